/** When an imported scenario starts and ends, and when its recordings are played, by the dates in the exports. */
import { expect, test } from 'vitest';
import { imported, notesOf, scenarioOf, wrongWith } from './support.ts';

const USERS =
  'SipAddress,Enabled,HostingProvider\nsip:ann@acme.com,True,sipfed.online.lync.com\nsip:bob@acme.com,True,sipfed.online.lync.com\n';
const USAGE =
  'User Principal Name,Last Activity Date,Private Chat Message Count,Call Count,Report Period\nann@acme.com,2020-02-28,10,0,30\n';
const usersWith = (mode: string): string =>
  USERS.replace('Enabled', 'Enabled,TeamsUpgradeEffectiveMode').replaceAll('True', `True,${mode}`);

/** A message from ann to bob at each of the instants. */
function messages(...instants: string[]): string {
  return `sender,receiver,time\n${instants.map((at) => `ann@acme.com,bob@acme.com,${at}\n`).join('')}`;
}

function times(files: Readonly<Record<string, string>>, start?: string): unknown[] {
  const result = imported({ 'contoso/u.csv': USERS, ...files }, start === undefined ? {} : { start });
  // Messages after the end would be a warning.
  expect(wrongWith(result)).toEqual([]);
  const scenario = scenarioOf(result);
  return [scenario.start, scenario.until, ...(scenario.recorded ?? []).map(({ begin }) => begin)];
}

test('a recording keeps its weekday and hour, and the run takes it all', () => {
  const march = messages('2020-03-02T08:00:00Z', '2020-03-22T08:00:00Z');
  expect(times({ 'm.csv': march })).toEqual(['2020-03-02T00:00:00Z', '21d', '8h']);
  const wednesday = messages('2020-03-04T16:30:00Z');
  expect(times({ 'm.csv': wednesday }, '2021-06-07T00:00:00Z')).toEqual([
    '2021-06-07T00:00:00Z',
    '14d',
    '2d16h30m',
  ]);
  // A start in the middle of a week, and two recordings a week apart.
  expect(
    times({ 'm.csv': wednesday, 'n.csv': messages('2020-03-11T16:30:00Z') }, '2021-06-10T00:00:00Z'),
  ).toEqual(['2021-06-10T00:00:00Z', '14d', '6d16h30m', '13d16h30m']);
  // Before the first rules there is no such start, and what counts from 0 has no weekday.
  expect(times({ 'm.csv': messages('2004-04-15T05:56:00Z') })).toEqual([
    '2025-06-02T00:00:00Z',
    '14d',
    '3d5h56m',
  ]);
  expect(times({ 'm.csv': messages('0', '8640000') })).toEqual(['2025-06-02T00:00:00Z', '101d', undefined]);
});

test('the start follows messages, else usage reports, unless the exported modes cannot exist then', () => {
  expect(times({ 'usage.csv': USAGE })).toEqual(['2020-02-24T00:00:00Z', '14d']);
  expect(times({ 'usage.csv': USAGE, 'm.csv': messages('2020-03-03T08:00:00Z') })[0]).toBe(
    '2020-03-02T00:00:00Z',
  );
  // The first is of nobody who was imported.
  const strangers = messages('2020-03-03T08:00:00Z').replace(
    'time\n',
    'time\nann@acme.com,x@y.com,2019-01-01\n',
  );
  expect(times({ 'm.csv': strangers })[0]).toBe('2020-03-02T00:00:00Z');
  const late = imported({
    'contoso/u.csv': usersWith('Islands'),
    'm.csv': messages('2022-03-01T08:00:00Z'),
  });
  expect(scenarioOf(late)).toMatchObject({ start: '2021-06-07T00:00:00Z', recorded: [{ begin: '1d8h' }] });
  expect(notesOf(late).join()).toContain(
    'does not start at 2022-02-28T00:00:00Z, the Monday of the week of the first',
  );
});

test('which mode people have of whom no export says one', () => {
  const look = (files: Readonly<Record<string, string>>): string =>
    notesOf(imported(files))
      .filter((note) => note.includes('mode'))
      .join('|');
  const tenantWide = 'no export says the tenant-wide mode; the usual one, Islands, is stated';
  expect(look({ 'contoso/u.csv': USERS })).toContain(
    'no export says a mode; at this start all 2 people online count as TeamsOnly',
  );
  const mixed = `${USERS}sip:cas@acme.com,True,SRV:\n`;
  expect(look({ 'contoso/u.csv': mixed, 'm.csv': messages('2020-03-02T08:00:00Z') })).toBe(
    `${tenantWide}|no export says a mode; at this start all 2 people online count as Islands, 1 person on-premises counts as Islands`,
  );
  expect(look({ 'contoso/u.csv': usersWith('TeamsOnly').replace('TeamsOnly', '') })).toContain(
    'no export says a mode of 1 person; at this start 1 person online counts as TeamsOnly',
  );
  expect(look({ 'contoso/u.csv': usersWith('TeamsOnly') })).not.toContain('says a mode');
});

test.each([
  ['online in Islands', usersWith('Islands'), 2, 'journey: islands-to-teamsonly'],
  ['in several modes', usersWith('Islands').replace('Islands', 'SfBOnly'), 2, 'to: TeamsOnly'],
  ['one person', usersWith('Islands').replace('Islands', 'TeamsOnly'), 1, 'journey: islands-to-teamsonly'],
  ['TeamsOnly already', usersWith('TeamsOnly'), 0, ''],
  [
    'some on-premises',
    `${usersWith('Islands')}sip:cas@acme.com,True,SfBOnly,SRV:\n`,
    2,
    'journey: move-and-upgrade',
  ],
])('the plan in the comments fits, and nothing warns of it: %s', (_, users, waves, how) => {
  const result = imported({ 'contoso/u.csv': users });
  expect(result.scenario.split(`${how}, opensTeams: 1d }`)).toHaveLength(waves + 1);
  expect(result.scenario.includes('everybody is TeamsOnly at this start')).toBe(waves === 0);
  const at = result.scenario.indexOf(waves === 0 ? '# traffic:' : '# plan:');
  const scenario = result.scenario.slice(0, at) + result.scenario.slice(at).replaceAll(/^# /gm, '');
  expect(scenarioOf({ ...result, scenario })).toHaveProperty('traffic');
  expect(wrongWith({ ...result, scenario })).toEqual([]);
});

test('a home that no export says is told, with what counts', () => {
  const users = 'UserPrincipalName,TeamsUpgradeEffectiveMode\nann@acme.com,Islands\nbob@acme.com,Islands\n';
  const result = imported({ 'contoso/u.csv': users });
  expect(notesOf(result)).toContain(
    'contoso: no export says where 2 people are homed (HostingProvider would); they count as online, and the topology as pureOnline',
  );
  expect(result.scenario).toContain(
    'topology: pureOnline  # no export says where people are homed; online is assumed',
  );
  expect(notesOf(imported({ 'contoso/u.csv': USERS })).join()).not.toContain('homed');
});
