/**
 * Which ids of two traces mean the same: names are what the traces have in common, because ids are dense in the order
 * of the names and shift when one is added. Everything gets one number for both: that of the left trace, and what
 * only the right one has comes after those.
 */
import { NONE } from '../../model/words.ts';
import type { World } from '../../model/world.ts';
import type { IndexedTrace } from '../indexed.ts';

/** One number for both traces. */
export interface Shared {
  /** How many things there are in both together. */
  readonly count: number;
  /** The number of each thing of the left and of the right trace. */
  readonly left: Int32Array;
  readonly right: Int32Array;
}

export interface Counterparts {
  readonly users: Shared;
  readonly tenants: Shared;
  readonly domains: Shared;
  readonly groups: Shared;
  readonly links: Shared;
  readonly marks: Shared;
  readonly pairs: Shared;
  readonly reasons: Shared;
  readonly rows: Shared;
}

/** Numbers the things of both traces by their names; a pair is two users. */
export function counterpartsOf(a: IndexedTrace, b: IndexedTrace): Counterparts {
  const [one, other] = [a.columns.head, b.columns.head];
  const users = byName(one.names.users, other.names.users);
  return {
    users,
    tenants: byName(one.names.tenants, other.names.tenants),
    domains: byName(one.names.domains, other.names.domains),
    groups: byName(one.names.groups, other.names.groups),
    links: byName(one.names.links, other.names.links),
    marks: byName(one.names.marks, other.names.marks),
    reasons: byName(one.header.words.reasons, other.header.words.reasons),
    rows: byName(one.header.words.rows, other.header.words.rows),
    pairs: byUsers(a.threads.world, b.threads.world, users),
  };
}

/** Of two things with one name, which no trace of ours has, the first counts and the second is on its own. */
function byName(left: readonly string[], right: readonly string[]): Shared {
  const numbers = new Map<string, number>();
  const own = new Int32Array(left.length);
  left.forEach((name, id) => {
    own[id] = id;
    if (!numbers.has(name)) numbers.set(name, id);
  });
  let count = left.length;
  const other = Int32Array.from(right, (name) => {
    const known = numbers.get(name);
    numbers.delete(name);
    return known ?? count++;
  });
  return { count, left: own, right: other };
}

function byUsers(a: World, b: World, users: Shared): Shared {
  const numbers = new Map<number, number>();
  const left = new Int32Array(a.pairs.count);
  for (let pair = 0; pair < left.length; pair++) {
    left[pair] = pair;
    numbers.set(pairKey(users, users.left[a.pairs.lo[pair]!], users.left[a.pairs.hi[pair]!]), pair);
  }
  let count = left.length;
  const right = new Int32Array(b.pairs.count);
  for (let pair = 0; pair < right.length; pair++) {
    const key = pairKey(users, users.right[b.pairs.lo[pair]!], users.right[b.pairs.hi[pair]!]);
    right[pair] = numbers.get(key) ?? count++;
  }
  return { count, left, right };
}

/** A number for two people in this order; names are fewer than 2^26, so it is exact. */
export function pairKey(users: Shared, one: number | undefined, other: number | undefined): number {
  return ((one ?? NONE) + 1) * (users.count + 1) + (other ?? NONE) + 1;
}

/** The number that both traces share, NONE for what is not there. */
export function sharedId(ids: Int32Array, id: number): number {
  return id >= 0 && id < ids.length ? ids[id]! : NONE;
}

/** Whether the two have the same things under the same ids. */
export function isSame({ count, left, right }: Shared): boolean {
  if (left.length !== count || right.length !== count) return false;
  for (let id = 0; id < count; id++) if (right[id] !== id) return false;
  return true;
}
