/** The line that a link is on the map, and points on it. */
import type { Ground, Point } from './ground.ts';
import type { MapLink } from './network-nodes.ts';

export type Path = readonly Point[];

/** How far the two directions between two nodes are apart, px. */
const APART = 4;
/** The size of a link from a node to itself, as between the edges of two tenants of one cloud. */
const LOOP = 26;

/** Straight, a little to the right of its direction; a loop above the node if it leads to itself. */
export function pathOf(ground: Ground, { from, to }: MapLink): Path {
  return between(ground.at(from), ground.at(to));
}

export function between(from: Point, to: Point): Path {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const length = Math.hypot(dx, dy);
  if (length < 1) {
    const { x, y } = from;
    return [from, { x: x - LOOP / 2, y: y - LOOP }, { x: x + LOOP / 2, y: y - LOOP }, to];
  }
  const [sx, sy] = [(-dy / length) * APART, (dx / length) * APART];
  return [
    { x: from.x + sx, y: from.y + sy },
    { x: to.x + sx, y: to.y + sy },
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
