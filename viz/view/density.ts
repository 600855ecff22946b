/** Which records stand in each pixel along an axis of time, which of them must be seen at any zoom, and shades of counts. */
import { rareRecordsOf } from '../../src/trace/index/density.ts';
import type { IndexedTrace } from '../../src/trace/indexed.ts';
import type { Style } from '../list/styles.ts';
import type { TimeAxis } from './time-axis.ts';
import type { ShownViolation } from './view.ts';

/** The first record of each pixel of the stretch, and at the end the first after it: one number more than pixels. */
export function pixelEdges(axis: TimeAxis, fromU: number, toU: number, pixels: number): Int32Array {
  const edges = new Int32Array(pixels + 1);
  const perPixel = (toU - fromU) / pixels;
  for (let pixel = 0; pixel < pixels; pixel++) edges[pixel] = axis.firstRecordFrom(fromU + pixel * perPixel);
  // What stands exactly at the end belongs to the last pixel.
  edges[pixels] = Math.max(edges[pixels - 1]!, axis.momentAt(toU).n + 1);
  return edges;
}

/** What is painted on top of any density, at least two pixels long. */
export const RARE = [
  'upgrade',
  'refused',
  'missed',
  'failed',
  'violation',
] as const satisfies readonly Style[];
export type Rare = (typeof RARE)[number];

/** The records of each rare kind, ascending. */
export function rareRecords(
  trace: IndexedTrace,
  violations: readonly ShownViolation[],
): Readonly<Record<Rare, Int32Array>> {
  const violation = Int32Array.from(violations, ({ record }) => record).sort();
  return { ...rareRecordsOf(trace), violation };
}

/** Calls for each stretch of pixels that have a count, lengthened to `least` pixels and joined where they touch. */
export function eachRun(
  counts: Uint32Array,
  least: number,
  take: (from: number, to: number, count: number) => void,
): void {
  let [from, to, count] = [-1, -1, 0];
  for (let pixel = 0; pixel < counts.length; pixel++) {
    if (counts[pixel] === 0) continue;
    if (from >= 0 && pixel <= to) {
      to = Math.max(to, pixel + least);
      count += counts[pixel]!;
      continue;
    }
    if (from >= 0) take(from, to, count);
    [from, to, count] = [pixel, pixel + least, counts[pixel]!];
  }
  if (from >= 0) take(from, to, count);
}

const FAINTEST = 72;
const SHADES = 12;

/** The opacity of a count, 0 to 255, by its logarithm: one record is plain to see, in few shades so that runs are long. */
export function shadeOf(count: number, most: number): number {
  if (count === 0) return 0;
  const part = most <= 1 ? 1 : Math.log1p(count) / Math.log1p(most);
  return Math.round(FAINTEST + ((255 - FAINTEST) * Math.round(part * SHADES)) / SHADES);
}
