/**
 * What a run did, in four digests that fail apart: a change that moves time but not routing changes `time` alone.
 * Each is the SHA-256 of numbers (see hasher.ts); kinds, rows and reasons count by the number of their name, so
 * that a longer list of them changes no fingerprint.
 *
 * - `order`: for each record its kind and the ids in it, without times; threads count where no message is sent.
 * - `time`: for each record the microseconds since the one before.
 * - `routing`: for each message sent its thread, session, client, method and what it loses; for each thread made its
 *   pair, method, clients, starter and row; for each decision its row.
 * - `outcome`: for each message (or request) refused, delivered, missed or failed which one it is, and the reason.
 */
import { type EventKind, F, FIRST_FOLLOW_ON, RECORD_KINDS } from '../model/event.ts';
import { T, TRANSITIONS } from '../model/transition.ts';
import type { TraceWords } from './format.ts';
import { type NewHasher, NumberHasher, nameNumber, nameNumbers } from './hasher.ts';
import { DID_STRIDE, type Observer, type RecordBuffer } from './record.ts';
import { TextNumbers } from './text-numbers.ts';

export interface Fingerprint {
  readonly order: string;
  readonly time: string;
  readonly routing: string;
  readonly outcome: string;
}

export const FINGERPRINT_FAMILIES = ['order', 'time', 'routing', 'outcome'] as const;

const IDS = new Set(
  'message mark from to of user tenant domain group link pair watcher thread session setting epoch'.split(
    ' ',
  ),
);
const ROUTING = new Set('message thread session newSession window lands method textOnly stripped'.split(' '));
const SENT = FIRST_FOLLOW_ON + F.messageSent;
const OUTCOME_KINDS = new Set(
  [F.messageRefused, F.messageDelivered, F.messageMissed, F.messageFailed, F.requestRefused].map(
    (followOn) => FIRST_FOLLOW_ON + followOn,
  ),
);

const KIND_NUMBERS = nameNumbers(RECORD_KINDS.map((kind) => kind.name));
const ADD_THREAD = nameNumber(TRANSITIONS[T.addThread].name);
const DECIDED = nameNumber('decision');
/** Operands of `add-thread` before its last, the row. */
const THREAD_OPERANDS = TRANSITIONS[T.addThread].operands.length - 1;

/** The places of the operands that count for `order`, by kind. */
const ORDER_PLACES = RECORD_KINDS.map((kind, code) =>
  placesOf(kind, (name) => (code === SENT ? name === 'message' : IDS.has(name))),
);
const ROUTING_PLACES = placesOf(RECORD_KINDS[SENT]!, (name) => ROUTING.has(name));
/** The place of `because`, -1 without one, and -2 for kinds that are no outcome. */
const BECAUSE_PLACES = Int8Array.from(RECORD_KINDS, (kind, code) =>
  OUTCOME_KINDS.has(code) ? kind.operands.findIndex((operand) => operand.name === 'because') : -2,
);

function placesOf(kind: EventKind, counts: (name: string) => boolean): Uint8Array {
  return Uint8Array.from(kind.operands.flatMap((operand, place) => (counts(operand.name) ? [place] : [])));
}

/** Takes the fingerprint of the records it is told, be they a run's or read from a trace. */
export class Fingerprinter implements Observer {
  readonly #order: NumberHasher;
  readonly #time: NumberHasher;
  readonly #routing: NumberHasher;
  readonly #outcome: NumberHasher;
  readonly #rows: Int32Array;
  readonly #reasons: Int32Array;
  readonly #decisions = new TextNumbers(rowNumber);
  #beforeUs = 0;

  constructor(words: TraceWords, newHasher: NewHasher) {
    this.#order = new NumberHasher(newHasher);
    this.#time = new NumberHasher(newHasher);
    this.#routing = new NumberHasher(newHasher);
    this.#outcome = new NumberHasher(newHasher);
    this.#rows = nameNumbers(words.rows);
    this.#reasons = nameNumbers(words.reasons);
  }

  record(record: RecordBuffer): void {
    const { kind, values } = record;
    this.#order.put(KIND_NUMBERS[kind]!);
    putPlaces(this.#order, values, ORDER_PLACES[kind]!);
    this.#time.put(record.atUs - this.#beforeUs);
    this.#beforeUs = record.atUs;
    if (kind === SENT) {
      this.#routing.put(KIND_NUMBERS[kind]!);
      putPlaces(this.#routing, values, ROUTING_PLACES);
    }
    if (record.didCount > 0) this.#threads(record);
    if (record.decision !== '') {
      this.#routing.put(DECIDED);
      this.#routing.put(this.#decisions.of(record.decision));
    }
    if (BECAUSE_PLACES[kind]! >= -1) this.#ended(record);
  }

  /** The fingerprint of all records so far; more may follow. */
  fingerprint(): Fingerprint {
    return {
      order: this.#order.hex(),
      time: this.#time.hex(),
      routing: this.#routing.hex(),
      outcome: this.#outcome.hex(),
    };
  }

  #threads(record: RecordBuffer): void {
    const { dids, didCount } = record;
    for (let i = 0, at = 0; i < didCount; i++, at += DID_STRIDE) {
      if (dids[at] !== T.addThread) continue;
      const routing = this.#routing;
      routing.put(ADD_THREAD);
      for (let operand = 1; operand <= THREAD_OPERANDS; operand++) routing.put(dids[at + operand]!);
      const row = dids[at + THREAD_OPERANDS + 1]!;
      routing.put(this.#rows[row] ?? row);
    }
  }

  #ended(record: RecordBuffer): void {
    const { kind, values } = record;
    this.#outcome.put(KIND_NUMBERS[kind]!);
    this.#outcome.put(values[0]!);
    const place = BECAUSE_PLACES[kind]!;
    if (place < 0) return;
    const reason = values[place]!;
    this.#outcome.put(this.#reasons[reason] ?? reason);
  }
}

function putPlaces(hash: NumberHasher, values: Float64Array, places: Uint8Array): void {
  for (let i = 0; i < places.length; i++) hash.put(values[places[i]!]!);
}

/** The number of the name of the row that a decision names, 0 if it names none. */
function rowNumber(decision: string): number {
  const row = (JSON.parse(decision) as { row?: unknown } | null)?.row;
  return typeof row === 'string' ? nameNumber(row) : 0;
}
