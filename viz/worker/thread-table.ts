/** The table of threads that the page shows: the last one asked for, row by row. */
import { THREAD_COLUMNS, THREAD_HEADINGS } from '../view/threads/columns.ts';
import { type ThreadList, threadRows } from '../view/threads/thread-rows.ts';
import type { ThreadRow, ThreadsAnswer, ThreadsRequest } from './calls.ts';
import type { OpenTrace } from './open-trace.ts';

export class ThreadTable {
  #list: ThreadList | undefined;

  ask(open: OpenTrace, { n, column, descending, selected }: ThreadsRequest): ThreadsAnswer {
    const cursor = n === undefined ? undefined : open.momentOf('linear', { n });
    const list = threadRows(open.trace, { cursor, matches: open.matches, sort: { column, descending } });
    this.#list = list;
    return {
      total: list.threads.length,
      selectedRow: selected === undefined ? -1 : list.threads.indexOf(selected),
      notices: list.notices,
      columns: THREAD_COLUMNS.map((name) => ({ name, ...THREAD_HEADINGS[name] })),
    };
  }

  rows(first: number, count: number): ThreadRow[] {
    const list = this.#list;
    if (list === undefined) return [];
    return Array.from(list.threads.subarray(first, first + count), (id) => ({
      id,
      cells: THREAD_COLUMNS.map((column) => list.cell(id, column)),
    }));
  }
}
