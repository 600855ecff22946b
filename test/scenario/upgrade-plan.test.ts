// Upgrade plans: who is taken, when each gets their grant, and what modes people have on their journey.
import { describe, expect, test } from 'vitest';
import { E } from '../../src/model/event.ts';
import { CLIENT, HOME, MODE, MODES } from '../../src/model/words.ts';
import { RefusedRequests } from '../../src/report/refused-requests.ts';
import type { Compiled } from '../../src/scenario/compiled.ts';
import { run } from '../support/running.ts';
import { compiled, warningsOf } from './support.ts';

const HOUR = 3_600_000_000;
const DAY = 24 * HOUR;

/** A company whose people are as said, and waves as said, a line each. */
function plan(populations: string, waves: readonly string[], more = ''): string {
  return `coexsim: 1
start: 2019-06-03T09:00:00Z
until: 100d
rules: 2020-02-native-user
tenants:
  contoso: { domains: [contoso.com] }
populations: { ${populations} }
${more}plan:
  waves:
${waves.map((wave) => `    - { ${wave} }\n`).join('')}`;
}

/** Names of the people of a wave. */
function peopleOf({ names, world }: Compiled, wave: string): string[] {
  const group = names.groups.indexOf(wave);
  const first = world.groups.first[group]!;
  return Array.from(
    { length: world.groups.size[group]! },
    (_, i) => names.users[world.memberships.user[first + i]!]!,
  );
}

function grants({ agenda }: Compiled): [hours: number, user: number, what: string][] {
  return agenda.map(({ kind, a, b, atUs }) => [
    atUs / HOUR,
    a,
    kind === E.modeGranted ? MODES[b]! : `moved to ${b === HOME.online ? 'online' : 'onPrem'}`,
  ]);
}

const WITHOUT_TEAMS =
  '10:7: 1 of the 4 people of this wave do not run Teams at the start (they miss what is sent to them once they are TeamsOnly: state opensTeams, or clients: both)';

describe('who is taken', () => {
  test('a share is of all who are named, exactly, and each person is taken once', () => {
    const result = compiled(
      plan('sales: { size: 30 }', [
        'name: a, at: 1d, of: sales, share: 10%, to: TeamsOnly',
        'name: b, at: 2d, of: sales, share: 30%, to: TeamsOnly',
        'name: c, at: 3d, who: everyone, to: TeamsOnly',
      ]),
    );
    expect(result.waves.map(({ users }) => users)).toEqual([3, 9, 18]);
    const all = ['a', 'b', 'c'].flatMap((wave) => peopleOf(result, wave));
    expect(new Set(all).size).toBe(30);
  });

  test('is drawn, but neither by the seed of the run nor by other waves; another draw draws anew', () => {
    const wave = 'name: a, at: 1d, of: sales, share: 50%, to: TeamsOnly';
    const first = peopleOf(compiled(plan('sales: { size: 40 }', [wave]), { seed: '1' }), 'a');
    const later = [wave, 'name: b, at: 2d, who: everyone, to: TeamsOnly'];
    expect(peopleOf(compiled(plan('sales: { size: 40 }', later), { seed: '2' }), 'a')).toEqual(first);
    expect(peopleOf(compiled(plan('sales: { size: 40 }', [`${wave}, draw: 2`])), 'a')).not.toEqual(first);
    expect(first).not.toEqual(first.map((_, n) => `sales-${String(n + 1).padStart(2, '0')}@contoso.com`));
  });

  test('departments stay together, and the share is met to within half a department', () => {
    const result = compiled(
      plan('sales: { size: 97, departments: 9 }', [
        'name: a, at: 1d, of: sales, share: 40%, keepTogether: department, over: 1d, to: TeamsOnly',
      ]),
    );
    const taken = new Set(peopleOf(result, 'a'));
    expect(Math.abs(taken.size - 39)).toBeLessThanOrEqual(5);
    for (let department = 1; department <= 9; department++) {
      const members = peopleOf(result, `sales/${department}`);
      expect([0, members.length]).toContain(members.filter((name) => taken.has(name)).length);
    }
    // Nor do the grants of one department lie apart.
    const departments = result.agenda.map(({ a }) => result.people.departmentOf[a]!);
    const changes = departments.filter((each, n) => n > 0 && departments[n - 1] !== each).length;
    expect(changes).toBe(new Set(departments).size - 1);
  });

  test('by size, department, group, tenant and address; guests and those who are there already are not', () => {
    const more = `users:
  ann@contoso.com: { mode: TeamsOnly }
  bob@contoso.com: {}
groups: { pals: [bob@contoso.com, s-1@contoso.com] }
`;
    const result = compiled(
      plan(
        's: { size: 9, departments: 3 }',
        [
          'name: a, at: 1d, who: [pals, s/3, S-9@contoso.com], to: TeamsOnly',
          'name: b, at: 1d, of: contoso, size: 4, to: TeamsOnly',
          'name: c, at: 1d, who: Everyone, to: TeamsOnly',
        ],
        more,
      ),
    );
    expect(peopleOf(result, 'a')).toEqual([
      'bob@contoso.com',
      ...[1, 7, 8, 9].map((n) => `s-${n}@contoso.com`),
    ]);
    expect(result.waves.map(({ users }) => users)).toEqual([5, 4, 1]);
    expect(result.waves.map(({ name, group }) => result.names.groups[group] === name)).toEqual([
      true,
      true,
      true,
    ]);
  });

  test.each<[string[], string[]]>([
    [
      ['name: a, at: 1d, who: s/1, to: TeamsOnly', 'name: b, at: 2d, who: s, to: TeamsOnly'],
      [
        '11:31: 3 of these 9 people are taken by an earlier wave, such as a (each person is taken once, by the first wave that names them)',
      ],
    ],
    [
      ['name: a, at: 1d, of: s, size: 8, to: TeamsOnly', 'name: b, at: 2d, of: s, size: 4, to: TeamsOnly'],
      [
        '11:30: 1 person is left for this wave, not 4 (each person is taken once, by the first wave that names them)',
      ],
    ],
    [
      ['name: a, at: 1d, who: s, to: Islands'],
      ['10:31: nobody is left for this wave (these have nothing left to do on this journey)'],
    ],
    [
      ['name: a, at: 1d, of: s, share: 50%, to: TeamsOnly', 'name: b, at: 2d, who: everyone, to: TeamsOnly'],
      [WITHOUT_TEAMS.replace('10:7: 1 of the 4', '11:7: 1 of the 7')],
    ],
    [
      ['name: a, at: 99d, over: 9d, who: s, to: TeamsOnly'],
      ['10:7: the run ends 7d before the last grant of this wave (let the run last longer, with until)'],
    ],
    [
      ['name: a, at: 9d, who: [s, x], journey: Islands-to-TeamsOnly'],
      [
        '10:48: 2 of the 11 people of this wave are not in Islands at the start (they become TeamsOnly all the same)',
      ],
    ],
    [['name: a, at: 9d, who: [s/1, y], to: TeamsOnly'], [WITHOUT_TEAMS]],
    [
      [
        'name: a, at: 1d, of: [x, y], share: 10%, over: 1d, journey: straight, pause: 1d',
        'name: b, at: 1d, of: s, size: 1, keepTogether: department, to: TeamsOnly',
      ],
      [
        '10:45: nobody is in this wave: 10% of 3 people comes to nobody (state a larger share, or size: 1)',
        '11:39: nobody is in this wave: 1 of 9 people is less than half of every department (state more, or leave keepTogether out)',
      ],
    ],
  ])('warnings %#', (waves, said) => {
    const populations =
      's: { size: 9, departments: 3 }, x: { size: 2, mode: SfBOnly, clients: both }, y: { size: 1, clients: SfB }';
    expect(warningsOf(plan(populations, waves))).toEqual(said);
  });

  test('a wave of nobody is left out, and the others are granted all the same', () => {
    const waves = [0, 10, 20].map(
      (share) => `name: w${share}, at: 1d, of: s, share: ${share}%, to: TeamsOnly`,
    );
    const { waves: planned, names } = compiled(plan('s: { size: 9 }', waves));
    expect(planned.map(({ users }) => users)).toEqual([1, 2]);
    expect(names.groups).toEqual(['s', 'w10', 'w20']);
  });
});

describe('when', () => {
  test('people who do not run Teams open it so long after their own last grant', () => {
    const populations =
      's: { size: 2, mode: SfBOnly, clients: both }, y: { size: 2, mode: SfBOnly, clients: SfB }, y0: { size: 1, mode: SfBOnly, clients: both, runs: { Teams: 0% } }';
    const waves = [
      'name: a, at: 1d, over: 4h, who: [s, y, y0], journey: meetings-first, pause: 10d, opensTeams: 1d',
    ];
    const result = compiled(plan(populations, waves));
    const last = grants(result).filter(([, , what]) => what === 'TeamsOnly');
    const opened = result.agenda.filter(({ kind }) => kind === E.clientSignedIn);
    const without = last.filter(([, user]) => result.names.users[user]!.startsWith('y'));
    expect(opened.map(({ a, b, atUs }) => [atUs / HOUR, a, b])).toEqual(
      without.map(([hours, user]) => [hours + 24, user, CLIENT.Teams]),
    );
    expect(opened).toHaveLength(3);
    expect(warningsOf(plan(populations, waves))).toEqual([]);
  });

  test('grants are spread evenly from the first instant on', () => {
    const result = compiled(plan('s: { size: 7 }', ['name: a, at: 1d, who: s, over: 1h, to: TeamsOnly']));
    const times = result.agenda.map(({ atUs }) => atUs - DAY);
    expect(times).toEqual([0, 1, 2, 3, 4, 5, 6].map((n) => Math.floor((n * HOUR) / 7)));
    expect(result.waves).toMatchObject([{ name: 'a', fromUs: DAY, untilUs: DAY + times[6]!, users: 7 }]);
  });

  test('an instant is as good as a duration; the effect is a law for all grants', () => {
    const more = 'switches: { modeChangeDelay: 1h }\n';
    const text = plan('s: { size: 2 }', ["name: a, at: '2019-06-04T09:00:00Z', who: s, to: TeamsOnly"], more);
    expect(compiled(text).agenda.map(({ atUs, c }) => [atUs, c])).toEqual([
      [DAY, -1],
      [DAY, -1],
    ]);
    const lawful = compiled(text.replace('plan:\n', 'plan:\n  effect: { uniform: { min: 0s, max: 24h } }\n'));
    expect(lawful.agenda.map(({ c }) => c)).toEqual([0, 0]);
    expect(lawful.delays).toEqual([{ kind: 'uniform', min: 0, max: DAY }]);
  });

  test('the steps of a journey follow each other with a pause after the last grant of each', () => {
    const result = compiled(
      plan('s: { size: 2 }', ['name: a, at: 1d, who: s, over: 2h, pause: 7d, journey: meetings-first']),
    );
    const [x, y] = result.agenda.map(({ a }) => a);
    const week = 7 * 24 + 2;
    expect(grants(result)).toEqual(
      ['SfBWithTeamsCollab', 'SfBWithTeamsCollabAndMeetings', 'TeamsOnly'].flatMap((mode, step) => [
        [24 + step * week, x, mode],
        [25 + step * week, y, mode],
      ]),
    );
  });

  test('people begin where they are; a step that nobody needs takes no time', () => {
    const populations =
      's: { size: 1, mode: SfBWithTeamsCollab }, t: { size: 1, mode: SfBWithTeamsCollabAndMeetings }';
    const result = compiled(
      plan(populations, ['name: a, at: 1d, who: everyone, pause: 7d, journey: meetings-first']),
    );
    expect(grants(result)).toEqual(
      [
        [24, 0, 'SfBWithTeamsCollabAndMeetings'],
        [24 + 7 * 24, 0, 'TeamsOnly'],
        [24 + 7 * 24, 1, 'TeamsOnly'],
      ].sort((a, b) => (a[0] as number) - (b[0] as number)),
    );
  });
});

describe('journeys, step by step, as they happen', () => {
  const ISLANDS = 's: { size: 3 }, p: { size: 2, homed: onPrem }';
  /** The modes of the first person of each population after so many days. */
  function modesAfter(text: string, days: number): string[] {
    const { world } = run(compiled(text, { until: `${days}d` })).replication;
    return [3, 0].map(
      (user) => `${MODES[world.users.mode[user]!]} ${world.users.homed[user] === 0 ? 'online' : 'onPrem'}`,
    );
  }

  test.each<[string, [days: number, cloud: string, premises: string][]]>([
    [
      'assisted',
      [
        [1, 'Islands online', 'Islands onPrem'],
        [3, 'TeamsOnly online', 'TeamsOnly online'],
      ],
    ],
    [
      'move-and-upgrade',
      [
        [1, 'Islands online', 'Islands onPrem'],
        [3, 'TeamsOnly online', 'TeamsOnly online'],
      ],
    ],
    [
      '[SfBWithTeamsCollab, SfBWithTeamsCollabAndMeetings, move, TeamsOnly]',
      [
        [1, 'Islands online', 'Islands onPrem'],
        [3, 'SfBWithTeamsCollab online', 'SfBWithTeamsCollab onPrem'],
        [10, 'SfBWithTeamsCollabAndMeetings online', 'SfBWithTeamsCollabAndMeetings onPrem'],
        [17, 'TeamsOnly online', 'TeamsOnly online'],
      ],
    ],
  ])('%s', (journey, moments) => {
    const text = plan(ISLANDS, [`name: a, at: 2d, who: everyone, pause: 7d, over: 1h, journey: ${journey}`]);
    for (const [days, cloud, premises] of moments) expect(modesAfter(text, days)).toEqual([cloud, premises]);
  });

  test('nobody is refused anything on the way', () => {
    const text = plan(ISLANDS, ['name: a, at: 2d, who: everyone, over: 1h, journey: assisted']);
    const refused = new RefusedRequests();
    const { world } = run(compiled(text), [refused]).replication;
    expect(Array.from(world.users.mode)).toEqual(Array(5).fill(MODE.TeamsOnly));
    expect(Array.from(world.users.homed)).toEqual(Array(5).fill(HOME.online));
    expect(refused.count).toBe(0);
  });

  test('whom an event has moved before is granted TeamsOnly without a move of the wave', () => {
    const wave = ['name: a, at: 2d, who: p, to: TeamsOnly'];
    const moves = [1, 2]
      .map((n) => `  - { at: 1d, move: { user: p-${n}@contoso.com, to: online } }\n`)
      .join('');
    const text = plan(ISLANDS, wave, `events:\n${moves}`);
    const { world } = run(compiled(text)).replication;
    expect(Array.from(world.users.mode)).toEqual([0, 0, 1, 1, 1]);
  });
});
