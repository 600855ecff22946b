/** Messages of every thread up to a record, counted in one pass. */
import { NONE, OUTCOME } from '../../../src/model/words.ts';
import type { IndexedTrace } from '../../../src/trace/indexed.ts';

/** By thread. */
export interface ThreadCounts {
  readonly sent: Uint32Array;
  readonly delivered: Uint32Array;
  /** Missed or failed. */
  readonly lost: Uint32Array;
  /** The last record in which a message of it was sent or ended, -1 if none was. */
  readonly last: Int32Array;
}

export function countMessages({ messages, threads }: IndexedTrace, n: number): ThreadCounts {
  const counts = {
    sent: new Uint32Array(threads.count),
    delivered: new Uint32Array(threads.count),
    lost: new Uint32Array(threads.count),
    last: new Int32Array(threads.count).fill(NONE),
  };
  for (let message = 0; message < messages.count; message++) {
    const sent = messages.sent[message]!;
    if (sent < 0 || sent > n) continue;
    const thread = messages.thread[message]!;
    counts.sent[thread]! += 1;
    if (sent > counts.last[thread]!) counts.last[thread] = sent;
    const ended = messages.ended[message]!;
    if (ended < 0 || ended > n) continue;
    if (ended > counts.last[thread]!) counts.last[thread] = ended;
    const outcome = messages.outcome[message]!;
    if (outcome === OUTCOME.delivered) counts.delivered[thread]! += 1;
    else if (outcome === OUTCOME.missed || outcome === OUTCOME.failed) counts.lost[thread]! += 1;
  }
  return counts;
}
