/** Whom a decision was about, and which thread, where the record does not name it: a refused message was in none. */
import { E } from '../../model/event.ts';
import { CLIENT, CLIENTS, METHODS, NONE, THREAD_STATUSES } from '../../model/words.ts';
import { operandOf } from '../columns.ts';
import type { IndexedTrace } from '../indexed.ts';
import type { ReadDecision } from './decision.ts';
import type { Asked } from './inputs.ts';

/** Who asked, before the thread is known. */
export interface WhoAsked extends Omit<Asked, 'thread'> {
  /** The message that was attempted, -1 if it was no attempt. */
  readonly message: number;
}

/** Of an attempt its two people; a check of the peer's mode asks for the first of the pair, access aside (R6.14). */
export function whoAsked({ columns, messages, threads }: IndexedTrace, n: number): WhoAsked {
  const nobody = { n, from: NONE, to: NONE, via: NONE, message: NONE, supposesAccess: false };
  if (columns.kind[n] === E.peerModeChecked) {
    const pair = operandOf(columns, n, 0);
    const { pairs } = threads.world;
    if (pair < 0 || pair >= pairs.count) return nobody;
    return { ...nobody, from: pairs.lo[pair]!, to: pairs.hi[pair]!, via: CLIENT.Teams, supposesAccess: true };
  }
  const message = columns.kind[n] === E.messageAttempted ? operandOf(columns, n, 0) : NONE;
  if (message < 0 || message >= messages.count) return nobody;
  const [from, to, via] = [messages.from[message]!, messages.to[message]!, messages.via[message]!];
  return { ...nobody, from, to, via, message };
}

/** The thread that an attempt goes on in by its decision, -1 if it asks for a new one. */
export function threadAsked(trace: IndexedTrace, who: WhoAsked, { inputs }: ReadDecision): number {
  const known = new Map(inputs);
  if (!known.has('thread')) return NONE;
  const named = who.message === NONE ? NONE : trace.messages.thread[who.message]!;
  return named === NONE ? newestLike(trace, who, known) : named;
}

/** The person meant the newest thread of the two that their client showed; it has what the decision says of it. */
function newestLike(
  { threads, changes }: IndexedTrace,
  { n, from, to, via }: WhoAsked,
  known: ReadonlyMap<string, string>,
): number {
  const lo = Math.min(from, to);
  const hi = Math.max(from, to);
  const status = (THREAD_STATUSES as readonly string[]).indexOf(known.get('thread') ?? '');
  const method = (METHODS as readonly string[]).indexOf(known.get('threadMethod') ?? '');
  const landing = (CLIENTS as readonly string[]).indexOf(known.get('threadLanding') ?? '');
  const table = threads.world.threads;
  for (let thread = threads.count - 1; thread >= 0; thread--) {
    if (threads.lo[thread] !== lo || threads.hi[thread] !== hi || threads.madeBy[thread]! >= n) continue;
    const mine = from === lo ? table.clientLo[thread] : table.clientHi[thread];
    const theirs = from === lo ? table.clientHi[thread] : table.clientLo[thread];
    if (mine !== via || theirs !== landing || table.method[thread] !== method) continue;
    if (changes.valueAt('threads.status', thread, n - 1) === status) return thread;
  }
  return NONE;
}
