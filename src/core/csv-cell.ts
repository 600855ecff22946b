/** Comma-separated values as RFC 4180 has them, safe to open in a program that takes a cell for a formula. */

export type CsvCell = string | number | boolean | undefined;

/** A cell that begins so is a formula to a spreadsheet, which may run it. */
const FORMULA = /^[=+\-@\t\r]/;
const NUMBER = /^-?\d+(\.\d+)?$/;
/** Blanks at an end are cut off by some readers, and a line that begins with # or % is a comment to some. */
const QUOTED = /[",\r\n]|^[\s#%]|\s$/;

/** A text that would be a formula gets an apostrophe in front; whatever needs quotes gets them. */
export function csvCell(value: CsvCell): string {
  if (value === undefined) return '';
  const text = String(value);
  return exactCell(FORMULA.test(text) && !NUMBER.test(text) ? `'${text}` : text);
}

/** The text as it is, for files that programs read back exactly; in quotes if it needs them. */
export function exactCell(text: string): string {
  return QUOTED.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** A line with its end. */
export function csvLine(cells: readonly CsvCell[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`;
}
