/**
 * The running digest of all that a trace says: of its head, and of every record so far. Numbers hashed, see hasher.ts:
 *
 * - the SHA-256 of the bytes of the head, from the header to the line of the World, as eight numbers of 32 bits;
 * - for each record the number of its kind's name, the microseconds since the one before, its cause, its operands;
 *   how many transitions there are, and for each the number of its name and its operands; how many events it
 *   scheduled, and for each the number of its name, the microseconds until then, and whose it is; the number of its
 *   decision's text, 0 if none was taken.
 *
 * What else stands in a record's line follows from these: its n from its place, the name of its mark from the head.
 */
import { sha256Hex } from '../core/sha256.ts';
import { RECORD_KINDS } from '../model/event.ts';
import { TRANSITIONS } from '../model/transition.ts';
import { KIND_OPERANDS, TRANSITION_OPERANDS } from './columns.ts';
import { type NewHasher, NumberHasher, nameNumbers } from './hasher.ts';
import { DID_STRIDE, type RecordBuffer, SCHEDULED_STRIDE } from './record.ts';
import { TextNumbers } from './text-numbers.ts';

const KIND_NUMBERS = nameNumbers(RECORD_KINDS.map((kind) => kind.name));
const TRANSITION_NUMBERS = nameNumbers(TRANSITIONS.map((kind) => kind.name));
/** Hexadecimal digits of a decision's SHA-256 that make its number: as many as stay a whole number. */
const DECISION_DIGITS = 13;

export class ContentDigest {
  readonly #hash: NumberHasher;
  readonly #decisions = new TextNumbers(decisionNumber);
  #beforeUs = 0;

  /** `headDigest` is the SHA-256 of the head's bytes in 64 hexadecimal digits. */
  constructor(headDigest: string, newHasher: NewHasher) {
    this.#hash = new NumberHasher(newHasher);
    for (let at = 0; at < headDigest.length; at += 8) {
      this.#hash.put(Number.parseInt(headDigest.slice(at, at + 8), 16) | 0);
    }
  }

  add(record: RecordBuffer): void {
    const hash = this.#hash;
    const { kind, atUs, decision } = record;
    hash.put(KIND_NUMBERS[kind]!);
    hash.put(atUs - this.#beforeUs);
    this.#beforeUs = atUs;
    hash.put(record.cause);
    hash.putAll(record.values, 0, KIND_OPERANDS[kind]!);
    hash.put(record.didCount);
    if (record.didCount > 0) this.#dids(record);
    hash.put(record.scheduledCount);
    if (record.scheduledCount > 0) this.#scheduled(record);
    hash.put(decision === '' ? 0 : this.#decisions.of(decision));
  }

  /** The digest of the head and all records so far. */
  hex(): string {
    return this.#hash.hex();
  }

  #dids({ dids, didCount }: RecordBuffer): void {
    const hash = this.#hash;
    const end = didCount * DID_STRIDE;
    for (let at = 0; at < end; at += DID_STRIDE) {
      const code = dids[at]!;
      hash.put(TRANSITION_NUMBERS[code]!);
      hash.putAll(dids, at + 1, at + 1 + TRANSITION_OPERANDS[code]!);
    }
  }

  #scheduled({ scheduled, scheduledCount, atUs }: RecordBuffer): void {
    const hash = this.#hash;
    const end = scheduledCount * SCHEDULED_STRIDE;
    for (let at = 0; at < end; at += SCHEDULED_STRIDE) {
      hash.put(KIND_NUMBERS[scheduled[at]!]!);
      hash.put(scheduled[at + 1]! - atUs);
      hash.put(scheduled[at + 2]!);
    }
  }
}

function decisionNumber(text: string): number {
  return Number.parseInt(sha256Hex(text).slice(0, DECISION_DIGITS), 16);
}
