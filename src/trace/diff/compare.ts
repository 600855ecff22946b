/**
 * Two runs side by side: what happened in one and not in the other, and where that began. Records are each other's
 * counterparts by what caused them, never by when they happened or by their numbers: messages by the scenario's name
 * or as the k-th from one person to another, the rest as the k-th of its kind for the same thing. Times that differ
 * are counted apart, so that two seeds of one scenario are the same but for their latencies.
 */
import { NONE } from '../../model/words.ts';
import type { Columns } from '../columns.ts';
import type { IndexedTrace } from '../indexed.ts';
import { beginningsOf } from './beginnings.ts';
import type { SharedIds } from './buckets.ts';
import { differingWindow, isSameWorld, type Window } from './common-part.ts';
import { type Counterparts, counterpartsOf, isSame, type Shared } from './counterparts.ts';
import { type Counts, type Divergence, Findings, type Result } from './findings.ts';
import { differingWhereLinedUp } from './lined-up.ts';
import { matchMessages, matchThreads } from './matched-messages.ts';
import { pairRecords } from './pairing.ts';
import type { ThreadDifferences } from './thread-differences.ts';

export type { Counts, Divergence };

export interface Comparison {
  /** Number by number, names and first states included. */
  readonly identical: boolean;
  /** Nothing differs but, perhaps, what never mattered: an unused name, a text. Identical traces are the same, too. */
  readonly same: boolean;
  /** The digest of all that was done, if both traces state the same one. */
  readonly digest: string | undefined;
  /** How what they begin with differs, a sentence each. */
  readonly beginnings: readonly string[];
  /** Where what happened first differs; if it nowhere does, where the reasons first differ. */
  readonly first: Divergence | undefined;
  /** The first time that differs. */
  readonly firstTime: Divergence | undefined;
  readonly counts: Counts;
  readonly threads: ThreadDifferences;
  /** For each record of the left trace its counterpart in the right one, -1 if it has none. */
  readonly pairing: Int32Array;
  /** A value of DIFFERENCE for each record, left and right. */
  readonly left: Uint8Array;
  readonly right: Uint8Array;
}

/** Compares two traces; O(n log n), and a million records that are the same but for one in about 100 ms. */
export function compareTraces(a: IndexedTrace, b: IndexedTrace): Comparison {
  const names = counterpartsOf(a, b);
  const sameBeginning = isSameBeginning(a, b, names);
  const differing = sameBeginning ? differingWhereLinedUp(a, b) : undefined;
  const found =
    differing === undefined
      ? findingsOf(a, b, names, sameBeginning)
      : findingsWhereLinedUp(a, b, names, differing);
  const { counts } = found;
  const whole = a.damage === undefined && b.damage === undefined;
  const same =
    whole &&
    counts.onlyLeft + counts.onlyRight + counts.what + counts.why + counts.later + counts.earlier === 0;
  return {
    identical: whole && differing?.length === 0,
    same,
    digest: sharedDigest(a, b),
    beginnings: sameBeginning ? [] : beginningsOf(a, b, names),
    first: found.first,
    firstTime: found.firstTime,
    counts,
    threads: found.threads,
    pairing: found.pairing,
    left: found.left,
    right: found.right,
  };
}

/** Who met whom during the run is no part of its beginning. */
function isSameBeginning(a: IndexedTrace, b: IndexedTrace, { pairs: _, ...names }: Counterparts): boolean {
  return Object.values(names).every(isSame) && isSameWorld(a.columns.head.world, b.columns.head.world);
}

function sharedDigest(a: IndexedTrace, b: IndexedTrace): string | undefined {
  const digest = a.columns.end?.transitions;
  return digest === b.columns.end?.transitions ? digest : undefined;
}

/** What differs, in whichever way it was found. */
interface Found extends Result {
  readonly pairing: Int32Array;
}

/** Each record's counterpart has its own number: only those that differ are looked at. */
function findingsWhereLinedUp(
  a: IndexedTrace,
  b: IndexedTrace,
  names: Counterparts,
  differing: Int32Array,
): Found {
  const messages = sameNumbers(a.messages.count);
  const threads = sameNumbers(a.threads.count);
  const findings = new Findings(a, b, { ...names, messages, threads }, a.usable - differing.length);
  for (const n of differing) findings.pair(n, n);
  const pairing = new Int32Array(a.columns.count).fill(NONE);
  for (let n = 0; n < a.usable; n++) pairing[n] = n;
  return { ...findings.done(), pairing };
}

function sameNumbers(count: number): Shared {
  const numbers = Int32Array.from({ length: count }, (_, id) => id);
  return { count, left: numbers, right: numbers };
}

/** Counterparts are looked for, from the first record on that is not the same in both. */
function findingsOf(a: IndexedTrace, b: IndexedTrace, names: Counterparts, sameBeginning: boolean): Found {
  const window = sameBeginning ? differingWindow(a, b) : { from: 0, toA: a.usable, toB: b.usable };
  const messages = matchMessages(a, b, names, window);
  const ids: SharedIds = { ...names, messages, threads: matchThreads(a, b, names, messages, window) };
  const pairing = pairRecords(a, b, ids, window);
  const findings = new Findings(a, b, ids, window.from);
  const counterpart = counterpartsInWindow(pairing, window);
  for (let n = window.from; n < window.toA; n++) {
    if (pairing[n] === NONE) findings.onlyLeft(n);
    else findings.pair(n, pairing[n]!);
  }
  const places = placesOfRight(a.columns, b.columns, counterpart, window);
  for (let m = window.from; m < window.toB; m++) {
    if (counterpart[m - window.from] === NONE) findings.onlyRight(m, places[m - window.from]!);
  }
  return { ...findings.done(), pairing };
}

/** For each record of the right trace from the window's first on its counterpart in the left one. */
function counterpartsInWindow(pairing: Int32Array, { from, toA, toB }: Window): Int32Array {
  const counterpart = new Int32Array(toB - from).fill(NONE);
  for (let n = from; n < toA; n++) if (pairing[n] !== NONE) counterpart[pairing[n]! - from] = n;
  return counterpart;
}

/**
 * Where the right trace's records of the window stand among the left one's. Counterparts have their number there. What
 * only the right trace has comes by its time, within an instant after the counterparts of those before it, and always
 * after its cause. What else came before it says nothing: that may have happened long before, or long after, on the
 * left. Fractions keep the right trace's own order between two left records.
 */
function placesOfRight(a: Columns, b: Columns, counterpart: Int32Array, window: Window): Float64Array {
  const { from, toA, toB } = window;
  const places = new Float64Array(toB - from);
  let before = from - 1;
  let next = from;
  for (let m = from; m < toB; m++) {
    const atUs = b.atUs[m]!;
    while (next < toA && a.atUs[next]! < atUs) next++;
    before = Math.max(before, next - 1);
    const n = counterpart[m - from]!;
    if (n !== NONE) {
      places[m - from] = n;
      if (a.atUs[n] === atUs) before = Math.max(before, n);
      continue;
    }
    const cause = b.cause[m]! < from ? before : Math.floor(places[b.cause[m]! - from]!);
    places[m - from] = Math.max(before, cause) + (m + 1) / (toB + 1);
  }
  return places;
}
