/**
 * How some columns of the features' tables go on through a trace: when each row was in which status. Found by folding
 * all records once, when somebody asks and the trace has such rows at all; a trace of chats costs nothing.
 */

import type { Column } from '../../model/column.ts';
import { FEATURE_OWNERS, type FeatureTable } from '../../model/features.ts';
import { TRANSITIONS } from '../../model/transition.ts';
import { NONE } from '../../model/words.ts';
import { copyWorld, type World } from '../../model/world.ts';
import { type Columns, TRANSITION_OPERANDS } from '../columns.ts';
import type { IndexedTrace } from '../indexed.ts';
import { foldRange } from './fold-columns.ts';

/** The columns whose history is kept. */
const KEPT = {
  calls: ['status', 'grade', 'held', 'third'],
  meetings: ['status'],
  attendees: ['state', 'invitation', 'hasLink'],
} as const satisfies { readonly [N in FeatureTable]?: readonly string[] };

export type KeptTable = keyof typeof KEPT;
export type KeptColumn<N extends KeptTable> = (typeof KEPT)[N][number];
const KEPT_TABLES = Object.keys(KEPT) as KeptTable[];

/** A value and the record that set it; -1 for what was there before the first. */
export interface RowStep {
  readonly n: number;
  readonly value: number;
}

export interface RowHistories {
  /** The values of a cell in turn, no two the same one after the other; empty for a row that never is there. */
  of<N extends KeptTable>(table: N, column: KeptColumn<N>, row: number): readonly RowStep[];
}

/** By transition: the places of its operands that are rows of tables that are kept. */
const TOUCHED: readonly (readonly (readonly [place: number, table: KeptTable])[])[] = TRANSITIONS.map(
  ({ operands }) =>
    operands.flatMap(({ name }, place) => {
      const table = (FEATURE_OWNERS as Readonly<Record<string, string>>)[name];
      const kept = KEPT_TABLES.find((each) => each === table);
      return kept === undefined ? [] : [[place, kept] as const];
    }),
);

const HISTORIES = new WeakMap<IndexedTrace, RowHistories>();
const NOTHING: RowHistories = { of: () => [] };

/** The histories of a trace, found once. */
export function rowHistoriesOf(trace: IndexedTrace): RowHistories {
  let histories = HISTORIES.get(trace);
  if (histories === undefined) {
    histories = hasRows(trace) ? new FoundHistories(trace) : NOTHING;
    HISTORIES.set(trace, histories);
  }
  return histories;
}

/** Whether the trace has any row of the tables that are kept. */
export function hasRows({ threads }: IndexedTrace): boolean {
  return KEPT_TABLES.some((table) => threads.world[table].count > 0);
}

class FoundHistories implements RowHistories {
  readonly #steps = new Map<string, RowStep[]>();

  constructor({ columns, usable }: IndexedTrace) {
    const world = copyWorld(columns.head.world, 'typed');
    for (const table of KEPT_TABLES) this.#newRows(world, table, 0, NONE);
    const counts = new Map(KEPT_TABLES.map((table) => [table, world[table].count]));
    for (let n = 0; n < usable; n++) {
      if (columns.didStart[n] === columns.didStart[n + 1]) continue;
      foldRange(world, columns, n, n + 1);
      for (const table of KEPT_TABLES) {
        const { count } = world[table];
        if (count === counts.get(table)) continue;
        this.#newRows(world, table, counts.get(table)!, n);
        counts.set(table, count);
      }
      this.#touched(world, columns, n);
    }
  }

  of<N extends KeptTable>(table: N, column: KeptColumn<N>, row: number): readonly RowStep[] {
    return this.#steps.get(`${table} ${column} ${row}`) ?? [];
  }

  #newRows(world: World, table: KeptTable, from: number, n: number): void {
    for (let row = from; row < world[table].count; row++) this.#look(world, table, row, n);
  }

  #touched(world: World, { dids, didStart }: Columns, n: number): void {
    const end = didStart[n + 1]!;
    for (let at = didStart[n]!; at < end; at += 1 + TRANSITION_OPERANDS[dids[at]!]!) {
      for (const [place, table] of TOUCHED[dids[at]!]!) this.#look(world, table, dids[at + 1 + place]!, n);
    }
  }

  #look(world: World, table: KeptTable, row: number, n: number): void {
    if (row < 0 || row >= world[table].count) return;
    const cells = world[table] as unknown as Readonly<Record<string, Column>>;
    for (const column of KEPT[table]) {
      const key = `${table} ${column} ${row}`;
      const value = cells[column]![row]!;
      const steps = this.#steps.get(key);
      if (steps === undefined) this.#steps.set(key, [{ n, value }]);
      else if (steps.at(-1)!.value !== value) steps.push({ n, value });
    }
  }
}
