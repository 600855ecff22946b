/**
 * What an export is once it is read, whatever its form: records with named values, each with its place. Records are
 * read one at a time, so that a large file costs its text and little more.
 */
import type { Place, SourceFile } from '../../scenario/source.ts';

/** A value of a property as the export has it; cells of CSV files and values of lists on the console are texts. */
export type Value =
  | string
  | number
  | boolean
  | null
  | readonly Value[]
  | { readonly [property: string]: Value };

export interface Table {
  readonly form: 'csv' | 'json' | 'list';
  readonly file: SourceFile;
  /** Names of columns as written; of JSON and lists those of the first records. */
  readonly columns: readonly string[];
  /** Records. */
  readonly count: number;
  /** The line in which a record begins, from 1. */
  lineOf(record: number): number;
  /** Where a record begins, or the value in that column of it; `column` in any spelling of case. */
  placeOf(record: number, column?: string): Place;
  /**
   * Reads the columns asked for, each under the first of its names that there is (in any spelling of case): the
   * function gives a record's values in the order of `wanted`, undefined where a record has no such column.
   */
  reader(wanted: readonly (readonly string[])[]): (record: number) => (Value | undefined)[];
}

/** Names of columns are compared so. */
export function foldColumn(name: string): string {
  return name.trim().toLowerCase();
}

/** The first of the names that the table has, as the table spells it. */
export function columnOf(table: Table, names: readonly string[]): string | undefined {
  for (const name of names) {
    const wanted = foldColumn(name);
    const found = table.columns.find((column) => foldColumn(column) === wanted);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Whether the table has all of these columns. */
export function hasColumns(table: Table, ...names: readonly string[]): boolean {
  return names.every((name) => columnOf(table, [name]) !== undefined);
}
