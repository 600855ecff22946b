/** The next message after somebody's conversation came to an end: in it, or between its two people elsewhere. */
import { NONE } from '../../model/words.ts';
import type { IndexedTrace } from '../indexed.ts';

/** A thread, and the record after which the next message is asked for. */
export interface EndedThread {
  readonly thread: number;
  readonly record: number;
}

/**
 * For each of the threads the first message attempted after its record that asks for the thread or that one of its
 * two people writes to the other; NONE if there is none. One pass over the messages, however many threads.
 */
export function nextMessages(trace: IndexedTrace, ended: readonly EndedThread[]): number[] {
  const found = ended.map(() => NONE);
  const waiting = new Map<number, Set<number>>();
  let left = 0;
  for (const [place, { thread }] of ended.entries()) {
    const pair = trace.threads.world.threads.pair[thread];
    if (pair === undefined) continue;
    const places = waiting.get(pair);
    if (places === undefined) waiting.set(pair, new Set([place]));
    else places.add(place);
    left += 1;
  }
  const pairs = pairsByUsers(trace, waiting.keys());
  const { count, attempted, from, to } = trace.messages;
  for (let message = 0; message < count && left > 0; message++) {
    const attempt = attempted[message]!;
    if (attempt === NONE) continue;
    const pair = pairs.get(usersKey(from[message]!, to[message]!));
    const places = pair === undefined ? undefined : waiting.get(pair);
    if (places === undefined) continue;
    for (const place of places) {
      if (ended[place]!.record >= attempt) continue;
      found[place] = message;
      places.delete(place);
      left -= 1;
    }
  }
  return found;
}

function pairsByUsers({ threads }: IndexedTrace, wanted: Iterable<number>): ReadonlyMap<number, number> {
  const { lo, hi } = threads.world.pairs;
  const pairs = new Map<number, number>();
  for (const pair of wanted) pairs.set(usersKey(lo[pair]!, hi[pair]!), pair);
  return pairs;
}

/** A number for two users in either order; ids are below 2^26 in any trace that fits into memory. */
function usersKey(one: number, other: number): number {
  return Math.min(one, other) * 0x4000000 + Math.max(one, other);
}
