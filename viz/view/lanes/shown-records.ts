/** The records of a user, a tenant or a cloud that the filter lets through, ascending, each list made once. */

import type { IndexedTrace } from '../../../src/trace/indexed.ts';
import { peopleOf } from '../people.ts';
import type { Matches } from '../view.ts';

type Lists = Map<string, Int32Array>;
const BY_FILTER = new WeakMap<Uint8Array, Lists>();
const UNFILTERED = new WeakMap<IndexedTrace, Lists>();

export function recordsOfUser(trace: IndexedTrace, matches: Matches, user: number): Int32Array {
  return filtered(matches, `user ${user}`, () => trace.records.of('user', user));
}

export function recordsOfTenant(trace: IndexedTrace, matches: Matches, tenant: number): Int32Array {
  const users = (): readonly number[] =>
    peopleOf(trace).clouds.flatMap(({ tenants }) =>
      tenants.flatMap((each) => (each.tenant === tenant ? each.users : [])),
    );
  return ofMany(trace, matches, `tenant ${tenant}`, users);
}

export function recordsOfCloud(trace: IndexedTrace, matches: Matches, cloud: number): Int32Array {
  const users = (): readonly number[] =>
    peopleOf(trace).clouds.flatMap((each) =>
      each.cloud === cloud ? each.tenants.flatMap((tenant) => tenant.users) : [],
    );
  return ofMany(trace, matches, `cloud ${cloud}`, users);
}

function ofMany(
  trace: IndexedTrace,
  matches: Matches,
  key: string,
  users: () => readonly number[],
): Int32Array {
  const lists = listsIn(UNFILTERED, trace);
  return filtered(matches, key, () => remembered(lists, key, () => union(trace, users())));
}

function filtered({ passes }: Matches, key: string, make: () => Int32Array): Int32Array {
  if (passes === undefined) return make();
  return remembered(listsIn(BY_FILTER, passes), key, () => make().filter((n) => passes[n] === 1));
}

function listsIn<K extends object>(kept: WeakMap<K, Lists>, key: K): Lists {
  let lists = kept.get(key);
  if (lists === undefined) {
    lists = new Map();
    kept.set(key, lists);
  }
  return lists;
}

function remembered(lists: Lists, key: string, make: () => Int32Array): Int32Array {
  let list = lists.get(key);
  if (list === undefined) {
    list = make();
    lists.set(key, list);
  }
  return list;
}

/** Marking every record is quicker than sorting once the lists are a twentieth of the trace. */
const SORTED_SHARE = 20;

function union(trace: IndexedTrace, users: readonly number[]): Int32Array {
  const lists = users.map((user) => trace.records.of('user', user));
  const total = lists.reduce((sum, list) => sum + list.length, 0);
  const { count } = trace.columns;
  if (total * SORTED_SHARE < count) return sortedOnce(lists, total);
  const there = new Uint8Array(count);
  let found = 0;
  for (const list of lists) {
    for (const n of list) {
      if (there[n] === 0) {
        there[n] = 1;
        found += 1;
      }
    }
  }
  const all = new Int32Array(found);
  for (let n = 0, at = 0; at < found; n++) if (there[n] === 1) all[at++] = n;
  return all;
}

function sortedOnce(lists: readonly Int32Array[], total: number): Int32Array {
  const all = new Int32Array(total);
  let at = 0;
  for (const list of lists) {
    all.set(list, at);
    at += list.length;
  }
  all.sort();
  return all.filter((n, i) => i === 0 || n !== all[i - 1]);
}
