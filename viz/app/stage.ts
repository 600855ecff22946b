/**
 * One pane with a picture in it: asks the worker for the marks of what is to be seen, one question at a time and
 * always for the newest state, and draws the answer. Painting is all that happens here.
 */
import { drawCanvas } from '../draw/canvas.ts';
import { markUnder } from '../draw/hit.ts';
import type { Theme } from '../draw/theme.ts';
import { type DisplayList, type Mark, markAt } from '../list/display-list.ts';
import type { DrawAnswer } from '../worker/calls.ts';
import { byId, setAttribute, setHidden } from './dom.ts';
import { Measured } from './measured.ts';

/** Pixels around the pointer in which a mark still counts as hit. */
const REACH = 5;

export class Stage {
  readonly pane: HTMLElement;
  /** The room for marks. */
  readonly room: Measured;
  readonly #marks: HTMLCanvasElement;
  readonly #header: HTMLCanvasElement;
  readonly #scroller: HTMLElement;
  readonly #extent: HTMLElement;
  /** What was drawn last. */
  drawn: DrawAnswer | undefined;

  /** `prefix` is `view` or `second`: the ids in index.html begin with it. */
  constructor(prefix: 'view' | 'second') {
    this.pane = byId(prefix === 'view' ? 'view' : 'second-view');
    this.room = new Measured(this.pane);
    this.#marks = byId(`${prefix}-marks`);
    this.#header = byId(`${prefix}-header`);
    this.#scroller = byId(`${prefix}-scroll`);
    this.#extent = byId(`${prefix}-extent`);
  }

  show(answer: DrawAnswer, theme: Theme): void {
    this.drawn = answer;
    const across = answer.time?.along === 'y' ? 'x' : 'y';
    paint(this.#marks, answer.marks, theme);
    setHidden(this.#header, answer.header === undefined);
    if (answer.header !== undefined) paint(this.#header, answer.header, theme, true);
    this.#extent.style.setProperty(across === 'x' ? 'width' : 'height', `${Math.ceil(answer.extent)}px`);
    this.#extent.style.removeProperty(across === 'x' ? 'height' : 'width');
    setAttribute(this.pane, 'data-scroll', across);
  }

  /** The bar along which the pane is scrolled. */
  get scroller(): HTMLElement {
    return this.#scroller;
  }

  /** The topmost mark at a place of the pane that stands for something. */
  markAt(x: number, y: number): Mark | undefined {
    const { drawn } = this;
    if (drawn === undefined) return undefined;
    const inHeader = drawn.header === undefined ? undefined : subjectUnder(drawn.header, x, y);
    return inHeader ?? subjectUnder(drawn.marks, x, y);
  }
}

function subjectUnder(list: DisplayList, x: number, y: number): Mark | undefined {
  if (x > list.width || y > list.height) return undefined;
  const index = markUnder(list, x, y, REACH);
  if (index < 0) return undefined;
  const mark = markAt(list, index);
  return mark.subject === 'none' ? undefined : mark;
}

/** Draws a list on a canvas of its size, in the pixels of the screen. */
export function paint(canvas: HTMLCanvasElement, list: DisplayList, theme: Theme, transparent = false): void {
  const ratio = window.devicePixelRatio || 1;
  const width = Math.round(list.width * ratio);
  const height = Math.round(list.height * ratio);
  if (canvas.width !== width) canvas.width = width;
  if (canvas.height !== height) canvas.height = height;
  canvas.style.setProperty('width', `${list.width}px`);
  canvas.style.setProperty('height', `${list.height}px`);
  const context = canvas.getContext('2d', { alpha: transparent });
  if (context === null) throw new Error('this browser draws no canvas');
  if (transparent) context.clearRect(0, 0, width, height);
  drawCanvas(context, list, theme, { ratio, background: !transparent });
}
