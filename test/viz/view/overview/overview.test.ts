import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { marksOf } from '../../../../viz/list/display-list.ts';
import { RARE, rareRecords } from '../../../../viz/view/density.ts';
import { overview } from '../../../../viz/view/overview/overview.ts';
import { TIME_MODES } from '../../../../viz/view/time-axis.ts';
import { anyQuestion, goldenOf, inputOf, traceOfScenario, viewInput } from '../../support/inputs.ts';

/** A picture takes milliseconds. */
const RUNS = { numRuns: 150 };
const main = traceOfScenario('main');

describe('the overview', () => {
  it.each(TIME_MODES)('is drawn as it was before, with time %s', async (mode) => {
    const axis = viewInput(main, mode).axis;
    const input = viewInput(main, mode, {
      fromU: axis.length * 0.2,
      toU: axis.length * 0.4,
      height: 64,
      width: 640,
    });
    await expect(goldenOf(overview(input).marks)).toMatchFileSnapshot(`../../golden/overview-${mode}.jsonl`);
  });

  it('has paint in every pixel column with a record, rare ones at least two pixels wide, whatever is filtered', () => {
    fc.assert(
      fc.property(anyQuestion(main), (question) => {
        const input = inputOf(main, question);
        const { axis, width } = input;
        const marks = marksOf(overview({ ...input, height: 64 }).marks);
        const painted = (style: string, x: number) =>
          marks.some(
            (mark) =>
              mark.style === style && mark.box[0] <= x + 1e-3 && mark.box[2] >= x - 1e-3 && mark.weight > 0,
          );
        for (let n = 0; n < main.columns.count; n++) {
          expect(painted('density', (axis.uOfRecord(n) / axis.length) * width)).toBe(true);
        }
        const rare = rareRecords(main, []);
        for (const kind of RARE) {
          for (const n of rare[kind])
            expect(painted(kind, (axis.uOfRecord(n) / axis.length) * width)).toBe(true);
          for (const { box } of marks.filter(({ style }) => style === kind))
            expect(box[2] - box[0]).toBeGreaterThanOrEqual(2);
        }
      }),
      { numRuns: 30 },
    );
  });

  it('frames the visible stretch and shows the cursor', () => {
    fc.assert(
      fc.property(anyQuestion(main), (question) => {
        const input = inputOf(main, question);
        const { axis, width, fromU, toU } = input;
        const { time } = overview({ ...input, height: 64 });
        expect(time!.from).toBeCloseTo((fromU / axis.length) * width, 3);
        expect(time!.to).toBeCloseTo((toU / axis.length) * width, 3);
      }),
      RUNS,
    );
  });

  it('counts what a broken invariant is, on top', () => {
    const violations = [{ record: 200, invariant: 'I', sentence: 's', detail: 'd' }];
    const marks = marksOf(overview(viewInput(main, 'linear', { violations, height: 64 })).marks);
    expect(marks.filter(({ style }) => style === 'violation')).toHaveLength(1);
  });
});
