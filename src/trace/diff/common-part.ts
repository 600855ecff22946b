/**
 * Where two traces are the same number by number: from the first record on, and back from the last. Runs that are
 * compared mostly are the same but for a few records, and typed arrays are compared at memory speed.
 */
import { TABLE_NAMES, TABLES, type World } from '../../model/world.ts';
import type { Columns } from '../columns.ts';
import type { IndexedTrace } from '../indexed.ts';

/** Records `from` to `toA` (exclusive) of the left and `from` to `toB` of the right trace may differ. */
export interface Window {
  readonly from: number;
  readonly toA: number;
  readonly toB: number;
}

type Numbers = ArrayLike<number>;

/** What of two traces is not the same to the number; it is empty if nothing is. */
export function differingWindow(one: IndexedTrace, other: IndexedTrace): Window {
  const [a, b] = [one.columns, other.columns];
  const [endA, endB] = [one.usable, other.usable];
  const decisions = sharedDecisions(a, b);
  const from = commonPrefix(a, b, Math.min(endA, endB), decisions);
  if (endA !== endB || from === endA) return { from, toA: endA, toB: endB };
  let to = endA;
  while (to > from && isSameRecord(a, b, to - 1, decisions)) to -= 1;
  return { from, toA: to, toB: to };
}

/** For each decision of the right trace the left one's index of the same text, -2 if it has none. */
export function sharedDecisions(a: Columns, b: Columns): Int32Array {
  const known = new Map(a.decisions.map((text, index) => [text, index]));
  return Int32Array.from(b.decisions, (text) => known.get(text) ?? -2);
}

function commonPrefix(a: Columns, b: Columns, end: number, decisions: Int32Array): number {
  let n = end;
  n = firstDifference(a.kind, b.kind, n);
  n = firstDifference(a.atUs, b.atUs, n);
  n = firstDifference(a.cause, b.cause, n);
  n = firstDifferentList(a.valueStart, a.values, b.valueStart, b.values, n);
  n = firstDifferentList(a.didStart, a.dids, b.didStart, b.dids, n);
  n = firstDifferentList(a.scheduledStart, a.scheduled, b.scheduledStart, b.scheduled, n);
  for (let i = 0; i < n; i++) {
    const decision = b.decision[i]!;
    if (a.decision[i] !== (decision < 0 ? decision : decisions[decision])) return i;
  }
  return n;
}

/** The first place below `end` at which the two differ, `end` if there is none. */
function firstDifference(a: Numbers, b: Numbers, end: number): number {
  for (let i = 0; i < end; i++) if (a[i] !== b[i]) return i;
  return end;
}

/** The same for records with lists: the first record below `end` whose list differs in length or numbers. */
function firstDifferentList(
  startsA: Uint32Array,
  a: Numbers,
  startsB: Uint32Array,
  b: Numbers,
  end: number,
): number {
  // Record n's list ends where that of n + 1 starts.
  const sameStarts = Math.max(0, firstDifference(startsA, startsB, end + 1) - 1);
  const numbers = startsA[sameStarts]!;
  const place = firstDifference(a, b, numbers);
  return place === numbers ? sameStarts : recordOfPlace(startsA, place, sameStarts);
}

/** The record in whose list `place` is; lists before `end` are ascending. */
function recordOfPlace(starts: Uint32Array, place: number, end: number): number {
  let low = 0;
  let high = end;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (starts[middle + 1]! <= place) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Whether record `n` is the same in both, number by number. */
export function isSameRecord(a: Columns, b: Columns, n: number, decisions: Int32Array): boolean {
  const decision = b.decision[n]!;
  return (
    a.kind[n] === b.kind[n] &&
    a.atUs[n] === b.atUs[n] &&
    a.cause[n] === b.cause[n] &&
    a.decision[n] === (decision < 0 ? decision : decisions[decision]) &&
    isSameList(a.valueStart, a.values, b.valueStart, b.values, n) &&
    isSameList(a.didStart, a.dids, b.didStart, b.dids, n) &&
    isSameList(a.scheduledStart, a.scheduled, b.scheduledStart, b.scheduled, n)
  );
}

function isSameList(startsA: Uint32Array, a: Numbers, startsB: Uint32Array, b: Numbers, n: number): boolean {
  const from = startsA[n]!;
  const length = startsA[n + 1]! - from;
  const other = startsB[n]!;
  if (startsB[n + 1]! - other !== length) return false;
  for (let i = 0; i < length; i++) if (a[from + i] !== b[other + i]) return false;
  return true;
}

/** Whether two Worlds are the same cell by cell, but for the clock and what is derived. */
export function isSameWorld(a: World, b: World): boolean {
  if (a.epoch !== b.epoch || a.sessions !== b.sessions || a.domains !== b.domains) return false;
  for (const name of TABLE_NAMES) {
    if (a[name].count !== b[name].count) return false;
    const [one, other] = [a[name], b[name]] as unknown as Record<string, Numbers>[];
    for (const field of Object.keys(TABLES[name])) {
      const count = a[name].count;
      if (firstDifference(one![field]!, other![field]!, count) < count) return false;
    }
  }
  const cells = a.tenants.count * a.domains;
  return firstDifference(a.access, b.access, cells) === cells;
}
