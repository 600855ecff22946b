/** Comma-separated values as Export-Csv, ConvertTo-Csv, the admin centre and spreadsheets write them. */
import { CSV_FAULTS, type CsvProblem, CsvText } from '../../core/csv-text.ts';
import { Growing } from '../../core/growing.ts';
import type { Desk } from '../../scenario/complaint.ts';
import { shorten } from '../../scenario/number-text.ts';
import type { Place, SourceFile } from '../../scenario/source.ts';
import { foldColumn, type Table, type Value } from './table.ts';

const SEPARATORS = [',', ';', '\t'];

const FAULTS: Readonly<Record<CsvProblem['fault'], { readonly message: string; readonly hint?: string }>> = {
  ...CSV_FAULTS,
  unclosed: { message: 'a quote is opened here and never closed' },
  afterQuote: {
    message: 'something follows the closing quote of a cell',
    hint: 'write a quote within quotes twice',
  },
};

/** Undefined after complaints; those about rows are told all at once. */
export function readCsv(file: SourceFile, desk: Desk): Table | undefined {
  const { start, stated } = skipPreamble(file.text);
  const separator = stated ?? guessSeparator(file.text, start);
  const text = new CsvText(file.text, { separator, blanksAfterQuotes: true, quotesWithin: true }, start);
  const before = desk.count();
  text.next();
  complainAboutQuotes(file, text, desk);
  if (isBlank(text)) {
    desk.complain({ file, offset: start }, 'the file has no header line');
    return undefined;
  }
  const columns = text.cells;
  checkColumns(file, text, desk);
  const rows = scanRows(file, text, columns.length, desk);
  return desk.count() > before ? undefined : newTable(file, columns, rows, text);
}

/** Whether the row has no cells but a blank one. */
function isBlank({ cells }: CsvText): boolean {
  return cells.length <= 1 && (cells[0] ?? '').trim() === '';
}

/** `#TYPE …` of Export-Csv in Windows PowerShell 5.1, and `sep=;` of spreadsheets. */
function skipPreamble(text: string): { start: number; stated: string | undefined } {
  let start = 0;
  let stated: string | undefined;
  for (;;) {
    const end = lineEnd(text, start);
    const line = text.slice(start, Math.min(end, start + 16)).trim();
    const separator = /^"?sep=(.)"?$/i.exec(text.slice(start, end).replace(/\r$/, ''))?.[1];
    if (separator !== undefined) stated = separator;
    else if (!line.startsWith('#TYPE') && (line !== '' || end >= text.length)) return { start, stated };
    start = Math.min(end + 1, text.length);
  }
}

function lineEnd(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end;
}

/** The one that stands most often outside quotes in the header line; exports in many cultures have semicolons. */
function guessSeparator(text: string, start: number): string {
  const header = text.slice(start, lineEnd(text, start)).replaceAll(/"[^"]*"/g, '');
  const counts = SEPARATORS.map((separator) => header.split(separator).length - 1);
  const most = Math.max(...counts);
  return SEPARATORS[counts.indexOf(most)]!;
}

/** Whether there was something to complain about. */
function complainAboutQuotes(file: SourceFile, { problem }: CsvText, desk: Desk): boolean {
  if (problem === undefined) return false;
  const { message, hint } = FAULTS[problem.fault];
  desk.complain({ file, offset: problem.offset }, message, hint);
  return true;
}

function checkColumns(file: SourceFile, { cells, offsets }: CsvText, desk: Desk): void {
  const seen = new Set<string>();
  cells.forEach((column, place) => {
    const fold = foldColumn(column);
    if (fold !== '' && seen.has(fold)) {
      desk.complain({ file, offset: offsets[place]! }, `the column "${shorten(column)}" is there already`);
    }
    seen.add(fold);
  });
}

/** Where each row begins; complains about rows of another length and about quotes. */
function scanRows(file: SourceFile, text: CsvText, columns: number, desk: Desk): Int32Array {
  const rows = new Growing(new Int32Array());
  while (!desk.isFull() && text.next()) {
    if (complainAboutQuotes(file, text, desk)) continue;
    if (text.cells.length === columns) rows.push(text.offsets[0]!);
    else if (!isBlank(text)) complainAboutLength(file, text, columns, desk);
  }
  return rows.done();
}

function complainAboutLength(
  file: SourceFile,
  { cells, offsets, end }: CsvText,
  wanted: number,
  desk: Desk,
): void {
  const found = cells.length;
  const start = offsets[0]!;
  const behind = start + file.text.slice(start, end).trimEnd().length;
  const offset = found > wanted ? offsets[wanted]! : behind;
  const hint = found > wanted ? 'put values with separators in quotes' : 'is the file cut off?';
  desk.complain({ file, offset }, `the row has ${found} cells, the header has ${wanted}`, hint);
}

function newTable(file: SourceFile, names: readonly string[], rows: Int32Array, text: CsvText): Table {
  const columns = names.map((name) => name.trim());
  const indexes = new Map(columns.map((column, index) => [foldColumn(column), index]));
  return {
    form: 'csv',
    file,
    columns,
    count: rows.length,
    lineOf: (record) => file.lineAndColumn(rows[record]!).line,
    placeOf: (record, column): Place => {
      const index = column === undefined ? 0 : (indexes.get(foldColumn(column)) ?? 0);
      text.rowAt(rows[record]!);
      return { file, offset: text.offsets[index]! };
    },
    reader: (wanted) => {
      const places = wanted.map((each) => {
        const found = each.find((name) => indexes.has(foldColumn(name)));
        return found === undefined ? -1 : indexes.get(foldColumn(found))!;
      });
      return (record): (Value | undefined)[] => {
        text.rowAt(rows[record]!);
        return places.map((place) => (place < 0 ? undefined : text.cells[place]!));
      };
    },
  };
}
