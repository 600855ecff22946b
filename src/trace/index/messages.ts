/** What became of each message, gathered in one pass over the records. */
import { E, F, FIRST_FOLLOW_ON, RECORD_KINDS } from '../../model/event.ts';
import { T } from '../../model/transition.ts';
import { NONE, OUTCOME } from '../../model/words.ts';
import type { World } from '../../model/world.ts';
import type { Columns } from '../columns.ts';
import type { MessageTable } from '../indexed.ts';
import { eachDid, wanted } from './each-did.ts';
import { Intervals, NEVER } from './intervals.ts';

export const SENT: number = FIRST_FOLLOW_ON + F.messageSent;
export const REFUSED: number = FIRST_FOLLOW_ON + F.messageRefused;
export const DELIVERED: number = FIRST_FOLLOW_ON + F.messageDelivered;
export const MISSED: number = FIRST_FOLLOW_ON + F.messageMissed;
export const FAILED: number = FIRST_FOLLOW_ON + F.messageFailed;

/** By kind of record: 1 if its first operand is the number of a message. */
const IS_OF_MESSAGE = Uint8Array.from(RECORD_KINDS, (kind) => (kind.operands[0]?.name === 'message' ? 1 : 0));

/** Who takes part in it, when it was sent and how it ended; see MessageTable for the columns. */
export class GatheredMessages implements MessageTable {
  readonly count: number;
  readonly attempted: Int32Array;
  readonly sent: Int32Array;
  readonly arrived: Int32Array;
  readonly ended: Int32Array;
  readonly outcome: Int8Array;
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly via: Int8Array;
  readonly lands: Int8Array;
  readonly thread: Int32Array;
  readonly session: Int32Array;
  readonly mark: Int32Array;
  readonly because: Int16Array;
  #flights: Flights | undefined;

  /** `last` is the World after the last of the usable records. */
  constructor(columns: Columns, usable: number, last: World) {
    const count = countOf(columns, usable);
    const numbers = (): Int32Array => new Int32Array(count).fill(NONE);
    const codes = (): Int8Array => new Int8Array(count).fill(NONE);
    this.count = count;
    this.attempted = numbers();
    this.sent = numbers();
    this.arrived = numbers();
    this.ended = numbers();
    this.outcome = codes().fill(OUTCOME.inFlight);
    this.from = numbers();
    this.to = numbers();
    this.via = codes();
    this.lands = codes();
    this.thread = numbers();
    this.session = numbers();
    this.mark = numbers();
    this.because = new Int16Array(count).fill(NONE);
    this.#gather(columns, usable, last);
  }

  inFlightAt(n: number): number[] {
    this.#flights ??= newFlights(this);
    const { intervals, messages } = this.#flights;
    const found: number[] = [];
    intervals.each(n, (flight) => {
      found.push(messages[flight]!);
    });
    return found.sort((a, b) => a - b);
  }

  #gather(columns: Columns, usable: number, last: World): void {
    const marked = new MarkedThreads(columns, usable);
    for (let n = 0; n < usable; n++) {
      const kind = columns.kind[n]!;
      if (IS_OF_MESSAGE[kind] === 1) {
        const at = columns.valueStart[n]!;
        const message = columns.values[at]!;
        if (message >= 0 && message < this.count) this.#take(columns.values, at, message, n, kind, marked);
      }
    }
    this.#nameRecipients(last);
  }

  #take(
    values: Int32Array,
    at: number,
    message: number,
    n: number,
    kind: number,
    marked: MarkedThreads,
  ): void {
    switch (kind) {
      case E.messageAttempted:
        this.attempted[message] = n;
        this.mark[message] = values[at + 1]!;
        this.from[message] = values[at + 2]!;
        this.to[message] = values[at + 3]!;
        this.via[message] = values[at + 4]!;
        this.thread[message] = marked.threadOf(values[at + 6]!, n);
        return;
      case SENT:
        this.sent[message] = n;
        this.thread[message] = values[at + 1]!;
        this.session[message] = values[at + 2]!;
        this.lands[message] = values[at + 5]!;
        return;
      case E.messageArrived:
        this.arrived[message] = n;
        return;
      case DELIVERED:
        return this.#end(message, n, OUTCOME.delivered, NONE);
      case MISSED:
        return this.#end(message, n, OUTCOME.missed, values[at + 2]!);
      case REFUSED:
        return this.#end(message, n, OUTCOME.refused, values[at + 1]!);
      case FAILED:
        return this.#end(message, n, OUTCOME.failed, values[at + 1]!);
    }
  }

  #end(message: number, n: number, outcome: number, because: number): void {
    this.ended[message] = n;
    this.outcome[message] = outcome;
    this.because[message] = because;
  }

  /** Ids of what is not there become NONE; a reply goes to the other one of its thread. */
  #nameRecipients({ threads, pairs, users }: World): void {
    for (let message = 0; message < this.count; message++) {
      const thread = idWithin(this.thread[message]!, threads.count);
      this.thread[message] = thread;
      const from = idWithin(this.from[message]!, users.count);
      this.from[message] = from;
      const to = idWithin(this.to[message]!, users.count);
      const pair = thread === NONE ? NONE : threads.pair[thread]!;
      const reply = to === NONE && from !== NONE && pair !== NONE;
      this.to[message] = reply ? pairs.lo[pair]! + pairs.hi[pair]! - from : to;
    }
  }
}

function idWithin(id: number, count: number): number {
  return id >= 0 && id < count ? id : NONE;
}

/** Messages are numbered by their attempts: a number that is larger than the records are is none. */
function countOf({ kind, valueStart, values }: Columns, usable: number): number {
  let count = 0;
  for (let n = 0; n < usable; n++) {
    if (IS_OF_MESSAGE[kind[n]!] === 0) continue;
    const message = values[valueStart[n]!]!;
    if (message >= count && message < usable) count = message + 1;
  }
  return count;
}

const MARK_SENT = wanted([T.markSent]);

/** The threads in which named messages travelled, asked for one record after the other. */
class MarkedThreads {
  /** By mark, before the record that was asked for last. */
  readonly #threads: Int32Array;
  /** Three numbers for each time that a named message was sent: the record, its mark, its thread. */
  readonly #sent: number[] = [];
  #at = 0;

  constructor(columns: Columns, usable: number) {
    const { marks } = columns.head.world;
    const { dids } = columns;
    this.#threads = Int32Array.from({ length: marks.count }, (_, mark) => marks.thread[mark]!);
    eachDid(columns, usable, MARK_SENT, (n, _, at) => {
      this.#sent.push(n, dids[at]!, dids[at + 1]!);
    });
  }

  /** Before record `n`, which is not before that of the last question. */
  threadOf(mark: number, n: number): number {
    for (; this.#sent[this.#at]! < n; this.#at += 3) {
      this.#threads[this.#sent[this.#at + 1]!] = this.#sent[this.#at + 2]!;
    }
    return this.#threads[mark] ?? NONE;
  }
}

interface Flights {
  readonly intervals: Intervals;
  /** The message of each interval. */
  readonly messages: Int32Array;
}

function newFlights({ count, sent, ended }: GatheredMessages): Flights {
  const messages = new Int32Array(count);
  let flights = 0;
  for (let message = 0; message < count; message++) {
    if (sent[message] !== NONE) messages[flights++] = message;
  }
  const inOrder = messages.subarray(0, flights);
  // Numbers are given in the order of the attempts, so that only a damaged trace needs this.
  if (!inOrder.every((message, i) => i === 0 || sent[message]! >= sent[inOrder[i - 1]!]!)) {
    inOrder.sort((a, b) => sent[a]! - sent[b]!);
  }
  return {
    messages: inOrder,
    intervals: new Intervals(
      inOrder.map((message) => sent[message]!),
      inOrder.map((message) => (ended[message] === NONE ? NEVER : ended[message]!)),
    ),
  };
}
