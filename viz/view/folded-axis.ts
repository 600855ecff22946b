/**
 * The axis with folded gaps. An interval without records is a gap if it is longer than a ten-thousandth of the trace
 * and than 32 times its lower quartile: what is long next to how things usually follow each other there. Every gap
 * takes the same share of the whole, 1 % and less if there are many (24 px of 2,400), whatever its true length; all
 * else is microseconds. So folded time is monotone and continuous, and what lies between two gaps keeps its slope.
 */
import { bisectLeft, bisectRight, quantileSorted } from 'd3';
import type { Gap, Moment, Tick, TimeAxis } from './time-axis.ts';
import { durationLabel, stepOf, tickLabel } from './time-labels.ts';
import { lengthUs, linearTicks, type TimedTrace } from './timed-trace.ts';

const LEAST_SHARE_OF_TRACE = 1e-4;
const TIMES_QUARTILE = 32;
/** Of the axis, for one gap and for all together. */
const GAP_SHARE = 0.01;
const GAPS_SHARE = 0.4;
const SAMPLES = 4096;

/** The times between which gaps are looked for: `count` of them, ascending, microseconds. */
interface Times {
  readonly atUs: Float64Array;
  readonly count: number;
}

/** With a trace `beside` it, gaps are where neither has records: both get the same axis. */
export function newFoldedAxis(trace: TimedTrace, beside?: TimedTrace): TimeAxis {
  const { atUs, count } = trace.columns;
  const startUs = trace.columns.head.header.startUs;
  const endUs = Math.max(lengthUs(trace), beside === undefined ? 0 : lengthUs(beside));
  const gaps = findGaps(
    beside === undefined ? trace.columns : mergedTimes(trace.columns, beside.columns),
    endUs,
  );
  const fold = newFold(gaps, endUs);
  const { uOf, timeOf, length } = fold;
  const firstRecordFrom = (u: number) => {
    const at = timeOf(u);
    // Rounding may put the record that stands at u a hair before or after the instant.
    const low = bisectLeft(atUs, at - 1, 0, count);
    const high = bisectRight(atUs, at + 1, low, count);
    return firstFrom(low, high, (n) => uOf(atUs[n]!) >= u);
  };
  const momentAt = (u: number): Moment => {
    const at = timeOf(u);
    const low = bisectLeft(atUs, at - 1, 0, count);
    const high = bisectRight(atUs, at + 1, low, count);
    const n = firstFrom(low, high, (record) => uOf(atUs[record]!) > u) - 1;
    return { atUs: Math.max(Math.floor(at), atUs[n] ?? 0), n };
  };
  return {
    mode: 'folded',
    length,
    gaps,
    uOfRecord: (n) => uOf(atUs[n]!),
    uOfTime: uOf,
    timeAt: timeOf,
    momentAt,
    firstRecordFrom,
    ticks: (fromU, toU, wanted) => foldedTicks(fold, gaps, startUs, fromU, toU, wanted),
  };
}

/** The first number from `low` on for which it holds, `high` if for none below; once it holds, it goes on to. */
function firstFrom(low: number, high: number, holds: (n: number) => boolean): number {
  let [from, to] = [low, high];
  while (from < to) {
    const middle = (from + to) >>> 1;
    if (holds(middle)) to = middle;
    else from = middle + 1;
  }
  return from;
}

function mergedTimes(a: Times, b: Times): Times {
  const atUs = new Float64Array(a.count + b.count);
  atUs.set(a.atUs.subarray(0, a.count));
  atUs.set(b.atUs.subarray(0, b.count), a.count);
  return { atUs: atUs.sort(), count: atUs.length };
}

/** The gaps in order, `fromU` and `toU` with them. */
function findGaps(times: Times, endUs: number): Gap[] {
  const { atUs, count } = times;
  const least = leastGap(times, endUs);
  const places: number[] = [];
  let goneUs = 0;
  for (let n = 0, before = 0; n <= count; n++) {
    const at = n === count ? endUs : atUs[n]!;
    if (at - before > least) {
      places.push(before, at);
      goneUs += at - before;
    }
    before = at;
  }
  const number = places.length / 2;
  const share = Math.min(GAP_SHARE, GAPS_SHARE / number);
  const gapU = ((endUs - goneUs) * share) / (1 - share * number);
  const gaps: Gap[] = [];
  // From gap to gap, not by a sum of what was cut: two gaps with one record between them must meet exactly.
  for (let i = 0; i < places.length; i += 2) {
    const [fromUs, toUs] = [places[i]!, places[i + 1]!];
    const before = gaps.at(-1);
    const fromU = before === undefined ? fromUs : before.toU + (fromUs - before.toUs);
    gaps.push({ fromUs, toUs, fromU, toU: fromU + gapU, label: durationLabel(toUs - fromUs) });
  }
  return gaps;
}

/** How long an interval without records must be to be a gap, from a sample of the intervals of a large trace. */
function leastGap({ atUs, count }: Times, endUs: number): number {
  const stride = Math.ceil((count + 1) / SAMPLES);
  const intervals: number[] = [];
  for (let n = 0; n <= count; n += stride) {
    const interval = (n === count ? endUs : atUs[n]!) - (n === 0 ? 0 : atUs[n - 1]!);
    if (interval > 0) intervals.push(interval);
  }
  intervals.sort((a, b) => a - b);
  const quartile = quantileSorted(intervals, 0.25) ?? endUs;
  return Math.max(endUs * LEAST_SHARE_OF_TRACE, quartile * TIMES_QUARTILE);
}

interface Fold {
  readonly length: number;
  uOf(atUs: number): number;
  timeOf(u: number): number;
}

/** Straight pieces from corner to corner: the ends of the axis and of each gap. */
function newFold(gaps: readonly Gap[], endUs: number): Fold {
  const times = Float64Array.of(0, ...gaps.flatMap(({ fromUs, toUs }) => [fromUs, toUs]), endUs);
  const last = gaps.at(-1);
  const length = last === undefined ? endUs : last.toU + endUs - last.toUs;
  const places = Float64Array.of(0, ...gaps.flatMap(({ fromU, toU }) => [fromU, toU]), length);
  return {
    length,
    uOf: (atUs) => along(times, places, atUs),
    timeOf: (u) => along(places, times, u),
  };
}

function along(from: Float64Array, to: Float64Array, value: number): number {
  const last = from.length - 1;
  if (value <= 0) return 0;
  if (value >= from[last]!) return to[last]!;
  const i = Math.max(1, bisectRight(from, value));
  const [a, b] = [from[i - 1]!, from[i]!];
  const [c, d] = [to[i - 1]!, to[i]!];
  return c + ((value - a) / (b - a)) * (d - c);
}

/** Whole steps of the clock between the gaps; a piece too short for one has its beginning, if there is room. */
function foldedTicks(
  fold: Fold,
  gaps: readonly Gap[],
  startUs: number,
  fromU: number,
  toU: number,
  wanted: number,
) {
  const step = stepOf((toU - fromU) / Math.max(1, wanted));
  const least = ((toU - fromU) / Math.max(1, wanted)) * 0.6;
  const ticks: Tick[] = [];
  let lastU = Number.NEGATIVE_INFINITY;
  const add = (tick: Tick) => {
    if (tick.u - lastU < least || tick.u < fromU || tick.u > toU) return;
    ticks.push(tick);
    lastU = tick.u;
  };
  const first = Math.max(
    0,
    bisectRight(
      gaps.map((gap) => gap.toU),
      fromU,
    ) - 1,
  );
  for (let i = first - 1; i < gaps.length; i++) {
    const pieceU = i < 0 ? 0 : gaps[i]!.toU;
    if (pieceU > toU) break;
    const pieceEndU = gaps[i + 1]?.fromU ?? fold.length;
    const [low, high] = [Math.max(fromU, pieceU), Math.min(toU, pieceEndU)];
    if (low > high) continue;
    const within = linearTicks(startUs, fold.timeOf(low), fold.timeOf(high), step);
    const begin = {
      u: pieceU,
      label: tickLabel(startUs, Math.round(fold.timeOf(pieceU)), Math.min(step, 1e6)),
    };
    for (const tick of within.length > 0 ? within : [begin]) {
      add(tick === begin ? begin : { u: fold.uOf(tick.u), label: tick.label });
    }
  }
  return ticks;
}
