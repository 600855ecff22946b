/** Tables with a caption and scopes; long ones show their first rows until somebody asks for all. */
import { button, element } from '../app/dom.ts';
import type { Child } from './elements.ts';
import { plural } from './words.ts';

export interface Column<Row> {
  readonly head: string;
  readonly cell: (row: Row) => Child | readonly Child[];
  /** Stands at the right, in figures of one width. */
  readonly figure?: true;
  /** The cells of this column are the heads of their rows. */
  readonly row?: true;
  /** Stands over this column and its neighbours that have the same. */
  readonly over?: string;
  /** What part of its row is of the largest: a bar behind the number, 0 to 1. */
  readonly bar?: (row: Row) => number;
}

export interface TableParts<Row> {
  readonly caption: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  /** How many rows are shown until all are asked for. */
  readonly shown?: number;
  /** Stands below, if the list itself is not all there is. */
  readonly rest?: string | undefined;
  /** The caption is only for those who do not see the heading above. */
  readonly quiet?: true;
}

const SHOWN = 10;
/** A table a little longer than what is shown is shown as a whole. */
const SPARE = 3;

/** The table in a box that scrolls by itself, with its button for all rows. */
export function table<Row>({
  caption,
  columns,
  rows,
  shown = SHOWN,
  rest,
  quiet,
}: TableParts<Row>): HTMLElement {
  const first = rows.length <= shown + SPARE ? rows.length : shown;
  const body = element('tbody', {}, ...rows.slice(0, first).map((row) => rowOf(columns, row)));
  const made = element(
    'table',
    {},
    element('caption', { class: quiet === true ? 'sr-only' : undefined }, caption),
    element('thead', {}, ...headRows(columns)),
    body,
  );
  const box = element('div', { class: 'scroll', role: 'group', 'aria-label': caption }, made);
  scrollable.observe(box);
  const left = rows.slice(first);
  return element(
    'div',
    { class: 'table' },
    box,
    left.length === 0
      ? undefined
      : allButton(rows.length, first, () => body.append(...left.map((row) => rowOf(columns, row)))),
    rest === undefined ? undefined : element('p', { class: 'rest' }, rest),
  );
}

/** Adds the rest, or takes it away again; what is not shown is told on paper. */
function allButton(all: number, first: number, add: () => void): HTMLElement {
  const toggle = button(
    '',
    () => {
      const body = toggle.closest('.table')!.querySelector('tbody')!;
      const open = toggle.getAttribute('aria-expanded') !== 'true';
      if (open) add();
      else while (body.rows.length > first) body.rows[first]!.remove();
      say(open);
    },
    { class: 'fold all' },
  );
  const paper = element('span', { class: 'paper-only' }, `The first ${first} of ${plural(all, 'row')}.`);
  const say = (open: boolean): void => {
    toggle.textContent = open ? `Show the first ${first} rows only` : `Show all ${plural(all, 'row')}`;
    toggle.setAttribute('aria-expanded', String(open));
    paper.hidden = open;
  };
  say(false);
  return element('p', { class: 'more' }, toggle, paper);
}

function headRows<Row>(columns: readonly Column<Row>[]): HTMLElement[] {
  const heads = columns.map(({ head, figure }) =>
    element('th', { scope: 'col', class: figure === true ? 'figure' : undefined }, head),
  );
  const row = element('tr', {}, ...heads);
  if (columns.every(({ over }) => over === undefined)) return [row];
  const over: HTMLElement[] = [];
  for (let i = 0; i < columns.length; ) {
    const title = columns[i]!.over;
    let span = 1;
    while (title !== undefined && columns[i + span]?.over === title) span += 1;
    over.push(
      title === undefined
        ? element('td', {})
        : element('th', { scope: 'colgroup', colspan: span, class: 'over' }, title),
    );
    i += span;
  }
  return [element('tr', {}, ...over), row];
}

function rowOf<Row>(columns: readonly Column<Row>[], row: Row): HTMLElement {
  return element(
    'tr',
    {},
    ...columns.map(({ cell, figure, row: isHead, bar }) => {
      const content = cell(row);
      const children = Array.isArray(content) ? (content as readonly Child[]) : [content as Child];
      const made =
        isHead === true
          ? element('th', { scope: 'row' }, ...children)
          : element('td', { class: figure === true ? 'figure' : undefined }, ...children);
      if (bar !== undefined) {
        made.classList.add('has-bar');
        made.style.setProperty('--share', String(bar(row)));
      }
      return made;
    }),
  );
}

/** What scrolls can be scrolled by keys too; what does not is no stop on the way. */
const scrollable = new ResizeObserver((entries) => {
  for (const { target } of entries) {
    if (target.scrollWidth > target.clientWidth + 1) target.setAttribute('tabindex', '0');
    else target.removeAttribute('tabindex');
  }
});

/** Watches a box that may scroll; see `scrollable`. */
export function watchScrolling(box: Element): void {
  scrollable.observe(box);
}
