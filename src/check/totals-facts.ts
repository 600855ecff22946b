/** Expectations about the figures of a run's summary, by their dotted keys. */
import {
  FINGERPRINT_FAMILIES,
  type FingerprintExpectation,
  type TotalsExpectation,
} from '../scenario/expectation.ts';
import { type Fact, Facts, NOTHING } from './fact.ts';

/** Parts of the summary that list only what happened at least once. */
const COUNTS_BY_NAME = ['refusals', 'failures', 'neverDue'];

export function totalsFacts(asked: TotalsExpectation, summary: unknown): Fact[] {
  return asked.totals.map(({ key, is }) => ({
    what: key,
    expected: inWords(is),
    actual: inWords(valueAt(summary, key)),
  }));
}

/** The value at a dotted key; what the run did not count is 0, undefined is no figure of the summary. */
function valueAt(summary: unknown, key: string): unknown {
  const path = key.split('.');
  let value = summary;
  for (const part of path) {
    value =
      typeof value === 'object' && value !== null && Object.hasOwn(value, part)
        ? (value as Record<string, unknown>)[part]
        : undefined;
  }
  return value === undefined && path.length === 2 && COUNTS_BY_NAME.includes(path[0]!) ? 0 : value;
}

function inWords(value: unknown): string {
  if (value === undefined) return 'no such figure';
  if (value === null) return NOTHING;
  return typeof value === 'object' ? 'several figures' : String(value);
}

export function fingerprintFacts(
  asked: FingerprintExpectation,
  actual: Readonly<Record<string, string>> | undefined,
): Fact[] {
  const facts = new Facts();
  for (const family of FINGERPRINT_FAMILIES) {
    facts.add(family, asked.digests[family], actual?.[family] ?? NOTHING);
  }
  return facts.list;
}
