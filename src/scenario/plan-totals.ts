/** Expectations about the summary of a run, as dotted keys. */
import { hintAmong } from '../core/near-miss.ts';
import { shorten } from './number-text.ts';
import type { Path } from './tree.ts';
import { complain, keyAt, type Work } from './work.ts';

/** The first parts of the summary's keys; what follows them is for the run to know. */
const SUMMARY_KEYS = [
  'scenario',
  'seed',
  'rules',
  'until',
  'events',
  'messages',
  'threads',
  'sessions',
  'refusals',
  'latencyUs',
  'fingerprint',
  'failures',
  'requestsRefused',
  'missedMails',
  'features',
  'neverDue',
] as const;

export interface Total {
  readonly key: string;
  readonly is: string | number | boolean | null;
}

/** Mappings within each other become keys with dots. */
export function planTotals(work: Work, totals: Readonly<Record<string, unknown>>, path: Path): Total[] {
  const flat: Total[] = [];
  for (const [key, value] of Object.entries(totals)) {
    const first = key.split('.', 1)[0]!;
    if (!(SUMMARY_KEYS as readonly string[]).includes(first)) {
      work.desk.complain(
        keyAt(work, ...path, key),
        `the summary has no "${shorten(first)}"`,
        hintAmong(first, SUMMARY_KEYS),
      );
    }
    flatten(work, key, value, [...path, key], flat);
  }
  return flat;
}

function flatten(work: Work, key: string, value: unknown, path: Path, into: Total[]): void {
  if (Array.isArray(value)) {
    complain(work, path, `no part of the summary is a list, not "${shorten(key)}" either`);
  } else if (typeof value === 'object' && value !== null) {
    for (const [inner, each] of Object.entries(value))
      flatten(work, `${key}.${inner}`, each, [...path, inner], into);
  } else {
    into.push({ key, is: value as Total['is'] });
  }
}
