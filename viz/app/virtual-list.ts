/**
 * A table of any length of which only the rows in sight are elements, as an ARIA grid. The focus is on the grid and
 * names the active row, so that no row that goes away takes it along.
 */
import { setAttribute, setText } from './dom.ts';
import { type ListColumn, ListHead, type Sorting } from './list-head.ts';
import { Measured } from './measured.ts';
import { RowPool } from './row-pool.ts';
import {
  isScaled,
  type ListSize,
  lastTop,
  rowsAround,
  scrollFor,
  scrollHeight,
  topAt,
  topShowing,
} from './row-window.ts';

export interface ListRow {
  /** What the row is about: a record's number, a thread's id. */
  readonly id: number;
  /** The texts of its cells, one a column. */
  readonly cells: readonly string[];
}

export interface ListOptions {
  /** Scrolls; has role=grid and tabindex=0, and within it the header and the rows. */
  readonly grid: HTMLElement;
  /** Holds the columns' names; its role is row. */
  readonly head: HTMLElement;
  /** Holds the rows; its role is rowgroup. */
  readonly body: HTMLElement;
  readonly columns: readonly ListColumn[];
  /** px; the header is as high. */
  readonly rowHeight: number;
  /** The rows from the place `first` on, in the order at hand. */
  rows(first: number, count: number): Promise<readonly ListRow[]>;
  /** A row was chosen, by a click, Enter or Space. */
  chosen(row: ListRow, index: number): void;
  /** Another order is wanted. */
  sorted?(sorting: Sorting): void;
}

/** Rows kept besides those in sight. */
const MOST_KEPT = 2_000;
const LINE_PX = 16;
let lists = 0;

export class VirtualList {
  readonly #options: ListOptions;
  readonly #head: ListHead;
  readonly #room: Measured;
  readonly #pool: RowPool;
  readonly #known = new Map<number, ListRow>();
  #count = 0;
  #top = 0;
  /** How far the grid is scrolled, as far as is known, px: asking it lays out the page at once. */
  #scroll = 0;
  #active = -1;
  #selected: ReadonlySet<number> = new Set();
  #current = -1;
  /** Answers to questions about an older content are not wanted. */
  #content = 0;
  #asked = '';
  #drawing = false;

  constructor(options: ListOptions) {
    this.#options = options;
    const { grid, head, body, columns } = options;
    this.#pool = new RowPool({ body, cells: columns.length, prefix: `list-${lists++}-row-` });
    this.#head = new ListHead(head, columns, (sorting) => options.sorted?.(sorting));
    grid.setAttribute('aria-colcount', String(columns.length));
    grid.addEventListener('scroll', () => this.#scrolled());
    grid.addEventListener('wheel', (event) => this.#wheel(event), { passive: false });
    grid.addEventListener('keydown', (event) => this.#key(event));
    body.addEventListener('click', (event) => this.#click(event));
    body.addEventListener('pointerover', ({ target }) => tellCut(target));
    this.#room = new Measured(grid);
    this.#room.onChange(() => this.#resized());
  }

  /** Another content, or another order: all rows are asked for anew. The active row is the one at the same place. */
  show(count: number): void {
    this.#content += 1;
    this.#asked = '';
    this.#known.clear();
    this.#count = count;
    this.#active = Math.min(this.#active, count - 1);
    const { grid, body } = this.#options;
    setAttribute(grid, 'aria-rowcount', String(count + 1));
    const height = `${scrollHeight(this.#size)}px`;
    if (body.style.height !== height) body.style.height = height;
    this.#moveTo(Math.min(this.#top, lastTop(this.#size)));
  }

  /** Marks the rows with these ids as selected. */
  select(ids: Iterable<number>): void {
    this.#selected = new Set(ids);
    this.#draw();
  }

  /** Marks the row with this id as the one at the cursor; -1 for none. */
  setCurrent(id: number): void {
    this.#current = id;
    this.#draw();
  }

  /** Makes the row at the place the active one and brings it into sight. */
  activate(index: number): void {
    if (this.#count === 0) return;
    this.#active = Math.max(0, Math.min(this.#count - 1, index));
    this.#moveTo(topShowing(this.#size, this.#active, this.#top));
  }

  /** Shows by which column the rows are sorted. */
  showSorting(sorting: Sorting | undefined): void {
    this.#head.show(sorting);
  }

  get #size(): ListSize {
    const { rowHeight } = this.#options;
    return { count: this.#count, rowHeight, viewport: Math.max(0, this.#room.size.height - rowHeight) };
  }

  #moveTo(top: number): void {
    this.#top = top;
    const scroll = scrollFor(this.#size, top);
    if (scroll !== this.#scroll) this.#options.grid.scrollTop = scroll;
    this.#scroll = scroll;
    this.#draw();
  }

  /** A grid that was hidden may have lost its place. */
  #resized(): void {
    this.#scroll = this.#options.grid.scrollTop;
    this.#moveTo(Math.min(this.#top, lastTop(this.#size)));
  }

  #scrolled(): void {
    this.#scroll = this.#options.grid.scrollTop;
    // Our own scrolling is exact in rows, the scroll bar need not be.
    if (Math.abs(this.#scroll - scrollFor(this.#size, this.#top)) > 1)
      this.#top = topAt(this.#size, this.#scroll);
    this.#draw();
  }

  /** A turn of the wheel goes as far as in a short list. */
  #wheel(event: WheelEvent): void {
    if (!isScaled(this.#size) || event.ctrlKey || event.deltaY === 0) return;
    event.preventDefault();
    const pixels = event.deltaMode === WheelEvent.DOM_DELTA_PIXEL ? event.deltaY : event.deltaY * LINE_PX;
    const top = this.#top + pixels / this.#options.rowHeight;
    this.#moveTo(Math.max(0, Math.min(lastTop(this.#size), top)));
  }

  #key(event: KeyboardEvent): void {
    if (
      event.target !== this.#options.grid ||
      event.ctrlKey ||
      event.altKey ||
      event.metaKey ||
      event.shiftKey
    )
      return;
    const page = Math.max(1, Math.floor(this.#size.viewport / this.#options.rowHeight) - 1);
    const to: Readonly<Record<string, number>> = {
      ArrowDown: this.#active + 1,
      ArrowUp: this.#active - 1,
      PageDown: this.#active + page,
      PageUp: this.#active - page,
      Home: 0,
      End: this.#count - 1,
    };
    if (event.key === 'Enter' || event.key === ' ') this.#choose(this.#active);
    else if (to[event.key] !== undefined) this.activate(to[event.key]!);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  #click({ target }: Event): void {
    const row = target instanceof Element ? target.closest<HTMLElement>('[role="row"]') : null;
    if (row === null) return;
    this.#active = Number(row.getAttribute('aria-rowindex')) - 2;
    this.#draw();
    this.#choose(this.#active);
  }

  #choose(index: number): void {
    const row = this.#known.get(index);
    if (row !== undefined) this.#options.chosen(row, index);
  }

  /** Draws before the next frame, once for however many changes. */
  #draw(): void {
    if (this.#drawing) return;
    this.#drawing = true;
    requestAnimationFrame(() => {
      this.#drawing = false;
      this.#drawNow();
    });
  }

  #drawNow(): void {
    const { grid, rowHeight } = this.#options;
    const { first, count } = rowsAround(this.#size, this.#top);
    const above = this.#scroll - this.#top * rowHeight;
    for (const [index, row] of this.#pool.show(first, count)) {
      // Not a transform: those are not exact so far down.
      row.style.top = `${Math.round(above + index * rowHeight)}px`;
      this.#fill(row, index);
    }
    setAttribute(grid, 'aria-activedescendant', this.#pool.at(this.#active)?.id);
    void this.#ask(first, count);
  }

  #fill(row: HTMLElement, index: number): void {
    const known = this.#known.get(index);
    const selected = known !== undefined && this.#selected.has(known.id);
    const isCurrent = known !== undefined && known.id === this.#current;
    setAttribute(row, 'aria-selected', String(selected));
    setAttribute(row, 'aria-current', isCurrent ? 'true' : undefined);
    setAttribute(row, 'data-active', index === this.#active ? '' : undefined);
    setAttribute(row, 'data-id', known?.id.toString());
    setAttribute(row, 'data-selected-id', selected ? known.id.toString() : undefined);
    setAttribute(row, 'aria-busy', String(known === undefined));
    // What stood there before stays until the answer comes: emptied rows would flicker.
    if (known === undefined) return;
    [...row.children].forEach((cell, i) => {
      setText(cell, known.cells[i] ?? '');
    });
  }

  async #ask(first: number, count: number): Promise<void> {
    const missing = this.#missing(first, count);
    if (missing === undefined) return;
    // The same is not asked twice in a row, whatever came back.
    const question = `${this.#content} ${missing.first} ${missing.count}`;
    if (question === this.#asked) return;
    this.#asked = question;
    const content = this.#content;
    const rows = await this.#options.rows(missing.first, missing.count);
    if (content !== this.#content) return;
    if (this.#known.size > MOST_KEPT) this.#known.clear();
    for (const [i, row] of rows.entries()) this.#known.set(missing.first + i, row);
    this.#draw();
  }

  /** The shortest stretch that holds all rows which are not known. */
  #missing(first: number, count: number): { first: number; count: number } | undefined {
    let from = first;
    let to = first + count;
    while (from < to && this.#known.has(from)) from++;
    while (to > from && this.#known.has(to - 1)) to--;
    return from === to ? undefined : { first: from, count: to - from };
  }
}

/** A cell that has no room for its text tells all of it to who points at it. */
function tellCut(cell: EventTarget | null): void {
  if (!(cell instanceof HTMLElement) || cell.role !== 'gridcell') return;
  if (cell.scrollWidth > cell.clientWidth) cell.title = cell.textContent;
  else cell.removeAttribute('title');
}
