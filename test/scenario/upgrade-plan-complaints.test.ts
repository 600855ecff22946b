// What is wrong with an upgrade plan is said before anything runs, where it stands, with what to do about it.
import { expect, test } from 'vitest';
import { complaintsOf } from './support.ts';

/** The wave stands in line 14. */
function plan(
  wave: string,
  { rules = '2020-02-native-user', start = '2019-06-03', until = '100d' } = {},
): string {
  return `coexsim: 1
start: ${start}T09:00:00Z
until: ${until}
rules: ${rules}
tenants:
  contoso: { domains: [contoso.com] }
  litware: { domains: [litware.com], topology: pureOnPrem, mode: SfBOnly }
populations:
  sales: { size: 9, tenant: contoso, homed: { online: 60%, onPrem: 40% } }
  lit: { size: 2, tenant: litware, departments: 2 }
plan:
  waves:
    -
      ${wave}
`;
}

const WHO = 'name: a, at: 1d, who: sales';

test.each<[string, string[]]>([
  [`{ ${WHO} }`, ['14:7: a wave has a journey, or to: a mode; here are neither']],
  [
    `{ ${WHO}, to: Islands, journey: straight, pause: 1d }`,
    ['14:7: a wave has a journey, or to: a mode; here are both'],
  ],
  [
    '{ name: a, at: 1d, to: Islands }',
    ['14:7: a wave says who, or of whom it takes a share; here are neither'],
  ],
  [`{ ${WHO}, of: lit, to: SfBOnly }`, ['14:7: a wave says who, or of whom it takes a share; here are both']],
  [`{ ${WHO}, share: 5%, size: 3, to: SfBOnly }`, ['14:55: a wave has a share or a size, not both']],
  [`{ ${WHO}, share: 120%, to: SfBOnly }`, ['14:45: "120%" is no share (from 0% to 100%, or from 0 to 1)']],
  [
    `{ ${WHO}, journey: meetings-first }`,
    ['14:7: a journey of several steps needs a pause between them (such as pause: 14d)'],
  ],
  [`{ ${WHO}, journey: [] }`, ['14:47: the journey has no step']],
  [
    `{ ${WHO}, journey: stright }`,
    [
      '14:47: "stright" is none of islands-to-teamsonly, straight, meetings-first, assisted, move-and-upgrade (did you mean straight?)',
    ],
  ],
  [
    `{ ${WHO}, journey: [SfBWithTeamsCollab, Teams] }`,
    [
      '14:68: "Teams" is none of TeamsOnly, Islands, SfBOnly, SfBWithTeamsCollab, SfBWithTeamsCollabAndMeetings, move, moveToTeams',
    ],
  ],
  [
    `{ ${WHO}, journey: [${Array(11).fill('SfBOnly').join(', ')}], pause: 1h }`,
    ['14:47: the journey has more than 10 steps, which is the limit'],
  ],
  [`{ ${WHO}, keepTogether: site, to: SfBOnly }`, ['14:52: "site" is none of department']],
  [
    '{ name: a, at: soon, who: sales, to: SfBOnly }',
    [
      '14:22: "soon" is no time (a duration since the start such as 10m, or an instant such as 2023-08-28T09:00:00Z)',
    ],
  ],
  [
    '{ name: a, at: 80000d, who: sales, over: 9999d, to: SfBOnly }',
    ['14:7: the wave ends more than 285 years from 1970'],
  ],
  [
    '{ name: a, at: 1d, who: [lit/1, salles], to: SfBWithTeamsCollab }',
    ['14:39: there is no population, department, group, tenant or user "salles" (did you mean sales?)'],
  ],
  [
    '{ name: Sales, at: 1d, who: lit, to: SfBWithTeamsCollab }',
    ['14:15: group "Sales" is, but for case or accents, "sales", declared already, at 9:3'],
  ],
  // Grant-CsTeamsUpgradePolicy refuses it.
  [
    `{ ${WHO}, to: TeamsOnly }`,
    [
      '14:42: 4 of the 9 people of this wave cannot be granted TeamsOnly: TeamsOnly needs a user homed online (R1.21). (journey: assisted, or move before TeamsOnly in a list of steps, moves them first)',
    ],
  ],
  [
    '{ name: a, at: 1d, who: lit, journey: assisted }',
    [
      '14:45: 2 of the 2 people of this wave cannot be moved to the cloud: A tenant that is purely on-premises has no users homed online (R1.4).',
    ],
  ],
])('%s', (wave, said) => {
  expect(complaintsOf(plan(wave))).toEqual(said);
});

test('the rules that count are those of the day of the grant', () => {
  const wave = '{ name: a, at: 2021-09-01T00:00:00Z, who: sales, to: SfBOnly }';
  const by = { rules: 'by-date', start: '2021-06-03', until: '100d' };
  expect(complaintsOf(plan(wave.replace('09-01', '06-10'), by))).toEqual([]);
  expect(complaintsOf(plan(wave, by))).toEqual([
    '14:60: 5 of the 9 people of this wave cannot be granted SfBOnly: Users homed online can only be TeamsOnly since Skype for Business Online retired (R1.24).',
  ]);
});
