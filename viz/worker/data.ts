/** The trace at hand as files to take away. */
import { joinBytes } from '../../src/core/bytes.ts';
import { csvLine } from '../../src/core/csv-cell.ts';
import { encodeColumns } from '../../src/trace/columns-file.ts';
import { writeLines } from '../../src/trace/columns-lines.ts';
import { CSV_TABLES, type CsvTable } from '../../src/trace/csv-tables.ts';
import { htmlPieces } from '../../src/trace/html-file.ts';
import type { DataFormat } from '../app/app.ts';
import type { DataFile } from './calls.ts';
import type { OpenTrace } from './open-trace.ts';

/** `name` begins the files' names; `page` is the page without data, for a page with it; `scenario` goes along. */
export async function dataOf(
  { trace, name: source }: OpenTrace,
  format: DataFormat,
  name: string,
  page: string,
  scenario: string | undefined,
): Promise<DataFile[]> {
  const { columns } = trace;
  const utf8 = new TextEncoder();
  switch (format) {
    case 'jsonl':
      return [{ name: `${name}.trace.jsonl`, type: 'application/jsonl', bytes: owned(linesOf(columns)) }];
    case 'columns':
      return [
        {
          name: `${name}.trace.columns`,
          type: 'application/octet-stream',
          bytes: owned(await encodeColumns(columns)),
        },
      ];
    case 'csv':
      return CSV_TABLES.map((table) => ({
        name: `${name}-${table.name}.csv`,
        type: 'text/csv',
        bytes: csvOf(trace, table),
      }));
    case 'html': {
      const carried = {
        title: columns.head.header.title === '' ? source : columns.head.header.title,
        trace: await encodeColumns(columns),
        ...(scenario === undefined ? {} : { scenario }),
      };
      const pieces = Array.from(htmlPieces(page, carried), (piece) => utf8.encode(piece));
      return [{ name: `${name}.html`, type: 'text/html', bytes: owned(joinBytes(pieces)) }];
    }
  }
}

function linesOf(columns: OpenTrace['trace']['columns']): Uint8Array {
  const pieces: Uint8Array[] = [];
  writeLines(columns, (chunk) => {
    pieces.push(chunk.slice());
  });
  return joinBytes(pieces);
}

function csvOf(trace: OpenTrace['trace'], { columns, rows }: CsvTable): Uint8Array<ArrayBuffer> {
  const lines = [csvLine(columns)];
  for (const row of rows(trace)) lines.push(csvLine(row));
  return new TextEncoder().encode(lines.join(''));
}

/** None of our buffers is shared between threads, which the types do not know. */
function owned(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return bytes as Uint8Array<ArrayBuffer>;
}
