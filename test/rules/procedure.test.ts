// The program's tables and the seven-step procedure, written apart, answer every input alike: all rule sets and
// their epochs, all pairs of clouds, modes, clients, homes, topologies, gates and existing threads.
import { expect, test } from 'vitest';
import {
  CLIENTS,
  CLOUDS,
  HOMES,
  METHODS,
  MODES,
  THREAD_STATUSES,
  TOPOLOGIES,
} from '../../src/model/words.ts';
import { ACCESS_VERDICTS } from '../../src/rules/access.ts';
import { ROWS } from '../../src/rules/all-rows.ts';
import type { Rules } from '../../src/rules/rules.ts';
import { type Person, procedure, type Question, type Verdict } from './procedure.ts';
import { DAYS, lastRow, person, programme, rulesOn, sameVerdict } from './procedure-inputs.ts';

/** The two cells in which the article of June 2021 says Not Possible, though the procedure has Teams (A5). */
const KNOWN = { '2021-06-anomaly': ['2021-06-anomaly/1a.3', '2021-06-anomaly/1c.3'] } as Record<
  string,
  string[]
>;

function question(
  ruleSet: string,
  day: string,
  tenancy: string,
  originator: Person,
  recipient: Person,
): Question {
  return {
    ruleSet,
    day,
    tenancy,
    client: 'Teams',
    originator,
    recipient,
    sipFederation: false,
    recheck: true,
    closedByDefault: true,
  };
}

/** Compares; returns the row's id if it is one of the known exceptions, throws if the answers differ otherwise. */
function compare(rules: Rules, q: Question): string | undefined {
  const ours = programme(rules, q);
  const theirs: Verdict = procedure(q);
  if (sameVerdict(ours, theirs)) return undefined;
  const row = ROWS[lastRow()]?.id ?? '';
  if (KNOWN[q.ruleSet]?.includes(row)) return row;
  throw new Error(
    `${JSON.stringify(q)}: program ${JSON.stringify(ours)} ${row}, procedure ${JSON.stringify(theirs)}`,
  );
}

const PAIRS = [
  ...CLOUDS.flatMap((cloud) => [
    ['in-tenant', cloud, cloud],
    ['federated', cloud, cloud],
  ]),
  ...CLOUDS.flatMap((one) => CLOUDS.filter((two) => two !== one).map((two) => ['cross-cloud', one, two])),
] as [string, string, string][];

/** Every pair of people of these clouds in one kind of tenant, with both settings of what is in the tenant. */
function* pairsOfPeople(one: string, two: string): Generator<[Person, Person]> {
  for (const originatorMode of MODES)
    for (const originatorHomed of HOMES)
      for (const recipientMode of MODES)
        for (const recipientHomed of HOMES)
          for (const topology of TOPOLOGIES)
            for (const pending of [false, true])
              for (const tenantMode of ['Islands', 'TeamsOnly']) {
                const tenant = { topology, pending, tenantMode };
                yield [
                  { ...person(originatorMode, originatorHomed, one), ...tenant },
                  { ...person(recipientMode, recipientHomed, two), ...tenant },
                ];
              }
}

test.each(DAYS)('%s on %s, new conversations', (ruleSet, day) => {
  const rules = rulesOn(ruleSet, day);
  const exceptions = new Set<string>();
  const rows = new Set<number>();
  for (const [tenancy, one, two] of PAIRS)
    for (const [originator, recipient] of pairsOfPeople(one, two))
      for (const client of CLIENTS) {
        const known = compare(rules, { ...question(ruleSet, day, tenancy, originator, recipient), client });
        if (known) exceptions.add(known);
        rows.add(lastRow());
      }
  expect([...exceptions].sort()).toEqual(KNOWN[ruleSet] ?? []);
  const leftOut = [...rows].filter((row) => ROWS[row]?.kind === 'left-out').map((row) => ROWS[row]!.id);
  expect(leftOut, 'what the articles leave out is refused before').toEqual([]);
});

const PEOPLE: [string, string, string, string][] = [
  ['TeamsOnly', 'online', 'TeamsOnly', 'online'],
  ['TeamsOnly', 'online', 'SfBOnly', 'onPrem'],
  ['Islands', 'onPrem', 'TeamsOnly', 'online'],
];

test.each(DAYS)('%s on %s, federation gates', (ruleSet, day) => {
  for (const closedByDefault of [true, false]) {
    const crossCloudExternalAccessDefault = closedByDefault ? 'closed' : 'open';
    const rules = rulesOn(ruleSet, day, { crossCloudExternalAccessDefault });
    for (const [tenancy, one, two] of PAIRS.filter((pair) => pair[0] !== 'in-tenant' && pair[1] !== 'dod'))
      for (const [mode, homed, otherMode, otherHomed] of PEOPLE)
        for (const [here, there] of gates()) {
          const originator = { ...person(mode, homed, one), ...here };
          const recipient = { ...person(otherMode, otherHomed, two), ...there };
          const client = mode === 'Islands' ? 'SfB' : 'Teams';
          compare(rules, {
            ...question(ruleSet, day, tenancy, originator, recipient),
            client,
            closedByDefault,
          });
        }
  }
});

/** Each setting of one side against an open other side, and against each setting of the other. */
function* gates(): Generator<[Partial<Person>, Partial<Person>]> {
  const settings: Partial<Person>[] = [{}];
  for (const tenantAccess of ACCESS_VERDICTS)
    for (const userAccess of ['no', 'yes', 'own']) settings.push({ tenantAccess, userAccess });
  settings.push(
    { trial: true },
    { srv: false },
    { explicit: false },
    { explicit: false, trial: true, srv: false },
  );
  for (const here of settings) for (const there of settings) yield [here, there];
}

test.each(DAYS)('%s on %s, existing threads and SIP federation', (ruleSet, day) => {
  for (const recheck of [true, false])
    for (const sipFederation of [true, false]) {
      const rules = rulesOn(ruleSet, day, {
        federationRecheck: recheck ? 'everySend' : 'atCreation',
        sipFederation21V: sipFederation ? 'on' : 'off',
      });
      for (const [tenancy, one, two] of PAIRS.filter(
        (pair) => !pair.includes('dod') && !pair.includes('gcc'),
      ))
        for (const q of threadQuestions(ruleSet, day, tenancy, one, two))
          compare(rules, { ...q, recheck, sipFederation });
    }
});

function* threadQuestions(
  ruleSet: string,
  day: string,
  tenancy: string,
  one: string,
  two: string,
): Generator<Question> {
  for (const mode of MODES)
    for (const other of MODES)
      for (const client of CLIENTS)
        for (const tenantAccess of ['open', 'blocked']) {
          const originator = {
            ...person(mode, mode === 'TeamsOnly' ? 'online' : 'onPrem', one),
            tenantAccess,
          };
          const recipient = person(other, other === 'TeamsOnly' ? 'online' : 'onPrem', two);
          const q = { ...question(ruleSet, day, tenancy, originator, recipient), client };
          yield q;
          for (const status of THREAD_STATUSES)
            for (const method of METHODS)
              for (const landing of CLIENTS) yield { ...q, thread: { status, method, landing } };
        }
}
