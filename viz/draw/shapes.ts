/** The outlines of marks, traced with any pen: a canvas or an SVG path, so that both draw the same. */
import type { Symbol as Shape } from '../list/display-list.ts';

/**
 * What a canvas context and a d3 path have in common, without `closePath`: a canvas measures its whole path at each,
 * which takes longer than painting it. Outlines end by going along their first side again.
 */
export interface Pen {
  moveTo(x: number, y: number): void;
  lineTo(x: number, y: number): void;
  arc(x: number, y: number, radius: number, from: number, to: number): void;
  rect(x: number, y: number, width: number, height: number): void;
}

/** Symbols that are a surface; the others are strokes alone. */
export const FILLED_SYMBOLS: ReadonlySet<Shape> = new Set<Shape>([
  'dot',
  'diamond',
  'triangle',
  'square',
  'flag',
]);

const TURN = 2 * Math.PI;
const HEAD_LENGTH = 8;
/** Half the width of a head to its length. */
const HEAD_SLOPE = 0.4;
/** How far a mitered line around a head goes beyond its tip, in halves of its width. */
const TIP_MITER = Math.hypot(1, HEAD_SLOPE) / HEAD_SLOPE;

/** A line of odd width along an axis is sharp in the middle of a device pixel; `ratio` is device pixels per CSS pixel. */
function crisp(place: number, ratio: number): number {
  return (Math.floor(place * ratio) + 0.5) / ratio;
}

export function traceLine(pen: Pen, x0: number, y0: number, x1: number, y1: number, ratio: number): void {
  if (x0 === x1) {
    pen.moveTo(crisp(x0, ratio), y0);
    pen.lineTo(crisp(x0, ratio), y1);
  } else if (y0 === y1) {
    pen.moveTo(x0, crisp(y0, ratio));
    pen.lineTo(x1, crisp(y0, ratio));
  } else {
    pen.moveTo(x0, y0);
    pen.lineTo(x1, y1);
  }
}

/**
 * The head of an arrow at its second end, shorter for a short arrow. With `outline` it is as large as with a line of
 * twice that width around it.
 */
export function traceHead(pen: Pen, x0: number, y0: number, x1: number, y1: number, outline = 0): void {
  const length = Math.hypot(x1 - x0, y1 - y0);
  if (length === 0) return;
  const [dx, dy] = [(x1 - x0) / length, (y1 - y0) / length];
  const before = outline * TIP_MITER;
  const behind = HEAD_LENGTH * Math.min(1, length / (2 * HEAD_LENGTH)) + outline;
  const half = (before + behind) * HEAD_SLOPE;
  const [tipX, tipY] = [x1 + dx * before, y1 + dy * before];
  const [baseX, baseY] = [x1 - dx * behind, y1 - dy * behind];
  pen.moveTo(baseX - dy * half, baseY + dx * half);
  pen.lineTo(tipX, tipY);
  pen.lineTo(baseX + dy * half, baseY - dx * half);
  pen.lineTo(baseX - dy * half, baseY + dx * half);
  pen.lineTo(tipX, tipY);
}

export function traceSymbol(pen: Pen, symbol: Shape, x: number, y: number, r: number): void {
  switch (symbol) {
    case 'dot':
    case 'ring':
      return circle(pen, x, y, r);
    case 'cross':
      strokes(pen, [x - r, y - r, x + r, y + r], [x - r, y + r, x + r, y - r]);
      return;
    case 'barred':
      circle(pen, x, y, r);
      strokes(pen, [x - r * 0.7, y + r * 0.7, x + r * 0.7, y - r * 0.7]);
      return;
    case 'clock':
      circle(pen, x, y, r);
      strokes(pen, [x, y - r * 0.65, x, y, x + r * 0.5, y]);
      return;
    case 'diamond':
      return polygon(pen, [x, y - r, x + r, y, x, y + r, x - r, y]);
    case 'triangle':
      return polygon(pen, [x, y - r, x + r * 0.87, y + r * 0.6, x - r * 0.87, y + r * 0.6]);
    case 'square':
      return polygon(pen, [
        x - r * 0.8,
        y - r * 0.8,
        x + r * 0.8,
        y - r * 0.8,
        x + r * 0.8,
        y + r * 0.8,
        x - r * 0.8,
        y + r * 0.8,
      ]);
    case 'flag':
      strokes(pen, [x, y + r, x, y - r]);
      return polygon(pen, [x, y - r, x + r * 1.4, y - r * 0.5, x, y]);
  }
}

function circle(pen: Pen, x: number, y: number, r: number): void {
  pen.moveTo(x + r, y);
  pen.arc(x, y, r, 0, TURN);
}

function strokes(pen: Pen, ...lines: readonly (readonly number[])[]): void {
  for (const line of lines) {
    pen.moveTo(line[0]!, line[1]!);
    for (let i = 2; i < line.length; i += 2) pen.lineTo(line[i]!, line[i + 1]!);
  }
}

function polygon(pen: Pen, corners: readonly number[]): void {
  strokes(pen, corners);
  pen.lineTo(corners[0]!, corners[1]!);
  pen.lineTo(corners[2]!, corners[3]!);
}
