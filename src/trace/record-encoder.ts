/** Writes records as lines. Makes no object and no string for a record, but for a decision it has not met before. */
import { E } from '../model/event.ts';
import { type ByteWriter, NUMBER_BYTES, putNumber } from './byte-writer.ts';
import { DecisionBytes } from './decision-bytes.ts';
import { ITEMS_PER_LINE, type TraceWords } from './format.ts';
import { DID_STRIDE, type RecordBuffer, SCHEDULED_STRIDE } from './record.ts';
import { type KindPlan, makeRecordPlan, type RecordPlan } from './record-plan.ts';

const ascii = (text: string): Uint8Array => new TextEncoder().encode(text);
const N = ascii('{"n":');
const AT = ascii(',"at":');
const CAUSE = ascii(',"cause":');
const EVENT = ascii(',"event":');
const ID = ascii(',"id":');
const DID = ascii(',"did":[');
const SCHEDULED = ascii(',"scheduled":[');
const SCHEDULED_EVENT = ascii('{"event":');
const DECISION = ascii(',"decision":');
const LINES = ascii(',"lines":');
const MORE = ascii('{"more":');
const END = ascii('}\n');
const LIST_END = ascii(']');

const MARK = 1;

export class RecordEncoder {
  readonly #out: ByteWriter;
  readonly #plan: RecordPlan;
  readonly #marks: readonly string[];
  readonly #decisions = new DecisionBytes();
  /** Room for the fixed part of a line and for one item of a list. */
  readonly #room: number;

  /** `marks` are the names of the messages that the scenario names. */
  constructor(out: ByteWriter, words: TraceWords, marks: readonly string[]) {
    this.#out = out;
    this.#plan = makeRecordPlan(words);
    this.#marks = marks;
    this.#room = roomFor(this.#plan);
  }

  encode(record: RecordBuffer): void {
    const { didCount, scheduledCount } = record;
    this.#head(record);
    if (didCount > 0) this.#dids(record, 0);
    if (scheduledCount > 0) this.#scheduled(record, 0);
    if (record.decision !== '') this.#decision(record.decision);
    if (didCount > ITEMS_PER_LINE || scheduledCount > ITEMS_PER_LINE) this.#more(record);
    else this.#piece(END);
  }

  #head(record: RecordBuffer): void {
    const out = this.#out;
    out.room(this.#room);
    const bytes = out.bytes;
    let at = copy(N, 0, N.length, bytes, out.at);
    at = putNumber(bytes, at, record.n);
    at = copy(AT, 0, AT.length, bytes, at);
    at = putNumber(bytes, at, record.atUs);
    if (record.cause !== -1) {
      at = copy(CAUSE, 0, CAUSE.length, bytes, at);
      at = putNumber(bytes, at, record.cause);
    }
    at = copy(EVENT, 0, EVENT.length, bytes, at);
    out.at = putKind(this.#plan.pool, this.#plan.kinds[record.kind]!, record.values, 0, bytes, at);
    if (record.kind === E.messageAttempted && record.values[MARK]! >= 0) this.#id(record.values[MARK]!);
  }

  #id(mark: number): void {
    const name = this.#marks[mark];
    if (name === undefined) return;
    this.#out.raw(ID);
    this.#out.text(JSON.stringify(name));
  }

  /** One list of transitions, from number `first`, as many as a line may have. */
  #dids(record: RecordBuffer, first: number): void {
    const out = this.#out;
    const { pool, transitions } = this.#plan;
    const end = Math.min(record.didCount, first + ITEMS_PER_LINE);
    const dids = record.dids;
    this.#piece(DID);
    for (let i = first; i < end; i++) {
      out.room(this.#room);
      const bytes = out.bytes;
      if (i > first) bytes[out.at++] = COMMA;
      const code = dids[i * DID_STRIDE]!;
      const at = putKind(pool, transitions[code]!, dids, i * DID_STRIDE + 1, bytes, out.at);
      bytes[at] = BRACE;
      out.at = at + 1;
    }
    this.#piece(LIST_END);
  }

  #scheduled(record: RecordBuffer, first: number): void {
    const out = this.#out;
    const { pool, kinds } = this.#plan;
    const end = Math.min(record.scheduledCount, first + ITEMS_PER_LINE);
    const scheduled = record.scheduled;
    this.#piece(SCHEDULED);
    for (let i = first; i < end; i++) {
      out.room(this.#room);
      const bytes = out.bytes;
      if (i > first) bytes[out.at++] = COMMA;
      const kind = kinds[scheduled[i * SCHEDULED_STRIDE]!]!;
      let at = copy(SCHEDULED_EVENT, 0, SCHEDULED_EVENT.length, bytes, out.at);
      at = copy(pool, kind.headFrom, kind.headTo, bytes, at);
      at = copy(AT, 0, AT.length, bytes, at);
      at = putNumber(bytes, at, scheduled[i * SCHEDULED_STRIDE + 1]!);
      if (kind.operandCount > 0)
        at = putOperand(pool, kind, 0, scheduled[i * SCHEDULED_STRIDE + 2]!, bytes, at);
      bytes[at] = BRACE;
      out.at = at + 1;
    }
    this.#piece(LIST_END);
  }

  #decision(text: string): void {
    this.#piece(DECISION);
    this.#out.raw(this.#decisions.of(text));
  }

  /** The end of a record that is too long for one line, and its further lines. */
  #more(record: RecordBuffer): void {
    const { didCount, scheduledCount } = record;
    this.#piece(LINES);
    this.#out.number(lineCount(didCount, scheduledCount));
    this.#piece(END);
    for (let first = ITEMS_PER_LINE; first < didCount; first += ITEMS_PER_LINE) {
      this.#piece(MORE);
      this.#out.number(record.n);
      this.#dids(record, first);
      this.#piece(END);
    }
    for (let first = ITEMS_PER_LINE; first < scheduledCount; first += ITEMS_PER_LINE) {
      this.#piece(MORE);
      this.#out.number(record.n);
      this.#scheduled(record, first);
      this.#piece(END);
    }
  }

  #piece(piece: Uint8Array): void {
    const out = this.#out;
    out.room(piece.length);
    out.at = copy(piece, 0, piece.length, out.bytes, out.at);
  }
}

const COMMA = 44;
const BRACE = 125;

/** The bytes that a record's fixed part or one item of its lists may take, generously. */
function roomFor(plan: RecordPlan): number {
  return plan.kindBytes + 4 * (NUMBER_BYTES + 16);
}

/** The least capacity of the buffer that an encoder with these words writes into. */
export function leastCapacity(words: TraceWords): number {
  return roomFor(makeRecordPlan(words));
}

/** How many lines a record with so many transitions and scheduled events takes. */
function lineCount(didCount: number, scheduledCount: number): number {
  const extra = (count: number): number => Math.max(0, Math.ceil(count / ITEMS_PER_LINE) - 1);
  return 1 + extra(didCount) + extra(scheduledCount);
}

/** A kind's head and its operands, which stand in `values` from `first`. */
function putKind(
  pool: Uint8Array,
  kind: KindPlan,
  values: Float64Array,
  first: number,
  bytes: Uint8Array,
  start: number,
): number {
  let at = copy(pool, kind.headFrom, kind.headTo, bytes, start);
  const count = kind.operandCount;
  for (let i = 0; i < count; i++) at = putOperand(pool, kind, i, values[first + i]!, bytes, at);
  return at;
}

function putOperand(
  pool: Uint8Array,
  kind: KindPlan,
  operand: number,
  value: number,
  bytes: Uint8Array,
  at: number,
): number {
  if (value === -1) return at;
  const words = kind.words[operand]!;
  if (value >= 0 && 2 * value < words.length) {
    return copy(pool, words[2 * value]!, words[2 * value + 1]!, bytes, at);
  }
  const end = copy(pool, kind.keys[2 * operand]!, kind.keys[2 * operand + 1]!, bytes, at);
  return putNumber(bytes, end, value);
}

// By hand, because a call of `set` costs more than the few bytes that a piece has.
function copy(from: Uint8Array, begin: number, end: number, to: Uint8Array, start: number): number {
  let at = start;
  for (let i = begin; i < end; i++) to[at++] = from[i]!;
  return at;
}
