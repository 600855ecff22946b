/** Draws a display list on a canvas. Marks that follow each other and look alike share their colours and dashes. */
import { isCrowded } from '../list/crowding.ts';
import { type DisplayList, MARK_KINDS, type MarkKind, SUBJECTS, SYMBOLS } from '../list/display-list.ts';
import { STYLES } from '../list/styles.ts';
import { fittedText } from '../list/text-width.ts';
import { FILLED_SYMBOLS, traceHead, traceLine, traceSymbol } from './shapes.ts';
import type { Theme, Token } from './theme.ts';

type Context = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D;

export interface CanvasOptions {
  /** Device pixels per CSS pixel; the canvas is that much larger than the list. */
  readonly ratio: number;
  /** Whether to paint the theme's background first; default true. Else what is there stays. */
  readonly background?: boolean;
  /** How far the marks are moved, CSS pixels; default 0. */
  readonly x?: number;
  readonly y?: number;
}

/** Areas in one run from which on an image is faster than rectangles. */
const IMAGE_FROM = 1500;

interface Run {
  readonly list: DisplayList;
  readonly kind: MarkKind;
  readonly token: Token;
  readonly font: string;
  readonly from: number;
  readonly to: number;
  readonly ratio: number;
  /** There are too many arrows for their dashes to be told apart. */
  readonly crowded: boolean;
}

/** Paints the marks in their order. */
export function drawCanvas(context: Context, list: DisplayList, theme: Theme, options: CanvasOptions): void {
  const { ratio, background = true, x = 0, y = 0 } = options;
  context.save();
  context.setTransform(ratio, 0, 0, ratio, x * ratio, y * ratio);
  if (background) {
    context.fillStyle = theme.tokens.background.fill;
    context.fillRect(0, 0, list.width, list.height);
  }
  const crowded = isCrowded(list);
  for (let from = 0; from < list.count; ) {
    const to = endOfRun(list, from);
    const token = theme.tokens[STYLES[list.styles[from]!]!];
    const kind = MARK_KINDS[list.kinds[from]!]!;
    drawRun(context, { list, kind, token, font: theme.font, from, to, ratio, crowded });
    from = to;
  }
  context.restore();
}

/** Areas each have an opacity of their own, all others share it within a run. */
function endOfRun({ kinds, styles, weights, boxes, count }: DisplayList, from: number): number {
  const kind = MARK_KINDS[kinds[from]!]!;
  let to = from + 1;
  while (to < count && kinds[to] === kinds[from] && styles[to] === styles[from]) {
    if (kind !== 'area' && weights[to] !== weights[from]) break;
    if (kind === 'symbol' && boxes[to * 4 + 3] !== boxes[from * 4 + 3]) break;
    to++;
  }
  return to;
}

function drawRun(context: Context, run: Run): void {
  const { list, kind, token, from } = run;
  context.globalAlpha = list.weights[from]! / 255;
  context.strokeStyle = token.stroke;
  context.fillStyle = token.fill;
  context.lineWidth = token.width;
  context.setLineDash(hasDashes(run) ? (token.dash as number[]) : []);
  switch (kind) {
    case 'rect':
      return drawRects(context, run);
    case 'area':
      return drawAreas(context, run);
    case 'line':
      return drawLines(context, run);
    case 'arrow':
      return drawArrows(context, run);
    case 'symbol':
      return drawSymbols(context, run);
    case 'text':
      return drawTexts(context, run);
  }
}

const MESSAGE = SUBJECTS.indexOf('message');

/** Of crowded messages colours, heads and symbols are left. */
function hasDashes({ list, kind, from, crowded }: Run): boolean {
  return kind !== 'symbol' && !(crowded && list.subjects[from] === MESSAGE);
}

function drawRects(context: Context, { list, token, from, to }: Run): void {
  context.beginPath();
  for (let i = from; i < to; i++) {
    const [left, top, right, bottom] = boxOf(list, i);
    context.rect(left, top, right - left, bottom - top);
  }
  if (token.fill !== '') context.fill();
  if (token.stroke !== '') context.stroke();
}

/** Each by itself: a canvas knows a short way to paint a path of one straight line, but none for two. */
function drawLines(context: Context, { list, from, to, ratio }: Run): void {
  for (let i = from; i < to; i++) {
    const [x0, y0, x1, y1] = boxOf(list, i);
    context.beginPath();
    traceLine(context, x0, y0, x1, y1, ratio);
    context.stroke();
  }
}

function drawArrows(context: Context, run: Run): void {
  const { list, token, from, to } = run;
  drawLines(context, run);
  context.fillStyle = token.stroke;
  for (let i = from; i < to; i++) {
    const [x0, y0, x1, y1] = boxOf(list, i);
    context.beginPath();
    traceHead(context, x0, y0, x1, y1, token.width / 2);
    context.fill();
  }
}

function drawSymbols(context: Context, { list, token, from, to }: Run): void {
  const symbol = SYMBOLS[list.boxes[from * 4 + 3]!]!;
  const filled = FILLED_SYMBOLS.has(symbol) && token.fill !== '';
  for (let i = from; i < to; i++) {
    const [x, y, radius] = boxOf(list, i);
    context.beginPath();
    traceSymbol(context, symbol, x, y, radius);
    if (filled) context.fill();
    context.stroke();
  }
}

function drawTexts(context: Context, { list, token, font, from, to }: Run): void {
  context.font = `${token.weight} ${token.size}px ${font}`;
  context.textBaseline = 'alphabetic';
  for (let i = from; i < to; i++) {
    const [x, y, width, anchor] = boxOf(list, i);
    context.textAlign = anchor === 0 ? 'left' : anchor === 1 ? 'right' : 'center';
    const text = list.texts[i]! < 0 ? '' : list.words[list.texts[i]!]!;
    context.fillText(fittedText(text, token.size, width, token.weight > 400), x, y);
  }
}

function drawAreas(context: Context, run: Run): void {
  const { list, from, to } = run;
  if (to - from >= IMAGE_FROM && typeof OffscreenCanvas !== 'undefined')
    return drawImageOfAreas(context, run);
  for (let i = from; i < to; i++) {
    const [left, top, right, bottom] = boxOf(list, i);
    context.globalAlpha = list.weights[i]! / 255;
    context.fillRect(left, top, right - left, bottom - top);
  }
}

/** Opacities into the pixels of an image, coloured as a whole. Areas stand on whole pixels, so nothing is lost. */
function drawImageOfAreas(context: Context, { list, token, from, to }: Run): void {
  const [width, height] = [Math.ceil(list.width), Math.ceil(list.height)];
  const image = new OffscreenCanvas(width, height);
  const inside = image.getContext('2d')!;
  const pixels = inside.createImageData(width, height);
  for (let i = from; i < to; i++) {
    const [left, top, right, bottom] = boxOf(list, i);
    const lastX = Math.min(width, Math.round(right));
    const lastY = Math.min(height, Math.round(bottom));
    for (let y = Math.max(0, Math.round(top)); y < lastY; y++) {
      for (let x = Math.max(0, Math.round(left)); x < lastX; x++) {
        pixels.data[(y * width + x) * 4 + 3] = list.weights[i]!;
      }
    }
  }
  inside.putImageData(pixels, 0, 0);
  inside.globalCompositeOperation = 'source-in';
  inside.fillStyle = token.fill;
  inside.fillRect(0, 0, width, height);
  context.globalAlpha = 1;
  context.imageSmoothingEnabled = false;
  context.drawImage(image, 0, 0);
}

function boxOf({ boxes }: DisplayList, i: number): [number, number, number, number] {
  const at = i * 4;
  return [boxes[at]!, boxes[at + 1]!, boxes[at + 2]!, boxes[at + 3]!];
}
