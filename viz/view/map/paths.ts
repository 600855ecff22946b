/** The line that a link is on the map, and points on it. */
import type { Box, Ground, Point } from './ground.ts';
import type { MapLink } from './network-nodes.ts';

export type Path = readonly Point[];

/** How far the two directions between two nodes are apart, px. */
const APART = 4;
/** How far a link from a node to itself goes out of it, as between the edges of two tenants of one cloud, px. */
const LOOP = 18;

/**
 * From the edge of one node to that of the other, a little to the right of its direction; a loop beside the node if it
 * leads to itself. `away` keeps a line so far from the nodes, px.
 */
export function pathOf(ground: Ground, { from, to }: MapLink, away = 0): Path {
  if (from.hop === to.hop && from.place === to.place)
    return loopAt(ground.boxOf(from), ground.isMirrored(from.place));
  return between(ground.at(from), ground.at(to), ground.boxOf(from), ground.boxOf(to), away);
}

/** From the edge of a box around one point to that of a box around another. */
export function between(from: Point, to: Point, fromBox: Box, toBox: Box, away = 0): Path {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const length = Math.hypot(dx, dy);
  if (length < 1) return [from, to];
  const [sx, sy] = [(-dy / length) * APART, (dx / length) * APART];
  const start = { x: from.x + sx, y: from.y + sy };
  const end = { x: to.x + sx, y: to.y + sy };
  const out = shareWithin(start, end, fromBox, away);
  const back = shareWithin(end, start, toBox, away);
  // Boxes that overlap have no line between them.
  return out + back >= 1 ? [start, end] : [mixed(start, end, out), mixed(end, start, back)];
}

/** How much of the way from a point in a box to one that is not lies within it, 0 to 1. */
function shareWithin(from: Point, to: Point, box: Box, away: number): number {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const across = dx === 0 ? 1 : ((dx > 0 ? box.right + away : box.left - away) - from.x) / dx;
  const down = dy === 0 ? 1 : ((dy > 0 ? box.bottom + away : box.top - away) - from.y) / dy;
  return Math.max(0, Math.min(across, down));
}

/** On the side where the people are. */
function loopAt({ left, top, right, bottom }: Box, isMirrored: boolean): Path {
  const edge = isMirrored ? right : left;
  const out = isMirrored ? edge + LOOP : edge - LOOP;
  const [above, below] = [top + (bottom - top) / 4, bottom - (bottom - top) / 4];
  return [
    { x: edge, y: above },
    { x: out, y: above },
    { x: out, y: below },
    { x: edge, y: below },
  ];
}

/** From one person to another around those who stand between them. */
export function bent(from: Point, to: Point): readonly [Point, Point, Point] {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const away = 0.12 + 16 / Math.max(16, Math.hypot(dx, dy));
  return [from, { x: (from.x + to.x) / 2 + dy * away, y: (from.y + to.y) / 2 - dx * away }, to];
}

/** The point at a share of the whole length, 0 to 1. */
export function pointOn(path: Path, share: number): Point {
  const lengths = path.slice(1).map((point, i) => Math.hypot(point.x - path[i]!.x, point.y - path[i]!.y));
  let rest = lengths.reduce((sum, length) => sum + length, 0) * Math.min(1, Math.max(0, share));
  for (let i = 0; i < lengths.length; i++) {
    const length = lengths[i]!;
    if (rest <= length || i === lengths.length - 1)
      return mixed(path[i]!, path[i + 1]!, length === 0 ? 0 : rest / length);
    rest -= length;
  }
  return path[0]!;
}

function mixed(a: Point, b: Point, share: number): Point {
  return { x: a.x + (b.x - a.x) * share, y: a.y + (b.y - a.y) * share };
}
