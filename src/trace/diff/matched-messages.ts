/**
 * Which messages and threads of two traces are each other's counterparts. A message is known by the scenario's name
 * for it, else as the k-th one without a name that this person wrote to that person. A thread is known by the message
 * that made it, else as the k-th of its two people and its routing.
 */
import { slotOf } from '../../model/pairs.ts';
import { NONE } from '../../model/words.ts';
import { placeFrom } from '../index/sorted.ts';
import type { IndexedTrace } from '../indexed.ts';
import type { Window } from './common-part.ts';
import { type Counterparts, pairKey, type Shared, sharedId } from './counterparts.ts';

/** The messages, or threads, of both traces that lie in the window: numbers are in the order of the records. */
interface Range {
  readonly from: number;
  readonly toA: number;
  readonly toB: number;
}

/** Numbers the messages of both traces; those attempted outside the window are the same by their place. */
export function matchMessages(a: IndexedTrace, b: IndexedTrace, ids: Counterparts, window: Window): Shared {
  const range = rangeOf(a.messages.attempted, b.messages.attempted, window);
  const left = upTo(a.messages.count);
  const right = placesOutside(range, a.messages.count, b.messages.count);
  const waiting = new Waiting();
  for (let message = range.from; message < range.toA; message++) {
    waiting.add(messageKey(a, message, ids, 'left'), message);
  }
  const numbers = new Numbers(a.messages.count, right);
  for (let message = range.from; message < range.toB; message++) {
    numbers.give(message, waiting.take(messageKey(b, message, ids, 'right')));
  }
  numbers.giveRest();
  return { count: numbers.count, left, right };
}

/** Numbers the threads of both traces. */
export function matchThreads(
  a: IndexedTrace,
  b: IndexedTrace,
  ids: Counterparts,
  messages: Shared,
  window: Window,
): Shared {
  const range = rangeOf(a.threads.madeBy, b.threads.madeBy, window);
  const left = upTo(a.threads.count);
  const right = placesOutside(range, a.threads.count, b.threads.count);
  const made = new Map<number, number>();
  for (let thread = range.from; thread < range.toA; thread++) {
    const maker = makerOf(a, thread, messages.left);
    if (maker !== NONE) made.set(maker, thread);
  }
  const taken = new Uint8Array(a.threads.count);
  const byMaker = (thread: number): number => {
    const found = made.get(makerOf(b, thread, messages.right)) ?? NONE;
    return found !== NONE && pairOf(a, found, ids, 'left') === pairOf(b, thread, ids, 'right') ? found : NONE;
  };
  for (let thread = range.from; thread < range.toB; thread++) {
    const found = byMaker(thread);
    right[thread] = found;
    if (found !== NONE) taken[found] = 1;
  }
  const waiting = new Waiting();
  for (let thread = range.from; thread < range.toA; thread++) {
    if (taken[thread] === 0) waiting.add(threadKey(a, thread, ids, 'left'), thread);
  }
  const numbers = new Numbers(a.threads.count, right);
  for (let thread = range.from; thread < range.toB; thread++) {
    if (right[thread] === NONE) numbers.give(thread, waiting.take(threadKey(b, thread, ids, 'right')));
  }
  numbers.giveRest();
  return { count: numbers.count, left, right };
}

type Side = 'left' | 'right';

/** Names count from below zero, so that no name is a pair of people. */
function messageKey({ messages }: IndexedTrace, message: number, ids: Counterparts, side: Side): number {
  const mark = sharedId(ids.marks[side], messages.mark[message]!);
  if (mark !== NONE) return -1 - mark;
  const users = ids.users[side];
  return pairKey(ids.users, sharedId(users, messages.from[message]!), sharedId(users, messages.to[message]!));
}

function threadKey(trace: IndexedTrace, thread: number, ids: Counterparts, side: Side): number {
  const { method, clientLo, clientHi } = trace.threads.world.threads;
  const slot = slotOf(method[thread]!, clientLo[thread]!, clientHi[thread]!);
  return (pairOf(trace, thread, ids, side) + 1) * 8 + slot;
}

function pairOf({ threads }: IndexedTrace, thread: number, ids: Counterparts, side: Side): number {
  return sharedId(ids.pairs[side], threads.world.threads.pair[thread]!);
}

/** The message whose attempt made the thread, in the number that both share; NONE if something else did. */
function makerOf({ columns, messages, threads }: IndexedTrace, thread: number, shared: Int32Array): number {
  const by = threads.madeBy[thread]!;
  if (by === NONE) return NONE;
  const message = columns.values[columns.valueStart[by]!]!;
  return messages.attempted[message] === by ? sharedId(shared, message) : NONE;
}

/** Messages and threads have numbers in the order of their records, so those of a window stand together. */
function rangeOf(one: Int32Array, other: Int32Array, { from, toA, toB }: Window): Range {
  // What was there before the first record has NONE for its record, and is in a window that begins with that.
  const start = from === 0 ? NONE : from;
  return { from: placeFrom(one, start), toA: placeFrom(one, toA), toB: placeFrom(other, toB) };
}

function upTo(count: number): Int32Array {
  const ids = new Int32Array(count);
  for (let id = 0; id < count; id++) ids[id] = id;
  return ids;
}

/** The numbers on the right: before the window the same ones, behind it the same counted from the end, NONE in it. */
function placesOutside({ from, toA, toB }: Range, countA: number, countB: number): Int32Array {
  const right = new Int32Array(countB).fill(NONE);
  for (let id = 0; id < from; id++) right[id] = id;
  for (let id = toB; id < countB; id++) {
    const same = id - toB + toA;
    right[id] = same < countA ? same : NONE;
  }
  return right;
}

/** Gives what only the right trace has numbers behind those of the left one. */
class Numbers {
  count: number;
  readonly #right: Int32Array;

  constructor(count: number, right: Int32Array) {
    this.count = count;
    this.#right = right;
  }

  give(id: number, found: number): void {
    this.#right[id] = found === NONE ? this.count++ : found;
  }

  /** To whatever has none, as in a damaged trace. */
  giveRest(): void {
    for (let id = 0; id < this.#right.length; id++) if (this.#right[id] === NONE) this.give(id, NONE);
  }
}

/** First come, first served, by key; in linked lists, because most keys wait once. */
class Waiting {
  readonly #first = new Map<number, number>();
  readonly #last = new Map<number, number>();
  readonly #next = new Map<number, number>();

  add(key: number, id: number): void {
    const last = this.#last.get(key);
    if (last === undefined) this.#first.set(key, id);
    else this.#next.set(last, id);
    this.#last.set(key, id);
  }

  take(key: number): number {
    const id = this.#first.get(key);
    if (id === undefined) return NONE;
    const next = this.#next.get(id);
    if (next === undefined) {
      this.#first.delete(key);
      this.#last.delete(key);
    } else this.#first.set(key, next);
    return id;
  }
}
