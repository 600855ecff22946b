/**
 * The records of the visible stretch as a list of sentences: what screen readers read instead of the picture, and what
 * many people read first.
 */
import { grouped } from '../../src/core/counts.ts';
import { US_PER_DAY } from '../../src/core/time.ts';
import type { DrawAnswer } from '../worker/calls.ts';
import { byId, setText } from './dom.ts';
import type { PageApp } from './page-app.ts';
import type { AppState } from './state.ts';
import { VirtualList } from './virtual-list.ts';

const COLUMNS = [{ title: 'Record' }, { title: 'Time' }, { title: 'What happened' }] as const;

/** Height of --row in the style sheet, px. */
function rowHeight(): number {
  return byId('events-head').getBoundingClientRect().height || 24;
}

export class EventsPane {
  readonly #app: PageApp;
  readonly #list: VirtualList;
  /** What the list was made for, and where the cursor stood in it: whoever scrolls it is left alone until one changes. */
  #shown = '';
  #at = '';

  constructor(app: PageApp) {
    this.#app = app;
    this.#list = new VirtualList({
      grid: byId('events-grid'),
      head: byId('events-head'),
      body: byId('events-rows'),
      columns: COLUMNS,
      rowHeight: rowHeight(),
      rows: async (first, count) =>
        (await app.asking.rows('a', first, count)).map(({ n, time, text }) => ({
          id: n,
          cells: [String(n), time, text],
        })),
      chosen: ({ id }) => void app.pick({ subject: 'record', id }),
    });
  }

  update(
    { rows, cursorRow }: DrawAnswer,
    { fromU, toU, timeMode, filter, selection, cursor }: AppState,
  ): void {
    const key = `${fromU} ${toU} ${timeMode} ${filter} ${rows}`;
    if (key !== this.#shown) this.#list.show(rows);
    this.#shown = key;
    byId('events').toggleAttribute('data-days', this.#lastsDays());
    setText(byId('events-summary'), `${grouped(rows)} in this stretch`);
    this.#list.select(selection.subject === 'record' ? [selection.id] : []);
    this.#list.setCurrent(cursor.n);
    const at = `${key} ${cursor.n}`;
    if (at !== this.#at && cursorRow >= 0 && cursorRow < rows) this.#list.activate(cursorRow);
    this.#at = at;
  }

  /** Whether the times of some records have their date in front. */
  #lastsDays(): boolean {
    const { startUs, untilUs } = this.#app.facts('a')!;
    return Math.floor(startUs / US_PER_DAY) !== Math.floor((startUs + untilUs) / US_PER_DAY);
  }
}
