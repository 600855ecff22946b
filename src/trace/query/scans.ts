/**
 * The loops over all records, each over one typed column and a table: what makes a filter over a million records a
 * matter of milliseconds. A scan writes a cell for each usable record.
 */
import type { IndexedTrace } from '../indexed.ts';
import { type Cells, keepBoth, keepEither, type Spare } from './cells.ts';
import { factsOf } from './facts.ts';

/** Fills the cells with 1 for the records that are meant and 0 for the others. */
export type Scan = (into: Cells) => void;

/** Whole numbers from `least` to `most`, both included. */
export interface Bounds {
  readonly least: number;
  readonly most: number;
}

export const NO_RECORD: Scan = ({ bytes }) => void bytes.fill(0);
export const EVERY_RECORD: Scan = ({ bytes }) => void bytes.fill(1);

export function scanKinds({ columns }: IndexedTrace, table: Uint8Array): Scan {
  if (isEmpty(table)) return NO_RECORD;
  const { kind } = columns;
  return ({ bytes }) => {
    for (let n = 0; n < bytes.length; n++) bytes[n] = table[kind[n]!]!;
  };
}

/** Records about messages that the table, by number of message, has; those about no message get `others`. */
export function scanMessages(trace: IndexedTrace, table: Uint8Array, others: number): Scan {
  if (others === 0 && isEmpty(table)) return NO_RECORD;
  const { messageOf } = factsOf(trace);
  return ({ bytes }) => {
    for (let n = 0; n < bytes.length; n++) {
      const message = messageOf[n]!;
      bytes[n] = message < 0 ? others : table[message]!;
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

export function scanNumbers(column: Int32Array, { least, most }: Bounds): Scan {
  return ({ bytes }) => {
    for (let n = 0; n < bytes.length; n++) {
      const value = column[n]!;
      bytes[n] = value >= least && value <= most ? 1 : 0;
    }
  };
}

/** Records of the kind that have an operand at `places[kind]` which the table has. */
export function scanOperands({ columns }: IndexedTrace, places: Int8Array, table: Uint8Array): Scan {
  if (isEmpty(table)) return NO_RECORD;
  const { kind, valueStart, values } = columns;
  return ({ bytes }) => {
    for (let n = 0; n < bytes.length; n++) {
      const place = places[kind[n]!]!;
      const value = place < 0 ? -1 : values[valueStart[n]! + place]!;
      bytes[n] = value >= 0 && value < table.length ? table[value]! : 0;
    }
  };
}

/** The records of the lists. */
export function scanLists({ usable }: IndexedTrace, lists: readonly ArrayLike<number>[]): Scan {
  if (lists.every((list) => list.length === 0)) return NO_RECORD;
  return ({ bytes }) => {
    bytes.fill(0);
    for (const list of lists) {
      for (let i = 0; i < list.length; i++) {
        const n = list[i]!;
        if (n >= 0 && n < usable) bytes[n] = 1;
      }
    }
  };
}

/** Records that any of the scans means. */
export function anyOf(scans: readonly Scan[], spare: Spare): Scan {
  const needed = scans.filter((scan) => scan !== NO_RECORD);
  if (needed.length === 0) return NO_RECORD;
  if (needed.length === 1) return needed[0]!;
  return (into) => {
    needed[0]!(into);
    spare((other) => {
      for (const scan of needed.slice(1)) {
        scan(other);
        keepEither(into, other);
      }
    });
  };
}

/** Records that all of the scans mean. */
export function allOf(scans: readonly Scan[], spare: Spare): Scan {
  if (scans.includes(NO_RECORD)) return NO_RECORD;
  if (scans.length === 1) return scans[0]!;
  return (into) => {
    scans[0]!(into);
    spare((other) => {
      for (const scan of scans.slice(1)) {
        scan(other);
        if (!keepBoth(into, other)) return;
      }
    });
  };
}

export function isEmpty(table: Uint8Array): boolean {
  return !table.includes(1);
}
