/** The hatch of bars in which somebody waits: seen without colour. */
import type { DisplayListBuilder } from '../list/display-list.ts';

/** Between two lines, px, and the most lines of a bar. */
const STEP = 6;
const MOST_LINES = 200;

/** Slanted lines, cut at the sides of the bar; on a wide one further apart, so that there are never too many. */
export function drawHatch(
  marks: DisplayListBuilder,
  left: number,
  top: number,
  right: number,
  bottom: number,
): void {
  const step = Math.max(STEP, (right - left) / MOST_LINES);
  const slant = bottom - top;
  for (let x = left - slant + step; x < right; x += step) {
    const [x0, x1] = [Math.max(left, x), Math.min(right, x + slant)];
    if (x1 - x0 < 1) continue;
    marks.line('hatch', x0, bottom - (x0 - x), x1, bottom - (x1 - x));
  }
}
