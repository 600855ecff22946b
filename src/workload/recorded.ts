/**
 * Recorded traffic: who wrote to whom and when comes from a file, and every one of its messages is attempted, whatever
 * has become of its people's clients. In which client they write is for the run to say.
 */
import type { Attempt } from '../model/attempt.ts';
import { CLIENT, NONE, OUTCOME } from '../model/words.ts';
import type { Clients, Schedule, Traffic } from './traffic.ts';

/** A recording among the people of a run: 16 bytes a message. Shared by all runs, none writes in it. */
export interface Recording {
  /** Ids of users, in the order of the messages' times. */
  readonly writer: Int32Array;
  readonly recipient: Int32Array;
  /** Whole microseconds since the start of the run, never falling. */
  readonly atUs: Float64Array;
  /** For each user of the scenario the client they like better, a code of CLIENT, where they may choose. */
  readonly preferred: Uint8Array;
}

/**
 * So long somebody answers where they have read: the gap between messages that parts conversations (and the life of a
 * SIP session by default), which the figures about such recordings are counted with. Microseconds.
 */
export const CONVERSATION_US = 600_000_000;

/** The recording for one run; each needs its own. */
export function recordedTraffic(recording: Recording): Traffic {
  return new RecordedTraffic(recording);
}

/** Its sources are the messages: each makes the next one due. Their numbers are what is told back about them. */
class RecordedTraffic implements Traffic {
  readonly #recording: Recording;
  readonly #users: number;
  /** The last message that each has read of each, times two, with its client; keyed by reader and writer. */
  readonly #read = new Map<number, number>();
  #schedule: Schedule = () => {};
  #clients: Clients | undefined;

  constructor(recording: Recording) {
    this.#recording = recording;
    this.#users = recording.preferred.length;
  }

  begin(schedule: Schedule, clients: Clients): void {
    this.#schedule = schedule;
    this.#clients = clients;
    this.#announce(0);
  }

  due(message: number, nowUs: number, attempt: Attempt): boolean {
    const { writer, recipient } = this.#recording;
    attempt.originator = writer[message]!;
    attempt.recipient = recipient[message]!;
    attempt.client = this.#clientOf(attempt.originator, attempt.recipient, nowUs);
    attempt.talk = message;
    this.#announce(message + 1);
    return true;
  }

  #announce(message: number): void {
    const { atUs } = this.#recording;
    if (message < atUs.length) this.#schedule(message, atUs[message]!);
  }

  /** One that runs and that the mode lets them chat in; if none runs, one that the mode would: it is refused there. */
  #clientOf(writer: number, recipient: number, nowUs: number): number {
    const usable = this.#clients!.usable(writer);
    const open = usable === 0 ? this.#clients!.allowed(writer) : usable;
    if (open === 1 << CLIENT.Teams) return CLIENT.Teams;
    if (open === 1 << CLIENT.SfB) return CLIENT.SfB;
    const read = this.#lastRead(writer, recipient, nowUs);
    return read === NONE ? this.#recording.preferred[writer]! : read;
  }

  /** The client in which the writer has just read a message of the recipient, NONE if that is too long ago. */
  #lastRead(reader: number, from: number, nowUs: number): number {
    const last = this.#read.get(reader * this.#users + from);
    if (last === undefined) return NONE;
    return nowUs - this.#recording.atUs[last >> 1]! <= CONVERSATION_US ? last & 1 : NONE;
  }

  /** What was missed in Teams lies there for whoever opens it again (N5); in Skype for Business it is gone. */
  settled(message: number, outcome: number, client: number): void {
    const waits = outcome === OUTCOME.missed && client === CLIENT.Teams;
    if (outcome !== OUTCOME.delivered && !waits) return;
    const { writer, recipient } = this.#recording;
    this.#read.set(recipient[message]! * this.#users + writer[message]!, message * 2 + client);
  }
}
