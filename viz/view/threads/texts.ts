/** What the cells of a thread say that never changes. */
import { CLIENTS, METHODS } from '../../../src/model/words.ts';
import type { IndexedTrace } from '../../../src/trace/indexed.ts';
import { clockTime } from '../../../src/trace/story/spoken-time.ts';
import { userNames } from '../people.ts';

/** Modes in words short enough for two of them in a cell. */
const MODE_WORDS = ['TeamsOnly', 'Islands', 'SfBOnly', 'SfB+Collab', 'SfB+Meetings'];

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
    `${userName(trace, user)} (${MODE_WORDS[mode] ?? 'mode unknown'})`;
  return `${person(lo[thread]!, modeLo[thread]!)}, ${person(hi[thread]!, modeHi[thread]!)}`;
}

/** An address without its domain where that leaves no doubt who is meant. */
export function userName(trace: IndexedTrace, user: number): string {
  return shownNames(trace)[user] ?? `user ${user}`;
}

const SHOWN_NAMES = new WeakMap<readonly string[], readonly string[]>();

/** What every user is called in the table, by id. */
export function shownNames(trace: IndexedTrace): readonly string[] {
  const names = userNames(trace);
  let shown = SHOWN_NAMES.get(names);
  if (shown === undefined) {
    const users = new Map<string, number>();
    for (const name of names) users.set(localPart(name), (users.get(localPart(name)) ?? 0) + 1);
    shown = names.map((name) => (users.get(localPart(name)) === 1 ? localPart(name) : name));
    SHOWN_NAMES.set(names, shown);
  }
  return shown;
}

function localPart(name: string): string {
  const at = name.indexOf('@');
  return at <= 0 ? name : name.slice(0, at);
}

/** A time since the start of the run by the scenario's clock. */
export function instant({ columns }: IndexedTrace, atUs: number): string {
  return clockTime(columns.head.header, atUs);
}
