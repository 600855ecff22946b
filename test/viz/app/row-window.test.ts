import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  isScaled,
  type ListSize,
  lastTop,
  MOST_HEIGHT,
  rowsAround,
  scrollFor,
  scrollHeight,
  topAt,
  topShowing,
} from '../../../viz/app/row-window.ts';

const SIZES: fc.Arbitrary<ListSize> = fc.record({
  count: fc.oneof(fc.nat(50), fc.nat(300_000), fc.nat(2_000_000_000)),
  rowHeight: fc.integer({ min: 10, max: 60 }),
  viewport: fc.integer({ min: 0, max: 2_000 }),
});
const SHARES = fc.double({ min: 0, max: 1, noNaN: true });

describe('rows in sight', () => {
  test('of any number of them fit an element that browsers can make, and all can be scrolled to', () => {
    fc.assert(
      fc.property(SIZES, (size) => {
        expect(scrollHeight(size)).toBeLessThanOrEqual(MOST_HEIGHT);
        expect(topAt(size, 0)).toBe(0);
        const bottom = Math.max(0, scrollHeight(size) - size.viewport);
        expect(topAt(size, bottom)).toBeCloseTo(lastTop(size), 3);
        const { first, count } = rowsAround(size, topAt(size, bottom));
        expect(first + count).toBe(size.count);
      }),
    );
  });

  test('a place that was scrolled to is the place that is shown', () => {
    fc.assert(
      fc.property(SIZES, SHARES, (size, share) => {
        const top = share * lastTop(size);
        const back = topAt(size, scrollFor(size, top));
        expect(Math.abs(back - top)).toBeLessThanOrEqual(1e-6 * Math.max(1, top));
      }),
    );
  });

  test('a row that is shown is wholly in sight, and nothing moves if it was', () => {
    fc.assert(
      fc.property(SIZES, SHARES, SHARES, (size, share, where) => {
        fc.pre(size.count > 0 && size.viewport >= size.rowHeight);
        const index = Math.floor(share * (size.count - 1));
        const before = where * lastTop(size);
        const top = topShowing(size, index, before);
        const rows = size.viewport / size.rowHeight;
        expect(top).toBeLessThanOrEqual(index + 1e-6);
        expect(top + rows).toBeGreaterThanOrEqual(Math.min(size.count, index + 1) - 1e-6);
        if (index >= before && index + 1 <= before + rows) expect(top).toBeCloseTo(before, 9);
        expect(topShowing(size, index, top)).toBeCloseTo(top, 6);
      }),
    );
  });

  test('a million rows are scaled, a hundred thousand are not', () => {
    expect(isScaled({ count: 1_000_000, rowHeight: 24, viewport: 500 })).toBe(true);
    expect(isScaled({ count: 100_000, rowHeight: 24, viewport: 500 })).toBe(false);
    expect(topAt({ count: 100_000, rowHeight: 24, viewport: 500 }, 240)).toBe(10);
    expect(rowsAround({ count: 100, rowHeight: 20, viewport: 100 }, 50)).toEqual({ first: 46, count: 13 });
  });
});
