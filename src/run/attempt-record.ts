/** The operands of the record of an attempt, in the order that model/event.ts gives them. */
import type { Attempt } from '../model/attempt.ts';
import type { RecordBuffer } from '../trace/record.ts';

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
