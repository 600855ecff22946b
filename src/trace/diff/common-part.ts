/**
 * Where two traces are the same number by number: from the first record on, and back from the last. Runs that are
 * compared mostly are the same but for a few records, and typed arrays are compared at memory speed.
 */
import { TABLE_NAMES, TABLES, type World } from '../../model/world.ts';
import type { Columns } from '../columns.ts';
import { placeAfter } from '../index/sorted.ts';
import type { IndexedTrace } from '../indexed.ts';

/** Records `from` to `toA` (exclusive) of the left and `from` to `toB` of the right trace may differ. */
export interface Window {
  readonly from: number;
  readonly toA: number;
  readonly toB: number;
}

type Numbers = ArrayLike<number>;
type Cells = Uint8Array | Int32Array | Uint32Array | Float64Array;

/** What of two traces is not the same to the number; it is empty if nothing is. */
export function differingWindow(one: IndexedTrace, other: IndexedTrace): Window {
  const from = commonPrefix(one.columns, other.columns, Math.min(one.usable, other.usable));
  return { from, toA: one.usable, toB: other.usable };
}

/** For each decision of the right trace the left one's index of the same text, -2 if it has none. */
export function sharedDecisions(a: Columns, b: Columns): Int32Array {
  const known = new Map(a.decisions.map((text, index) => [text, index]));
  return Int32Array.from(b.decisions, (text) => known.get(text) ?? -2);
}

function commonPrefix(a: Columns, b: Columns, end: number): number {
  let n = end;
  n = firstDifference(a.kind, b.kind, 0, n);
  n = firstDifference(a.atUs, b.atUs, 0, n);
  n = firstDifference(a.cause, b.cause, 0, n);
  n = firstDifferentList(a.valueStart, a.values, b.valueStart, b.values, n);
  n = firstDifferentList(a.didStart, a.dids, b.didStart, b.dids, n);
  n = firstDifferentList(a.scheduledStart, a.scheduled, b.scheduledStart, b.scheduled, n);
  return firstDifferentDecision(a, b, 0, n, sharedDecisions(a, b));
}

/** The first record from `from` on and below `end` whose decision is another text, `end` if there is none. */
export function firstDifferentDecision(
  a: Columns,
  b: Columns,
  from: number,
  end: number,
  decisions: Int32Array,
): number {
  for (let n = from; n < end; n++) {
    const decision = b.decision[n]!;
    if (a.decision[n] !== (decision < 0 ? decision : decisions[decision])) return n;
  }
  return end;
}

/** The first place from `from` on and below `end` at which two arrays of one kind differ, `end` if there is none. */
export function firstDifference(a: Cells, b: Cells, from: number, end: number): number {
  const size = a.BYTES_PER_ELEMENT;
  if (size !== b.BYTES_PER_ELEMENT || a.byteOffset % WORD !== 0 || b.byteOffset % WORD !== 0) {
    return firstDifferentCell(a, b, from, end);
  }
  // All arrays as words of one kind: a loop over arrays of many kinds is ten times as slow.
  const [one, other] = [wordsOf(a), wordsOf(b)];
  const first = Math.floor((from * size) / WORD);
  const last = Math.floor((end * size) / WORD);
  const word = firstDifferentWord(one, other, first, last);
  return firstDifferentCell(a, b, Math.max(from, Math.floor((word * WORD) / size)), end);
}

const WORD = 4;

function wordsOf({ buffer, byteOffset, byteLength }: Cells): Int32Array {
  return new Int32Array(buffer, byteOffset, Math.floor(byteLength / WORD));
}

function firstDifferentWord(a: Int32Array, b: Int32Array, from: number, end: number): number {
  for (let i = from; i < end; i++) if (a[i] !== b[i]) return i;
  return end;
}

function firstDifferentCell(a: Numbers, b: Numbers, from: number, end: number): number {
  for (let i = from; i < end; i++) if (a[i] !== b[i]) return i;
  return end;
}

/** The same for records with lists: the first record below `end` whose list differs in length or numbers. */
function firstDifferentList(
  startsA: Uint32Array,
  a: Cells,
  startsB: Uint32Array,
  b: Cells,
  end: number,
): number {
  // Record n's list ends where that of n + 1 starts.
  const sameStarts = Math.max(0, firstDifference(startsA, startsB, 0, end + 1) - 1);
  const numbers = startsA[sameStarts]!;
  const place = firstDifference(a, b, 0, numbers);
  return place === numbers ? sameStarts : recordOfPlace(startsA, place, sameStarts);
}

/** The record in whose list `place` is; the lists of records before `end` are ascending. */
export function recordOfPlace(starts: Uint32Array, place: number, end: number): number {
  return placeAfter(starts, place, 1, end + 1) - 1;
}

/** Whether two Worlds are the same cell by cell, but for the clock and what is derived. */
export function isSameWorld(a: World, b: World): boolean {
  if (a.epoch !== b.epoch || a.sessions !== b.sessions || a.domains !== b.domains) return false;
  for (const name of TABLE_NAMES) {
    if (a[name].count !== b[name].count) return false;
    const [one, other] = [a[name], b[name]] as unknown as Record<string, Numbers>[];
    for (const field of Object.keys(TABLES[name])) {
      const count = a[name].count;
      if (firstDifferentCell(one![field]!, other![field]!, 0, count) < count) return false;
    }
  }
  const cells = a.tenants.count * a.domains;
  return firstDifferentCell(a.access, b.access, 0, cells) === cells;
}
