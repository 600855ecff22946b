/** The attempt at hand: from the scenario's action, and as the operands of its record. */
import { type Attempt, WISH } from '../model/attempt.ts';
import { KIND, NONE } from '../model/words.ts';
import type { ChatAction } from '../scenario/compiled.ts';
import type { RecordBuffer } from '../trace/record.ts';

/** An attempt of nobody. */
export function newAttempt(): Attempt {
  return {
    message: NONE,
    originator: NONE,
    recipient: NONE,
    client: NONE,
    kind: KIND.chat,
    wish: WISH.newest,
    of: NONE,
    mark: NONE,
    features: 0,
    bytes: 0,
    call: NONE,
    label: NONE,
    talk: NONE,
  };
}

/** Gives the attempt its defaults again: a plain chat message of nobody in the conversation that comes first (N7). */
export function clearAttempt(attempt: Attempt, bytes: number): void {
  attempt.originator = NONE;
  attempt.recipient = NONE;
  attempt.client = NONE;
  attempt.wish = WISH.newest;
  attempt.of = NONE;
  attempt.mark = NONE;
  attempt.features = 0;
  attempt.kind = KIND.chat;
  attempt.bytes = bytes;
  attempt.call = NONE;
  attempt.label = NONE;
  attempt.talk = NONE;
}

/** Fills in what the scenario says; who writes a reply, and in which client, is known when it is written. */
export function takeAction(attempt: Attempt, said: ChatAction): void {
  attempt.originator = said.originator;
  attempt.recipient = said.recipient;
  attempt.client = said.client;
  attempt.wish = said.wish;
  attempt.of = said.of;
  attempt.mark = said.mark;
  attempt.features = said.features;
  attempt.kind = said.kind;
  attempt.bytes = said.bytes;
  attempt.call = said.call;
  attempt.label = said.label ?? NONE;
  attempt.talk = NONE;
}

/** In the order that model/event.ts gives them. */
export function describeAttempt(record: RecordBuffer, attempt: Attempt): void {
  const { values } = record;
  values[0] = attempt.message;
  values[1] = attempt.mark;
  values[2] = attempt.originator;
  values[3] = attempt.recipient;
  values[4] = attempt.client;
  values[5] = attempt.wish;
  values[6] = attempt.of;
  values[7] = attempt.features;
  values[8] = attempt.kind;
}
