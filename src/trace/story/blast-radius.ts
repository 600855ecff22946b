/** What an upgrade did to others: the conversations it ended, whom they belonged to, and what came of the messages. */
import { EVENTS } from '../../model/event.ts';
import { NONE, OUTCOME, THREAD_STATUS } from '../../model/words.ts';
import type { IndexedTrace } from '../indexed.ts';
import { changesOf } from './consequences.ts';
import { nextMessages } from './next-message.ts';

/** A conversation that an upgrade disabled. */
export interface DisabledConversation {
  readonly thread: number;
  /** The record that disabled it: the upgrade, or what it caused. */
  readonly record: number;
  /** The one of its two people whose mode changed, and the other one. */
  readonly user: number;
  readonly other: number;
  /** The next message that asks for the thread, or between the two; NONE if they never wrote again. */
  readonly next: number;
  /** Messages that were refused afterwards because they asked for this thread. */
  readonly refused: readonly number[];
  /** Messages that were on their way in it and failed. */
  readonly failed: readonly number[];
}

export interface BlastRadius {
  /** The upgrade, and the records it caused that changed modes or threads: ascending. */
  readonly records: readonly number[];
  /** Users whose mode it changed, and the mode they got last. */
  readonly users: readonly { readonly user: number; readonly mode: number }[];
  readonly threads: readonly DisabledConversation[];
  /** SIP sessions that it ended before their time. */
  readonly sessions: readonly number[];
  /** Users who lost a conversation, ascending. */
  readonly losers: readonly number[];
  /** All messages refused afterwards, and all that failed on their way: ascending. */
  readonly refused: readonly number[];
  readonly failed: readonly number[];
}

/** Whom record `upgrade` hit: a change of modes by an administrator or the calendar, or the grant that led to it. */
export function blastRadius(trace: IndexedTrace, upgrade: number): BlastRadius {
  const records = withEffects(trace, upgrade);
  const modes = new Map<number, number>();
  const disabledBy = new Map<number, number>();
  for (const n of records) {
    const { setModes, statuses } = changesOf(trace.columns, n);
    for (const { id, to } of setModes) modes.set(id, to);
    for (const { id, to } of statuses) if (to === THREAD_STATUS.disabled) disabledBy.set(id, n);
  }
  const ended = [...disabledBy].map(([thread, record]) => ({ thread, record }));
  const next = nextMessages(trace, ended);
  const threads = ended.map(({ thread, record }, i) =>
    conversation(trace, thread, record, next[i]!, (user) => modes.has(user)),
  );
  const { lo, hi } = trace.threads;
  return {
    records,
    users: [...modes].map(([user, mode]) => ({ user, mode })),
    threads,
    sessions: sessionsClosedBy(trace, new Set(records)),
    losers: ascending(threads.flatMap(({ thread }) => [lo[thread]!, hi[thread]!])),
    refused: ascending(threads.flatMap(({ refused }) => refused)),
    failed: ascending(threads.flatMap(({ failed }) => failed)),
  };
}

/** The record and, of what it caused, the changes of modes that follow it later. */
function withEffects(trace: IndexedTrace, upgrade: number): number[] {
  const found = [upgrade];
  for (let i = 0; i < found.length; i++) {
    for (const effect of trace.records.effectsOf(found[i]!)) {
      if (EVENTS[trace.columns.kind[effect]!]?.class === 1) found.push(effect);
    }
  }
  return found.sort((a, b) => a - b);
}

function conversation(
  { columns, messages, threads }: IndexedTrace,
  thread: number,
  record: number,
  next: number,
  isUpgraded: (user: number) => boolean,
): DisabledConversation {
  const [lo, hi] = [threads.lo[thread]!, threads.hi[thread]!];
  const user = isUpgraded(lo) || !isUpgraded(hi) ? lo : hi;
  const disabled = columns.head.header.words.reasons.indexOf('thread-disabled');
  const refused: number[] = [];
  const failed: number[] = [];
  for (const message of threads.messagesOf(thread)) {
    const outcome = messages.outcome[message];
    const later = messages.ended[message]! > record;
    if (!later) continue;
    if (outcome === OUTCOME.refused && messages.because[message] === disabled) refused.push(message);
    else if (outcome === OUTCOME.failed && messages.sent[message]! < record) failed.push(message);
  }
  return { thread, record, user, other: user === lo ? hi : lo, next, refused, failed };
}

function sessionsClosedBy({ sessions }: IndexedTrace, records: ReadonlySet<number>): number[] {
  const found: number[] = [];
  for (let session = 0; session < sessions.count; session++) {
    if (sessions.closedBy[session] !== NONE && records.has(sessions.closedBy[session]!)) found.push(session);
  }
  return found;
}

function ascending(ids: readonly number[]): number[] {
  return [...new Set(ids)].sort((a, b) => a - b);
}
