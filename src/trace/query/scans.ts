/**
 * The loops over all records, each over one typed column and a table: what makes a filter over a million records a
 * matter of milliseconds. A scan writes a cell for each usable record.
 */
import { NONE } from '../../model/words.ts';
import { TRANSITION_OPERANDS } from '../columns.ts';
import type { IndexedTrace } from '../indexed.ts';
import { factsOf } from './facts.ts';

/** Fills `into` with 1 for the records that are meant and 0 for the others. */
export type Scan = (into: Uint8Array) => void;

/** Whole numbers from `least` to `most`, both included. */
export interface Bounds {
  readonly least: number;
  readonly most: number;
}

export const NO_RECORD: Scan = (into) => void into.fill(0);
export const EVERY_RECORD: Scan = (into) => void into.fill(1);

export function scanKinds({ columns, usable }: IndexedTrace, table: Uint8Array): Scan {
  if (isEmpty(table)) return NO_RECORD;
  const { kind } = columns;
  return (into) => {
    for (let n = 0; n < usable; n++) into[n] = table[kind[n]!]!;
  };
}

/** Records about messages that the table, by number of message, has. */
export function scanMessages(trace: IndexedTrace, table: Uint8Array): Scan {
  if (isEmpty(table)) return NO_RECORD;
  const { usable } = trace;
  const { messageOf } = factsOf(trace);
  return (into) => {
    for (let n = 0; n < usable; n++) {
      const message = messageOf[n]!;
      into[n] = message === NONE ? 0 : table[message]!;
    }
  };
}

/** Messages for which `column` has a code or an id that the table has; below 0 there is none. */
export function messageTable(column: ArrayLike<number>, count: number, table: Uint8Array): Uint8Array {
  const found = new Uint8Array(count);
  if (isEmpty(table)) return found;
  for (let message = 0; message < count; message++) {
    const value = column[message]!;
    if (value >= 0) found[message] = table[value]!;
  }
  return found;
}

export function scanNumbers({ usable }: IndexedTrace, column: ArrayLike<number>, bounds: Bounds): Scan {
  const { least, most } = bounds;
  return (into) => {
    for (let n = 0; n < usable; n++) {
      const value = column[n]!;
      into[n] = value >= least && value <= most ? 1 : 0;
    }
  };
}

/** Records of the kind that have an operand at `places[kind]` which the table has. */
export function scanOperands({ columns, usable }: IndexedTrace, places: Int8Array, table: Uint8Array): Scan {
  if (isEmpty(table)) return NO_RECORD;
  const { kind, valueStart, values } = columns;
  return (into) => {
    for (let n = 0; n < usable; n++) {
      const place = places[kind[n]!]!;
      const value = place < 0 ? NONE : values[valueStart[n]! + place]!;
      into[n] = value < 0 ? 0 : (table[value] ?? 0);
    }
  };
}

/** Records that undergo a transition for which `pass` says so; `wanted` has 1 for the codes it is asked about. */
export function scanDids(
  { columns, usable }: IndexedTrace,
  wanted: Uint8Array,
  pass: (code: number, first: number, second: number) => boolean,
): Scan {
  const { dids, didStart } = columns;
  return (into) => {
    into.fill(0);
    let at = 0;
    for (let n = 0; n < usable; n++) {
      for (const end = didStart[n + 1]!; at < end; ) {
        const code = dids[at]!;
        if (wanted[code] === 1 && pass(code, dids[at + 1]!, dids[at + 2]!)) into[n] = 1;
        at += 1 + TRANSITION_OPERANDS[code]!;
      }
    }
  };
}

/** The records of the lists. */
export function scanLists({ usable }: IndexedTrace, lists: readonly ArrayLike<number>[]): Scan {
  if (lists.length === 0) return NO_RECORD;
  return (into) => {
    into.fill(0);
    for (const list of lists) {
      for (let i = 0; i < list.length; i++) {
        const n = list[i]!;
        if (n >= 0 && n < usable) into[n] = 1;
      }
    }
  };
}

/** Records that any of the scans means. `spare` lends an array for the time of a call. */
export function anyOf(scans: readonly Scan[], spare: Spare): Scan {
  const needed = scans.filter((scan) => scan !== NO_RECORD);
  if (needed.length === 0) return NO_RECORD;
  if (needed.length === 1) return needed[0]!;
  return (into) => {
    needed[0]!(into);
    spare((other) => {
      for (const scan of needed.slice(1)) {
        scan(other);
        for (let n = 0; n < into.length; n++) into[n]! |= other[n]!;
      }
    });
  };
}

/** Records that all of the scans mean. */
export function allOf(scans: readonly Scan[], spare: Spare): Scan {
  if (scans.includes(NO_RECORD)) return NO_RECORD;
  return (into) => {
    scans[0]!(into);
    spare((other) => {
      for (const scan of scans.slice(1)) {
        scan(other);
        let left = 0;
        for (let n = 0; n < into.length; n++) left |= into[n]! &= other[n]!;
        if (left === 0) return;
      }
    });
  };
}

export type Spare = (use: (array: Uint8Array) => void) => void;

/** Lends arrays of `length` cells, as many as are in use at once. */
export function newSpare(length: number): Spare {
  const idle: Uint8Array[] = [];
  return (use) => {
    const array = idle.pop() ?? new Uint8Array(length);
    use(array);
    idle.push(array);
  };
}

export function isEmpty(table: Uint8Array): boolean {
  return !table.includes(1);
}
