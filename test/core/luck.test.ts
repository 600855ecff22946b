import { describe, expect, it } from 'vitest';
import { luck } from '../../src/core/luck.ts';
import { openStream } from '../../src/core/streams.ts';

const DRAWS = 200_000;
const LEGS = 8;
const CELLS = 100;
const drawn = openStream('luck', 0, 'test', 'u');
const us = Array.from({ length: DRAWS }, drawn);

/** Pearson's chi-square of whole numbers below `cells` against equal shares. */
function chiSquare(cellOf: (i: number) => number, cells: number): number {
  const counts = new Float64Array(cells);
  for (let i = 0; i < DRAWS; i++) counts[cellOf(i)]!++;
  const expected = DRAWS / cells;
  return counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
}

/** The chi-square that `cells - 1` degrees of freedom exceed once in a million (Wilson and Hilferty). */
function millionth(cells: number): number {
  const ninth = 2 / (9 * (cells - 1));
  return (cells - 1) * (1 - ninth + 4.7534 * Math.sqrt(ninth)) ** 3;
}

// The seed is fixed, so these tests either always pass or always fail; that a good generator would have failed at
// one of the first tries has a chance below 1 in 10,000 all together.
describe('the luck of a leg', () => {
  it('is in [0, 1) for the least and the greatest draw', () => {
    for (const u of [0, 2 ** -53, 0.5, 1 - 2 ** -53]) {
      for (let leg = 0; leg < 100; leg++) {
        expect(luck(u, leg)).toBeGreaterThanOrEqual(0);
        expect(luck(u, leg)).toBeLessThan(1);
      }
    }
  });

  it('is uniform on every leg', () => {
    for (let leg = 0; leg < LEGS; leg++) {
      expect(chiSquare((i) => Math.floor(luck(us[i]!, leg) * CELLS), CELLS)).toBeLessThan(millionth(CELLS));
    }
  });

  it('is uniform for draws that come evenly instead of at random, in its high bits and its low ones', () => {
    for (let leg = 0; leg < LEGS; leg++) {
      const even = (i: number) => luck(i / DRAWS, leg);
      expect(chiSquare((i) => Math.floor(even(i) * CELLS), CELLS)).toBeLessThan(millionth(CELLS));
      expect(chiSquare((i) => (even(i) * 2 ** 53) % 128, 128)).toBeLessThan(millionth(128));
      const close = (i: number) => luck(0.3 + i * 2 ** -53, leg);
      expect(chiSquare((i) => Math.floor(close(i) * CELLS), CELLS)).toBeLessThan(millionth(CELLS));
    }
  });

  it('of one leg says nothing of the luck of another, nor of the draw itself', () => {
    const grid = 10;
    const cell = (x: number) => Math.floor(x * grid);
    for (let one = -1; one < LEGS; one++) {
      for (let two = one + 1; two < LEGS; two++) {
        const first = (u: number) => (one === -1 ? u : luck(u, one));
        const pairs = chiSquare((i) => cell(first(us[i]!)) * grid + cell(luck(us[i]!, two)), CELLS);
        expect(pairs).toBeLessThan(millionth(CELLS));
        let sum = 0;
        for (const u of us) sum += (first(u) - 0.5) * (luck(u, two) - 0.5);
        // A correlation has a standard deviation of 1/sqrt(DRAWS); five of them are one in two million.
        expect(Math.abs((sum / DRAWS) * 12)).toBeLessThan(5 / Math.sqrt(DRAWS));
      }
    }
  });

  it('differs for different draws', () => {
    expect(new Set(us.map((u) => luck(u, 3))).size).toBe(new Set(us).size);
  });

  it('gives these numbers, or every published result changes', () => {
    expect([luck(0, 0), luck(0.5, 0), luck(0.5, 1), luck(1 - 2 ** -53, 6)]).toEqual([
      0.13559967554251606, 0.3995454867127992, 0.6546811422187653, 0.8835944366826844,
    ]);
  });
});
