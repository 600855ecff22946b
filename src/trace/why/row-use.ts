/** How often each row of the tables was what a message went by (S1): coverage, and an example of each. */
import { NONE, OUTCOMES } from '../../model/words.ts';
import type { IndexedTrace } from '../indexed.ts';
import { readDecision } from './decision.ts';
import { readTables, rowsOf } from './tables.ts';

export interface RowUse {
  readonly row: string;
  /** The table that holds it, `2021-11 1a`; '' if the trace carries none that does. */
  readonly table: string;
  /** Attempts decided by it. */
  readonly count: number;
  /** How those attempts ended, by the code of OUTCOMES. */
  readonly outcomes: readonly number[];
  /** The first such attempt's record, -1 if there is none. */
  readonly first: number;
  /** How often it was read as the row of the cloud pair, by the gate of that name. */
  readonly asGate: number;
}

export interface RowUsage {
  /** Every row of the tables that the trace carries, in their order, used or not; then any other that was used. */
  readonly rows: readonly RowUse[];
  readonly attempts: number;
  /** Attempts that no row decided: a gate refused, or there was nothing to decide. `count` of all rows and this make `attempts`. */
  readonly withoutRow: number;
}

interface Counts {
  count: number;
  readonly outcomes: number[];
  first: number;
  asGate: number;
}

export function rowUse(trace: IndexedTrace): RowUsage {
  const uses = new Map<string, Counts>();
  const of = (row: string): Counts => {
    let counts = uses.get(row);
    if (counts === undefined) {
      counts = newCounts();
      uses.set(row, counts);
    }
    return counts;
  };
  const tables = new Map<string, string>();
  for (const table of readTables(trace.columns.head.tables)) {
    for (const row of rowsOf(table)) {
      of(row);
      if (!tables.has(row)) tables.set(row, `${table.edition} ${table.table}`.trim());
    }
  }
  const { attempts, withoutRow } = countAttempts(trace, of);
  const rows = [...uses].map(([row, counts]) => ({ row, table: tables.get(row) ?? '', ...counts }));
  return { rows, attempts, withoutRow };
}

function newCounts(): Counts {
  return { count: 0, outcomes: OUTCOMES.map(() => 0), first: NONE, asGate: 0 };
}

interface Touched {
  readonly row: Counts | undefined;
  readonly gate: Counts | undefined;
}

/** A trace has few decisions and many attempts, so each decision's text is read once. */
function countAttempts(
  { columns, messages }: IndexedTrace,
  of: (row: string) => Counts,
): { attempts: number; withoutRow: number } {
  const touched = columns.decisions.map((text): Touched => {
    const read = readDecision(text);
    const gate = read?.gates.find((each) => each.gate === 'cloud-pair')?.because ?? '';
    const row = read?.row ?? '';
    return { row: row === '' ? undefined : of(row), gate: gate.includes('/') ? of(gate) : undefined };
  });
  let attempts = 0;
  let withoutRow = 0;
  for (let message = 0; message < messages.count; message++) {
    const n = messages.attempted[message]!;
    if (n < 0) continue;
    attempts += 1;
    const { row, gate } = touched[columns.decision[n]!] ?? {};
    if (gate !== undefined) gate.asGate += 1;
    if (row === undefined) {
      withoutRow += 1;
      continue;
    }
    row.count += 1;
    row.outcomes[messages.outcome[message]!]! += 1;
    if (row.first === NONE) row.first = n;
  }
  return { attempts, withoutRow };
}
