/** The fields that take numbers and times, as scans. */

import { T } from '../../model/transition.ts';
import { NONE, THREAD_STATUS } from '../../model/words.ts';
import { wanted } from '../index/each-did.ts';
import type { IndexedTrace } from '../indexed.ts';
import { factsOf, operandPlaces } from './facts.ts';
import type { FieldName } from './fields.ts';
import type { Amount, Test } from './query.ts';
import {
  anyOf,
  type Bounds,
  messageTable,
  NO_RECORD,
  type Scan,
  type Spare,
  scanDids,
  scanLists,
  scanMessages,
  scanNumbers,
} from './scans.ts';

const SESSION = operandPlaces('session');

/** The records whose field has a number within what the test says. */
export function scanNumberField(trace: IndexedTrace, field: FieldName, test: Test, spare: Spare): Scan {
  const bounds = boundsOf(test, trace.columns.head.header.startUs);
  if (bounds.least > bounds.most) return NO_RECORD;
  const { columns, messages, threads, usable } = trace;
  switch (field) {
    case 'n':
      return scanPlaces(usable, bounds);
    case 'at':
      return scanNumbers(trace, columns.atUs, bounds);
    case 'cause':
      return scanNumbers(trace, columns.cause, bounds);
    case 'caused-by':
      return scanEffects(trace, bounds);
    case 'message':
      return scanNumbers(trace, factsOf(trace).messageOf, bounds);
    case 'latency':
      return scanMessages(trace, slowMessages(trace, bounds));
    case 'thread':
      return scanLists(
        trace,
        idsWithin(bounds, threads.count).map((id) => trace.records.of('thread', id)),
      );
    case 'session':
      return anyOf(sessionScans(trace, bounds, messages.session), spare);
    case 'disables':
      return scanDids(
        trace,
        wanted([T.setThreadStatus]),
        (_, thread, status) => status === THREAD_STATUS.disabled && within(thread, bounds),
      );
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
  return (into) => {
    into.fill(0);
    if (least < usable) into.fill(1, least, Math.min(usable, most + 1));
  };
}

/** A cause comes before what it causes, so that one pass finds what goes back to it. */
function scanEffects({ columns, usable }: IndexedTrace, bounds: Bounds): Scan {
  const { cause } = columns;
  return (into) => {
    for (let n = 0; n < usable; n++) {
      const before = cause[n]!;
      into[n] = before >= 0 && before < n && (into[before] === 1 || within(before, bounds)) ? 1 : 0;
    }
  };
}

function slowMessages({ columns, messages }: IndexedTrace, bounds: Bounds): Uint8Array {
  const { atUs } = columns;
  const found = new Uint8Array(messages.count);
  for (let message = 0; message < messages.count; message++) {
    const attempted = messages.attempted[message]!;
    const ended = messages.ended[message]!;
    if (attempted === NONE || ended === NONE) continue;
    if (within(atUs[ended]! - atUs[attempted]!, bounds)) found[message] = 1;
  }
  return found;
}

function sessionScans(trace: IndexedTrace, bounds: Bounds, ofMessages: Int32Array): Scan[] {
  const { columns, messages, sessions, usable } = trace;
  const ids = idsWithin(bounds, sessions.count);
  const table = new Uint8Array(sessions.count);
  for (const id of ids) table[id] = 1;
  const expired: number[] = [];
  for (let n = 0; n < usable; n++) {
    const kind = columns.kind[n]!;
    const place = SESSION[kind]!;
    if (place < 0 || factsOf(trace).messageOf[n] !== NONE) continue;
    if (within(columns.values[columns.valueStart[n]! + place]!, bounds)) expired.push(n);
  }
  const ends = [ids.map((id) => sessions.openedBy[id]!), ids.map((id) => sessions.closedBy[id]!)];
  return [
    scanMessages(trace, messageTable(ofMessages, messages.count, table)),
    scanLists(trace, [...ends, expired]),
  ];
}
