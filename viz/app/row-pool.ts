/**
 * The elements of the rows that are in sight of a list. Those of rows that go out of sight serve the rows that come
 * into sight: where all are others, as after a long jump, none is moved or made.
 */
import { element } from './dom.ts';

export interface PoolOptions {
  /** Holds the rows. */
  readonly body: HTMLElement;
  /** Cells of a row. */
  readonly cells: number;
  /** The id of a row's element is this and the row's place. */
  readonly prefix: string;
}

export class RowPool {
  readonly #options: PoolOptions;
  /** By place, in the order of the places. */
  #rows: ReadonlyMap<number, HTMLElement> = new Map();

  constructor(options: PoolOptions) {
    this.#options = options;
  }

  /** The element of the row at a place, if that is in sight. */
  at(place: number): HTMLElement | undefined {
    return this.#rows.get(place);
  }

  /**
   * Has an element for each of `count` rows from `first` on, and no others; in the document they stand in the order of
   * the rows, which is that in which screen readers read. Gives them in that order.
   */
  show(first: number, count: number): ReadonlyMap<number, HTMLElement> {
    const isShown = (place: number): boolean => place >= first && place < first + count;
    const free = [...this.#rows].filter(([place]) => !isShown(place)).map(([, row]) => row);
    const kept = this.#rows.size - free.length;
    for (const row of free.splice(count - kept)) row.remove();
    const rows: [number, HTMLElement][] = [];
    let after: HTMLElement | null = null;
    for (let place = first + count - 1; place >= first; place--) {
      const row: HTMLElement = this.#rows.get(place) ?? this.#name(free.pop() ?? this.#newRow(), place);
      if (row.parentElement === null || row.nextElementSibling !== after) {
        this.#options.body.insertBefore(row, after);
      }
      rows.push([place, row]);
      after = row;
    }
    this.#rows = new Map(rows.reverse());
    return this.#rows;
  }

  #newRow(): HTMLElement {
    const cells = Array.from({ length: this.#options.cells }, () => element('span', { role: 'gridcell' }));
    return element('div', { role: 'row' }, ...cells);
  }

  /** Makes an element that of the row at a place. */
  #name(row: HTMLElement, place: number): HTMLElement {
    row.id = this.#options.prefix + place;
    row.setAttribute('aria-rowindex', String(place + 2));
    for (const cell of row.querySelectorAll('[title]')) cell.removeAttribute('title');
    return row;
  }
}
