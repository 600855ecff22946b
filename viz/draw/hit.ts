/** Which mark is under the pointer. Knows nothing of the page. */
import { type DisplayList, MARK_KINDS } from '../list/display-list.ts';
import { textWidth } from '../list/text-width.ts';

/** The topmost mark with a subject within `reach` pixels of a point, -1 if there is none. */
export function markUnder(list: DisplayList, x: number, y: number, reach: number): number {
  const { kinds, boxes } = list;
  for (let i = list.count - 1; i >= 0; i--) {
    // Most lines are far away, and that is soon told: four comparisons for each of thousands.
    if (LINES.has(kinds[i]!) && beyond(boxes, i * 4, x, y, reach)) continue;
    if (list.subjects[i] !== 0 && distanceTo(list, i, x, y) <= reach) return i;
  }
  return -1;
}

const LINES = new Set([MARK_KINDS.indexOf('line'), MARK_KINDS.indexOf('arrow')]);

/** Whether both ends lie beyond reach on the same side. */
function beyond(boxes: Float32Array, at: number, x: number, y: number, reach: number): boolean {
  const [x0, y0, x1, y1] = [boxes[at]!, boxes[at + 1]!, boxes[at + 2]!, boxes[at + 3]!];
  return (
    (y0 < y - reach && y1 < y - reach) ||
    (y0 > y + reach && y1 > y + reach) ||
    (x0 < x - reach && x1 < x - reach) ||
    (x0 > x + reach && x1 > x + reach)
  );
}

/** Pixels from a point to a mark: 0 inside a surface; the width of a text is an estimate. */
export function distanceTo(list: DisplayList, i: number, x: number, y: number): number {
  const { kinds, boxes } = list;
  const at = i * 4;
  const [a, b, c, d] = [boxes[at]!, boxes[at + 1]!, boxes[at + 2]!, boxes[at + 3]!];
  switch (MARK_KINDS[kinds[i]!]!) {
    case 'rect':
    case 'area':
      return Math.hypot(outside(x, a, c), outside(y, b, d));
    case 'line':
    case 'arrow':
      return toSegment(x, y, a, b, c, d);
    case 'symbol':
      return Math.max(0, Math.hypot(x - a, y - b) - c);
    case 'text': {
      const width = widthOfText(list, i);
      return Math.hypot(outside(x, a - width * d, a + width * (1 - d)), outside(y, b - TEXT_HEIGHT, b));
    }
  }
}

function widthOfText({ boxes, texts, words }: DisplayList, i: number): number {
  const width = textWidth(words[texts[i]!] ?? '', TEXT_HEIGHT);
  const most = boxes[i * 4 + 2]!;
  return most > 0 ? Math.min(most, width) : width;
}

const TEXT_HEIGHT = 10;

function outside(value: number, low: number, high: number): number {
  return Math.max(0, low - value, value - high);
}

function toSegment(x: number, y: number, x0: number, y0: number, x1: number, y1: number): number {
  const [dx, dy] = [x1 - x0, y1 - y0];
  const square = dx * dx + dy * dy;
  const part = square === 0 ? 0 : Math.min(1, Math.max(0, ((x - x0) * dx + (y - y0) * dy) / square));
  return Math.hypot(x - x0 - part * dx, y - y0 - part * dy);
}
