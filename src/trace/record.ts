/**
 * One record of a run while it is being made: numbers in reused buffers, so that telling an observer costs no
 * object. Whoever wants to keep something copies it before the observer returns.
 */

import type { World } from '../model/world.ts';

/** Numbers per transition in `dids`: the code and six operands. */
export const DID_STRIDE = 7;
/** Numbers per entry of `scheduled`: kind of event, when (microseconds), and whose it is (its first operand). */
export const SCHEDULED_STRIDE = 3;

export interface RecordBuffer {
  /** 0, 1, … without gaps. */
  n: number;
  /** Whole microseconds since the start of the run. */
  atUs: number;
  /** The record that caused this one, -1 for what the scenario states. */
  cause: number;
  /** Index into RECORD_KINDS. */
  kind: number;
  /** The operands of the kind, in its order. */
  readonly values: Float64Array;
  /** The transitions applied, in order, DID_STRIDE numbers each. */
  dids: Float64Array;
  didCount: number;
  /** The events this one scheduled, SCHEDULED_STRIDE numbers each. */
  scheduled: Float64Array;
  scheduledCount: number;
  /** The decision as JSON text exactly as `route` would print it plus its inputs, or '' if none was taken. */
  decision: string;
}

export function newRecordBuffer(): RecordBuffer {
  return {
    n: 0,
    atUs: 0,
    cause: -1,
    kind: 0,
    values: new Float64Array(12),
    dids: new Float64Array(16 * DID_STRIDE),
    didCount: 0,
    scheduled: new Float64Array(16 * SCHEDULED_STRIDE),
    scheduledCount: 0,
    decision: '',
  };
}

/** Whoever wants to see a run: the trace, the totals, a check. */
export interface Observer {
  /** Called once per record, in order. */
  record(record: RecordBuffer): void;
  /**
   * Called when all records of an event, its follow-ons included, have been told: only now is `world` certain to be
   * the fold of all records so far. For those who look at whole states now and then; has to be cheap in between.
   */
  settled?(world: World): void;
}
