/** The header of a table: the names of its columns, as buttons where it can be sorted by them. */
import { button, element } from './dom.ts';

export interface ListColumn {
  readonly title: string;
  /** What to sort by; absent if one cannot sort by this column. */
  readonly sortBy?: string;
}

export interface Sorting {
  readonly by: string;
  readonly descending: boolean;
}

export class ListHead {
  readonly #columns: readonly ListColumn[];
  readonly #cells: readonly HTMLElement[];
  readonly #wanted: (sorting: Sorting) => void;
  #sorting: Sorting | undefined;

  /** Fills the row; `wanted` is told what somebody wants to sort by: the same column again is the other direction. */
  constructor(row: HTMLElement, columns: readonly ListColumn[], wanted: (sorting: Sorting) => void) {
    this.#columns = columns;
    this.#wanted = wanted;
    this.#cells = columns.map((column) => this.#cell(column));
    row.setAttribute('role', 'row');
    row.setAttribute('aria-rowindex', '1');
    row.replaceChildren(...this.#cells);
  }

  /** Shows by which column the table is sorted. */
  show(sorting: Sorting | undefined): void {
    this.#sorting = sorting;
    for (const [i, { sortBy }] of this.#columns.entries()) {
      const cell = this.#cells[i]!;
      if (sortBy === undefined) continue;
      const mine = sorting?.by === sortBy;
      cell.setAttribute('aria-sort', !mine ? 'none' : sorting.descending ? 'descending' : 'ascending');
    }
  }

  #cell({ title, sortBy }: ListColumn): HTMLElement {
    if (sortBy === undefined) return element('span', { role: 'columnheader' }, title);
    const act = (): void => {
      const descending = this.#sorting?.by === sortBy && !this.#sorting.descending;
      this.#wanted({ by: sortBy, descending });
    };
    return element('span', { role: 'columnheader', 'aria-sort': 'none' }, button(title, act));
  }
}
