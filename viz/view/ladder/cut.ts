/** Lines that leave the picture are cut at its edges, so that what is left of them keeps its slope. */
import { type LadderPlane, STUB } from './plane.ts';

interface Line {
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
}

export interface Cut extends Line {
  readonly beginsInside: boolean;
  readonly endsInside: boolean;
  /** Whether the end that is not inside is beside the picture, not above or below it. */
  readonly beyondX0: boolean;
  readonly beyondX1: boolean;
}

/** The part of a line within the plane and STUB above and below it, undefined if none is (Liang and Barsky). */
export function cutToPlane(line: Line, { left, right, top, bottom }: LadderPlane): Cut | undefined {
  const { x0, y0, x1, y1 } = line;
  const dx = x1 - x0;
  const dy = y1 - y0;
  let begin = 0;
  let end = 1;
  for (let edge = 0; edge < 4; edge++) {
    const slope = edge === 0 ? -dx : edge === 1 ? dx : edge === 2 ? -dy : dy;
    const room =
      edge === 0 ? x0 - left : edge === 1 ? right - x0 : edge === 2 ? y0 - top + STUB : bottom + STUB - y0;
    if (slope === 0) {
      if (room < 0) return undefined;
    } else if (slope < 0) begin = Math.max(begin, room / slope);
    else end = Math.min(end, room / slope);
  }
  if (begin > end) return undefined;
  return {
    x0: x0 + begin * dx,
    y0: y0 + begin * dy,
    x1: end === 1 ? x1 : x0 + end * dx,
    y1: end === 1 ? y1 : y0 + end * dy,
    beginsInside: begin === 0,
    endsInside: end === 1,
    beyondX0: x0 < left || x0 > right,
    beyondX1: x1 < left || x1 > right,
  };
}
