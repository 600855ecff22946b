/** Takes the digests of a trace again while it is read, and compares them with those that it states. */
import type { World } from '../model/world.ts';
import { ContentDigest } from './content-digest.ts';
import { FINGERPRINT_FAMILIES, type Fingerprint, Fingerprinter } from './fingerprint.ts';
import type { TraceEnd, TraceWords } from './format.ts';
import { type NewHasher, newPlainHasher } from './hasher.ts';
import type { RecordBuffer } from './record.ts';
import { isObject, type JsonObject } from './record-decoder.ts';
import { stateDigest } from './state-digest.ts';
import { damaged } from './trace-error.ts';
import { TransitionDigest } from './transition-digest.ts';

/** The two digests that a digest's line and the trailer state. */
export interface Digests {
  readonly content: string;
  readonly transitions: string;
}

export class Verifier {
  readonly #newHasher: NewHasher;
  readonly #content: ContentDigest;
  readonly #transitions: TransitionDigest;
  readonly #fingerprinter: Fingerprinter;
  /** Up to here all digests were right. */
  #verified = 0;

  /** `headDigest` is that of the head's bytes as they were read. */
  constructor(words: TraceWords, headDigest: string, newHasher: NewHasher = newPlainHasher) {
    this.#newHasher = newHasher;
    this.#content = new ContentDigest(headDigest, newHasher);
    this.#transitions = new TransitionDigest(newHasher);
    this.#fingerprinter = new Fingerprinter(words, newHasher);
  }

  record(record: RecordBuffer): void {
    this.#content.add(record);
    this.#transitions.add(record);
    this.#fingerprinter.record(record);
  }

  checkDigest(stated: Digests, records: number): void {
    this.#checkTransitions(stated, records);
    this.#checkContent(stated, records);
  }

  checkState(stated: unknown, world: World, records: number): void {
    if (stated !== stateDigest(world, this.#newHasher)) this.#refuse('state', records);
  }

  checkEnd(end: TraceEnd, world: World): void {
    this.#checkTransitions(end, end.records);
    this.checkState(end.state, world, end.records);
    const found = this.#fingerprinter.fingerprint();
    for (const family of FINGERPRINT_FAMILIES) {
      if (found[family] !== end.fingerprint[family]) {
        damaged(`the ${family} fingerprint is not that of the records: a record was changed`);
      }
    }
    this.#checkContent(end, end.records);
  }

  #checkTransitions({ transitions }: Digests, records: number): void {
    if (transitions !== this.#transitions.hex()) this.#refuse('transitions', records);
  }

  #checkContent({ content }: Digests, records: number): void {
    if (content !== this.#content.hex()) this.#refuse('content', records);
    this.#verified = records;
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
  const { records, interrupted, state, fingerprint, inFlight = [] } = json;
  if (!Number.isSafeInteger(records)) damaged('the end does not say how many records there are');
  if (typeof interrupted !== 'boolean') damaged('the end does not say whether the run was interrupted');
  if (!Array.isArray(inFlight) || !inFlight.every(Number.isSafeInteger))
    damaged('inFlight is no list of messages');
  return {
    records: records as number,
    interrupted,
    ...readDigests(json),
    state: readHex(state),
    fingerprint: readFingerprint(fingerprint),
    inFlight: inFlight as number[],
  };
}

/** The digests of a digest's line or the trailer; throws a DamageError if one of them is not there. */
export function readDigests({ content, transitions }: JsonObject): Digests {
  if (content === undefined) {
    damaged('the digest of the content is missing: coexsim 0.1.0 writes it, earlier attempts at it did not');
  }
  return { content: readHex(content), transitions: readHex(transitions) };
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
