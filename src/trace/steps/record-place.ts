/** Where a record happened: with whom, and in which of their clients. Every record has at most one place. */
import { E, F, FIRST_FOLLOW_ON, RECORD_KINDS } from '../../model/event.ts';
import { NONE } from '../../model/words.ts';
import { operandOf } from '../columns.ts';
import type { IndexedTrace } from '../indexed.ts';

export interface Place {
  /** -1 if it is nobody's own doing, such as the failure of a link. */
  readonly user: number;
  /** Code of CLIENTS, -1 if the record is about no client or about both. */
  readonly client: number;
}

const NOWHERE: Place = { user: NONE, client: NONE };

/** Which operand of each kind of record is the user, the client, the message; -1 for none. */
const USER_AT = placesOf('user');
const CLIENT_AT = placesOf('client');
const MESSAGE_AT = placesOf('message');

/** Kinds of records of a message that happen with the one who gets it. */
const AT_RECIPIENT = new Set<number>([
  E.messageArrived,
  FIRST_FOLLOW_ON + F.messageDelivered,
  FIRST_FOLLOW_ON + F.messageMissed,
]);

function placesOf(name: string): Int8Array {
  return Int8Array.from(RECORD_KINDS, (kind) => kind.operands.findIndex((operand) => operand.name === name));
}

/** Where record `n` happened; `user` is always one of those whom the record concerns. */
export function placeOf(trace: IndexedTrace, n: number): Place {
  const place = statedPlace(trace, n);
  const { users } = trace.records.concernedBy(n);
  if (users.includes(place.user)) return place;
  return users.length === 0 ? NOWHERE : { user: users[0]!, client: NONE };
}

function statedPlace(trace: IndexedTrace, n: number): Place {
  const { columns } = trace;
  const kind = columns.kind[n]!;
  if (USER_AT[kind]! >= 0) return userPlace(trace, n, kind);
  if (MESSAGE_AT[kind]! >= 0) {
    const message = operandOf(columns, n, MESSAGE_AT[kind]!);
    return AT_RECIPIENT.has(kind) ? recipientOf(trace, message) : senderOf(trace, message);
  }
  if (kind === E.peerModeLearned || kind === E.presenceArrived) return watcherOf(trace, n);
  return NOWHERE;
}

function userPlace(trace: IndexedTrace, n: number, kind: number): Place {
  const user = operandOf(trace.columns, n, USER_AT[kind]!);
  if (CLIENT_AT[kind]! >= 0) return { user, client: operandOf(trace.columns, n, CLIENT_AT[kind]!) };
  if (MESSAGE_AT[kind]! < 0) return { user, client: NONE };
  // Who learns of a failure: the sender, in the client in which they wrote.
  const sender = senderOf(trace, operandOf(trace.columns, n, MESSAGE_AT[kind]!));
  return sender.user === user ? sender : { user, client: NONE };
}

function senderOf({ messages }: IndexedTrace, message: number): Place {
  return { user: messages.from[message] ?? NONE, client: messages.via[message] ?? NONE };
}

function recipientOf({ messages }: IndexedTrace, message: number): Place {
  return { user: messages.to[message] ?? NONE, client: messages.lands[message] ?? NONE };
}

/** The one who hears of the other's mode or presence; in which client is not said. */
function watcherOf({ columns, threads }: IndexedTrace, n: number): Place {
  const { lo, hi } = threads.world.pairs;
  const pair = operandOf(columns, n, 0);
  return { user: (operandOf(columns, n, 1) === 0 ? lo : hi)[pair] ?? NONE, client: NONE };
}
