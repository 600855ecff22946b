/** Tables of plain text: numbers to the right, names to the left, as wide as what stands in them. */
import { grouped } from '../core/counts.ts';
import { plainText } from '../core/plain-text.ts';
import type { Counted } from './report.ts';

export type Cell = string | number;

/** Rows of a table that are shown; the JSON has more. */
export const ROWS = 10;

/** A longer name is cut: one of them must not push everything else off the screen. */
const WIDEST = 40;

/**
 * A title, a line of headings, at most `most` rows, and how many more there are of `total`; no line if there are no
 * rows. Names are made safe for a terminal. Ends with an empty line.
 */
export function table(
  title: string,
  columns: readonly string[],
  rows: readonly (readonly Cell[])[],
  most: number,
  total: number = rows.length,
): string[] {
  if (rows.length === 0) return [];
  const shown = rows.slice(0, most);
  const texts = [columns, ...shown].map((row) => row.map(textOf));
  const widths = columns.map((_, place) => Math.max(...texts.map((row) => lengthOf(row[place] ?? ''))));
  const isRight = columns.map((_, place) => shown.every((row) => isNumber(row[place])));
  const lines = texts.map((row) =>
    row
      .map((text, place) => padded(text, widths[place]!, isRight[place]!))
      .join('  ')
      .trimEnd(),
  );
  const left = total - shown.length;
  return [title, ...lines.map((line) => `  ${line}`), ...(left > 0 ? [`  and ${grouped(left)} more`] : [])];
}

function isNumber(cell: Cell | undefined): boolean {
  return typeof cell === 'number' || cell === undefined || /^(?:[\d,.]+|-|)$/.test(cell);
}

function textOf(cell: Cell): string {
  if (typeof cell === 'number') return grouped(cell);
  const characters = Array.from(plainText(cell));
  return characters.length <= WIDEST ? characters.join('') : `${characters.slice(0, WIDEST - 1).join('')}…`;
}

function lengthOf(text: string): number {
  return Array.from(text).length;
}

function padded(text: string, width: number, isRight: boolean): string {
  const room = ' '.repeat(Math.max(0, width - lengthOf(text)));
  return isRight ? room + text : text + room;
}

/** Commands, and beside each what it is for. */
export function commandLines(commands: readonly (readonly [string, string])[]): string[] {
  const width = Math.max(0, ...commands.map(([command]) => command.length));
  return commands.map(([command, purpose]) => `  ${command.padEnd(width)}  ${purpose}`);
}

/** The first records behind a number: `#12 #15 …`. */
export function recordsText({ count, found = count, records }: Counted, most = 3): string {
  const shown = records.slice(0, most).map((n) => `#${n}`);
  return found > shown.length && shown.length > 0 ? `${shown.join(' ')} …` : shown.join(' ');
}
