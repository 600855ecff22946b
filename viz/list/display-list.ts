/**
 * What a view shows, before anything is drawn: marks in the order in which they are painted, in CSS pixels, without
 * colours. Packed into typed arrays, so that 10,000 of them go from the worker to the page at no cost. Three back
 * ends read it: canvas, SVG, and JSON for tests.
 */
import type { Style } from './styles.ts';
import { STYLES } from './styles.ts';

/** `arrow` is a line with a head at its second end; `area` a rectangle whose opacity is its weight, for densities. */
export const MARK_KINDS = ['rect', 'line', 'arrow', 'text', 'symbol', 'area'] as const;
export type MarkKind = (typeof MARK_KINDS)[number];

/** Shapes that tell marks apart without colour. */
export const SYMBOLS = [
  'dot',
  'ring',
  'cross',
  'barred', // a circle with a bar through it: refused
  'clock',
  'diamond',
  'triangle',
  'square',
  'flag',
] as const;
export type Symbol = (typeof SYMBOLS)[number];

/** What a mark stands for, so that a click finds it: a record, or a thing by its id. */
export const SUBJECTS = ['none', 'record', 'user', 'thread', 'tenant', 'link', 'session', 'message'] as const;
export type Subject = (typeof SUBJECTS)[number];

/** One mark as an object, for those who read a few. */
export interface Mark {
  readonly kind: MarkKind;
  readonly style: Style;
  readonly subject: Subject;
  /** The record's number or the thing's id; -1 without a subject. */
  readonly id: number;
  /**
   * rect and area: left, top, right, bottom. line and arrow: from x, y to x, y. text: its anchor x, baseline y, the
   * width it may take (0: any) and where in it the anchor lies (0 beginning, 0.5 middle, 1 end). symbol: centre x, y, its radius and its place in SYMBOLS.
   */
  readonly box: readonly [number, number, number, number];
  /** The words of a text; the label of a symbol or rectangle for those who cannot see it; '' if none. */
  readonly text: string;
  /** 0 to 255; for an area its opacity, else 255, less for what a filter or selection sets back. */
  readonly weight: number;
}

export interface DisplayList {
  readonly width: number;
  readonly height: number;
  readonly count: number;
  /** Places in MARK_KINDS, STYLES, SUBJECTS. */
  readonly kinds: Uint8Array;
  readonly styles: Uint8Array;
  readonly subjects: Uint8Array;
  readonly ids: Int32Array;
  /** Four numbers each. */
  readonly boxes: Float32Array;
  /** Places in `words`, -1 without text. */
  readonly texts: Int32Array;
  readonly weights: Uint8Array;
  readonly words: readonly string[];
}

interface Extras {
  readonly subject?: Subject;
  readonly id?: number;
  readonly text?: string;
  readonly weight?: number;
}

const styleCode = new Map(STYLES.map((style, code) => [style, code]));
const subjectCode = new Map(SUBJECTS.map((subject, code) => [subject, code]));
const symbolCode = new Map(SYMBOLS.map((symbol, code) => [symbol, code]));

/** Gathers marks; within a layer they are painted in the order of their adding, layers from 0 to 255. */
export class DisplayListBuilder {
  readonly #words: string[] = [];
  readonly #wordIds = new Map<string, number>();
  #cells: Cells;
  #layers = new Uint8Array(FIRST_ROOM);
  #count = 0;
  /** The layer of the marks that follow. */
  layer = 0;

  constructor(width: number, height: number) {
    this.#cells = { width, height, ...emptyCells(FIRST_ROOM) };
  }

  get count(): number {
    return this.#count;
  }

  rect(style: Style, left: number, top: number, right: number, bottom: number, extras: Extras = NONE): void {
    this.#add(KIND.rect, style, left, top, right, bottom, extras);
  }

  area(style: Style, left: number, top: number, right: number, bottom: number, extras: Extras = NONE): void {
    this.#add(KIND.area, style, left, top, right, bottom, extras);
  }

  line(style: Style, x0: number, y0: number, x1: number, y1: number, extras: Extras = NONE): void {
    this.#add(KIND.line, style, x0, y0, x1, y1, extras);
  }

  arrow(style: Style, x0: number, y0: number, x1: number, y1: number, extras: Extras = NONE): void {
    this.#add(KIND.arrow, style, x0, y0, x1, y1, extras);
  }

  text(
    style: Style,
    x: number,
    y: number,
    text: string,
    extras: Extras & { readonly width?: number; readonly anchor?: 0 | 0.5 | 1 } = {},
  ): void {
    this.#add(KIND.text, style, x, y, extras.width ?? 0, extras.anchor ?? 0, { ...extras, text });
  }

  symbol(style: Style, symbol: Symbol, x: number, y: number, radius: number, extras: Extras = NONE): void {
    this.#add(KIND.symbol, style, x, y, radius, symbolCode.get(symbol)!, extras);
  }

  /** The list of the marks so far. */
  done(): DisplayList {
    const count = this.#count;
    const from = this.#cells;
    const list = { ...from, ...emptyCells(count), count, words: this.#words };
    const order = orderOf(this.#layers, count);
    for (let to = 0; to < count; to++) {
      const mark = order[to]!;
      list.kinds[to] = from.kinds[mark]!;
      list.styles[to] = from.styles[mark]!;
      list.subjects[to] = from.subjects[mark]!;
      list.ids[to] = from.ids[mark]!;
      list.texts[to] = from.texts[mark]!;
      list.weights[to] = from.weights[mark]!;
      for (let i = 0; i < 4; i++) list.boxes[to * 4 + i] = from.boxes[mark * 4 + i]!;
    }
    return list;
  }

  #add(kind: number, style: Style, a: number, b: number, c: number, d: number, extras: Extras): void {
    const { subject = 'none', id = -1, text, weight = 255 } = extras;
    const mark = this.#count;
    if (mark === this.#layers.length) this.#grow();
    this.#count = mark + 1;
    const { kinds, styles, subjects, ids, texts, weights, boxes } = this.#cells;
    kinds[mark] = kind;
    styles[mark] = styleCode.get(style)!;
    subjects[mark] = subjectCode.get(subject)!;
    ids[mark] = id;
    texts[mark] = text === undefined || text === '' ? -1 : this.#wordId(text);
    weights[mark] = weight;
    const at = mark * 4;
    boxes[at] = a;
    boxes[at + 1] = b;
    boxes[at + 2] = c;
    boxes[at + 3] = d;
    this.#layers[mark] = this.layer;
  }

  #grow(): void {
    const room = this.#layers.length * 2;
    const old = this.#cells;
    const bigger = { ...old, ...emptyCells(room) };
    bigger.kinds.set(old.kinds);
    bigger.styles.set(old.styles);
    bigger.subjects.set(old.subjects);
    bigger.ids.set(old.ids);
    bigger.boxes.set(old.boxes);
    bigger.texts.set(old.texts);
    bigger.weights.set(old.weights);
    this.#cells = bigger;
    const layers = new Uint8Array(room);
    layers.set(this.#layers);
    this.#layers = layers;
  }

  #wordId(text: string): number {
    let id = this.#wordIds.get(text);
    if (id === undefined) {
      id = this.#words.length;
      this.#words.push(text);
      this.#wordIds.set(text, id);
    }
    return id;
  }
}

const FIRST_ROOM = 256;
const NONE: Extras = {};
const KIND = { rect: 0, line: 1, arrow: 2, text: 3, symbol: 4, area: 5 } as const satisfies Record<
  MarkKind,
  number
>;

type Cells = Omit<DisplayList, 'count' | 'words'>;

function emptyCells(count: number): Omit<Cells, 'width' | 'height'> {
  return {
    kinds: new Uint8Array(count),
    styles: new Uint8Array(count),
    subjects: new Uint8Array(count),
    ids: new Int32Array(count),
    boxes: new Float32Array(count * 4),
    texts: new Int32Array(count),
    weights: new Uint8Array(count),
  };
}

/** The marks by layer, within one as they came. Counted, not compared: a frame has up to tens of thousands. */
function orderOf(layers: Uint8Array, count: number): Uint32Array {
  const next = new Uint32Array(257);
  for (let mark = 0; mark < count; mark++) next[layers[mark]! + 1]! += 1;
  for (let layer = 0; layer < 256; layer++) next[layer + 1]! += next[layer]!;
  const order = new Uint32Array(count);
  for (let mark = 0; mark < count; mark++) order[next[layers[mark]!]!++] = mark;
  return order;
}

/** Mark `i` as an object. */
export function markAt(list: DisplayList, i: number): Mark {
  const at = i * 4;
  const { boxes } = list;
  return {
    kind: MARK_KINDS[list.kinds[i]!]!,
    style: STYLES[list.styles[i]!]!,
    subject: SUBJECTS[list.subjects[i]!]!,
    id: list.ids[i]!,
    box: [boxes[at]!, boxes[at + 1]!, boxes[at + 2]!, boxes[at + 3]!],
    text: list.texts[i]! < 0 ? '' : list.words[list.texts[i]!]!,
    weight: list.weights[i]!,
  };
}

/** All marks as objects: the back end of tests. */
export function marksOf(list: DisplayList): Mark[] {
  return Array.from({ length: list.count }, (_, i) => markAt(list, i));
}

/** The buffers of a list, to be transferred to another thread with it. */
export function buffersOf(list: DisplayList): ArrayBufferLike[] {
  const { kinds, styles, subjects, ids, boxes, texts, weights } = list;
  return [kinds, styles, subjects, ids, boxes, texts, weights].map((cells) => cells.buffer);
}
