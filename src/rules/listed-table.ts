/** Tables that are lists: a row's words, the last of them its answer, then where it is written. */
import type { LaidOutTable } from './layout.ts';

export interface ListedRow {
  readonly id: string;
  readonly words: readonly string[];
  readonly source: string;
  /** What else is to be said of the row; empty or left out if nothing. */
  readonly note?: string;
}

/** `head` names the columns of words; that of the sources is added. */
export function listedTable(
  edition: string,
  table: string,
  title: string,
  rows: readonly ListedRow[],
  head: readonly string[],
): LaidOutTable {
  return {
    edition,
    table,
    title,
    head: [...head, 'Source'],
    rows: rows.map(({ id, words, source }) => [
      ...words.slice(0, -1).map((text) => ({ text, italic: false })),
      { text: words.at(-1)!, italic: false, row: id },
      { text: source, italic: false },
    ]),
    notes: rows.flatMap(({ id, note = '' }) => (note === '' ? [] : [`${id}: ${note}`])),
  };
}
