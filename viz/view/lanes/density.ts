/** How many records fall into each stretch of a few pixels, where there are too many to draw each. */

import { countsIn } from '../../../src/trace/index/density.ts';
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
  countsIn(list, edges).forEach((count, bin) => {
    if (count > 0) take(bin, count);
  });
}

/** Opacity for a count: one record is seen, and a thousand are not the same as ten. */
export function weightOf(count: number): number {
  return Math.min(255, 90 + Math.round(Math.log2(count) * 16));
}
