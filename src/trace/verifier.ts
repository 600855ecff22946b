/** Takes the digests of a trace again while it is read, and compares them with those that it states. */
import type { World } from '../model/world.ts';
import { FINGERPRINT_FAMILIES, type Fingerprint, Fingerprinter } from './fingerprint.ts';
import type { TraceEnd, TraceWords } from './format.ts';
import { type NewHasher, newPlainHasher } from './hasher.ts';
import type { RecordBuffer } from './record.ts';
import { isObject } from './record-decoder.ts';
import { stateDigest } from './state-digest.ts';
import { damaged } from './trace-error.ts';
import { TransitionDigest } from './transition-digest.ts';

export class Verifier {
  readonly #newHasher: NewHasher;
  readonly #transitions: TransitionDigest;
  readonly #fingerprinter: Fingerprinter;
  /** Up to here all digests were right. */
  #verified = 0;

  constructor(words: TraceWords, newHasher: NewHasher = newPlainHasher) {
    this.#newHasher = newHasher;
    this.#transitions = new TransitionDigest(newHasher);
    this.#fingerprinter = new Fingerprinter(words, newHasher);
  }

  record(record: RecordBuffer): void {
    this.#transitions.add(record);
    this.#fingerprinter.record(record);
  }

  checkTransitions(stated: unknown, records: number): void {
    if (stated !== this.#transitions.hex()) this.#refuse('transitions', records);
    this.#verified = records;
  }

  checkState(stated: unknown, world: World, records: number): void {
    if (stated !== stateDigest(world, this.#newHasher)) this.#refuse('state', records);
  }

  checkEnd(end: TraceEnd, world: World): void {
    this.checkTransitions(end.transitions, end.records);
    this.checkState(end.state, world, end.records);
    const found = this.#fingerprinter.fingerprint();
    for (const family of FINGERPRINT_FAMILIES) {
      if (found[family] !== end.fingerprint[family]) {
        damaged(`the ${family} fingerprint is not that of the records: a record was changed`);
      }
    }
  }

  #refuse(what: string, records: number): never {
    damaged(
      `the digest of the ${what} is not that of the records: something was changed before record ${records}` +
        (this.#verified > 0 ? `, after record ${this.#verified - 1}` : ''),
    );
  }
}

/** The trailer; throws a DamageError if it is none. */
export function readEnd(json: unknown): TraceEnd {
  if (!isObject(json)) damaged('the end is no object');
  const { records, interrupted, transitions, state, fingerprint, inFlight = [] } = json;
  if (!Number.isSafeInteger(records)) damaged('the end does not say how many records there are');
  if (typeof interrupted !== 'boolean') damaged('the end does not say whether the run was interrupted');
  if (!Array.isArray(inFlight) || !inFlight.every(Number.isSafeInteger))
    damaged('inFlight is no list of messages');
  return {
    records: records as number,
    interrupted,
    transitions: readHex(transitions),
    state: readHex(state),
    fingerprint: readFingerprint(fingerprint),
    inFlight: inFlight as number[],
  };
}

function readFingerprint(json: unknown): Fingerprint {
  if (!isObject(json)) damaged('the end has no fingerprint');
  return {
    order: readHex(json.order),
    time: readHex(json.time),
    routing: readHex(json.routing),
    outcome: readHex(json.outcome),
  };
}

/** A digest in 64 hexadecimal digits; throws a DamageError if it is none. */
export function readHex(value: unknown): string {
  if (typeof value !== 'string' || !/^[0-9a-f]{64}$/.test(value)) damaged('a digest is not one');
  return value;
}
