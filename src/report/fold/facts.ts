/**
 * What is remembered of a record that a report may name: enough for a sentence about it, in a few numbers. A record is
 * noted once, however many numbers of the report it stands behind.
 */
import { FIRST_FOLLOW_ON, RECORD_KINDS } from '../../model/event.ts';
import type { RecordBuffer } from '../../trace/record.ts';

/** Numbers kept of each record. */
const KEPT = 6;

/** Of a message: its number, its mark, from, to, a client, and a reason or a row; of any other record its operands. */
export interface Fact {
  readonly n: number;
  readonly atUs: number;
  /** Index into RECORD_KINDS. */
  readonly kind: number;
  readonly values: readonly number[];
}

/** The message that the record at hand is about, as far as it is known. */
export interface MessageAtHand {
  message: number;
  mark: number;
  from: number;
  to: number;
}

export class Facts {
  /** The message that the record at hand is about; undefined for any other record. */
  about: MessageAtHand | undefined;
  #record: RecordBuffer | undefined;
  #count = 0;
  #n = new Float64Array(256);
  #atUs = new Float64Array(256);
  #kind = new Uint8Array(256);
  #values = new Int32Array(256 * KEPT);
  /** The last record that was noted. */
  #last = -1;

  /** From now on it is about this record. */
  begin(record: RecordBuffer): void {
    this.#record = record;
    this.about = undefined;
  }

  /** The number under which the record at hand is remembered, once somebody asks. */
  note(): number {
    const record = this.#record!;
    if (this.#last === record.n) return this.#count - 1;
    this.#last = record.n;
    if (this.#count === this.#n.length) this.#grow();
    const id = this.#count++;
    this.#n[id] = record.n;
    this.#atUs[id] = record.atUs;
    this.#kind[id] = record.kind;
    writeValues(record, this.about, this.#values, id * KEPT);
    return id;
  }

  /** The record at hand by itself, for lists that will forget it again, such as that of the slowest. */
  alone(): Fact {
    const { n, atUs, kind } = this.#record!;
    const values = new Int32Array(KEPT);
    writeValues(this.#record!, this.about, values, 0);
    return { n, atUs, kind, values: Array.from(values) };
  }

  at(id: number): Fact {
    const from = id * KEPT;
    return {
      n: this.#n[id]!,
      atUs: this.#atUs[id]!,
      kind: this.#kind[id]!,
      values: Array.from(this.#values.subarray(from, from + KEPT)),
    };
  }

  #grow(): void {
    const length = this.#n.length * 2;
    const [n, atUs, kind, values] = [this.#n, this.#atUs, this.#kind, this.#values];
    this.#n = new Float64Array(length);
    this.#atUs = new Float64Array(length);
    this.#kind = new Uint8Array(length);
    this.#values = new Int32Array(length * KEPT);
    this.#n.set(n);
    this.#atUs.set(atUs);
    this.#kind.set(kind);
    this.#values.set(values);
  }
}

function writeValues(
  { kind, values }: RecordBuffer,
  about: MessageAtHand | undefined,
  into: Int32Array,
  at: number,
): void {
  if (about === undefined || !isOfMessage(kind)) {
    for (let i = 0; i < KEPT; i++) into[at + i] = values[i]!;
    return;
  }
  into[at] = about.message;
  into[at + 1] = about.mark;
  into[at + 2] = about.from;
  into[at + 3] = about.to;
  const isAttempt = kind < FIRST_FOLLOW_ON;
  into[at + 4] = isAttempt ? values[4]! : values[1]!;
  into[at + 5] = values[2]!;
}

const OF_MESSAGES = Uint8Array.from(RECORD_KINDS, ({ operands }) =>
  operands[0]?.name === 'message' ? 1 : 0,
);

/** Whether a record of this kind tells about a message: its first operand is the message's number. */
export function isOfMessage(kind: number): boolean {
  return OF_MESSAGES[kind] === 1;
}
