/** Colours where there is a terminal for them, and columns of text. */
import { stripVTControlCharacters, styleText } from 'node:util';

type Format = Parameters<typeof styleText>[0];

/** Colours a text, or leaves it as it is: `colours` says whether the reader is a terminal that shows them. */
export function style(colours: boolean, format: Format, text: string): string {
  if (!colours) return text;
  // Newer versions of Node ask the process's own standard output; the caller knows better.
  return (styleText as (f: Format, t: string, options: object) => string)(format, text, {
    validateStream: false,
  });
}

/** Lines of cells, each column as wide as its widest cell; the last one is left as it is. Colours take no room. */
export function columns(rows: readonly (readonly string[])[], indent = ''): string {
  const widths: number[] = [];
  for (const row of rows) {
    row.forEach((cell, n) => {
      widths[n] = Math.max(widths[n] ?? 0, widthOf(cell));
    });
  }
  return rows.map((row) => `${indent}${lineOf(row, widths)}\n`).join('');
}

function lineOf(row: readonly string[], widths: readonly number[]): string {
  return row
    .map((cell, n) => (n === row.length - 1 ? cell : cell + ' '.repeat(widths[n]! - widthOf(cell))))
    .join('  ')
    .trimEnd();
}

function widthOf(cell: string): number {
  return stripVTControlCharacters(cell).length;
}
