/**
 * A whole trace in columns: the same content as its lines, in typed arrays that take some 40 bytes a record, can be
 * handed to another thread at no cost, and are searched at memory speed. Lists of varying length (operands,
 * transitions, scheduled events) are in one array each, record n's part from `start[n]` to `start[n + 1]`.
 */
import { Growing } from '../core/growing.ts';
import { RECORD_KINDS } from '../model/event.ts';
import { TRANSITIONS } from '../model/transition.ts';
import type { TraceEnd } from './format.ts';
import { newPlainHasher } from './hasher.ts';
import { headDigest } from './head.ts';
import { DID_STRIDE, newRecordBuffer, type RecordBuffer, SCHEDULED_STRIDE } from './record.ts';
import { damaged } from './trace-error.ts';
import type { TraceHead } from './writer.ts';

/** A digest that the trace states about itself, for the records up to `n`. */
export interface StatedDigest {
  readonly n: number;
  /** All `content` so far, all `transitions` so far, or the `state` of the World after record n; see format.ts. */
  readonly of: 'content' | 'transitions' | 'state';
  readonly hex: string;
}

export interface Columns {
  /** `head.world` is the World before the first record. */
  readonly head: TraceHead;
  /** The SHA-256 of the head's bytes as they were read, or as they would be written, see content-digest.ts. */
  readonly headDigest: string;
  /** Undefined for a trace that was cut short after its last record. */
  readonly end: TraceEnd | undefined;
  /** How many records there are; every column below has so many cells, the starts one more. */
  readonly count: number;
  /** Whole microseconds since the start of the run. */
  readonly atUs: Float64Array;
  /** The record that caused this one, -1 if none did. */
  readonly cause: Int32Array;
  /** Index into RECORD_KINDS. */
  readonly kind: Uint8Array;
  readonly valueStart: Uint32Array;
  /** The operands of the record's kind, in its order. */
  readonly values: Int32Array;
  readonly didStart: Uint32Array;
  /** One after the other: the code of a transition, then as many operands as its kind has. */
  readonly dids: Int32Array;
  readonly scheduledStart: Uint32Array;
  /** SCHEDULED_STRIDE numbers each: kind of event, when (microseconds), its first operand. */
  readonly scheduled: Float64Array;
  /** Index into `decisions`, -1 if none was taken. */
  readonly decision: Int32Array;
  /** The texts of the decisions, each once. */
  readonly decisions: readonly string[];
  /** In the order of the trace; the last three of a whole trace are those of its trailer. */
  readonly stated: readonly StatedDigest[];
}

/** How many operands each kind of record and of transition has, by code. */
export const KIND_OPERANDS = Uint8Array.from(RECORD_KINDS, (kind) => kind.operands.length);
export const TRANSITION_OPERANDS = Uint8Array.from(TRANSITIONS, (kind) => kind.operands.length);

/** Gathers records, in their order, into columns. */
export class ColumnsBuilder {
  readonly #atUs = new Growing(new Float64Array(0));
  readonly #cause = new Growing(new Int32Array(0));
  readonly #kind = new Growing(new Uint8Array(0));
  readonly #valueStart = new Growing(new Uint32Array(0));
  readonly #values = new Growing(new Int32Array(0));
  readonly #didStart = new Growing(new Uint32Array(0));
  readonly #dids = new Growing(new Int32Array(0));
  readonly #scheduledStart = new Growing(new Uint32Array(0));
  readonly #scheduled = new Growing(new Float64Array(0));
  readonly #decision = new Growing(new Int32Array(0));
  readonly #decisions: string[] = [];
  readonly #decisionIds = new Map<string, number>();
  readonly #stated: StatedDigest[] = [];

  /** How many records have been added. */
  get count(): number {
    return this.#atUs.length;
  }

  /** Throws a DamageError, and adds nothing, if a number cannot be that of a trace. */
  record(record: RecordBuffer): void {
    checkNumbers(record);
    this.#atUs.push(record.atUs);
    this.#cause.push(record.cause);
    this.#kind.push(record.kind);
    this.#valueStart.push(this.#values.length);
    const operands = KIND_OPERANDS[record.kind]!;
    for (let i = 0; i < operands; i++) this.#values.push(record.values[i]!);
    this.#didStart.push(this.#dids.length);
    this.#addDids(record);
    this.#scheduledStart.push(this.#scheduled.length);
    const end = record.scheduledCount * SCHEDULED_STRIDE;
    for (let i = 0; i < end; i++) this.#scheduled.push(record.scheduled[i]!);
    this.#decision.push(record.decision === '' ? -1 : this.#decisionId(record.decision));
  }

  stated(digest: StatedDigest): void {
    this.#stated.push(digest);
  }

  /** The columns; to be called once. `digest` is that of the head if its bytes have been read. */
  done(
    head: TraceHead,
    end: TraceEnd | undefined,
    digest: string = headDigest(head, newPlainHasher),
  ): Columns {
    const count = this.count;
    this.#valueStart.push(this.#values.length);
    this.#didStart.push(this.#dids.length);
    this.#scheduledStart.push(this.#scheduled.length);
    return {
      head,
      headDigest: digest,
      end,
      count,
      atUs: this.#atUs.done(),
      cause: this.#cause.done(),
      kind: this.#kind.done(),
      valueStart: this.#valueStart.done(),
      values: this.#values.done(),
      didStart: this.#didStart.done(),
      dids: this.#dids.done(),
      scheduledStart: this.#scheduledStart.done(),
      scheduled: this.#scheduled.done(),
      decision: this.#decision.done(),
      decisions: this.#decisions,
      stated: this.#stated,
    };
  }

  #addDids({ dids, didCount }: RecordBuffer): void {
    const end = didCount * DID_STRIDE;
    for (let at = 0; at < end; at += DID_STRIDE) {
      const code = dids[at]!;
      const last = at + TRANSITION_OPERANDS[code]!;
      for (let i = at; i <= last; i++) this.#dids.push(dids[i]!);
    }
  }

  #decisionId(text: string): number {
    let id = this.#decisionIds.get(text);
    if (id === undefined) {
      id = this.#decisions.length;
      this.#decisions.push(text);
      this.#decisionIds.set(text, id);
    }
    return id;
  }
}

function checkNumbers(record: RecordBuffer): void {
  const { values, dids, didCount, scheduled, scheduledCount } = record;
  checkInstant(record.atUs);
  checkInt32(record.cause);
  const operands = KIND_OPERANDS[record.kind]!;
  for (let i = 0; i < operands; i++) checkInt32(values[i]!);
  const didEnd = didCount * DID_STRIDE;
  for (let at = 0; at < didEnd; at += DID_STRIDE) {
    const last = at + TRANSITION_OPERANDS[dids[at]!]!;
    for (let i = at + 1; i <= last; i++) checkInt32(dids[i]!);
  }
  const end = scheduledCount * SCHEDULED_STRIDE;
  for (let at = 0; at < end; at += SCHEDULED_STRIDE) {
    checkInstant(scheduled[at + 1]!);
    checkInt32(scheduled[at + 2]!);
  }
}

function checkInt32(value: number): void {
  if (value !== (value | 0)) damaged(`${value} is larger than any number of a trace`);
}

function checkInstant(atUs: number): void {
  if (atUs < 0) damaged(`${atUs} is before the start of the run`);
}

/** Operand `place` of record `n`; the caller knows that its kind has one. */
export function operandOf(columns: Columns, n: number, place: number): number {
  return columns.values[columns.valueStart[n]! + place]!;
}

/** Record `n` as the writer was told it, in a buffer that may be reused. */
export function recordAt(columns: Columns, n: number, into: RecordBuffer = newRecordBuffer()): RecordBuffer {
  into.n = n;
  into.atUs = columns.atUs[n]!;
  into.cause = columns.cause[n]!;
  into.kind = columns.kind[n]!;
  const from = columns.valueStart[n]!;
  const operands = KIND_OPERANDS[into.kind]!;
  into.values.fill(0);
  for (let i = 0; i < operands; i++) into.values[i] = columns.values[from + i]!;
  copyDids(columns, n, into);
  copyScheduled(columns, n, into);
  const decision = columns.decision[n]!;
  into.decision = decision < 0 ? '' : columns.decisions[decision]!;
  return into;
}

function copyDids({ dids, didStart }: Columns, n: number, into: RecordBuffer): void {
  const end = didStart[n + 1]!;
  into.didCount = 0;
  for (let from = didStart[n]!; from < end; ) {
    const to = into.didCount * DID_STRIDE;
    if (to + DID_STRIDE > into.dids.length) into.dids = doubled(into.dids);
    const operands = TRANSITION_OPERANDS[dids[from]!]!;
    into.dids.fill(0, to, to + DID_STRIDE);
    for (let i = 0; i <= operands; i++) into.dids[to + i] = dids[from + i]!;
    from += operands + 1;
    into.didCount += 1;
  }
}

function copyScheduled({ scheduled, scheduledStart }: Columns, n: number, into: RecordBuffer): void {
  const from = scheduledStart[n]!;
  const numbers = scheduledStart[n + 1]! - from;
  while (into.scheduled.length < numbers) into.scheduled = doubled(into.scheduled);
  for (let i = 0; i < numbers; i++) into.scheduled[i] = scheduled[from + i]!;
  into.scheduledCount = numbers / SCHEDULED_STRIDE;
}

function doubled(numbers: Float64Array): Float64Array {
  const bigger = new Float64Array(Math.max(SCHEDULED_STRIDE * DID_STRIDE, numbers.length * 2));
  bigger.set(numbers);
  return bigger;
}
