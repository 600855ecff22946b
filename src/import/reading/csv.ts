/**
 * Comma-separated values as Export-Csv, ConvertTo-Csv, the admin centre and spreadsheets write them.
 *
 * A reader of our own: of the libraries, csv-parse 7 stops at the first mistake and PapaParse 5 names rows but no lines
 * or columns, while here all mistakes are told at once, each with its place, and rows are read one at a time.
 */
import { Growing } from '../../core/growing.ts';
import type { Desk } from '../../scenario/complaint.ts';
import { shorten } from '../../scenario/number-text.ts';
import type { Place, SourceFile } from '../../scenario/source.ts';
import { foldColumn, type Table, type Value } from './table.ts';

const QUOTE = 0x22;
const NEWLINE = 0x0a;
const RETURN = 0x0d;
const SEPARATORS = [',', ';', '\t'];

/** A row while it is read; offsets are of the text. */
interface Cursor {
  readonly text: string;
  readonly separator: number;
  at: number;
  /** Where an opened quote was never closed, or a closed one is followed by something else; -1 if all is well. */
  unclosedAt: number;
  strayAt: number;
}

/** Undefined after complaints; those about rows are told all at once. */
export function readCsv(file: SourceFile, desk: Desk): Table | undefined {
  const { start, stated } = skipPreamble(file.text);
  const separator = stated ?? guessSeparator(file.text, start);
  const cursor = newCursor(file.text, separator.charCodeAt(0), start);
  const before = desk.count();
  const columns = readRow(cursor);
  complainAboutQuotes(file, cursor, desk);
  if (columns.length === 1 && columns[0]!.trim() === '') {
    desk.complain({ file, offset: start }, 'the file has no header line');
    return undefined;
  }
  checkColumns(file, start, columns, cursor.separator, desk);
  const rows = scanRows(file, cursor, columns.length, desk);
  return desk.count() > before ? undefined : newTable(file, columns, rows, cursor.separator);
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

function newCursor(text: string, separator: number, at: number): Cursor {
  return { text, separator, at, unclosedAt: -1, strayAt: -1 };
}

/** The cells of the row at the cursor, which goes behind its line's end; `starts` gets where each cell begins. */
function readRow(cursor: Cursor, starts?: number[]): string[] {
  const cells: string[] = [];
  const { text, separator } = cursor;
  for (;;) {
    starts?.push(cursor.at);
    cells.push(text.charCodeAt(cursor.at) === QUOTE ? readQuoted(cursor) : readPlain(cursor));
    if (text.charCodeAt(cursor.at) === separator) {
      cursor.at += 1;
      continue;
    }
    if (text.charCodeAt(cursor.at) === RETURN) cursor.at += 1;
    cursor.at += 1;
    return cells;
  }
}

function readPlain(cursor: Cursor): string {
  const { text, separator } = cursor;
  const start = cursor.at;
  let at = start;
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === separator || code === NEWLINE) break;
    if (code === RETURN && text.charCodeAt(at + 1) === NEWLINE) break;
  }
  cursor.at = at;
  return text.slice(start, at);
}

function readQuoted(cursor: Cursor): string {
  const { text } = cursor;
  const start = cursor.at + 1;
  let doubled = false;
  for (let from = start; ; ) {
    const end = text.indexOf('"', from);
    if (end < 0) {
      cursor.unclosedAt = start - 1;
      cursor.at = text.length;
      return text.slice(start);
    }
    if (text.charCodeAt(end + 1) === QUOTE) {
      doubled = true;
      from = end + 2;
      continue;
    }
    cursor.at = end + 1;
    const value = text.slice(start, end);
    const rest = readPlain(cursor);
    if (rest.trim() !== '') cursor.strayAt = end + 1;
    return doubled ? value.replaceAll('""', '"') : value;
  }
}

/** Whether there was something to complain about. */
function complainAboutQuotes(file: SourceFile, cursor: Cursor, desk: Desk): boolean {
  const wrong = cursor.unclosedAt >= 0 || cursor.strayAt >= 0;
  if (cursor.unclosedAt >= 0) {
    desk.complain({ file, offset: cursor.unclosedAt }, 'a quote is opened here and never closed');
  }
  if (cursor.strayAt >= 0) {
    const hint = 'write a quote within quotes twice';
    desk.complain({ file, offset: cursor.strayAt }, 'something follows the closing quote of a cell', hint);
  }
  cursor.unclosedAt = -1;
  cursor.strayAt = -1;
  return wrong;
}

function checkColumns(
  file: SourceFile,
  start: number,
  columns: readonly string[],
  separator: number,
  desk: Desk,
): void {
  const seen = new Set<string>();
  const starts: number[] = [];
  readRow(newCursor(file.text, separator, start), starts);
  columns.forEach((column, place) => {
    const fold = foldColumn(column);
    if (fold !== '' && seen.has(fold)) {
      desk.complain({ file, offset: starts[place]! }, `the column "${shorten(column)}" is there already`);
    }
    seen.add(fold);
  });
}

/** Where each row begins; complains about rows of another length and about quotes. */
function scanRows(file: SourceFile, cursor: Cursor, columns: number, desk: Desk): Int32Array {
  const { text } = cursor;
  const rows = new Growing(new Int32Array());
  while (cursor.at < text.length && !desk.isFull()) {
    const start = cursor.at;
    const cells = readRow(cursor);
    const broken = complainAboutQuotes(file, cursor, desk);
    if (broken) continue;
    if (cells.length === columns) rows.push(start);
    else if (cells.length > 1 || cells[0]!.trim() !== '') {
      complainAboutLength(file, start, cells.length, columns, cursor, desk);
    }
  }
  return rows.done();
}

function complainAboutLength(
  file: SourceFile,
  start: number,
  found: number,
  wanted: number,
  { separator, at }: Cursor,
  desk: Desk,
): void {
  const starts: number[] = [];
  readRow(newCursor(file.text, separator, start), starts);
  const end = Math.max(start, file.text.slice(start, at).trimEnd().length + start);
  const offset = found > wanted ? starts[wanted]! : end;
  const hint = found > wanted ? 'put values with separators in quotes' : 'is the file cut off?';
  desk.complain({ file, offset }, `the row has ${found} cells, the header has ${wanted}`, hint);
}

function newTable(file: SourceFile, names: readonly string[], rows: Int32Array, separator: number): Table {
  const columns = names.map((name) => name.trim());
  const indexes = new Map(columns.map((column, index) => [foldColumn(column), index]));
  const cellsOf = (record: number, starts?: number[]): string[] =>
    readRow(newCursor(file.text, separator, rows[record]!), starts);
  return {
    form: 'csv',
    file,
    columns,
    count: rows.length,
    lineOf: (record) => file.lineAndColumn(rows[record]!).line,
    placeOf: (record, column): Place => {
      const index = column === undefined ? 0 : (indexes.get(foldColumn(column)) ?? 0);
      const starts: number[] = [];
      cellsOf(record, starts);
      return { file, offset: starts[index]! };
    },
    reader: (wanted) => {
      const places = wanted.map((each) => {
        const found = each.find((name) => indexes.has(foldColumn(name)));
        return found === undefined ? -1 : indexes.get(foldColumn(found))!;
      });
      return (record): (Value | undefined)[] => {
        const cells = cellsOf(record);
        return places.map((place) => (place < 0 ? undefined : cells[place]!));
      };
    },
  };
}
