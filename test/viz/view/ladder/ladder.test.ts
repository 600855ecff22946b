import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { OUTCOME } from '../../../../src/model/words.ts';
import { type Mark, marksOf } from '../../../../viz/list/display-list.ts';
import { ladder } from '../../../../viz/view/ladder/ladder.ts';
import { GUTTER, STUB } from '../../../../viz/view/ladder/plane.ts';
import { TIME_MODES } from '../../../../viz/view/time-axis.ts';
import type { ViewInput, ViewOutput } from '../../../../viz/view/view.ts';
import { anyQuestion, goldenOf, inputOf, traceOfScenario, viewInput } from '../../support/inputs.ts';

/** A picture takes milliseconds. */
const RUNS = { numRuns: 150 };
const main = traceOfScenario('main');
const HOUR = 3_600_000_000;
/** How far a message within one lifeline goes out, and half the height of a label, px. */
const LOOP = 26;
const LABEL = 12;

/** The line of each message: not the way out of a loop, nor a symbol or a label. */
function linesOfMessages({ marks }: ViewOutput): Mark[] {
  return marksOf(marks).filter(
    ({ kind, subject, box }) =>
      subject === 'message' &&
      (kind === 'arrow' ||
        (kind === 'line' && !(box[1] === box[3] && Math.abs(box[2] - box[0] - 26) < 1e-3))),
  );
}

/** Whether a line was cut there, at the gutter or at the right. */
function isEdge({ width }: ViewInput, x: number): boolean {
  return Math.abs(x - Math.min(GUTTER, width / 3)) < 0.01 || Math.abs(x - width) < 0.01;
}

/** Pixels down for a record, as the output says where time runs. */
function yOf({ axis, fromU, toU }: ViewInput, { time }: ViewOutput, n: number): number {
  return time!.from + ((axis.uOfRecord(n) - fromU) / (toU - fromU)) * (time!.to - time!.from);
}

describe('the ladder of the main scenario', () => {
  it.each(TIME_MODES)('is drawn as it was before, with time %s', async (mode) => {
    const axis = viewInput(main, mode).axis;
    const [fromU, toU] = mode === 'order' ? [0, 80] : [axis.uOfTime(0), axis.uOfTime(HOUR)];
    const { marks, header } = ladder(
      viewInput(main, mode, { fromU, toU, cursor: axis.momentAt((fromU + toU) / 2) }),
    );
    await expect(goldenOf(marks)).toMatchFileSnapshot(`../../golden/ladder-${mode}.jsonl`);
    if (mode === 'folded') {
      await expect(goldenOf(header!)).toMatchFileSnapshot('../../golden/ladder-header.jsonl');
    }
  });

  it('has a mark for each message, exactly one, over the whole trace', () => {
    for (const mode of TIME_MODES) {
      const drawn = linesOfMessages(ladder(viewInput(main, mode))).map(({ id }) => id);
      const all = Array.from({ length: main.messages.count }, (_, message) => message);
      expect([...drawn].sort((a, b) => a - b)).toEqual(all);
    }
  });

  it('shows what did not arrive: a cross for missed and failed, a barred circle for refused', () => {
    const marks = marksOf(ladder(viewInput(main)).marks).filter(
      ({ kind, subject }) => kind === 'symbol' && subject === 'message',
    );
    for (let message = 0; message < main.messages.count; message++) {
      const own = marks.filter(({ id }) => id === message).map(({ style, box }) => [style, box[3]]);
      const expected = {
        [OUTCOME.delivered]: [],
        [OUTCOME.missed]: [['missed', 2]],
        [OUTCOME.failed]: [['failed', 2]],
        [OUTCOME.refused]: [['refused', 3]],
      }[main.messages.outcome[message]!];
      expect(own).toEqual(expected);
    }
  });

  it('flags each upgrade at the lifelines of those upgraded', () => {
    const marks = marksOf(ladder(viewInput(main)).marks);
    for (const n of main.upgrades) {
      const flags = marks.filter(
        ({ kind, style, id }) => kind === 'symbol' && style === 'upgrade' && id === n,
      );
      expect(flags.length).toBeGreaterThan(0);
    }
  });

  it('bars the threads that an upgrade disables', () => {
    const disabled = marksOf(ladder(viewInput(main)).marks).filter(
      ({ kind, style }) => kind === 'line' && style === 'thread-disabled',
    );
    const { status } = main.threads.world.threads;
    const expected = Array.from({ length: main.threads.count }, (_, thread) => thread).filter(
      (thread) => status[thread] === 2,
    );
    expect(disabled.map(({ id }) => id).sort((a, b) => a - b)).toEqual(expected);
  });

  it('sets back what is not selected, and keeps the selected user', () => {
    const bob = 1;
    const input = viewInput(main, 'folded', { selection: { subject: 'user', id: bob } });
    for (const { id, weight } of linesOfMessages(ladder(input))) {
      const his = main.messages.from[id] === bob || main.messages.to[id] === bob;
      expect(weight).toBe(his ? 255 : 112);
    }
    const empty = { ...input, fromU: 0, toU: input.axis.uOfTime(1000) };
    expect(marksOf(ladder(empty).header!).map(({ text }) => text)).toContain('bob');
  });

  it('names the other end of a message that leaves the picture sideways', () => {
    const input = viewInput(main, 'folded', { grouping: 'client', width: 700, scroll: 300 });
    const texts = marksOf(ladder(input).marks).map(({ text }) => text);
    expect(texts).toContain('← ann');
  });

  it('says how many lifelines, records and labels it leaves out', () => {
    const passes = new Uint8Array(main.columns.count).fill(1, 0, 100);
    const matches = { passes, shown: 100, total: main.columns.count };
    const texts = ladder(viewInput(main, 'folded', { matches })).notices.map(({ text }) => text);
    expect(texts).toContain(`${main.columns.count - 100} records of this stretch are hidden by the filter.`);
    expect(texts.some((text) => / of 20 lifelines have nothing here/.test(text))).toBe(true);
  });
});

describe('any stretch of a ladder', () => {
  it('has arrows whose slope is their latency in pixels', () => {
    fc.assert(
      fc.property(anyQuestion(main), (question) => {
        const input = inputOf(main, question);
        const output = ladder(input);
        for (const { kind, id, box } of linesOfMessages(output)) {
          if (kind !== 'arrow') continue;
          const { sent, arrived } = main.messages;
          const [from, to] = [yOf(input, output, sent[id]!), yOf(input, output, arrived[id]!)];
          // An arrow that begins outside is cut there: what is left keeps its end and its slope.
          if (from >= output.time!.from - STUB && !isEdge(input, box[0]))
            expect(Math.abs(box[1] - from)).toBeLessThanOrEqual(0.5);
          expect(Math.abs(box[3] - to)).toBeLessThanOrEqual(0.5);
        }
      }),
      RUNS,
    );
  });

  it('has the names above it at every scroll, as high as time begins', () => {
    fc.assert(
      fc.property(anyQuestion(main), (question) => {
        const input = inputOf(main, question);
        const { header, time, extent } = ladder(input);
        expect(header!.count).toBeGreaterThan(0);
        expect(Math.min(header!.height, input.height / 2)).toBe(time!.from);
        const names = marksOf(header!).filter(({ kind, style }) => kind === 'rect' && style !== 'background');
        if (input.scroll < extent - input.width / 2 && extent > input.width / 2)
          expect(names.length).toBeGreaterThan(0);
        for (const { box } of names) expect(box[2]).toBeLessThanOrEqual(input.width + 1);
      }),
      RUNS,
    );
  });

  it('is made of numbers, inside the picture but for a stub', () => {
    fc.assert(
      fc.property(anyQuestion(main), (question) => {
        const input = inputOf(main, question);
        const { marks, time } = ladder(input);
        const outside = marksOf(marks).filter(({ kind, box }) => {
          if (!box.every(Number.isFinite)) return true;
          if (kind === 'text' || kind === 'symbol') return false;
          const [left, right] = [Math.min(box[0], box[2]), Math.max(box[0], box[2])];
          const [top, bottom] = [Math.min(box[1], box[3]), Math.max(box[1], box[3])];
          const sideways = left >= -STUB && right <= input.width + STUB + LOOP;
          return !(sideways && top >= time!.from - STUB - LABEL && bottom <= input.height + STUB + LABEL);
        });
        expect(outside).toEqual([]);
      }),
      RUNS,
    );
  });

  it('has every message that it names between its own lifelines, and none twice', () => {
    fc.assert(
      fc.property(anyQuestion(main), (question) => {
        const input = inputOf(main, question);
        const drawn = linesOfMessages(ladder(input)).map(({ id }) => id);
        expect(new Set(drawn).size).toBe(drawn.length);
        const { passes } = input.matches;
        const [first, end] = [input.axis.firstRecordFrom(input.fromU), input.axis.momentAt(input.toU).n + 1];
        for (const id of drawn) {
          expect(main.messages.attempted[id]!).toBeLessThan(end);
          const { attempted, sent, arrived, ended } = main.messages;
          expect(Math.max(arrived[id]!, ended[id]!)).toBeGreaterThanOrEqual(first);
          const steps = [attempted[id]!, sent[id]!, arrived[id]!, ended[id]!];
          if (passes !== undefined) expect(steps.some((n) => passes[n] === 1)).toBe(true);
        }
      }),
      RUNS,
    );
  });
});
