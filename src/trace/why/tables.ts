/** The tables that a trace carries, as laid out in print, found by the rows that are their cells. */
import { isObject } from '../record-decoder.ts';

export interface WhyCell {
  readonly text: string;
  readonly italic: boolean;
  /** The row of the rules that this cell is; '' for words to the left of the answers. */
  readonly row: string;
  /** Whether this is the cell that the decision read. */
  readonly lit: boolean;
}

export interface WhyTable {
  /** Edition or era, and the table's name in it. */
  readonly edition: string;
  readonly table: string;
  readonly title: string;
  readonly head: readonly string[];
  readonly rows: readonly { readonly cells: readonly WhyCell[] }[];
  readonly notes: readonly string[];
  /** The row whose cell is lit. */
  readonly row: string;
}

/** A table of the trace's head, read and not yet lit. */
export interface ReadTable extends Omit<WhyTable, 'row'> {
  readonly ruleSet: string;
}

const READ = new WeakMap<readonly unknown[], readonly ReadTable[]>();

/** The tables of a trace's head that are tables; anything else in there is left out. */
function readTables(tables: readonly unknown[]): readonly ReadTable[] {
  let read = READ.get(tables);
  if (read === undefined) {
    read = tables.flatMap((table) => readTable(table));
    READ.set(tables, read);
  }
  return read;
}

/** The table that holds a row, with its cell lit; that of the rule set in force if there are several. */
export function tableOf(tables: readonly unknown[], row: string, ruleSet: string): WhyTable | undefined {
  if (row === '') return undefined;
  const holding = readTables(tables).filter((table) => rowsOf(table).includes(row));
  const found = holding.find((table) => table.ruleSet === ruleSet) ?? holding[0];
  if (found === undefined) return undefined;
  const { edition, table, title, head, notes } = found;
  const rows = found.rows.map(({ cells }) => ({
    cells: cells.map((cell) => ({ ...cell, lit: cell.row === row })),
  }));
  return { edition, table, title, head, rows, notes, row };
}

/** The rows that are cells of a table, in the order of print. */
export function rowsOf(table: ReadTable): string[] {
  return table.rows.flatMap(({ cells }) => cells.map((cell) => cell.row).filter((row) => row !== ''));
}

function readTable(json: unknown): ReadTable[] {
  if (!isObject(json) || !Array.isArray(json.rows)) return [];
  return [
    {
      ruleSet: text(json.ruleSet),
      edition: text(json.edition),
      table: text(json.table),
      title: text(json.title),
      head: texts(json.head),
      rows: json.rows.filter((row) => Array.isArray(row)).map((row) => ({ cells: readCells(row) })),
      notes: texts(json.notes),
    },
  ];
}

function readCells(row: readonly unknown[]): WhyCell[] {
  return row.filter(isObject).map((cell) => ({
    text: text(cell.text),
    italic: cell.italic === true,
    row: text(cell.row),
    lit: false,
  }));
}

function texts(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((each) => typeof each === 'string') : [];
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
