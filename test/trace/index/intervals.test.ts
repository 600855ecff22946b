import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Intervals } from '../../../src/trace/index/intervals.ts';

it('intervals are found at every record', () => {
  const list = fc.array(fc.tuple(fc.nat(300), fc.nat(100)), { maxLength: 2500 });
  fc.assert(
    fc.property(list, (pairs) => {
      const sorted = pairs.sort(([a], [b]) => a - b);
      const intervals = new Intervals(
        Int32Array.from(sorted, ([start]) => start),
        Int32Array.from(sorted, ([start, length]) => start + length),
      );
      for (let n = -1; n < 400; n += 7) {
        const found: number[] = [];
        intervals.each(n, (interval) => found.push(interval));
        const expected = [...sorted.keys()].filter((i) => {
          const [start, length] = sorted[i]!;
          return start <= n && n < start + length;
        });
        expect(found).toEqual(expected);
      }
    }),
    { numRuns: 30 },
  );
});
