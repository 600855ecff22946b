/** What the lanes need of a whole trace, found once: threads packed into rows, sessions by thread. */

import { CLIENTS } from '../../../src/model/words.ts';
import type { IndexedTrace } from '../../../src/trace/indexed.ts';

export interface TraceFacts {
  /** Bit 1 << client for every client that the user ever runs. */
  readonly everRuns: Uint8Array;
  /** How many rows the user's threads take, packed so that no two of one row are open at once. */
  readonly threadRows: Uint16Array;
  /** Row of a thread in the lane of its lo, and of its hi. */
  readonly rowOfLo: Uint16Array;
  readonly rowOfHi: Uint16Array;
  /** Threads of a user, by the record that made them: from threadStart[u] to threadStart[u + 1]. */
  readonly threadStart: Uint32Array;
  readonly threads: Int32Array;
  /** Sessions of a thread in the same manner. */
  readonly sessionStart: Uint32Array;
  readonly sessions: Int32Array;
}

const FACTS = new WeakMap<IndexedTrace, TraceFacts>();

const FINDING = new WeakMap<IndexedTrace, Generator<void, TraceFacts, undefined>>();

export function factsOf(trace: IndexedTrace): TraceFacts {
  while (prepareFacts(trace));
  return FACTS.get(trace)!;
}

/** Finds a part of the facts ahead of their first use, a few milliseconds' work; false once they are there. */
export function prepareFacts(trace: IndexedTrace): boolean {
  if (FACTS.has(trace)) return false;
  const finding = FINDING.get(trace) ?? findFacts(trace);
  // Not kept while it runs: what fails begins anew.
  FINDING.delete(trace);
  const step = finding.next();
  if (step.done === true) FACTS.set(trace, step.value);
  else FINDING.set(trace, finding);
  return step.done !== true;
}

function* findFacts(trace: IndexedTrace): Generator<void, TraceFacts, undefined> {
  const { threads, sessions, columns, changes } = trace;
  const users = columns.head.world.users.count;
  const byUser = gather(users, threads.count, (thread, take) => {
    take(threads.lo[thread]!);
    take(threads.hi[thread]!);
  });
  yield;
  const byThread = gather(threads.count, sessions.count, (session, take) => take(sessions.thread[session]!));
  yield;
  while (changes.prepare('users.running')) yield;
  const everRuns = findClients(trace);
  yield;
  const packing = packThreads(trace, users, byUser.start, byUser.items);
  return {
    everRuns,
    ...(yield* packing),
    threadStart: byUser.start,
    threads: byUser.items,
    sessionStart: byThread.start,
    sessions: byThread.items,
  };
}

function findClients({ changes, columns }: IndexedTrace): Uint8Array {
  const { users } = columns.head.world;
  return Uint8Array.from({ length: users.count }, (_, user) => {
    let clients = users.running[user]!;
    const { values } = changes.history('users.running', user);
    for (const value of values) clients |= value;
    return clients & ((1 << CLIENTS.length) - 1);
  });
}

/** Things by their owners, in the order of the things. */
function gather(
  owners: number,
  count: number,
  each: (item: number, take: (owner: number) => void) => void,
): { start: Uint32Array; items: Int32Array } {
  const start = new Uint32Array(owners + 1);
  const inRange = (owner: number): boolean => owner >= 0 && owner < owners;
  for (let item = 0; item < count; item++) {
    each(item, (owner) => {
      if (inRange(owner)) start[owner + 1]! += 1;
    });
  }
  for (let owner = 0; owner < owners; owner++) start[owner + 1]! += start[owner]!;
  const items = new Int32Array(start[owners]!);
  const next = start.slice();
  for (let item = 0; item < count; item++) {
    each(item, (owner) => {
      if (inRange(owner)) items[next[owner]!++] = item;
    });
  }
  return { start, items };
}

/** More rows than this a lane never has; threads beyond share the last. */
const MOST_ROWS = 4096;

/** Threads that are packed in one go. */
const PACKED = 10_000;

/** Threads come in the order of their making, so each takes the first row that is free by then. */
function* packThreads(
  { threads }: IndexedTrace,
  users: number,
  start: Uint32Array,
  items: Int32Array,
): Generator<void, Pick<TraceFacts, 'threadRows' | 'rowOfLo' | 'rowOfHi'>, undefined> {
  const threadRows = new Uint16Array(users);
  const rowOfLo = new Uint16Array(threads.count);
  const rowOfHi = new Uint16Array(threads.count);
  let packed = 0;
  for (let user = 0; user < users; user++) {
    if (start[user]! - packed > PACKED) {
      packed = start[user]!;
      yield;
    }
    const freeFrom: number[] = [];
    for (let at = start[user]!; at < start[user + 1]!; at++) {
      const thread = items[at]!;
      const made = threads.madeBy[thread]!;
      let row = freeFrom.findIndex((free) => free < made);
      if (row < 0) row = Math.min(freeFrom.length, MOST_ROWS - 1);
      freeFrom[row] = lastRecordOf(threads, thread);
      (threads.lo[thread] === user ? rowOfLo : rowOfHi)[thread] = row;
    }
    threadRows[user] = freeFrom.length;
  }
  return { threadRows, rowOfLo, rowOfHi };
}

/** The record after which a thread is nothing any more; never, if it is open or locked at the end. */
function lastRecordOf(threads: IndexedTrace['threads'], thread: number): number {
  const over = threads.world.threads.status[thread]! >= 2;
  return over ? Math.max(threads.closedBy[thread]!, threads.lastActive[thread]!) : Number.POSITIVE_INFINITY;
}
