/**
 * What a part of a query means: a scan over all records, or, where it only asks about messages, a cell for each
 * message. There are far fewer messages than records, so that such parts are joined before the records are scanned.
 */
import type { IndexedTrace } from '../indexed.ts';
import { invert, type Spare } from './cells.ts';
import { allOf, anyOf, type Scan, scanMessages } from './scans.ts';

export type Meaning = { readonly scan: Scan } | OfMessages;

/** By number of message; records that are about none have `others`. */
interface OfMessages {
  readonly table: Uint8Array;
  readonly others: number;
}

export function scanOf(trace: IndexedTrace, meaning: Meaning): Scan {
  return 'scan' in meaning ? meaning.scan : scanMessages(trace, meaning.table, meaning.others);
}

/** What all of the parts mean, or any of them. */
export function joinedMeaning(
  trace: IndexedTrace,
  parts: readonly Meaning[],
  is: 'and' | 'or',
  spare: Spare,
): Meaning {
  const scans = parts.flatMap((part) => ('scan' in part ? [part.scan] : []));
  const tables = parts.flatMap((part) => ('scan' in part ? [] : [part]));
  if (tables.length === 0) return { scan: is === 'and' ? allOf(scans, spare) : anyOf(scans, spare) };
  const asked = tables.reduce((one, other) => joinedTables(one, other, is));
  if (scans.length === 0) return asked;
  const all = [...scans, scanOf(trace, asked)];
  return { scan: is === 'and' ? allOf(all, spare) : anyOf(all, spare) };
}

function joinedTables(one: OfMessages, other: OfMessages, is: 'and' | 'or'): OfMessages {
  const [mine, theirs] = [one.table, other.table];
  const table = new Uint8Array(mine.length);
  if (is === 'and') {
    for (let i = 0; i < table.length; i++) table[i] = mine[i]! & theirs[i]!;
    return { table, others: one.others & other.others };
  }
  for (let i = 0; i < table.length; i++) table[i] = mine[i]! | theirs[i]!;
  return { table, others: one.others | other.others };
}

export function oppositeMeaning(meaning: Meaning): Meaning {
  if ('table' in meaning) {
    return { table: meaning.table.map((cell) => cell ^ 1), others: meaning.others ^ 1 };
  }
  return {
    scan: (into) => {
      meaning.scan(into);
      invert(into);
    },
  };
}
