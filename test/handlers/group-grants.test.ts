/** Modes granted to groups: which of several counts, and that it costs no more than the people there are. */
import { expect, test } from 'vitest';
import { isMember } from '../../src/model/groups.ts';
import { MODE, NONE } from '../../src/model/words.ts';
import { planOf } from '../../src/run/from-scenario.ts';
import { Replication } from '../../src/run/replication.ts';
import { compile, run, SEED } from '../support/running.ts';

const SOME = 9;
const PEOPLE = 100_000;

function company(size: number, events: readonly object[], groups: object): object {
  return {
    coexsim: 1,
    start: '2019-06-03T09:00:00Z',
    until: '1h',
    rules: '2019-h1',
    tenants: { contoso: { domains: ['contoso.com'] } },
    populations: { staff: { size, tenant: 'contoso', departments: 3 } },
    groups,
    events,
  };
}

function grant(at: string, group: string, policy: string | null): object {
  return { at, grantPolicy: { group, policy } };
}

/** A letter for the mode that each person has from a group: SfBOnly, C for SfBWithTeamsCollab, TeamsOnly. */
function modesAfter(...events: object[]): string {
  const odd = [9, 1, 5, 3].map((n) => `staff-${n}@contoso.com`);
  const { world } = run(compile(company(SOME, events, { odd, 'a few': odd.slice(2) }))).replication;
  const letters: Readonly<Record<number, string>> = {
    [NONE]: '-',
    [MODE.SfBOnly]: 'S',
    [MODE.SfBWithTeamsCollab]: 'C',
    [MODE.TeamsOnly]: 'T',
  };
  return Array.from({ length: SOME }, (_, user) => letters[world.users.groupAssigned[user]!]).join('');
}

test('of several groups the first by name counts, when one is granted as when one is cleared', () => {
  const odd = grant('1m', 'odd', 'SfBOnly');
  const few = grant('2m', 'a few', 'SfBWithTeamsCollab');
  const staff = grant('3m', 'staff', 'UpgradeToTeams');
  expect(modesAfter(odd)).toBe('S-S-S---S');
  expect(modesAfter(odd, few)).toBe('S-C-C---S');
  expect(modesAfter(odd, few, staff)).toBe('STCTCTTTS');
  expect(modesAfter(odd, few, staff, grant('4m', 'odd', null))).toBe('TTCTCTTTT');
});

test('membership is found in every group, and nobody else is in it', () => {
  const { world, names } = compile(
    company(SOME, [], { odd: ['staff-9@contoso.com', 'staff-2@contoso.com'] }),
  );
  const members = names.groups.map((_, group) =>
    Array.from({ length: SOME + 2 }, (_, n) => n - 1).filter((user) => isMember(world, group, user)),
  );
  expect(Object.fromEntries(names.groups.map((name, group) => [name, members[group]]))).toEqual({
    odd: [1, 8],
    staff: [0, 1, 2, 3, 4, 5, 6, 7, 8],
    'staff/1': [0, 1, 2],
    'staff/2': [3, 4, 5],
    'staff/3': [6, 7, 8],
  });
});

test('of 100,000 people who are granted a mode as a group each is found in a few steps', () => {
  const compiled = compile(company(PEOPLE, [grant('1m', 'staff', 'SfBOnly')], {}));
  const replication = new Replication(planOf(compiled, SEED), []);
  const { world } = replication;
  let looks = 0;
  const counting = new Proxy(world.memberships.user, {
    get(users, place) {
      looks += 1;
      return Reflect.get(users, place);
    },
  });
  Object.assign(world.memberships, { user: counting });
  replication.run();
  expect(Array.from(world.users.mode).filter((mode) => mode === MODE.SfBOnly)).toHaveLength(PEOPLE);
  // 100,000 has 17 binary digits; one look for the list, one at the end, and some to spare.
  expect(looks).toBeGreaterThan(PEOPLE);
  expect(looks).toBeLessThan(PEOPLE * 20);
});
