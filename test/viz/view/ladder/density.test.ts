import { describe, expect, it } from 'vitest';
import { indexTrace } from '../../../../src/trace/index/index-trace.ts';
import { MOST_DASHED } from '../../../../viz/list/crowding.ts';
import { type Mark, marksOf } from '../../../../viz/list/display-list.ts';
import { RARE, rareRecords } from '../../../../viz/view/density.ts';
import { ladder } from '../../../../viz/view/ladder/ladder.ts';
import { TIME_MODES } from '../../../../viz/view/time-axis.ts';
import type { ViewInput, ViewOutput } from '../../../../viz/view/view.ts';
import { millionColumns } from '../../../bench/viewer/million.ts';
import { viewInput } from '../../support/inputs.ts';

/** Too many messages for one picture, from 120 people. */
const busy = indexTrace(millionColumns(60_000));
const everyThird = Uint8Array.from({ length: busy.columns.count }, (_, n) => Number(n % 3 === 0));

const isPainted = (marks: readonly Mark[], y: number) =>
  marks.some(({ box, weight }) => weight > 0 && box[1] <= y + 1e-3 && box[3] >= y - 1e-3);

/** Density marks of the strip at the gutter, and of the lifelines. */
function densityOf({ marks }: ViewOutput): { strip: Mark[]; lifelines: Mark[] } {
  const density = marksOf(marks).filter(({ style }) => style === 'density');
  return {
    strip: density.filter(({ box }) => box[2] <= 108),
    lifelines: density.filter(({ box }) => box[2] > 108),
  };
}

function yOf({ axis, fromU, toU }: ViewInput, { time }: ViewOutput, n: number): number {
  return time!.from + ((axis.uOfRecord(n) - fromU) / (toU - fromU)) * (time!.to - time!.from);
}

describe.each(TIME_MODES)('a ladder of too many messages, with time %s', (mode) => {
  it('is density, and says so', () => {
    const output = ladder(viewInput(busy, mode));
    expect(marksOf(output.marks).filter(({ kind }) => kind === 'arrow')).toEqual([]);
    expect(output.notices[0]!.text).toMatch(/^60,\d{3} records are drawn as density/);
    expect(output.records).toHaveLength(0);
  });

  it.each(['user', 'tenant', 'cloud'] as const)(
    'has paint in each pixel row with a record, by %s',
    (grouping) => {
      const input = viewInput(busy, mode, { grouping, width: 12_000 });
      const output = ladder(input);
      const { strip, lifelines } = densityOf(output);
      const rows = new Map<number, number>();
      for (let n = 0; n < busy.columns.count; n += 1) rows.set(Math.floor(yOf(input, output, n)), n);
      for (const n of rows.values()) {
        const y = yOf(input, output, n);
        expect(isPainted(strip, y)).toBe(true);
        if (busy.records.concernedBy(n).users.length > 0) expect(isPainted(lifelines, y)).toBe(true);
      }
    },
  );

  it('has every rare record on top, two pixels high and more', () => {
    const input = viewInput(busy, mode, {
      violations: [{ record: 777, invariant: 'I', sentence: 's', detail: 'd' }],
    });
    const output = ladder(input);
    const rare = rareRecords(busy, input.violations);
    for (const kind of RARE) {
      const marks = marksOf(output.marks).filter(
        ({ style, kind: shape }) => style === kind && shape === 'area',
      );
      expect(marks.length).toBeGreaterThan(0);
      for (const { box } of marks) expect(box[3] - box[1]).toBeGreaterThanOrEqual(2);
      for (const n of rare[kind].filter((_, i) => i % 7 === 0))
        expect(isPainted(marks, yOf(input, output, n))).toBe(true);
    }
  });
});

describe('density behind a filter', () => {
  it('counts what passes alone', () => {
    const matches = { passes: everyThird, shown: busy.columns.count / 3, total: busy.columns.count };
    const input = viewInput(busy, 'order', { matches });
    const output = ladder(input);
    const hidden = busy.columns.count - everyThird.reduce((sum, one) => sum + one, 0);
    expect(
      output.notices.some(({ text }) =>
        text.startsWith(`${hidden.toLocaleString('en')} records of this stretch`),
      ),
    ).toBe(true);
    const few = new Uint8Array(busy.columns.count).fill(1, 0, 5_000);
    const some = ladder({ ...input, matches: { passes: few, shown: 5_000, total: busy.columns.count } });
    const last = yOf(input, some, 5_000);
    for (const { box } of densityOf(some).strip) expect(box[3]).toBeLessThanOrEqual(last + 2);
  });
});

describe('a ladder of many messages that are drawn one by one', () => {
  const arrowsIn = (share: number) => {
    const input = viewInput(busy, 'order');
    const output = ladder({ ...input, toU: input.fromU + (input.toU - input.fromU) * share });
    const arrows = marksOf(output.marks).filter(({ kind }) => kind === 'arrow').length;
    const says = output.notices.some(({ text }) => text.startsWith('Messages are drawn without dashes'));
    return { arrows, says };
  };

  it('says that dashes are left out, exactly when they are', () => {
    const [few, many] = [arrowsIn(0.005), arrowsIn(0.12)];
    expect(few.arrows).toBeGreaterThan(0);
    expect(few.arrows).toBeLessThanOrEqual(MOST_DASHED);
    expect(few.says).toBe(false);
    expect(many.arrows).toBeGreaterThan(MOST_DASHED);
    expect(many.says).toBe(true);
  });
});
