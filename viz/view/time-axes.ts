/** The three axes of time, see time-axis.ts. All of them find records by bisection and copy none. */
import { bisectLeft, bisectRight, tickStep } from 'd3';
import { newFoldedAxis } from './folded-axis.ts';
import type { Moment, Tick, TimeAxis, TimeMode } from './time-axis.ts';
import { stepOf, wallTime } from './time-labels.ts';
import { lengthUs, linearTicks, type TimedTrace } from './timed-trace.ts';

/** With a trace `beside` it, the same place is the same time on the axes of both, but for `order`. */
export function newTimeAxis(mode: TimeMode, trace: TimedTrace, beside?: TimedTrace): TimeAxis {
  switch (mode) {
    case 'linear':
      return newLinearAxis(trace, beside);
    case 'folded':
      return newFoldedAxis(trace, beside);
    case 'order':
      return newOrderAxis(trace);
  }
}

function newLinearAxis(trace: TimedTrace, beside: TimedTrace | undefined): TimeAxis {
  const { atUs, head } = trace.columns;
  const length = Math.max(lengthUs(trace), beside === undefined ? 0 : lengthUs(beside));
  return {
    mode: 'linear',
    length,
    gaps: [],
    uOfRecord: (n) => atUs[n]!,
    uOfTime: (at) => at,
    timeAt: (u) => clamp(u, 0, length),
    momentAt: (u) => ({ atUs: clamp(Math.floor(u), 0, length), n: bisectRight(atUs, u) - 1 }),
    firstRecordFrom: (u) => bisectLeft(atUs, u),
    ticks(fromU, toU, count) {
      const step = stepOf((toU - fromU) / Math.max(1, count));
      return linearTicks(head.header.startUs, Math.max(0, fromU), Math.min(length, toU), step);
    },
  };
}

/** Record n stands at n + 1/2; an instant between two records lies between them in proportion. */
function newOrderAxis({ columns }: TimedTrace): TimeAxis {
  const { atUs, count, head } = columns;
  const length = Math.max(1, count);
  const recordAt = (u: number) => clamp(Math.floor(u - 0.5), -1, count - 1);
  const timeAt = (u: number) => {
    const n = recordAt(u);
    const [before, after] = [atUs[n] ?? 0, atUs[n + 1] ?? atUs[count - 1] ?? 0];
    return before + (after - before) * clamp(u - n - 0.5, 0, 1);
  };
  return {
    mode: 'order',
    length,
    gaps: [],
    uOfRecord: (n) => n + 0.5,
    uOfTime(at) {
      const n = bisectRight(atUs, at) - 1;
      const [before, after] = [atUs[n] ?? 0, atUs[n + 1] ?? Number.POSITIVE_INFINITY];
      return clamp(n + 0.5 + (at - before) / (after - before), 0, length);
    },
    timeAt,
    momentAt: (u): Moment => ({ atUs: Math.floor(timeAt(u)), n: recordAt(u) }),
    firstRecordFrom: (u) => clamp(Math.ceil(u - 0.5), 0, count),
    ticks(fromU, toU, wanted) {
      const step = Math.max(1, tickStep(fromU, toU, Math.max(1, wanted)));
      const ticks: Tick[] = [];
      for (
        let n = Math.max(0, Math.ceil((fromU - 0.5) / step) * step);
        n < count && n + 0.5 <= toU;
        n += step
      ) {
        ticks.push({ u: n + 0.5, label: `#${n} ${wallTime(head.header.startUs, atUs[n]!, 1_000_000)}` });
      }
      return ticks;
    },
  };
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}
