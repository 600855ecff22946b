/** The table of threads, which stands in the place of a picture. */
import { counted } from '../../src/core/counts.ts';
import type { ThreadColumn } from '../view/threads/columns.ts';
import { byId, element, setHidden, setText } from './dom.ts';
import type { PageApp } from './page-app.ts';
import type { AppState } from './state.ts';
import { VirtualList } from './virtual-list.ts';

const ROW_PX = 24;

export class ThreadsPane {
  readonly #app: PageApp;
  readonly #pane: HTMLElement;
  readonly #grid: HTMLElement;
  readonly #followed: HTMLInputElement;
  #list: VirtualList | undefined;
  #head: HTMLElement;
  #body: HTMLElement;
  #sort: { readonly column: ThreadColumn; readonly descending: boolean } = {
    column: 'id',
    descending: false,
  };
  #shown = '';

  constructor(app: PageApp) {
    this.#app = app;
    this.#head = element('div', { class: 'list-head', role: 'row', 'aria-rowindex': 1 });
    this.#body = element('div', { class: 'list-rows', role: 'rowgroup' });
    this.#grid = element(
      'div',
      { id: 'threads-grid', role: 'grid', tabindex: 0, 'aria-label': 'Threads', 'aria-rowcount': 1 },
      this.#head,
      this.#body,
    );
    this.#followed = element('input', { type: 'checkbox', id: 'threads-follow', checked: true });
    this.#followed.addEventListener('change', () => void this.update(app.state));
    const label = element('label', { for: 'threads-follow' }, this.#followed, ' As of the cursor');
    this.#pane = element(
      'div',
      { id: 'threads-pane', hidden: true },
      element('p', { id: 'threads-bar' }, label, element('span', { id: 'threads-count' })),
      this.#grid,
    );
    // The pane below would take clicks for the beginnings of a drag, and the wheel for its own.
    for (const type of ['pointerdown', 'pointermove', 'wheel']) {
      this.#pane.addEventListener(type, (event) => event.stopPropagation(), { passive: true });
    }
    byId('view').append(this.#pane);
  }

  /** Shows the table if it is the view at hand. */
  async update(state: AppState): Promise<void> {
    setHidden(this.#pane, state.view !== 'threads');
    if (state.view !== 'threads') return;
    const { selection, filter, cursor } = state;
    const n = this.#followed.checked ? cursor.n : undefined;
    const selected = selection.subject === 'thread' ? selection.id : undefined;
    const key = `${n} ${selected} ${filter} ${this.#sort.column} ${this.#sort.descending}`;
    if (key === this.#shown) return;
    this.#shown = key;
    const answer = await this.#app.asking.threads({ n, ...this.#sort, selected });
    if (key !== this.#shown) return;
    this.#list ??= this.#newList(answer.columns);
    this.#list.show(answer.total);
    this.#list.showSorting({ by: this.#sort.column, descending: this.#sort.descending });
    this.#list.select(selected === undefined ? [] : [selected]);
    if (answer.selectedRow >= 0) this.#list.activate(answer.selectedRow);
    setText(
      byId('threads-count'),
      [`${counted(answer.total, 'thread')}.`, ...answer.notices.map(({ text }) => text)].join(' '),
    );
  }

  #newList(columns: readonly { readonly name: ThreadColumn; readonly title: string }[]): VirtualList {
    return new VirtualList({
      grid: this.#grid,
      head: this.#head,
      body: this.#body,
      columns: columns.map(({ name, title }) => ({ title, sortBy: name })),
      rowHeight: ROW_PX,
      rows: (first, count) => this.#app.asking.threadRows(first, count),
      chosen: ({ id }) => void this.#app.pick({ subject: 'thread', id }),
      sorted: ({ by, descending }) => {
        this.#sort = { column: by as ThreadColumn, descending };
        void this.update(this.#app.state);
      },
    });
  }
}
