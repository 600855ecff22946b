/** Which record of one trace is the counterpart of which record of the other. */
import { NONE } from '../../model/words.ts';
import type { IndexedTrace } from '../indexed.ts';
import { Buckets, type SharedIds, type Sorted, sortIntoBuckets } from './buckets.ts';
import type { Window } from './common-part.ts';
import { Steps } from './steps.ts';

/** More records of one message than this are paired by a map, so that no trace takes quadratic time. */
const FEW = 32;

/** For each record of the left trace the counterpart in the right one, NONE if it has none. */
export function pairRecords(a: IndexedTrace, b: IndexedTrace, ids: SharedIds, window: Window): Int32Array {
  const pairing = new Int32Array(a.columns.count).fill(NONE);
  for (let n = 0; n < window.from; n++) pairing[n] = n;
  const { from, toA, toB } = window;
  if (from === toA || from === toB) return pairing;
  const buckets = new Buckets(ids);
  const left = sortIntoBuckets(buckets.of(a.columns, 'left', from, toA), buckets.count, from);
  const right = sortIntoBuckets(buckets.of(b.columns, 'right', from, toB), buckets.count, from);
  const steps = new Steps(a.columns, b.columns, ids.links);
  for (let bucket = 0; bucket < buckets.count; bucket++) {
    if (bucket < buckets.ofMessages) pairSteps(left, right, bucket, steps, pairing);
    else pairInOrder(left, right, bucket, pairing);
  }
  return pairing;
}

function pairInOrder(left: Sorted, right: Sorted, bucket: number, pairing: Int32Array): void {
  const from = left.start[bucket]!;
  const other = right.start[bucket]!;
  const count = Math.min(left.start[bucket + 1]! - from, right.start[bucket + 1]! - other);
  for (let i = 0; i < count; i++) pairing[left.records[from + i]!] = right.records[other + i]!;
}

/** The records of one message: nearly always the same steps in the same order, and few. */
function pairSteps(left: Sorted, right: Sorted, bucket: number, steps: Steps, pairing: Int32Array): void {
  const [from, to] = [left.start[bucket]!, left.start[bucket + 1]!];
  const [other, otherTo] = [right.start[bucket]!, right.start[bucket + 1]!];
  let same = 0;
  const count = Math.min(to - from, otherTo - other);
  while (same < count) {
    const [n, m] = [left.records[from + same]!, right.records[other + same]!];
    if (steps.left(n) !== steps.right(m)) break;
    pairing[n] = m;
    same += 1;
  }
  if (same === count) return;
  const mine = left.records.subarray(from + same, to);
  const theirs = right.records.subarray(other + same, otherTo);
  if (mine.length <= FEW && theirs.length <= FEW) pairFew(mine, theirs, steps, pairing);
  else pairMany(mine, theirs, steps, pairing);
}

function pairFew(mine: Int32Array, theirs: Int32Array, steps: Steps, pairing: Int32Array): void {
  let taken = 0;
  for (const n of mine) {
    const step = steps.left(n);
    const found = theirs.findIndex((m, i) => ((taken >> i) & 1) === 0 && steps.right(m) === step);
    if (found < 0) continue;
    taken |= 1 << found;
    pairing[n] = theirs[found]!;
  }
}

function pairMany(mine: Int32Array, theirs: Int32Array, steps: Steps, pairing: Int32Array): void {
  const waiting = new Map<number, number[]>();
  for (let i = theirs.length - 1; i >= 0; i--) {
    const step = steps.right(theirs[i]!);
    const list = waiting.get(step);
    if (list === undefined) waiting.set(step, [theirs[i]!]);
    else list.push(theirs[i]!);
  }
  for (const n of mine) pairing[n] = waiting.get(steps.left(n))?.pop() ?? NONE;
}
