/** An export as a table, whatever it is: its encoding and form are found out from its bytes. */
import type { Desk } from '../../scenario/complaint.ts';
import type { SourceFile } from '../../scenario/source.ts';
import { readCsv } from './csv.ts';
import { decodeText } from './decode.ts';
import { readJsonTable } from './json.ts';
import { looksLikeList, readList } from './list.ts';
import type { Table } from './table.ts';

/**
 * Reads CSV (Export-Csv, reports of the admin centre), JSON (ConvertTo-Json, Microsoft Graph) and what the console
 * prints (Format-List), in UTF-8 or UTF-16. Undefined after complaints with line and column. `path` is how complaints
 * call the file.
 */
export function readTable(path: string, bytes: Uint8Array, desk: Desk): Table | undefined {
  const file = decodeText(path, bytes, desk);
  return file === undefined ? undefined : tableOf(file, desk);
}

/** The same for a file whose text is known. */
export function tableOf(file: SourceFile, desk: Desk): Table | undefined {
  const first = file.text.trimStart()[0];
  if (first === undefined) {
    desk.complain({ file, offset: 0 }, 'the file is empty');
    return undefined;
  }
  if (first === '{' || first === '[') return readJsonTable(file, desk);
  return looksLikeList(file.text) ? readList(file, desk) : readCsv(file, desk);
}
