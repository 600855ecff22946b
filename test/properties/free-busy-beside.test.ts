/**
 * R16.3: the China side is added without changing what the existing hybrid does. The same free/busy queries, address
 * lists and sign-ins of the premises and the worldwide platforms, with and without 21Vianet beside them.
 */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { AVAILABILITY_FACTS } from '../../src/check/features/availability.ts';
import { DIRECTORY_FACTS } from '../../src/check/features/directory.ts';
import { newInvariantChecker } from '../../src/check/invariants.ts';
import { CLIENT } from '../../src/model/words.ts';
import { planOf } from '../../src/run/from-scenario.ts';
import { compile, type Recorded, recorded } from '../support/running.ts';

const OLD = ['ann@contoso.com', 'bob@contoso.com', 'eva@fabrikam.com', 'fay@fabrikam.com'] as const;
const CHINESE = ['mei@cn.contoso.com', 'wei@cn.contoso.com'] as const;
const ALL = [...OLD, ...CHINESE];
const OLD_PLATFORMS = ['premises', 'global', 'fabrikam'] as const;
const DOMAIN = { global: 'contoso.com', fabrikam: 'fabrikam.com', china: 'cn.contoso.com' } as const;
const TENANT = { global: 'contoso', fabrikam: 'fabrikam', china: 'china' } as const;
type Online = keyof typeof DOMAIN;

const minute = fc.integer({ min: 1, max: 170 });
const oldPair = fc.constantFrom(
  ...([
    ['global', 'fabrikam'],
    ['fabrikam', 'global'],
  ] as const),
);
const newPair = fc.constantFrom(
  ...([
    ['global', 'china'],
    ['china', 'global'],
    ['china', 'fabrikam'],
    ['fabrikam', 'china'],
  ] as const),
);
const query = (people: readonly string[]) =>
  fc.record({ from: fc.constantFrom(...people), of: fc.constantFrom(...people), minute });

const world = fc.record({
  mailboxes: fc.tuple(fc.constantFrom('premises', 'global'), fc.constantFrom('premises', 'global', null)),
  hybrid: fc.boolean(),
  spaces: fc.uniqueArray(oldPair),
  newSpaces: fc.uniqueArray(newPair),
  allowed: fc.boolean(),
  relationships: fc.uniqueArray(oldPair),
  rules: fc.subarray(['mailUser', 'proxyAddresses', 'targetAddress']),
  queries: fc.array(query(OLD), { minLength: 1, maxLength: 8 }),
  newQueries: fc.array(query(ALL), { maxLength: 8 }),
  down: fc.option(minute, { nil: undefined }),
  signIn: minute,
});
type Case = typeof world extends fc.Arbitrary<infer T> ? T : never;

const spaceOf = ([on, to]: readonly [Online, Online]) => ({ on, for: DOMAIN[to], tenant: TENANT[to] });

function scenario(made: Case, china: boolean): object {
  const asked = [
    ...made.queries.map((each, n) => ({ ...each, id: `old${n}` })),
    ...(china ? made.newQueries.map((each, n) => ({ ...each, id: `new${n}` })) : []),
  ];
  const mode = { mode: 'TeamsOnly' };
  return {
    coexsim: 1,
    start: '2024-01-08T08:00:00Z',
    until: '3h',
    tenants: {
      contoso: { topology: 'pureOnline', ...mode, domains: ['contoso.com'] },
      fabrikam: { topology: 'pureOnline', ...mode, domains: ['fabrikam.com'] },
      ...(china
        ? { china: { cloud: '21Vianet', topology: 'pureOnline', ...mode, domains: ['cn.contoso.com'] } }
        : {}),
    },
    exchange: {
      platforms: {
        premises: {},
        global: { tenant: 'contoso', hybrid: made.hybrid },
        fabrikam: { tenant: 'fabrikam' },
        ...(china ? { china: { tenant: 'china' } } : {}),
      },
      domains: {
        'contoso.com': { authoritative: ['premises', 'global'], mx: 'global' },
        'fabrikam.com': { authoritative: ['fabrikam'] },
        ...(china ? { 'cn.contoso.com': { authoritative: ['china'] } } : {}),
      },
    },
    directory: {
      federatedDomains: ['contoso.com', ...(china ? ['cn.contoso.com'] : [])],
      syncServers: {
        'to-global': { to: 'global', firstCycle: '5m', customRules: made.rules },
        ...(china ? { 'to-china': { to: 'china', firstCycle: '7m', customRules: made.rules } } : {}),
      },
    },
    availability: {
      addressSpaces: [...made.spaces, ...(china ? made.newSpaces : [])].map(spaceOf),
      allowedTenants: {
        global: [...(made.allowed ? ['fabrikam'] : []), ...(china ? ['china'] : [])],
        ...(china ? { china: made.allowed ? ['contoso'] : [] } : {}),
      },
      relationships: made.relationships.map(([of, other]) => ({ of, with: other })),
    },
    users: {
      [OLD[0]]: { mailbox: made.mailboxes[0] },
      [OLD[1]]: { mailbox: made.mailboxes[1], clients: [] },
      [OLD[2]]: {},
      [OLD[3]]: { clients: [] },
      ...(china ? Object.fromEntries(CHINESE.map((name) => [name, { clients: [] }])) : {}),
    },
    network: [{ from: 'federationEdge', to: 'federationEdge', latency: '100ms' }],
    events: [
      ...asked.map(({ minute: at, id, from, of }) => ({ at: `${at}m`, freeBusy: { id, from, of } })),
      ...(made.down === undefined ? [] : [{ at: `${made.down}m`, federationService: 'down' }]),
      ...[OLD[1], OLD[3], ...(china ? CHINESE : [])].map((user) => ({
        at: `${made.signIn}m`,
        signIn: { user, client: 'Teams' },
      })),
    ],
  };
}

/** What the old platforms and their people see of one another. */
function results({ compiled: { names }, replication }: Recorded): unknown {
  const { world: w } = replication;
  const queries = names.freeBusyQueries.flatMap((name, id) =>
    name.startsWith('old') ? [[name, AVAILABILITY_FACTS.freeBusy!(w, names, [id])]] : [],
  );
  const lists = OLD_PLATFORMS.map((platform) => {
    const facts = DIRECTORY_FACTS.addressList!(w, names, [names.platforms.indexOf(platform)]);
    return [platform, OLD.map((name) => facts[`shows ${name}`])];
  });
  const signedIn = OLD.map((name) => w.users.running[names.users.indexOf(name)]! & (1 << CLIENT.Teams));
  return { queries, lists, signedIn };
}

function runOf(file: object): Recorded {
  const run = recorded(compile(file));
  const checker = newInvariantChecker(planOf(run.compiled, 'properties').world, run.compiled);
  for (const record of run.records) checker.record(record);
  checker.end();
  expect(checker.violations()).toEqual([]);
  return run;
}

describe('21Vianet beside the worldwide hybrid', () => {
  test('changes no calendar, list or sign-in of the old platforms (R16.3)', () => {
    const met = new Set<string>();
    fc.assert(
      fc.property(world, (made) => {
        const before = runOf(scenario(made, false));
        const old = results(before) as { queries: [string, Record<string, string>][] };
        expect(results(runOf(scenario(made, true)))).toEqual(old);
        for (const [, facts] of old.queries) met.add(facts.way! + facts.because!);
      }),
      { numRuns: 100 },
    );
    // The property would be hollow if all queries ended alike.
    expect(met.size).toBeGreaterThan(5);
  });
});
