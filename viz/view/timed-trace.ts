/** What the axes share: where the time of a trace ends, and ticks at whole steps of its clock. */
import type { IndexedTrace } from '../../src/trace/indexed.ts';
import type { Tick } from './time-axis.ts';
import { tickLabel } from './time-labels.ts';

/** What an axis needs of a trace. */
export type TimedTrace = Pick<IndexedTrace, 'columns'>;

/** Where the time of a trace ends: that of the run, or its last record if it was cut short. At least 1. */
export function lengthUs({ columns }: TimedTrace): number {
  const last = columns.count === 0 ? 0 : columns.atUs[columns.count - 1]!;
  return Math.max(1, last, columns.end === undefined ? 0 : columns.head.header.untilUs);
}

/** Ticks at whole steps of the wall clock from one instant to another, both included. */
export function linearTicks(startUs: number, fromUs: number, toUs: number, stepUs: number): Tick[] {
  const ticks: Tick[] = [];
  // Steps are counted from the wall clock's zero, but in numbers no larger than the trace, which keep their fractions.
  const offset = startUs % stepUs;
  for (let u = Math.ceil((fromUs + offset) / stepUs) * stepUs - offset; u <= toUs; u += stepUs) {
    if (u >= fromUs) ticks.push({ u, label: tickLabel(startUs, u, stepUs) });
  }
  return ticks;
}
