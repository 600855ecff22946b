/** A whole trace in memory: for small ones, for those who step back and forth. */

import type { TraceEnd } from './format.ts';
import { type ReadOptions, TraceReader, type TraceReading } from './reader.ts';
import { DID_STRIDE, type RecordBuffer, SCHEDULED_STRIDE } from './record.ts';
import type { Replayable } from './replay.ts';
import { TraceError } from './trace-error.ts';

export interface Trace extends Replayable {
  /** Undefined for a trace that was cut short after its last record. */
  readonly end: TraceEnd | undefined;
}

/** Reads all lines, see `splitLines`. Throws a TraceError if a line is damaged or not even the head is whole. */
export function loadTrace(lines: readonly string[], options: ReadOptions = {}): Trace {
  const records: RecordBuffer[] = [];
  const reader = new TraceReader((record) => records.push(copyRecord(record)), options);
  reader.push(lines);
  const { head, end } = reader.finish();
  if (head === undefined) throw new TraceError(0, CUT_IN_HEAD);
  return { head, records, end };
}

const CUT_IN_HEAD = 'this trace was cut before its first record';

/** Says how a trace was cut short, for people; undefined if it is whole. */
export function describeCut(reading: TraceReading): string | undefined {
  if (reading.end !== undefined) return undefined;
  if (reading.head === undefined) return CUT_IN_HEAD;
  if (reading.records === 0) return `${CUT_IN_HEAD} or has none`;
  return `this trace was cut short: its last whole record is ${reading.records - 1}`;
}

/** A copy with buffers of its own, no longer than need be. */
export function copyRecord(record: RecordBuffer): RecordBuffer {
  return {
    ...record,
    values: record.values.slice(),
    dids: record.dids.slice(0, record.didCount * DID_STRIDE),
    scheduled: record.scheduled.slice(0, record.scheduledCount * SCHEDULED_STRIDE),
  };
}
