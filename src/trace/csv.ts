/** Comma-separated values as RFC 4180 has them, safe to open in a program that takes a cell for a formula. */

export type CsvCell = string | number | boolean | undefined;

/** A cell that begins so is a formula to a spreadsheet, which may run it. */
const FORMULA = /^[=+\-@\t\r]/;
const NUMBER = /^-?\d+(\.\d+)?$/;
const QUOTED = /[",\r\n]/;

/** A text that would be a formula gets an apostrophe in front; whatever needs quotes gets them. */
export function csvCell(value: CsvCell): string {
  if (value === undefined) return '';
  const text = String(value);
  const harmless = FORMULA.test(text) && !NUMBER.test(text) ? `'${text}` : text;
  return QUOTED.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

/** A line with its end. */
export function csvLine(cells: readonly CsvCell[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`;
}
