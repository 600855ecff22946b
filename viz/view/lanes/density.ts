/** How many records fall into each stretch of a few pixels, where there are too many to draw each. */

import { placeFrom } from '../../../src/trace/index/sorted.ts';
import type { TimeAxis } from '../time-axis.ts';
import type { Plane } from './plane.ts';

/** Width of a bin, px. */
export const BIN = 3;

/** The first record of each bin across the plot, and the end of the last. */
export function edgesOf(axis: TimeAxis, plane: Plane): Int32Array {
  const bins = Math.max(1, Math.ceil((plane.right - plane.left) / BIN));
  const edges = new Int32Array(bins + 1);
  for (let bin = 0; bin < bins; bin++)
    edges[bin] = bin === 0 ? plane.first : axis.firstRecordFrom(plane.uOfX(plane.left + bin * BIN));
  edges[bins] = plane.end;
  return edges;
}

/** Calls `take` for each bin that has any of the ascending records. */
export function eachBin(
  list: Int32Array,
  edges: Int32Array,
  take: (bin: number, count: number) => void,
): void {
  let at = placeFrom(list, edges[0]!);
  for (let bin = 0; bin + 1 < edges.length; bin++) {
    const end = edges[bin + 1]!;
    if (at >= list.length || list[at]! >= end) continue;
    const next = placeNear(list, end, at);
    take(bin, next - at);
    at = next;
  }
}

/** As placeOf, from a place that is near: steps that double, then halves. */
function placeNear(list: Int32Array, value: number, from: number): number {
  let step = 1;
  let low = from;
  while (low + step < list.length && list[low + step]! < value) {
    low += step;
    step *= 2;
  }
  let high = Math.min(list.length, low + step + 1);
  while (low < high) {
    const middle = (low + high) >> 1;
    if (list[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Opacity for a count: one record is seen, and a thousand are not the same as ten. */
export function weightOf(count: number): number {
  return Math.min(255, 90 + Math.round(Math.log2(count) * 16));
}
