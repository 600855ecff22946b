/** When the worker does what may wait: while nobody asks, and now and then while somebody asks all the time. */
import { describe, expect, it } from 'vitest';
import { Background, type SliceLength } from '../../../viz/worker/background.ts';

/** A clock that stands unless it is moved, and what waits for it. */
class Clock {
  now = 1_000;
  readonly #waiting: { readonly at: number; readonly work: () => void }[] = [];
  readonly background = new Background(
    (work, ms) => this.#waiting.push({ at: this.now + Math.max(0, ms), work }),
    () => this.now,
  );

  /** Moves on by milliseconds, with everything that is due meanwhile done at its time. */
  pass(ms: number): void {
    const end = this.now + ms;
    for (;;) {
      this.#waiting.sort((a, b) => a.at - b.at);
      if (this.#waiting.length === 0 || this.#waiting[0]!.at > end) break;
      const { at, work } = this.#waiting.shift()!;
      this.now = Math.max(this.now, at);
      work();
    }
    this.now = end;
  }
}

/** A task of so many slices of two milliseconds each; notes when each was done. */
function task(clock: Clock, slices: number, length: SliceLength = 'brief'): number[] {
  const done: number[] = [];
  const slice = (): boolean => {
    clock.now += 2;
    done.push(clock.now);
    return done.length < slices;
  };
  clock.background.add(clock, slice, length);
  return done;
}

describe('background work', () => {
  it('begins once nothing has been asked for a tenth of a second, and ends', () => {
    const clock = new Clock();
    const done = task(clock, 10);
    clock.pass(99);
    expect(done).toEqual([]);
    clock.pass(50);
    expect(done).toHaveLength(10);
    expect(done[0]).toBe(1_102);
    clock.pass(1_000);
    expect(done).toHaveLength(10);
  });

  it('rests for questions, and goes on after them', () => {
    const clock = new Clock();
    const done = task(clock, 1_000);
    clock.pass(120);
    const before = done.length;
    expect(before).toBeGreaterThan(0);
    clock.background.rest();
    clock.pass(95);
    expect(done).toHaveLength(before);
    clock.pass(20);
    expect(done.length).toBeGreaterThan(before);
  });

  it('does a slice now and then while questions never cease', () => {
    const clock = new Clock();
    const done = task(clock, 1_000);
    for (let frame = 0; frame < 120; frame++) {
      clock.background.rest();
      clock.pass(16);
    }
    const turns = done.filter((at, i) => at - (done[i - 1] ?? 0) > 100);
    expect(turns.length).toBeGreaterThanOrEqual(6);
    expect(turns.length).toBeLessThanOrEqual(8);
    // Of two seconds no more than a few hundredths.
    expect(done.length * 2).toBeLessThan(0.05 * 120 * 16);
  });

  it('leaves what may take long until nobody asks, and then does it first', () => {
    const clock = new Clock();
    const long = task(clock, 3, 'long');
    const brief = task(clock, 1_000);
    for (let frame = 0; frame < 60; frame++) {
      clock.background.rest();
      clock.pass(16);
    }
    expect(long).toEqual([]);
    expect(brief.length).toBeGreaterThan(0);
    clock.pass(104);
    expect(long).toHaveLength(3);
    expect(brief.at(-1)!).toBeGreaterThan(long[2]!);
    expect(brief.filter((at) => at > long[0]! && at < long[2]!)).toEqual([]);
  });

  it('forgets what belongs to a trace that is closed', () => {
    const clock = new Clock();
    const done = task(clock, 1_000);
    clock.background.drop(clock);
    clock.pass(1_000);
    expect(done).toEqual([]);
  });
});
