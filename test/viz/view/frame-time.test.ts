/** How long ladder and overview take for any stretch of a million records. The bounds are a frame's; see the bench for figures. */
import { expect, it } from 'vitest';
import { decodeColumns } from '../../../src/trace/columns-file.ts';
import { indexTrace } from '../../../src/trace/index/index-trace.ts';
import { ladder } from '../../../viz/view/ladder/ladder.ts';
import { overview } from '../../../viz/view/overview/overview.ts';
import { TIME_MODES } from '../../../viz/view/time-axis.ts';
import { millionFile } from '../../bench/viewer/million-file.ts';
import { processorMs, timed } from '../../viewer/bench/figures.ts';
import { viewInput } from '../support/inputs.ts';

const trace = indexTrace(await decodeColumns((await millionFile()).bytes));
const SAMPLES = 60;
/** Milliseconds of this process's own time; three times what a quiet machine needs, because others may work on this one. */
const MEDIAN = 30;
const P95 = 48;

it.each(TIME_MODES)('any stretch of a million records is drawn within a frame, with time %s', (mode) => {
  const whole = viewInput(trace, mode, { width: 1600, height: 900 });
  const { length } = whole.axis;
  const times = Array.from({ length: SAMPLES }, (_, i) => {
    const span = length * 10 ** (-5.5 * (((i * 37) % SAMPLES) / SAMPLES));
    const fromU = ((i * 23) % SAMPLES) * ((length - span) / SAMPLES);
    const input = { ...whole, fromU, toU: fromU + span, cursor: whole.axis.momentAt(fromU + span / 3) };
    const draw = (): void => {
      ladder(input);
      overview({ ...input, height: 64 });
    };
    const takes = [0, 1, 2].map(() => timed(processorMs, draw).ms);
    // The least of three: other work on the machine only adds, and what is made on first use is made once.
    return Math.min(...takes);
  }).sort((a, b) => a - b);
  expect(times[SAMPLES / 2]).toBeLessThan(MEDIAN);
  expect(times[Math.floor(SAMPLES * 0.95)]).toBeLessThan(P95);
});
