/**
 * An address list shows exactly whom the last cycle that could see them has brought: random directories, servers and
 * changes against the same thing computed anew from what the scenario says, and the invariants of the checker.
 */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DIRECTORY_FACTS } from '../../src/check/features/directory.ts';
import { newInvariantChecker } from '../../src/check/invariants.ts';
import { planOf } from '../../src/run/from-scenario.ts';
import { compile, recorded } from '../support/running.ts';

const PEOPLE = ['ann@contoso.com', 'bob@contoso.com', 'cai@cn.contoso.com', 'dan@cn.contoso.com'] as const;
const PLATFORMS = ['premises', 'global', 'china'] as const;
const RULES = ['mailUser', 'proxyAddresses', 'targetAddress'] as const;
type Rule = (typeof RULES)[number];

const minute = fc.integer({ min: 0, max: 170 });
const rules = fc.oneof(fc.constant([...RULES]), fc.subarray([...RULES]));
const server = fc.record({
  to: fc.constantFrom('global', 'china'),
  every: fc.integer({ min: 10, max: 60 }),
  /** Undefined: it has been running before the start. */
  first: fc.option(minute, { nil: undefined }),
  rules,
  domains: fc.constantFrom(undefined, undefined, ['contoso.com'], ['cn.contoso.com']),
});
const change = fc.oneof(
  fc.record({ kind: fc.constantFrom('create', 'remove'), who: fc.nat(PEOPLE.length - 1), at: minute }),
  fc.record({ kind: fc.constant('rules'), rules, at: minute }),
  fc.record({ kind: fc.constant('now'), at: minute }),
);
const cases = fc.record({
  mailboxes: fc.array(fc.constantFrom(...PLATFORMS, null), { minLength: 4, maxLength: 4 }),
  server,
  changes: fc.array(change, { maxLength: 8 }),
  /** Half a minute after it is looked at; what is on its way at a whole minute has come by then. */
  until: minute,
});
type Case = typeof cases extends fc.Arbitrary<infer T> ? T : never;
type Change = Case['changes'][number];

function event(each: Change): object {
  const at = `${each.at}m`;
  if ('who' in each) return { at, [`${each.kind}User`]: { user: PEOPLE[each.who] } };
  if ('rules' in each) return { at, setCustomRules: { server: 'connect', customRules: each.rules } };
  return { at, syncNow: { server: 'connect' } };
}

function scenario({
  mailboxes,
  server: { to, every, first, rules: own, domains },
  changes,
  until,
}: Case): object {
  return {
    coexsim: 1,
    start: '2024-01-08T08:00:00Z',
    until: `${until}m30s`,
    tenants: {
      contoso: { domains: ['contoso.com'] },
      china: { cloud: '21Vianet', topology: 'pureOnline', mode: 'TeamsOnly', domains: ['cn.contoso.com'] },
    },
    exchange: {
      platforms: { premises: {}, global: { tenant: 'contoso', hybrid: true }, china: { tenant: 'china' } },
      domains: {
        'contoso.com': { authoritative: ['premises', 'global'], mx: 'global' },
        'cn.contoso.com': { authoritative: ['china'] },
      },
    },
    directory: {
      syncServers: {
        connect: {
          to,
          every: `${every}m`,
          customRules: own,
          ...(first === undefined ? {} : { firstCycle: `${first}m` }),
          ...(domains === undefined ? {} : { domains }),
        },
      },
    },
    users: Object.fromEntries(
      PEOPLE.map((name, who) => [name, { mailbox: mailboxes[who], mode: 'TeamsOnly' }]),
    ),
    events: changes.map(event),
  };
}

/** Whether the person is in the directory after everything up to a minute. */
function exists({ changes }: Case, who: number, upTo: number): boolean {
  const own = changes.flatMap((each) => ('who' in each && each.who === who ? [each] : []));
  const last = own
    .filter(({ at }) => at <= upTo)
    .sort((a, b) => a.at - b.at)
    .at(-1);
  if (last !== undefined) return last.kind === 'create';
  return !own.some(({ kind }) => kind === 'create');
}

function rulesAt({ server: { rules: own }, changes }: Case, upTo: number): readonly Rule[] {
  const set = changes.flatMap((each) => ('rules' in each && each.at <= upTo ? [each] : []));
  return set.sort((a, b) => a.at - b.at).at(-1)?.rules ?? own;
}

/** The last minute at which a cycle began, undefined if none has. */
function lastCycle({ server: { every, first }, changes, until }: Case): number | undefined {
  const times = changes.flatMap((each) =>
    'who' in each || 'rules' in each || each.at > until ? [] : [each.at],
  );
  for (let at = first ?? every; at <= until; at += every) times.push(at);
  return times.length === 0 ? undefined : Math.max(...times);
}

function isShown(made: Case, platform: (typeof PLATFORMS)[number], who: number): boolean {
  const mailbox = made.mailboxes[who]!;
  if (mailbox === null) return false;
  if (platform === 'premises') return exists(made, who, made.until);
  const { to, first } = made.server;
  const domains: readonly string[] | undefined = made.server.domains;
  // Without a server a platform knows whom mail knows there: everybody who was there at the start.
  if (platform !== to) return exists(made, who, -1);
  const cycle = lastCycle(made);
  if (cycle === undefined && first !== undefined) return mailbox === platform && exists(made, who, -1);
  const read = cycle ?? -1;
  if (!exists(made, who, read)) return false;
  if (domains !== undefined && !domains.includes(PEOPLE[who]!.split('@')[1]!)) return false;
  return mailbox === platform || mailbox === 'premises' || rulesAt(made, read).length === RULES.length;
}

describe('an address list', () => {
  test('shows whom the last cycle has brought, and nobody before', () => {
    fc.assert(
      fc.property(cases, (made) => {
        const run = recorded(compile(scenario(made)));
        const { names } = run.compiled;
        for (const platform of PLATFORMS) {
          const id = names.platforms.indexOf(platform);
          const { shows } = DIRECTORY_FACTS.addressList!(run.replication.world, names, [id]);
          const expected = PEOPLE.filter((_, who) => isShown(made, platform, who));
          expect([platform, shows]).toEqual([platform, expected.join(', ') || 'none']);
        }
        const checker = newInvariantChecker(planOf(run.compiled, 'properties').world, run.compiled);
        for (const record of run.records) checker.record(record);
        checker.end();
        expect(checker.violations()).toEqual([]);
      }),
    );
  });
});
