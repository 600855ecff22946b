// What a scenario becomes: ids, defaults, events, settings, expectations.
import { describe, expect, test } from 'vitest';
import { WISH } from '../../src/model/attempt.ts';
import { E } from '../../src/model/event.ts';
import { findPair } from '../../src/model/pairs.ts';
import {
  CLIENT,
  HOME,
  KIND,
  METHOD,
  MODE,
  NONE,
  OUTCOME,
  PRESENCE,
  PRESENCE_SOURCES,
  THREAD_STATUS,
} from '../../src/model/words.ts';
import { TABLES, type World, worldToJson } from '../../src/model/world.ts';
import { compiled, EXAMPLE, SMALL } from './support.ts';

const CHAT = 'from: ann@contoso.com, to: bob@contoso.com, via: Teams';
const MINUTE = 60_000_000;

describe("the contract's example", () => {
  const scenario = compiled(EXAMPLE);

  test('clock, seed and rules', () => {
    expect(scenario).toMatchObject({
      title: 'An interop thread is stranded by an upgrade',
      file: 'x.yaml',
      startUs: 1_559_552_400_000_000,
      untilUs: 120 * MINUTE,
      seed: '7',
      rules: '2019-h1',
      awayAfterUs: NONE,
    });
    expect(scenario.epochs.map(({ id }) => id)).toEqual(['2019-h1#0']);
    expect(scenario.digest).toMatch(/^[0-9a-f]{64}$/);
  });

  test('actions and agenda, in the order of the file', () => {
    const plain = { features: 0, kind: KIND.chat, bytes: 1000, call: NONE, label: NONE };
    expect(scenario.actions).toEqual([
      { originator: 0, recipient: 1, client: CLIENT.Teams, wish: WISH.newest, of: NONE, mark: 0, ...plain },
      { originator: 1, recipient: 0, client: NONE, wish: WISH.reply, of: 0, mark: 1, ...plain },
      { originator: 0, recipient: 1, client: CLIENT.Teams, wish: WISH.ofMessage, of: 0, mark: 2, ...plain },
      { originator: 0, recipient: 1, client: CLIENT.Teams, wish: WISH.fresh, of: NONE, mark: 3, ...plain },
    ]);
    expect(scenario.agenda.map(({ kind, atUs, a, b, c }) => [kind, atUs / MINUTE, a, b, c])).toEqual([
      [E.messageAttempted, 0, 0, 0, 0],
      [E.messageAttempted, 9, 1, 0, 0],
      [E.modeGranted, 30, 1, MODE.TeamsOnly, NONE],
      [E.messageAttempted, 31, 2, 0, 0],
      [E.messageAttempted, 32, 3, 0, 0],
    ]);
  });

  test('expectations carry ids, codes and where they stand', () => {
    const at = (line: number) => ({ file: 'x.yaml', line, column: 5 });
    expect(scenario.expectations).toEqual([
      {
        about: 'message',
        ...at(32),
        mark: 0,
        facts: { outcome: OUTCOME.delivered, lands: CLIENT.SfB, method: METHOD.interop, row: '2019-h1/1b.7' },
      },
      {
        about: 'message',
        ...at(33),
        mark: 2,
        facts: { outcome: OUTCOME.refused, because: 'thread-disabled' },
      },
      {
        about: 'message',
        ...at(34),
        mark: 3,
        facts: { outcome: OUTCOME.delivered, lands: CLIENT.Teams, method: METHOD.native },
      },
      { about: 'thread', ...at(35), ofMark: 0, atUs: 31 * MINUTE, status: THREAD_STATUS.disabled },
      {
        about: 'presence',
        ...at(36),
        of: 1,
        seenBy: 0,
        via: CLIENT.Teams,
        atUs: 60 * MINUTE,
        source: PRESENCE_SOURCES.indexOf('Teams'),
      },
    ]);
  });
});

describe('the first World', () => {
  test('every cell of every row is a number', () => {
    const text = `${SMALL}  dan@contoso.com: { contacts: [ann@contoso.com] }\ngroups: { g: [ann@contoso.com] }\nevents: [{ at: 1s, chat: { ${CHAT}, id: m1 } }]\n`;
    const json = worldToJson(compiled(text).world) as unknown as Record<string, Record<string, number[]>>;
    for (const [table, columns] of Object.entries(TABLES)) {
      for (const column of Object.keys(columns)) {
        expect(json[table]![column]!.every(Number.isInteger), `${table}.${column}`).toBe(true);
      }
    }
  });

  test('defaults of a user follow from tenant and mode', () => {
    const { world, names } = compiled(SMALL);
    const user = (name: string, column: keyof World['users']): number =>
      (world.users[column] as number[])[names.users.indexOf(name)]!;
    expect(user('bob@contoso.com', 'mode')).toBe(MODE.Islands);
    expect(user('bob@contoso.com', 'assigned')).toBe(NONE);
    expect(user('bob@contoso.com', 'running')).toBe(0b11);
    expect(user('bob@contoso.com', 'homed')).toBe(HOME.online);
    expect(user('bob@contoso.com', 'access')).toBe(1);
    expect(user('ann@contoso.com', 'running')).toBe(0b01);
    expect(user('ann@contoso.com', 'assigned')).toBe(MODE.TeamsOnly);
    expect(user('cat@fabrikam.com', 'mode')).toBe(MODE.SfBOnly);
    expect(user('cat@fabrikam.com', 'running')).toBe(0b10);
    expect(user('cat@fabrikam.com', 'activityTeams')).toBe(PRESENCE.available);
  });

  test('a tenant purely on premises homes its users there', () => {
    const { world } = compiled(SMALL.replace('mode: SfBOnly', 'topology: pureOnPrem'));
    expect(world.users.homed[2]).toBe(HOME.onPrem);
  });

  test('where the rules leave a tenant no other mode, it is TeamsOnly', () => {
    const text = SMALL.replace('mode: SfBOnly', 'topology: pureOnline').replace('{ mode: TeamsOnly }', '');
    const { world } = compiled(text, { rules: '2021-11' });
    expect(world.tenants.mode[1]).toBe(MODE.TeamsOnly);
    expect(world.users.mode[2]).toBe(MODE.TeamsOnly);
  });

  test('external access: stated or not, on or off, what it says of each domain', () => {
    const closed = 'externalAccess: { allowFederatedUsers: false }';
    const { world, names } = compiled(SMALL.replace('mode: SfBOnly', closed));
    expect(names.domains).toEqual(['contoso.com', 'fabrikam.com']);
    expect([...Array(2)].map((_, tenant) => world.tenants.federation[tenant])).toEqual([1, 0]);
    expect([...Array(2)].map((_, tenant) => world.tenants.accessExplicit[tenant])).toEqual([0, 1]);
    expect(world.access).toEqual([0, 0, 1, 1]);
  });

  test('contacts make pairs, a bit for each direction', () => {
    const text = SMALL.replace(
      '{ mode: TeamsOnly }',
      '{ contacts: [bob@contoso.com, cat@fabrikam.com] }',
    ).replace('bob@contoso.com: {}', 'bob@contoso.com: { contacts: [ann@contoso.com] }');
    const { world } = compiled(text);
    expect(world.pairs.contacts[findPair(world, 0, 1)]).toBe(0b11);
    expect(world.pairs.contacts[findPair(world, 2, 0)]).toBe(0b01);
    expect(findPair(world, 1, 2)).toBe(NONE);
  });

  test('groups hold their members in the order of ids', () => {
    const { world, names } = compiled(`${SMALL}groups: { z: [bob@contoso.com, ann@contoso.com], a: [] }\n`);
    expect(names.groups).toEqual(['a', 'z']);
    expect(world.groups.size).toEqual([0, 2]);
    expect(world.memberships.user).toEqual([0, 1]);
  });
});

describe('dates', () => {
  const dated = SMALL.replace('2019-06-03T09:00:00Z', '2021-07-31T23:00:00Z').replace('rules: 2019-h1\n', '');

  test('rules that change during the run are events of it', () => {
    const { epochs, agenda, rules } = compiled(dated);
    expect(rules).toBe('by-date');
    expect(epochs.map(({ ruleSet }) => ruleSet)).toEqual(['2020-02-native-user', '2021-08']);
    expect(agenda).toEqual([{ kind: E.rulesChanged, atUs: 60 * MINUTE, a: 1, b: 0, c: 0, d: 0 }]);
  });

  test('an assisted upgrade that is ahead is pending, and an event if the run reaches it', () => {
    const text = dated.replace('mode: SfBOnly', 'assistedUpgrade: 2021-08-01T00:30:00Z');
    const { agenda, world } = compiled(text);
    expect(world.tenants.upgradePending).toEqual([0, 1]);
    expect(agenda.at(-1)).toEqual({ kind: E.tenantUpgraded, atUs: 90 * MINUTE, a: 1, b: -1, c: 0, d: 0 });
    const past = compiled(text.replace('2021-08-01T00:30:00Z', '2021-07-01'));
    expect(past.world.tenants.upgradePending).toEqual([0, 0]);
    expect(past.agenda).toHaveLength(1);
  });

  test('the command line wins over the file', () => {
    const options = { seed: 'other', rules: '2018-11', until: '5m', switches: { sessionClock: 'absolute' } };
    const scenario = compiled(
      `${SMALL}switches: { sessionClock: idle, sessionTimeout: 15m }\nseed: 1\n`,
      options,
    );
    expect(scenario).toMatchObject({ seed: 'other', rules: '2018-11', untilUs: 5 * MINUTE });
    expect(scenario.switches).toMatchObject({ sessionClock: 'absolute', sessionTimeout: 15 * MINUTE });
  });
});
