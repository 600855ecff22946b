/** What a row of the published tables says, for reports, which know rows by their ids alone. */
import { PRINTED, ROWS, rowPlace } from '../rules/all-rows.ts';
import { EDITIONS } from '../rules/rows.ts';

export interface PrintedRow {
  /** Its cells as printed, '' for a row that this program does not know. */
  readonly says: string;
  /** The title of its table without the number, which the row's id has; '' for a row of no routing table. */
  readonly table: string;
}

export function printedRow(id: string): PrintedRow {
  const row = ROWS[rowPlace(id)];
  if (row === undefined) return { says: '', table: '' };
  const edition = EDITIONS.find((each) => each === row.edition);
  const title = edition && PRINTED[edition].routing.find(({ table }) => table === row.table)?.title;
  return { says: row.words.join(' | '), table: title?.replace(/^Table \w+: /, '') ?? '' };
}
