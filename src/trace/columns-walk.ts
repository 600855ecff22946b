/**
 * The one order in which the numbers of records go into binary columns and come out of them. Whoever walks brings a
 * Coder: one that writes is told each number, one that reads says each number; what a number is predicted from are
 * only numbers that come before it, so both predict the same.
 */
import { RECORD_KINDS } from '../model/event.ts';
import { TRANSITIONS } from '../model/transition.ts';
import { KIND_OPERANDS, TRANSITION_OPERANDS } from './columns.ts';
import { SCHEDULED_STRIDE } from './record.ts';
import { damaged } from './trace-error.ts';

/** The columns of records; a walk that reads fills all but `count` and `kind`. */
export interface Cells {
  readonly count: number;
  readonly atUs: Float64Array;
  readonly cause: Int32Array;
  readonly kind: Uint8Array;
  readonly valueStart: Uint32Array;
  readonly values: Int32Array;
  readonly didStart: Uint32Array;
  readonly dids: Int32Array;
  readonly scheduledStart: Uint32Array;
  readonly scheduled: Float64Array;
  readonly decision: Int32Array;
}

/** Takes or gives one number after the other. */
export interface Coder {
  /** Operands to predict from: those of the record that are known, and those of the record that caused it. */
  context(ownFrom: number, ownCount: number, causeFrom: number, causeCount: number): void;
  /** The operands known so far. */
  ownCount: number;
  /** The next number of a stream, of 32 bits: `value` for one who writes; one who reads knows it himself. */
  code(stream: number, value: number): number;
  /** The same for a stream of times, or of distances between them: microseconds, of 53 bits. */
  time(stream: number, value: number): number;
}

/**
 * Streams are numbered for good: STREAMS_PER_KIND for each kind of record. There are places for 256 kinds of
 * records and of transitions, and 8 operands of a transition.
 */
const PLACES = 256;
const STREAMS_PER_KIND = 2_624;
export const STREAM_COUNT = PLACES * STREAMS_PER_KIND;
const CAUSE = 0;
const AT = 1;
const DECISION = 2;
/** The code of each transition plus 1, and 0 after the last. */
const DID_CODE = 3;
/** The kind of each scheduled event plus 1, and 0 after the last. */
const SCHEDULED_KIND = 4;
const OPERAND = 16;
const DID_OPERAND = 64;
const SCHEDULED_AT = DID_OPERAND + 8 * PLACES;
const SCHEDULED_OPERAND = SCHEDULED_AT + PLACES;
/** Entries of a cause's schedule that are compared to find the one that is happening. */
const TRIES = 8;

export class ColumnsWalk {
  readonly #cells: Cells;
  readonly #coder: Coder;
  /** For each record the entry of its schedule that probably happens next. */
  readonly #next: Int32Array;
  #valueAt = 0;
  #didAt = 0;
  #scheduledAt = 0;
  #beforeUs = 0;

  constructor(cells: Cells, coder: Coder) {
    this.#cells = cells;
    this.#coder = coder;
    this.#next = new Int32Array(cells.count);
  }

  /** Walks through all records; throws a DamageError if what is read cannot be. */
  walk(): void {
    const { count, kind, valueStart, dids, scheduled } = this.#cells;
    for (let n = 0; n < count; n++) {
      const base = kind[n]! * STREAMS_PER_KIND;
      this.#record(n, base);
      this.#dids(n, base);
      this.#scheduled(n, base);
    }
    valueStart[count] = this.#valueAt;
    if (this.#didAt !== dids.length || this.#scheduledAt !== scheduled.length)
      damaged('a list is shorter than stated');
  }

  #record(n: number, base: number): void {
    const cells = this.#cells;
    const coder = this.#coder;
    const kind = cells.kind[n]!;
    const operands = KIND_OPERANDS[kind]!;
    const from = this.#valueAt;
    const cause = causeOf(coder.code(base + CAUSE, causeCode(cells.cause[n]!, n)), n);
    const caused = cause >= 0 && cause < n;
    const causeFrom = caused ? cells.valueStart[cause]! : 0;
    cells.cause[n] = cause;
    cells.valueStart[n] = from;
    coder.context(from, 0, causeFrom, caused ? KIND_OPERANDS[cells.kind[cause]!]! : 0);
    for (let place = 0; place < operands; place++) {
      cells.values[from + place] = coder.code(base + OPERAND + place, cells.values[from + place]!);
      coder.ownCount = place + 1;
    }
    this.#valueAt = from + operands;
    const expected = caused ? this.#expectedUs(cause, kind, cells.values[from]!) : this.#beforeUs;
    const atUs = expected + coder.time(base + AT, cells.atUs[n]! - expected);
    cells.atUs[n] = atUs;
    this.#beforeUs = atUs;
    cells.decision[n] = coder.code(base + DECISION, cells.decision[n]! + 1) - 1;
  }

  /** When the cause scheduled such an event for this entity; if it did not, the time of the record before. */
  #expectedUs(cause: number, kind: number, entity: number): number {
    const { scheduled, scheduledStart } = this.#cells;
    const from = scheduledStart[cause]!;
    const entries = (scheduledStart[cause + 1]! - from) / SCHEDULED_STRIDE;
    const tries = entries < TRIES ? entries : TRIES;
    let entry = this.#next[cause]!;
    for (let i = 0; i < tries; i++, entry++) {
      if (entry >= entries) entry = 0;
      const at = from + entry * SCHEDULED_STRIDE;
      if (scheduled[at] !== kind || scheduled[at + 2] !== entity) continue;
      this.#next[cause] = entry + 1;
      return scheduled[at + 1]!;
    }
    return this.#beforeUs;
  }

  #dids(n: number, base: number): void {
    const { dids, didStart } = this.#cells;
    const coder = this.#coder;
    const end = didStart[n + 1]!;
    let at = this.#didAt;
    for (;;) {
      const code = coder.code(base + DID_CODE, at < end ? dids[at]! + 1 : 0) - 1;
      if (code === NO_MORE) break;
      const operands = TRANSITION_OPERANDS[code] ?? damaged('there is no such transition');
      if (at + operands >= dids.length) damaged('there are more transitions than stated');
      dids[at++] = code;
      const stream = base + DID_OPERAND + code * 8;
      for (let place = 0; place < operands; place++, at++) dids[at] = coder.code(stream + place, dids[at]!);
    }
    this.#didAt = at;
    didStart[n + 1] = at;
  }

  #scheduled(n: number, base: number): void {
    const { scheduled, scheduledStart, atUs } = this.#cells;
    const coder = this.#coder;
    const end = scheduledStart[n + 1]!;
    const nowUs = atUs[n]!;
    let at = this.#scheduledAt;
    for (;;) {
      const kind = coder.code(base + SCHEDULED_KIND, at < end ? scheduled[at]! + 1 : 0) - 1;
      if (kind === NO_MORE) break;
      if (KIND_OPERANDS[kind] === undefined) damaged('there is no such kind of event');
      if (at + SCHEDULED_STRIDE > scheduled.length) damaged('there are more scheduled events than stated');
      scheduled[at] = kind;
      scheduled[at + 1] = nowUs + coder.time(base + SCHEDULED_AT + kind, scheduled[at + 1]! - nowUs);
      scheduled[at + 2] = coder.code(base + SCHEDULED_OPERAND + kind, scheduled[at + 2]!);
      at += SCHEDULED_STRIDE;
    }
    this.#scheduledAt = at;
    scheduledStart[n + 1] = at;
  }
}

const NO_MORE = -1;

/** How far back the cause is: 0 for none, negative for one that comes later, which only a changed trace has. */
function causeCode(cause: number, n: number): number {
  if (cause === -1) return 0;
  return cause < n ? n - cause : n - cause - 1;
}

function causeOf(code: number, n: number): number {
  if (code === 0) return -1;
  return code > 0 ? n - code : n - code - 1;
}

/** Whether every kind of record and transition has its streams; a test asks. */
export function streamsSuffice(): boolean {
  const most = Math.max(...RECORD_KINDS.map((kind) => kind.operands.length));
  const mostOfTransition = Math.max(...TRANSITIONS.map((kind) => kind.operands.length));
  return (
    RECORD_KINDS.length <= PLACES &&
    TRANSITIONS.length <= PLACES &&
    most <= MOST_OPERANDS &&
    mostOfTransition <= 8
  );
}

/** Operands that a kind of record may have; see the modes of columns-coders.ts. */
export const MOST_OPERANDS = 14;
