/**
 * R16.3: the China side is added without changing what the existing hybrid does. The same mails between the premises
 * and the worldwide platform, with and without 21Vianet beside them, have the same fates and come the same way.
 */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MAIL_FACTS } from '../../src/check/features/mail.ts';
import { newInvariantChecker } from '../../src/check/invariants.ts';
import { planOf } from '../../src/run/from-scenario.ts';
import { compile, recorded } from '../support/running.ts';

const OLD = ['ann@contoso.com', 'bob@contoso.com', 'cas@contoso.com', 'dan@contoso.com'] as const;
const CHINESE = ['mei@cn.contoso.com', 'wei@cn.contoso.com'] as const;
const TYPES = ['authoritative', 'internalRelay'] as const;

const person = fc.record({
  mailbox: fc.constantFrom('premises', 'global'),
  /** What the other one of the two old platforms knows them as; undefined: by default. */
  known: fc.constantFrom(undefined, undefined, undefined, 'none', 'noTarget', 'contoso.com'),
});

const mail = (from: readonly string[], to: readonly string[]) =>
  fc.record({
    from: fc.constantFrom(...from),
    to: fc.constantFrom(...to),
    minute: fc.integer({ min: 1, max: 170 }),
    domain: fc.constantFrom(undefined, undefined, 'contoso.com', 'contoso.mail.onmicrosoft.com'),
  });

const world = fc.record({
  people: fc.array(person, { minLength: OLD.length, maxLength: OLD.length }),
  types: fc.tuple(fc.constantFrom(...TYPES), fc.constantFrom(...TYPES)),
  mx: fc.constantFrom('premises', 'global'),
  hybrid: fc.boolean(),
  usesDns: fc.tuple(fc.boolean(), fc.boolean()),
  migration: fc.option(
    fc.record({ user: fc.constantFrom(...OLD), to: fc.constantFrom('premises', 'global') }),
  ),
  old: fc.array(mail(OLD, OLD), { minLength: 1, maxLength: 12 }),
  others: fc.array(mail([...OLD, ...CHINESE], CHINESE), { maxLength: 6 }),
  fromChina: fc.array(mail(CHINESE, OLD), { maxLength: 6 }),
  direct: fc.boolean(),
});
type Case = typeof world extends fc.Arbitrary<infer T> ? T : never;

const acceptedBy = ({ types }: Case, type: string, china: boolean): string[] => [
  ...(['premises', 'global'] as const).filter((_, place) => types[place] === type),
  ...(china && type === 'internalRelay' ? ['china'] : []),
];

function users(made: Case, china: boolean): Record<string, object> {
  const old = made.people.map(({ mailbox, known }, place) => {
    const other = mailbox === 'premises' ? 'global' : 'premises';
    const stated = known === undefined ? {} : { mailUserOn: { [other]: known } };
    const addresses = { mailDomains: ['contoso.com', 'contoso.mail.onmicrosoft.com'] };
    return [OLD[place]!, { mailbox, mode: 'TeamsOnly', ...addresses, ...stated }];
  });
  const added = china ? CHINESE.map((name) => [name, { mailbox: 'china' }]) : [];
  return Object.fromEntries([...old, ...added]) as Record<string, object>;
}

/** A network without chance, so that the times can be compared, too. */
const STEADY = [
  { from: 'worldwide', to: 'onPrem', both: true, latency: '30s' },
  { from: 'worldwide', to: 'worldwide', latency: '20ms' },
  { from: 'onPrem', to: 'onPrem', latency: '20ms' },
];

function scenario(made: Case, china: boolean): object {
  const { mx, hybrid, usesDns, migration, old, others, fromChina, direct } = made;
  const mails = [
    ...old.map((each, n) => ({ ...each, id: `old${n}` })),
    ...(china ? [...others, ...fromChina].map((each, n) => ({ ...each, id: `new${n}` })) : []),
  ];
  const events = mails.map(({ minute, id, from, to, domain }) => ({
    at: `${minute}m`,
    mail: { id, from, to, ...(domain === undefined ? {} : { domain }) },
  }));
  const move =
    migration === null ? [] : [{ at: '1h', migrateMailbox: { ...migration, queue: '1m', sync: '30m' } }];
  return {
    coexsim: 1,
    start: '2024-01-08T08:00:00Z',
    until: '4h',
    switches: { mail21VOnPremises: direct ? 'direct' : 'throughWorldwide' },
    tenants: {
      contoso: { domains: ['contoso.com'] },
      ...(china ? { china: { cloud: '21Vianet', topology: 'pureOnline', domains: ['cn.contoso.com'] } } : {}),
    },
    exchange: {
      platforms: {
        premises: { routingDomain: 'contoso.com', usesDns: usesDns[0] },
        global: {
          tenant: 'contoso',
          hybrid,
          routingDomain: 'contoso.mail.onmicrosoft.com',
          usesDns: usesDns[1],
        },
        ...(china ? { china: { tenant: 'china' } } : {}),
      },
      domains: {
        'contoso.com': {
          authoritative: acceptedBy(made, 'authoritative', china),
          internalRelay: acceptedBy(made, 'internalRelay', china),
          mx,
        },
        'contoso.mail.onmicrosoft.com': {
          authoritative: ['global'],
          internalRelay: ['premises'],
          mx: 'global',
        },
        ...(china ? { 'cn.contoso.com': { authoritative: ['china'] } } : {}),
      },
    },
    users: users(made, china),
    network: STEADY,
    events: [...events, ...move],
  };
}

interface Outcome {
  readonly fates: Readonly<Record<string, unknown>>;
  readonly violations: readonly unknown[];
}

function outcome(file: object): Outcome {
  const compiled = compile(file);
  const { records, replication } = recorded(compiled);
  const checker = newInvariantChecker(planOf(compiled, 'properties').world, compiled);
  for (const record of records) checker.record(record);
  checker.end();
  const { names } = compiled;
  const fates = names.mails.map((name, id) => [name, MAIL_FACTS.mail!(replication.world, names, [id])]);
  return { fates: Object.fromEntries(fates) as Outcome['fates'], violations: checker.violations() };
}

const ofOld = (fates: Outcome['fates']): object =>
  Object.fromEntries(Object.entries(fates).filter(([name]) => name.startsWith('old')));

describe('21Vianet beside the worldwide hybrid', () => {
  test('changes neither fate nor way nor time of any mail among the old platforms (R16.3)', () => {
    const met = new Set<string>();
    fc.assert(
      fc.property(world, (made) => {
        const [before, after] = [outcome(scenario(made, false)), outcome(scenario(made, true))];
        expect(ofOld(after.fates)).toEqual(before.fates);
        for (const fate of Object.values(before.fates)) met.add((fate as { because: string }).because);
      }),
      { numRuns: 60 },
    );
    // the property would be hollow if every mail were simply delivered
    expect([...met]).toEqual(
      expect.arrayContaining(['mailbox-here', 'mail-loop', 'recipient-unknown', 'no-target-address']),
    );
  });

  test('no mail is lost, doubled, or silently goes in circles, whatever is configured', () => {
    fc.assert(
      fc.property(world, (made) => {
        const { fates, violations } = outcome(scenario(made, true));
        expect(violations).toEqual([]);
        const open = Object.values(fates).filter((fate) =>
          ['planned', 'inTransit'].includes((fate as { outcome: string }).outcome),
        );
        expect(open).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });
});
