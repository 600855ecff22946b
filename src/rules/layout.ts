/** The tables of a rule set as the articles lay them out, made of the rows that the program decides by. */

import { PRESENCE_TABLES, PRINTED, ROUTING_TABLES } from './all-rows.ts';
import { ERAS } from './cloud-pair-row.ts';
import { CLOUD_PAIR_TABLES, OTHER_PAIR, OTHER_PAIR_CHAT } from './cloud-pair-table.ts';
import { ruleSetOf } from './epochs.ts';
import type { PrintedPresence, PrintedRouting } from './printed.ts';
import { EDITION, type Edition, type Row } from './rows.ts';
import type { RuleSetId } from './rule-sets.ts';

export interface LaidOutCell {
  readonly text: string;
  readonly italic: boolean;
  /** The row that this answer cell is; none for the words to its left. */
  readonly row?: string;
  /** What the program goes by, where the printed italics are a slip (A4). */
  readonly interopCorrected?: boolean;
}

export interface LaidOutTable {
  /** Edition or era, and the table's name in it. */
  readonly edition: string;
  readonly table: string;
  readonly title: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly LaidOutCell[])[];
  readonly notes: readonly string[];
}

/**
 * The tables in force in a rule set: chat routing and presence of each edition that it uses, what the editions
 * leave out, and what the two clouds support.
 */
export function layoutTables(ruleSet: RuleSetId): LaidOutTable[] {
  const facts = (ruleSetOf(ruleSet)?.stages ?? []).map((stage) => stage.facts);
  const editions = [...new Set(facts.flatMap((each) => [each.edition, each.edition21V]))];
  const eras = [...new Set(facts.map((each) => each.era))];
  return [
    ...editions.flatMap(layoutEdition),
    ...eras.map((era) => layoutRows(era, 'cloud pair', CLOUD_PAIR_TABLES[ERAS.indexOf(era)]!.rows)),
    layoutRows('clouds', 'cloud pair', [OTHER_PAIR, OTHER_PAIR_CHAT]),
  ];
}

function layoutEdition(edition: Edition): LaidOutTable[] {
  const routing = ROUTING_TABLES[EDITION[edition]]!.rows;
  const presence = PRESENCE_TABLES[EDITION[edition]]!.rows;
  return [
    ...PRINTED[edition].routing.map((table) => layoutRouting(edition, table, routing)),
    ...PRINTED[edition].presence.map((table) => layoutPresence(edition, table, presence)),
    layoutRows(
      edition,
      'x',
      routing.filter((row) => row.kind === 'left-out'),
    ),
  ];
}

/** Rows of one table, in the order of print: one per printed row and answer column. */
function layoutRouting(edition: string, printed: PrintedRouting, all: readonly Row[]): LaidOutTable {
  const rows = all.filter((row) => row.kind === 'routing' && row.table === printed.table);
  const columns = printed.columns.length;
  return {
    edition,
    table: printed.table,
    title: printed.title,
    head: ['Mode', 'Client', 'Skype for Business homed', ...printed.columns],
    rows: printed.rows.map((_, n) => lineOf(rows.slice(n * columns, (n + 1) * columns), 3)),
    notes: notesOf(rows),
  };
}

function layoutPresence(edition: string, printed: PrintedPresence, all: readonly Row[]): LaidOutTable {
  const rows = all.filter((row) => row.table === printed.table);
  const columns = printed.columns.length;
  return {
    edition,
    table: printed.table,
    title: printed.title,
    head: ['Watcher', ...printed.columns],
    rows: printed.rows.map((_, n) => lineOf(rows.slice(n * columns, (n + 1) * columns), 1)),
    notes: [],
  };
}

/** The words to the left, which the cells of one printed row share, then the answers. */
function lineOf(cells: readonly Row[], wordsBefore: number): LaidOutCell[] {
  const before = cells[0]!.words.slice(0, wordsBefore).map((text) => ({ text, italic: false }));
  return [...before, ...cells.map(answerCell)];
}

function answerCell(row: Row): LaidOutCell {
  const cell = { text: row.words.at(-1)!, italic: row.italic, row: row.id };
  return row.italic === row.interopCorrected ? cell : { ...cell, interopCorrected: row.interopCorrected };
}

function layoutRows(edition: string, table: string, rows: readonly Row[]): LaidOutTable {
  const leftOut = table === 'x';
  return {
    edition,
    table,
    title: leftOut ? 'What the tables leave out' : 'Between worldwide and 21Vianet',
    head: leftOut ? ['Mode', 'Client', 'Homed', 'Answer'] : ['Scenario', 'Origin', 'Recipient', 'Supported?'],
    rows: rows.map((row) => lineOf([row], row.words.length - 1)),
    notes: notesOf(rows),
  };
}

function notesOf(rows: readonly Row[]): string[] {
  return rows.filter((row) => row.note !== '').map((row) => `${row.id}: ${row.note}`);
}
