/** Codes of the records of messages. */
import { E, F, FIRST_FOLLOW_ON } from '../../src/model/event.ts';

export const ATTEMPTED = E.messageAttempted;
export const SENT = FIRST_FOLLOW_ON + F.messageSent;
export const LANDED: ReadonlySet<number> = new Set([
  FIRST_FOLLOW_ON + F.messageDelivered,
  FIRST_FOLLOW_ON + F.messageMissed,
]);
