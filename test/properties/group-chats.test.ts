// Group chats of people of all modes and tenants: a group holds what each two of it may have, in one kind of client.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { newInvariantChecker } from '../../src/check/invariants.ts';
import { GROUP_STATUS } from '../../src/model/group-chats.ts';
import { CLIENT, CLIENTS, KIND, METHOD, MODES } from '../../src/model/words.ts';
import { planOf } from '../../src/run/from-scenario.ts';
import { Replication } from '../../src/run/replication.ts';
import { compile, Recorder } from '../support/running.ts';
import { ATTEMPTED, LANDED, SENT } from './group-records.ts';

const TENANTS = ['one', 'two', 'three'] as const;

/** Often all of one sort, so that what is between two tenants decides more than what is between two modes. */
const modes = fc.constantFrom<readonly Person['mode'][]>(MODES, ['TeamsOnly'], ['Islands', 'SfBOnly']);
const people = modes.chain((among) =>
  fc.array(fc.record({ tenant: fc.nat(2), mode: fc.constantFrom(...among), running: fc.boolean() }), {
    minLength: 3,
    maxLength: 5,
  }),
);
/** Whether tenant i blocks tenant j, for the three pairs. */
const blocks = fc.constantFrom(
  [false, false, false],
  [true, false, false],
  [false, true, false],
  [true, true, true],
);
const changes = fc.array(fc.record({ who: fc.nat(4), mode: fc.constantFrom(...MODES) }), { maxLength: 2 });

type Person = { tenant: number; mode: (typeof MODES)[number]; running: boolean };

const addressOf = (index: number, { tenant }: Person): string => `p${index}@${TENANTS[tenant]}.test`;

function scenario(
  persons: Person[],
  via: string,
  closed: readonly boolean[],
  later: { who: number; mode: string }[],
) {
  const names = persons.map((each, index) => addressOf(index, each));
  const tenants = Object.fromEntries(
    TENANTS.map((name, i) => {
      const next = TENANTS[(i + 1) % 3]!;
      const externalAccess = { blockedDomains: closed[i] ? [`${next}.test`] : [] };
      return [name, { domains: [`${name}.test`], mode: 'Islands', externalAccess }];
    }),
  );
  // The starter runs everything, or there would be nothing to see.
  const users = Object.fromEntries(
    persons.map(({ mode, running }, i) => [names[i]!, { mode, clients: running || i === 0 ? CLIENTS : [] }]),
  );
  const writing = (at: string) =>
    names.map((from) => ({ at, groupMessage: { from, in: 'g', id: `${at} ${from}` } }));
  return {
    coexsim: 1,
    start: '2021-07-20T09:00:00Z',
    until: '3h',
    rules: '2021-08',
    tenants: Object.fromEntries(
      Object.entries(tenants).map(([name, tenant]) => [
        name,
        { ...tenant, assistedUpgrade: '2022-06-01T00:00:00Z' },
      ]),
    ),
    users,
    events: [
      { at: '1m', startGroup: { from: names[0], via, members: names.slice(1), id: 'g' } },
      ...writing('10m'),
      ...later.map(({ who, mode }) => ({ at: '1h', setMode: { user: names[who % names.length], mode } })),
      ...writing('2h'),
    ],
  };
}

/** What two people can have, said anew and without the tables: one client, and external access on both sides. */
function fits(one: Person, other: Person, client: number, closed: readonly boolean[]): boolean {
  const uses = ({ mode }: Person): boolean =>
    mode === 'Islands' || (client === CLIENT.Teams ? mode === 'TeamsOnly' : mode !== 'TeamsOnly');
  if (!uses(one) || !uses(other)) return false;
  if (one.tenant === other.tenant) return true;
  const open = ![one, other].some(
    (a) => closed[a.tenant] && [one, other].some((b) => b.tenant === (a.tenant + 1) % 3),
  );
  const bothTeamsOnly = one.mode === 'TeamsOnly' && other.mode === 'TeamsOnly';
  return open && (client === CLIENT.SfB || bothTeamsOnly);
}

describe('a group chat', () => {
  test('is there exactly if each two of it fit, keeps one kind of client, and breaks no invariant', () => {
    let opened = 0;
    let refused = 0;
    fc.assert(
      fc.property(people, fc.nat(1), blocks, changes, (persons, client, closed, later) => {
        const compiled = compile(scenario(persons, CLIENTS[client]!, closed, later));
        const plan = planOf(compiled, '1');
        const recorder = new Recorder();
        const checker = newInvariantChecker(plan.world, compiled);
        const replication = new Replication(plan, [recorder, checker]);
        replication.run();
        checker.end({ inFlight: replication.messagesInFlight() });
        expect(checker.violations()).toEqual([]);

        const all = persons.every((one, i) =>
          persons.slice(i + 1).every((other) => fits(one, other, client, closed)),
        );
        const status = replication.world.groupChats.status[0];
        expect(status).toBe(all ? GROUP_STATUS.open : GROUP_STATUS.refused);
        if (all) opened += 1;
        else refused += 1;

        let copies = 0;
        for (const { kind, values } of recorder.records) {
          if (kind === ATTEMPTED) {
            copies += 1;
            expect([values[4], values[8]]).toEqual([client, KIND.groupChat]);
          }
          if (kind === SENT) {
            expect(values[5]).toBe(client);
            expect([METHOD.native, METHOD.nativeFederated, METHOD.sfb]).toContain(values[6]);
          }
          if (LANDED.has(kind)) expect(values[1]).toBe(client);
        }
        expect(copies).toBe(all ? 2 * persons.length * (persons.length - 1) : 0);
      }),
      { numRuns: 120 },
    );
    expect(Math.min(opened, refused)).toBeGreaterThan(5);
  });
});
