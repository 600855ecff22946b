/** Which conversations differ between two traces, each with the first record that says so. */
import { E } from '../../model/event.ts';
import { T } from '../../model/transition.ts';
import { NONE } from '../../model/words.ts';
import { operandOf, TRANSITION_OPERANDS } from '../columns.ts';
import type { IndexedTrace } from '../indexed.ts';
import { isOfMessage } from '../story/message-sentences.ts';
import type { SharedIds, Side } from './buckets.ts';
import { sharedId } from './counterparts.ts';
import { DIFFERENCE } from './difference.ts';
import { differenceInWords } from './difference-in-words.ts';

export interface ThreadDifference {
  /** Its number in the left and in the right trace. */
  readonly a: number;
  readonly b: number;
  /** The first records that differ, NONE where there is none on that side. */
  readonly recordA: number;
  readonly recordB: number;
  /** The first message that differs, in words, or '' if it is something else. */
  readonly about: string;
  readonly what: string;
  /** `why` of DIFFERENCE if only reasons differ, else `what`. */
  readonly difference: number;
}

export interface ThreadDifferences {
  readonly onlyLeft: readonly number[];
  readonly onlyRight: readonly number[];
  readonly changed: readonly ThreadDifference[];
  /** How many are in both. */
  readonly inBoth: number;
}

/** Gathers what differs, told record by record in any order. */
export class ThreadMarks {
  readonly #a: IndexedTrace;
  readonly #b: IndexedTrace;
  readonly #ids: SharedIds;
  readonly #place: Float64Array;
  readonly #recordA: Int32Array;
  readonly #recordB: Int32Array;
  readonly #difference: Uint8Array;

  constructor(a: IndexedTrace, b: IndexedTrace, ids: SharedIds) {
    this.#a = a;
    this.#b = b;
    this.#ids = ids;
    const { count } = ids.threads;
    this.#place = new Float64Array(count).fill(Infinity);
    this.#recordA = new Int32Array(count).fill(NONE);
    this.#recordB = new Int32Array(count).fill(NONE);
    this.#difference = new Uint8Array(count);
  }

  /** Notes two records that differ, either NONE; `place` orders them by the left trace. */
  note(place: number, n: number, m: number, difference: number): void {
    const weight = difference === DIFFERENCE.why ? DIFFERENCE.why : DIFFERENCE.what;
    const mark = (thread: number): void => this.#mark(thread, place, n, m, weight);
    if (n !== NONE) mark(this.#threadOf(this.#a, n, 'left'));
    if (m !== NONE) mark(this.#threadOf(this.#b, m, 'right'));
    if (weight === DIFFERENCE.what) this.#markStatuses(n, m, mark);
  }

  done(): ThreadDifferences {
    const { left, right } = this.#ids.threads;
    const counterpart = new Int32Array(left.length).fill(NONE);
    const onlyRight: number[] = [];
    right.forEach((shared, thread) => {
      if (shared < left.length) counterpart[shared] = thread;
      else onlyRight.push(thread);
    });
    const onlyLeft: number[] = [];
    const changed: ThreadDifference[] = [];
    counterpart.forEach((other, thread) => {
      if (other === NONE) onlyLeft.push(thread);
      else if (this.#difference[thread] !== DIFFERENCE.none) changed.push(this.#changed(thread, other));
    });
    changed.sort((one, other) => this.#place[one.a]! - this.#place[other.a]! || one.a - other.a);
    return { onlyLeft, onlyRight, changed, inBoth: left.length - onlyLeft.length };
  }

  #changed(thread: number, other: number): ThreadDifference {
    const [recordA, recordB] = [this.#recordA[thread]!, this.#recordB[thread]!];
    const difference = this.#difference[thread]!;
    const words = differenceInWords(this.#a, this.#b, recordA, recordB, difference);
    return { a: thread, b: other, recordA, recordB, difference, ...words };
  }

  #threadOf({ columns, messages }: IndexedTrace, n: number, side: Side): number {
    const { left, right } = this.#ids.threads;
    const ids = side === 'left' ? left : right;
    if (isOfMessage(columns.kind[n]!))
      return sharedId(ids, messages.thread[operandOf(columns, n, 0)] ?? NONE);
    return sharedId(ids, threadNamed(columns, n));
  }

  /** Conversations that one of the two records closed, or opened again, and the other did not. */
  #markStatuses(n: number, m: number, mark: (thread: number) => void): void {
    const mine = n === NONE ? NOTHING : statusesOf(this.#a, n, this.#ids.threads.left);
    const theirs = m === NONE ? NOTHING : statusesOf(this.#b, m, this.#ids.threads.right);
    for (const [thread, status] of mine) if (theirs.get(thread) !== status) mark(thread);
    for (const [thread, status] of theirs) if (mine.get(thread) !== status) mark(thread);
  }

  #mark(thread: number, place: number, n: number, m: number, difference: number): void {
    if (thread === NONE) return;
    const known = this.#difference[thread]!;
    if (known > difference || (known === difference && this.#place[thread]! <= place)) return;
    this.#difference[thread] = difference;
    this.#place[thread] = place;
    this.#recordA[thread] = n;
    this.#recordB[thread] = m;
  }
}

const NOTHING: ReadonlyMap<number, number> = new Map();

/** What the record made of conversations, by their shared numbers. */
function statusesOf({ columns }: IndexedTrace, n: number, ids: Int32Array): ReadonlyMap<number, number> {
  const { dids, didStart } = columns;
  const end = didStart[n + 1]!;
  let statuses: Map<number, number> | undefined;
  for (let at = didStart[n]!; at < end; at += TRANSITION_OPERANDS[dids[at]!]! + 1) {
    if (dids[at] !== T.setThreadStatus) continue;
    statuses ??= new Map();
    statuses.set(sharedId(ids, dids[at + 1]!), dids[at + 2]!);
  }
  return statuses ?? NOTHING;
}

function threadNamed(columns: IndexedTrace['columns'], n: number): number {
  return columns.kind[n] === E.sessionExpired ? operandOf(columns, n, 0) : NONE;
}
