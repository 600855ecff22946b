/**
 * What a watcher sees of another person, read off a state: whose client, by the presence tables or inside a thread
 * by its routing, and the presence that they believe it to have (N11).
 */

import { beliefColumn, clientOf, findPair, sideOf } from '../model/pairs.ts';
import { tenancyOf } from '../model/people.ts';
import { CLIENT, NONE, PRESENCE, THREAD_STATUS } from '../model/words.ts';
import type { World } from '../model/world.ts';
import { rowId } from '../rules/all-rows.ts';
import { presenceRow, presenceSource } from '../rules/presence.ts';
import type { Rules } from '../rules/rules.ts';

export interface Seen {
  /** Code of PRESENCE_SOURCES, which begins with that of CLIENTS. */
  readonly source: number;
  readonly value: number;
  /** The row that decided, null inside a thread. */
  readonly row: string | null;
}

/** PRESENCE_SOURCES' code for nobody's. */
const NO_SOURCE = 2;

/** In a contact list, or wherever a new conversation would begin. */
export function seenByTables(
  world: World,
  rules: Rules,
  of: number,
  watcher: number,
  watcherClient: number,
): Seen {
  const { users, tenants } = world;
  const packed = rules.presence({
    tenancy: tenancyOf(world, watcher, of),
    watcherMode: users.mode[watcher]!,
    watcherClient,
    watcherHomed: users.homed[watcher]!,
    watcherCloud: tenants.cloud[users.tenant[watcher]!]!,
    publisherMode: users.mode[of]!,
    publisherCloud: tenants.cloud[users.tenant[of]!]!,
  });
  const source = presenceSource(packed);
  const row = rowId(presenceRow(packed));
  if (source === NO_SOURCE) return { source, value: PRESENCE.unknown, row };
  return { source, value: believedBy(world, watcher, of, source), row };
}

/** Inside a conversation: the client it routes to (R8.5); in a disabled one what A42's switch says. */
export function seenInThread(world: World, rules: Rules, thread: number, watcher: number): Seen {
  const { threads, pairs } = world;
  const pair = threads.pair[thread]!;
  const side = sideOf(world, pair, watcher);
  const source = clientOf(world, thread, 1 - side);
  const other = side === 0 ? pairs.hi[pair]! : pairs.lo[pair]!;
  if (threads.status[thread] !== THREAD_STATUS.disabled) {
    return { source, value: believedBy(world, watcher, other, source), row: null };
  }
  if (rules.switches.presenceInDisabledThread === 'unavailable') {
    return { source: NO_SOURCE, value: PRESENCE.unknown, row: null };
  }
  const last = side === 0 ? threads.staleOfHi[thread]! : threads.staleOfLo[thread]!;
  return { source, value: last === NONE ? PRESENCE.unknown : last, row: null };
}

/** What the watcher last heard of that client, unknown if nothing. */
function believedBy(world: World, watcher: number, of: number, client: number): number {
  const pair = findPair(world, watcher, of);
  if (pair === NONE) return PRESENCE.unknown;
  const known = client === CLIENT.Teams ? CLIENT.Teams : CLIENT.SfB;
  const value = beliefColumn(world, sideOf(world, pair, watcher), known)[pair]!;
  return value === NONE ? PRESENCE.unknown : value;
}
