import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Histogram } from '../../src/core/histogram.ts';

/** Durations of every order of magnitude, up to 2^53 - 1. */
const duration = fc
  .tuple(fc.maxSafeNat(), fc.nat(52))
  .map(([us, shift]) => Math.floor(us / Number(1n << BigInt(shift))));

function of(durations: readonly number[]): Histogram {
  const histogram = new Histogram();
  for (const us of durations) histogram.add(us);
  return histogram;
}

function exactPercentile(durations: readonly number[], p: number): number {
  const sorted = durations.toSorted((x, y) => x - y);
  return sorted[Math.max(0, Math.ceil((p * sorted.length) / 100) - 1)]!;
}

describe('a histogram', () => {
  it('gives every percentile within 1/128, in whole microseconds', () => {
    fc.assert(
      fc.property(
        fc.array(duration, { minLength: 1, maxLength: 200 }),
        fc.integer({ min: 0, max: 1000 }),
        (all, tenths) => {
          const p = tenths / 10;
          const exact = exactPercentile(all, p);
          const found = of(all).percentile(p);
          expect(Number.isSafeInteger(found)).toBe(true);
          expect(Math.abs(found - exact)).toBeLessThanOrEqual(exact / 128);
        },
      ),
    );
  });

  it('is exact below 128 microseconds', () => {
    const all = Array.from({ length: 128 }, (_, us) => us);
    for (let p = 0; p <= 100; p++) expect(of(all).percentile(p)).toBe(exactPercentile(all, p));
  });

  it('knows its count and its extremes exactly', () => {
    const histogram = of([123_456_789, 77, Number.MAX_SAFE_INTEGER, 77]);
    expect([histogram.count, histogram.min, histogram.max]).toEqual([4, 77, Number.MAX_SAFE_INTEGER]);
    expect([histogram.percentile(0), histogram.percentile(100)]).toEqual([77, Number.MAX_SAFE_INTEGER]);
  });

  it('gives the one duration it has for every percentile', () => {
    for (const p of [0, 1, 50, 99.9, 100]) expect(of([1_000_003]).percentile(p)).toBe(1_000_003);
  });

  it('of two parts merged is that of the whole', () => {
    fc.assert(
      fc.property(fc.array(duration, { minLength: 1 }), fc.array(duration), (one, two) => {
        const merged = of(one);
        merged.merge(of(two));
        const whole = of([...two, ...one]);
        expect([merged.count, merged.min, merged.max]).toEqual([whole.count, whole.min, whole.max]);
        for (const p of [0, 10, 50, 90, 99, 100]) expect(merged.percentile(p)).toBe(whole.percentile(p));
      }),
    );
  });

  it('never falls from one percentile to a higher one', () => {
    fc.assert(
      fc.property(fc.array(duration, { minLength: 1 }), (all) => {
        const histogram = of(all);
        for (let p = 1; p <= 100; p++) {
          expect(histogram.percentile(p)).toBeGreaterThanOrEqual(histogram.percentile(p - 1));
        }
      }),
    );
  });

  it('refuses what is no whole microsecond, and percentiles of nothing', () => {
    expect(() => of([0.5])).toThrow(/whole microseconds/);
    expect(() => of([-1])).toThrow(/whole microseconds/);
    expect(() => of([NaN])).toThrow(/whole microseconds/);
    expect(() => new Histogram().percentile(50)).toThrow(/empty/);
    expect(() => of([1]).percentile(101)).toThrow(/from 0 to 100/);
  });
});
