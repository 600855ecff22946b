/**
 * Stretches of records (a message on its way, a session, a timer), and those that any record lies in. They stand in
 * the order of their beginnings; above their ends stands a tree of maxima, 32 to one, so that a question costs what
 * its answer is long.
 */
import { placeAfter } from './sorted.ts';

const BITS = 5;
const FAN = 1 << BITS;

/** The end of what does not end within the trace. */
export const NEVER = 0x7fffffff;

export class Intervals {
  readonly count: number;
  readonly #starts: Int32Array;
  /** The ends, then the maxima of 32 of them, and so on up. */
  readonly #levels: readonly Int32Array[];

  /** Interval i has begun after record `starts[i]` and is over after record `ends[i]`. `starts` ascend. */
  constructor(starts: Int32Array, ends: Int32Array) {
    this.count = starts.length;
    this.#starts = starts;
    const levels = [ends];
    while (levels.at(-1)!.length > FAN) levels.push(maximaOf(levels.at(-1)!));
    this.#levels = levels;
  }

  /** Calls `take` for each interval that has begun and is not over after record `n`, in the order of the beginnings. */
  each(n: number, take: (interval: number) => void): void {
    const begun = placeAfter(this.#starts, n);
    const top = this.#levels.length - 1;
    if (begun > 0) this.#visit(top, 0, ((begun - 1) >> (BITS * top)) + 1, begun, n, take);
  }

  #visit(
    level: number,
    from: number,
    to: number,
    begun: number,
    n: number,
    take: (interval: number) => void,
  ): void {
    const ends = this.#levels[level]!;
    for (let i = from; i < to; i++) {
      if (ends[i]! <= n) continue;
      if (level === 0) {
        take(i);
        continue;
      }
      const below = level - 1;
      const last = ((begun - 1) >> (BITS * below)) + 1;
      this.#visit(below, i << BITS, Math.min((i + 1) << BITS, last), begun, n, take);
    }
  }
}

function maximaOf(numbers: Int32Array): Int32Array {
  const maxima = new Int32Array(Math.ceil(numbers.length / FAN)).fill(-1);
  for (let i = 0; i < numbers.length; i++) {
    if (numbers[i]! > maxima[i >> BITS]!) maxima[i >> BITS] = numbers[i]!;
  }
  return maxima;
}
