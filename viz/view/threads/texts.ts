/** What the cells of a thread say that never changes. */
import { plainText } from '../../../src/core/plain-text.ts';
import { CLIENTS, METHODS, MODES } from '../../../src/model/words.ts';
import type { IndexedTrace } from '../../../src/trace/indexed.ts';
import { clockTime } from '../../../src/trace/story/spoken-time.ts';

/** The user whose message made the thread. */
export function creatorOf({ threads }: IndexedTrace, thread: number): number {
  return threads.world.threads.startedBy[thread] === 0 ? threads.lo[thread]! : threads.hi[thread]!;
}

/** `interop, Teams – SfB`: the clients of the two participants in their order. */
export function routeText({ threads }: IndexedTrace, thread: number): string {
  const { method, clientLo, clientHi } = threads.world.threads;
  const client = (code: number): string => CLIENTS[code] ?? '?';
  return `${METHODS[method[thread]!] ?? '?'}, ${client(clientLo[thread]!)} – ${client(clientHi[thread]!)}`;
}

/** The two people, each with their mode when the thread was made. */
export function participants(trace: IndexedTrace, thread: number): string {
  const { lo, hi, modeLo, modeHi } = trace.threads;
  const person = (user: number, mode: number): string =>
    `${userName(trace, user)} (${MODES[mode] ?? 'mode unknown'})`;
  return `${person(lo[thread]!, modeLo[thread]!)}, ${person(hi[thread]!, modeHi[thread]!)}`;
}

export function userName({ columns }: IndexedTrace, user: number): string {
  return plainText(columns.head.names.users[user] ?? `user ${user}`);
}

/** A time since the start of the run by the scenario's clock. */
export function instant({ columns }: IndexedTrace, atUs: number): string {
  return clockTime(columns.head.header, atUs);
}
