/** At whose lifelines a record that is no message stands. */
import { E, F, FIRST_FOLLOW_ON, RECORD_KINDS } from '../../../src/model/event.ts';
import { CLIENTS, NONE } from '../../../src/model/words.ts';
import { operandOf } from '../../../src/trace/columns.ts';
import { FEATURE_OF_KIND } from '../../../src/trace/feature-kinds.ts';
import type { IndexedTrace } from '../../../src/trace/indexed.ts';

/** A user's client, or all of the user if `client` is NONE. */
export interface End {
  readonly user: number;
  readonly client: number;
}

/** More people than this at once are told by the band of the record, not by a symbol each. */
const MOST_ENDS = 64;

/** By kind of record: the place of its operand `user`; in chats it is the first, or the record is not about them. */
const OWN_USER = Int8Array.from(RECORD_KINDS, ({ operands }, kind) => {
  const place = operands.findIndex(({ name }) => name === 'user');
  return place === 0 || FEATURE_OF_KIND[kind] !== undefined ? place : -1;
});
/** By kind of record: the place of its operand `client`, -1 if it has none that is the user's own. */
const OWN_CLIENT = Int8Array.from(RECORD_KINDS, ({ operands }, kind) =>
  OWN_USER[kind]! >= 0 ? operands.findIndex(({ words }) => words === CLIENTS) : -1,
);
const PLATFORM = Int8Array.from(RECORD_KINDS, ({ operands }) =>
  operands.findIndex(({ name }) => name === 'platform'),
);

/** The mail platform at which a record happens, NONE if at none. */
export function platformOf({ columns }: IndexedTrace, n: number): number {
  const place = PLATFORM[columns.kind[n]!]!;
  return place < 0 ? NONE : operandOf(columns, n, place);
}

/** The first is where its symbol stands. */
export function eventEnds(trace: IndexedTrace, n: number): readonly End[] {
  const { columns, threads } = trace;
  const kind = columns.kind[n]!;
  const client = OWN_CLIENT[kind]!;
  if (client >= 0) {
    return [{ user: operandOf(columns, n, OWN_USER[kind]!), client: operandOf(columns, n, client) }];
  }
  switch (kind) {
    case E.presenceArrived:
    case E.peerModeLearned: {
      const { lo, hi } = threads.world.pairs;
      const pair = operandOf(columns, n, 0);
      return [{ user: (operandOf(columns, n, 1) === 0 ? lo : hi)[pair]!, client: NONE }];
    }
    case E.sessionExpired:
      return threadEnds(trace, operandOf(columns, n, 0));
    case FIRST_FOLLOW_ON + F.requestRefused:
    case E.clientLearnedMode:
    case E.modeGranted:
    case E.modeTookEffect:
      return [{ user: operandOf(columns, n, 0), client: NONE }];
    default:
      return trace.records
        .concernedBy(n)
        .users.slice(0, MOST_ENDS)
        .map((user) => ({ user, client: NONE }));
  }
}

/** The two clients of a thread; the one with the Skype for Business side, where its sessions are, first. */
export function threadEnds({ threads }: IndexedTrace, thread: number): readonly End[] {
  if (!(thread >= 0 && thread < threads.count)) return [];
  const { clientLo, clientHi } = threads.world.threads;
  const lo = { user: threads.lo[thread]!, client: clientLo[thread]! };
  const hi = { user: threads.hi[thread]!, client: clientHi[thread]! };
  return lo.client === 1 ? [lo, hi] : [hi, lo];
}
