/** The attempt at hand: from the scenario's action, and as the operands of its record. */
import type { Attempt } from '../model/attempt.ts';
import { NONE } from '../model/words.ts';
import type { ChatAction } from '../scenario/compiled.ts';
import type { RecordBuffer } from '../trace/record.ts';

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
