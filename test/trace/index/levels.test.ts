import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { indexTrace } from '../../../src/trace/index/index-trace.ts';
import { Levels, sessionLevels } from '../../../src/trace/index/levels.ts';
import { runScenario, worldsOf } from './scenario-traces.ts';

const ascendingNumbers = (most: number): fc.Arbitrary<Int32Array> =>
  fc.array(fc.nat(most), { maxLength: 60 }).map((list) => Int32Array.from(list).sort());

describe('levels', () => {
  const intervals = fc.array(fc.tuple(fc.nat(50), fc.nat(20)), { maxLength: 60 });

  it('have the maximum open at once in each stretch', () => {
    fc.assert(
      fc.property(intervals, fc.nat(3), ascendingNumbers(75), (list, before, boundaries) => {
        const starts = Int32Array.from(list, ([start]) => start).sort();
        const ends = Int32Array.from(list, ([start, length]) => start + length + 1).sort();
        const levels = new Levels(starts, ends, before);
        const openAt = (n: number): number =>
          before + list.filter(([start, length]) => start <= n && n < start + length + 1).length;
        for (let n = -1; n < 75; n++) expect(levels.at(n)).toBe(openAt(n));
        const maxima = levels.maxima(boundaries);
        for (let i = 0; i + 1 < boundaries.length; i++) {
          const [from, to] = [boundaries[i]!, boundaries[i + 1]!];
          const within = Array.from({ length: to - from }, (_, k) => openAt(from + k));
          expect(maxima[i]).toBe(Math.max(openAt(from - 1), ...within));
        }
      }),
      { numRuns: 150 },
    );
  });

  it('of sessions are those of the World', () => {
    const { columns } = runScenario('main');
    const levels = sessionLevels(indexTrace(columns));
    for (const [n, { threads }] of worldsOf(columns).entries()) {
      let open = 0;
      for (let thread = 0; thread < threads.count; thread++) if (threads.session[thread] !== -1) open += 1;
      expect(levels.at(n)).toBe(open);
    }
  });
});
