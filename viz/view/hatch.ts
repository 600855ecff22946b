/** The hatch of bars in which somebody waits: seen without colour. */
import type { DisplayListBuilder } from '../list/display-list.ts';

/** Between two lines, px, and the most lines of a bar. */
const STEP = 6;
const MOST_LINES = 200;

/** Slanted lines, cut at the sides of the bar; on a long one further apart, so that there are never too many. */
export function drawHatch(
  marks: DisplayListBuilder,
  left: number,
  top: number,
  right: number,
  bottom: number,
): void {
  const [width, height] = [right - left, bottom - top];
  const step = Math.max(STEP, (width + height) / MOST_LINES);
  // Each line goes up to the right, from the left side or the bottom to the top or the right side.
  for (let along = step; along < width + height; along += step) {
    const [x0, y0] = along < height ? [left, top + along] : [left + along - height, bottom];
    const [x1, y1] = along < width ? [left + along, top] : [right, top + along - width];
    if (x1 - x0 >= 1) marks.line('hatch', x0, y0, x1, y1);
  }
}
