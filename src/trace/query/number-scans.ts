/** The fields that take numbers and times, as scans. */

import { E } from '../../model/event.ts';
import { T } from '../../model/transition.ts';
import { THREAD_STATUS } from '../../model/words.ts';
import { operandOf } from '../columns.ts';
import type { IndexedTrace } from '../indexed.ts';
import type { Spare } from './cells.ts';
import { factsOf, recordsDoing } from './facts.ts';
import type { FieldName } from './fields.ts';
import { type Meaning, scanOf } from './meaning.ts';
import type { Amount, Test } from './query.ts';
import { anyOf, type Bounds, messageTable, NO_RECORD, type Scan, scanLists, scanNumbers } from './scans.ts';

/** The records whose field has a number within what the test says. */
export function numberMeaning(trace: IndexedTrace, field: FieldName, test: Test, spare: Spare): Meaning {
  const bounds = boundsOf(test, trace.columns.head.header.startUs);
  if (bounds.least > bounds.most) return { scan: NO_RECORD };
  if (field === 'latency') return { table: slowMessages(trace, bounds), others: 0 };
  return { scan: scanField(trace, field, bounds, spare) };
}

function scanField(trace: IndexedTrace, field: FieldName, bounds: Bounds, spare: Spare): Scan {
  const { columns, threads, usable } = trace;
  switch (field) {
    case 'n':
      return scanPlaces(usable, bounds);
    case 'at':
      return scanTimes(columns.atUs, bounds);
    case 'cause':
      return scanNumbers(columns.cause, bounds);
    case 'caused-by':
      return scanEffects(trace, bounds);
    case 'message':
      return scanNumbers(factsOf(trace).messageOf, bounds);
    case 'thread':
      return scanLists(
        trace,
        idsWithin(bounds, threads.count).map((id) => trace.records.of('thread', id)),
      );
    case 'session':
      return anyOf(sessionScans(trace, bounds), spare);
    case 'disables':
      return scanLists(trace, [
        recordsDoing(
          trace,
          (code, thread, status) =>
            code === T.setThreadStatus && status === THREAD_STATUS.disabled && within(thread, bounds),
        ),
      ]);
    default:
      throw new TypeError(`${field} takes no number`);
  }
}

/** All times and numbers are whole, so that every test is a range. */
function boundsOf(test: Test, startUs: number): Bounds {
  const whole = (amount: Amount): number => (amount.instant ? amount.value - startUs : amount.value);
  switch (test.by) {
    case 'any':
      return { least: 0, most: Infinity };
    case 'range': {
      const least = test.from === undefined ? 0 : Math.max(0, whole(test.from));
      return { least, most: test.to === undefined ? Infinity : whole(test.to) };
    }
    case 'compare':
      return compared(test.how, whole(test.amount));
    default:
      throw new TypeError(`"${test.text}" is no number`);
  }
}

function compared(how: string, value: number): Bounds {
  switch (how) {
    case '>':
      return { least: Math.max(0, value + 1), most: Infinity };
    case '>=':
      return { least: Math.max(0, value), most: Infinity };
    case '<':
      return { least: 0, most: value - 1 };
    case '<=':
      return { least: 0, most: value };
    default:
      return { least: Math.max(0, value), most: value };
  }
}

function within(value: number, { least, most }: Bounds): boolean {
  return value >= least && value <= most;
}

function idsWithin({ least, most }: Bounds, count: number): number[] {
  const ids: number[] = [];
  for (let id = least; id <= most && id < count; id++) ids.push(id);
  return ids;
}

function scanPlaces(usable: number, { least, most }: Bounds): Scan {
  return ({ bytes }) => {
    bytes.fill(0);
    if (least < usable) bytes.fill(1, least, Math.min(usable, most + 1));
  };
}

function scanTimes(atUs: Float64Array, { least, most }: Bounds): Scan {
  return ({ bytes }) => {
    for (let n = 0; n < bytes.length; n++) bytes[n] = atUs[n]! >= least && atUs[n]! <= most ? 1 : 0;
  };
}

/** A cause comes before what it causes, so that one pass finds what goes back to it. */
function scanEffects({ columns }: IndexedTrace, bounds: Bounds): Scan {
  const { cause } = columns;
  return ({ bytes }) => {
    for (let n = 0; n < bytes.length; n++) {
      const before = cause[n]!;
      bytes[n] = before >= 0 && before < n && (bytes[before] === 1 || within(before, bounds)) ? 1 : 0;
    }
  };
}

/** Messages that took so long from their attempt to their end. */
function slowMessages(trace: IndexedTrace, { least, most }: Bounds): Uint8Array {
  const { columns, messages } = trace;
  const tookUs = factsOf(trace).ofMessages('latency', (message) => {
    const [attempted, ended] = [messages.attempted[message]!, messages.ended[message]!];
    return attempted < 0 || ended < 0 ? -1 : columns.atUs[ended]! - columns.atUs[attempted]!;
  });
  const found = new Uint8Array(messages.count);
  for (let i = 0; i < found.length; i++) found[i] = tookUs[i]! >= least && tookUs[i]! <= most ? 1 : 0;
  return found;
}

function sessionScans(trace: IndexedTrace, bounds: Bounds): Scan[] {
  const { columns, messages, records, sessions } = trace;
  const ids = idsWithin(bounds, sessions.count);
  const table = new Uint8Array(sessions.count);
  for (const id of ids) table[id] = 1;
  const expired = records
    .of('kind', E.sessionExpired)
    .filter((n) => within(operandOf(columns, n, 1), bounds));
  const ends = [ids.map((id) => sessions.openedBy[id]!), ids.map((id) => sessions.closedBy[id]!)];
  const ofMessages = messageTable(messages.session, messages.count, table);
  return [scanOf(trace, { table: ofMessages, others: 0 }), scanLists(trace, [...ends, expired])];
}
