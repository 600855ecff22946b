/**
 * What became of every message, gathered from records alone: the same from a run as from a trace read again. Keeps
 * an object per message, so it is for checks, not for large runs.
 */
import { E, F, FIRST_FOLLOW_ON } from '../model/event.ts';
import { METHODS, NONE, OUTCOME } from '../model/words.ts';
import type { Observer, RecordBuffer } from '../trace/record.ts';
import { Decisions, type DecisionWords } from './decision.ts';

/** Codes are those of model/words.ts, NONE where there is nothing; times are microseconds since the start. */
export interface MessageStory {
  readonly message: number;
  readonly mark: number;
  readonly originator: number;
  readonly recipient: number;
  readonly client: number;
  readonly attemptedUs: number;
  /** Numbers of the records of its attempt, its sending and its end; NONE if there is none. */
  readonly attemptRecord: number;
  sentRecord: number;
  endRecord: number;
  /** OUTCOME.inFlight until it has ended. */
  outcome: number;
  endedUs: number;
  /** The client it landed in, running or not. */
  lands: number;
  method: number;
  thread: number;
  /** The SIP session it travelled in. */
  session: number;
  /** The session in whose window it was written. */
  window: number;
  newSession: boolean;
  interop: boolean | null;
  textOnly: boolean | null;
  /** Code of the reason of a refusal, a failure or a miss; 0 if there is none. */
  because: number;
  readonly decision: DecisionWords | undefined;
}

const SENT = FIRST_FOLLOW_ON + F.messageSent;
const REFUSED = FIRST_FOLLOW_ON + F.messageRefused;
const DELIVERED = FIRST_FOLLOW_ON + F.messageDelivered;
const MISSED = FIRST_FOLLOW_ON + F.messageMissed;
const FAILED = FIRST_FOLLOW_ON + F.messageFailed;

export class MessageStories implements Observer {
  /** By number of the message. */
  readonly all: MessageStory[] = [];
  readonly #byMark = new Map<number, MessageStory>();
  readonly #decisions = new Decisions();

  /** The message with the mark, undefined if nobody has tried to write it yet. */
  ofMark(mark: number): MessageStory | undefined {
    return this.#byMark.get(mark);
  }

  record(record: RecordBuffer): void {
    const { kind } = record;
    if (kind === E.messageAttempted) this.#attempted(record);
    else if (kind >= FIRST_FOLLOW_ON) this.#followed(record, this.all[record.values[0]!]);
  }

  #attempted(record: RecordBuffer): void {
    const { values } = record;
    const decision = this.#decisions.of(record.decision);
    const story: MessageStory = {
      message: values[0]!,
      mark: values[1]!,
      originator: values[2]!,
      recipient: values[3]!,
      client: values[4]!,
      attemptedUs: record.atUs,
      attemptRecord: record.n,
      sentRecord: NONE,
      endRecord: NONE,
      outcome: OUTCOME.inFlight,
      endedUs: NONE,
      lands: NONE,
      method: decision?.method == null ? NONE : (METHODS as readonly string[]).indexOf(decision.method),
      thread: NONE,
      session: NONE,
      window: NONE,
      newSession: false,
      interop: decision?.interop ?? null,
      textOnly: decision?.textOnly ?? null,
      because: 0,
      decision,
    };
    this.all[story.message] = story;
    if (story.mark !== NONE) this.#byMark.set(story.mark, story);
  }

  #followed(record: RecordBuffer, story: MessageStory | undefined): void {
    const { kind, values } = record;
    switch (kind) {
      case SENT:
        if (story !== undefined) noteSent(story, record);
        return;
      case REFUSED:
        return noteEnd(story, record, OUTCOME.refused, NONE, values[1]!);
      case DELIVERED:
        return noteEnd(story, record, OUTCOME.delivered, values[1]!, 0);
      case MISSED:
        return noteEnd(story, record, OUTCOME.missed, values[1]!, values[2]!);
      case FAILED:
        return noteEnd(story, record, OUTCOME.failed, NONE, values[1]!);
    }
  }
}

function noteSent(story: MessageStory, record: RecordBuffer): void {
  const { values } = record;
  story.sentRecord = record.n;
  story.thread = values[1]!;
  story.session = values[2]!;
  story.newSession = values[3] === 1;
  story.window = values[4]!;
  story.method = values[6]!;
  story.textOnly = values[7] === 1;
}

function noteEnd(
  story: MessageStory | undefined,
  record: RecordBuffer,
  outcome: number,
  lands: number,
  because: number,
): void {
  if (story === undefined) return;
  story.outcome = outcome;
  story.endRecord = record.n;
  story.endedUs = record.atUs;
  story.lands = lands;
  story.because = because;
}
