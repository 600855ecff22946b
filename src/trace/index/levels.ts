/**
 * How many SIP sessions are open at the same time: a level that rises and falls, and its maximum in each of many
 * stretches. The level is kept at each record at which it changes; a pyramid of maxima, two to one, stands above.
 */
import type { IndexedTrace } from '../indexed.ts';
import { type Ascending, placeAfter, placeFrom } from './sorted.ts';

export class Levels {
  /** Records at which the level changes, ascending. */
  readonly #records: Int32Array;
  /** The level after them, and above it the maxima of two, four, … */
  readonly #pyramid: readonly Int32Array[];
  readonly #before: number;

  /** `starts` and `ends` are the records of the changes, ascending; `before` are open before the first record. */
  constructor(starts: Int32Array, ends: Int32Array, before = 0) {
    const { records, levels } = changesOf(starts, ends, before);
    this.#records = records;
    this.#before = before;
    const pyramid = [levels];
    while (pyramid.at(-1)!.length > 1) pyramid.push(maximaOfTwo(pyramid.at(-1)!));
    this.#pyramid = pyramid;
  }

  /** How many are open after record `n`. */
  at(n: number): number {
    const place = placeAfter(this.#records, n) - 1;
    return place < 0 ? this.#before : this.#pyramid[0]![place]!;
  }

  /** The most that are open at the same time in each stretch, with those that were open when it began. */
  maxima(boundaries: Ascending): Uint32Array {
    const maxima = new Uint32Array(Math.max(0, boundaries.length - 1));
    let from = placeFrom(this.#records, boundaries[0] ?? 0);
    for (let i = 0; i < maxima.length; i++) {
      const to = placeFrom(this.#records, boundaries[i + 1]!, from);
      const entering = from === 0 ? this.#before : this.#pyramid[0]![from - 1]!;
      maxima[i] = Math.max(entering, this.#maximum(from, to));
      from = to;
    }
    return maxima;
  }

  /** The maximum over the changes from `from` to `to` - 1, 0 if there are none. */
  #maximum(from: number, to: number): number {
    let most = 0;
    let low = from;
    let high = to;
    for (let level = 0; low < high; level++) {
      const maxima = this.#pyramid[level]!;
      if ((low & 1) === 1) most = Math.max(most, maxima[low++]!);
      if ((high & 1) === 1) most = Math.max(most, maxima[--high]!);
      low >>= 1;
      high >>= 1;
    }
    return most;
  }
}

/** The records at which anything changes, each once, and the level after each. */
function changesOf(
  starts: Int32Array,
  ends: Int32Array,
  before: number,
): { records: Int32Array; levels: Int32Array } {
  const records = new Int32Array(starts.length + ends.length);
  const levels = new Int32Array(records.length);
  let count = 0;
  let level = before;
  for (let start = 0, end = 0; start < starts.length || end < ends.length; count++) {
    const n = Math.min(starts[start] ?? Infinity, ends[end] ?? Infinity);
    for (; starts[start] === n; start++) level += 1;
    for (; ends[end] === n; end++) level -= 1;
    records[count] = n;
    levels[count] = level;
  }
  return { records: records.slice(0, count), levels: levels.slice(0, count) };
}

function maximaOfTwo(numbers: Int32Array): Int32Array {
  const maxima = new Int32Array(Math.ceil(numbers.length / 2));
  for (let i = 0; i < maxima.length; i++) {
    maxima[i] = Math.max(numbers[2 * i]!, numbers[2 * i + 1] ?? numbers[2 * i]!);
  }
  return maxima;
}

const kept = new WeakMap<IndexedTrace, Levels>();

/** The level of open SIP sessions over the whole trace. */
export function sessionLevels(trace: IndexedTrace): Levels {
  let levels = kept.get(trace);
  if (levels === undefined) {
    levels = newSessionLevels(trace);
    kept.set(trace, levels);
  }
  return levels;
}

function newSessionLevels({ columns, sessions }: IndexedTrace): Levels {
  const { threads } = columns.head.world;
  let before = 0;
  for (let thread = 0; thread < threads.count; thread++) if (threads.session[thread]! >= 0) before += 1;
  return new Levels(ascending(sessions.openedBy), ascending(sessions.closedBy), before);
}

/** Those that are records, in their order, which most lists have already. */
function ascending(numbers: Int32Array): Int32Array {
  const records = new Int32Array(numbers.length);
  let count = 0;
  let isSorted = true;
  for (let i = 0; i < numbers.length; i++) {
    const n = numbers[i]!;
    if (n < 0) continue;
    if (count > 0 && n < records[count - 1]!) isSorted = false;
    records[count++] = n;
  }
  const kept = records.subarray(0, count);
  return isSorted ? kept : kept.sort();
}
