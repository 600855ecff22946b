/** Words beside marks: none over another; those that have no room are counted. */
import type { DisplayListBuilder, Subject } from '../../list/display-list.ts';
import type { Style } from '../../list/styles.ts';
import { textWidth } from '../../list/text-width.ts';
import { LAYER } from './picture.ts';

const CELL = 6;
const SIZE = 11;
const ASCENT = 9;
const DESCENT = 3;
const PADDING = 3;

export interface LabelPlace {
  /** The anchor on the baseline, px. */
  readonly x: number;
  readonly y: number;
  readonly anchor: 0 | 0.5 | 1;
  /** The most that it may take, px. */
  readonly room: number;
}

interface Stands {
  readonly subject?: Subject;
  readonly id?: number;
  readonly weight?: number;
  readonly style?: Style;
}

export class Labels {
  /** Labels that found no room. */
  skipped = 0;
  readonly #marks: DisplayListBuilder;
  readonly #columns: number;
  readonly #rows: number;
  readonly #taken: Uint8Array;

  constructor(marks: DisplayListBuilder, width: number, height: number) {
    this.#marks = marks;
    this.#columns = Math.max(1, Math.ceil(width / CELL));
    this.#rows = Math.max(1, Math.ceil(height / CELL));
    this.#taken = new Uint8Array(this.#columns * this.#rows);
  }

  /** Whether a label that wide could stand there; asked before its words are made. */
  hasRoom(place: LabelPlace, width: number): boolean {
    return width <= place.room && this.#each(place, width, (cell) => this.#taken[cell] === 0);
  }

  /** Keeps a rectangle free of labels. */
  keepFree(left: number, top: number, right: number, bottom: number): void {
    this.#eachIn(left, top, right, bottom, (cell) => {
      this.#taken[cell] = 1;
      return true;
    });
  }

  /** Writes the first of the texts, long before short, that fits; counts it as skipped if none does. */
  write(texts: readonly string[], place: LabelPlace, stands: Stands = {}): boolean {
    for (const text of texts) {
      const width = textWidth(text, SIZE);
      if (text === '' || !this.hasRoom(place, width)) continue;
      this.#write(text, place, width, stands);
      return true;
    }
    this.skipped += 1;
    return false;
  }

  #write(text: string, place: LabelPlace, width: number, { style = 'label', ...stands }: Stands): void {
    const { x, y, anchor } = place;
    this.#each(place, width, (cell) => {
      this.#taken[cell] = 1;
      return true;
    });
    const left = x - width * anchor;
    this.#marks.layer = LAYER.labelGrounds;
    this.#marks.area('background', left - PADDING, y - ASCENT, left + width + PADDING, y + DESCENT, {
      weight: 215,
    });
    this.#marks.layer = LAYER.labels;
    this.#marks.text(style, x, y, text, { ...stands, anchor });
  }

  #each({ x, y, anchor }: LabelPlace, width: number, take: (cell: number) => boolean): boolean {
    const left = x - width * anchor;
    return this.#eachIn(left - PADDING, y - ASCENT, left + width + PADDING, y + DESCENT, take);
  }

  #eachIn(
    left: number,
    top: number,
    right: number,
    bottom: number,
    take: (cell: number) => boolean,
  ): boolean {
    const [x0, x1] = [Math.floor(left / CELL), Math.floor(right / CELL)];
    const [y0, y1] = [Math.floor(top / CELL), Math.floor(bottom / CELL)];
    if (x0 < 0 || y0 < 0 || x1 >= this.#columns || y1 >= this.#rows) return false;
    for (let y = y0; y <= y1; y++) {
      for (let x = x0; x <= x1; x++) if (!take(y * this.#columns + x)) return false;
    }
    return true;
  }
}
