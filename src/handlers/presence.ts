/**
 * Presence: each client of a person has its own, what a watcher believes arrives over the network later (N11),
 * and which of the two a watcher looks at is for the presence tables or, in a thread, for the thread's routing.
 */
import { nextPair, peerOf, SLOTS, sideOf, slotColumn } from '../model/pairs.ts';
import { cloudOf } from '../model/people.ts';
import { believe, setActivity } from '../model/transition.ts';
import { CLIENT, NONE, PRESENCE, THREAD_STATUS } from '../model/words.ts';
import type { World } from '../model/world.ts';
import { type Context, type Effects, TIMER } from './effects.ts';
import { guestCan } from './guests/gates.ts';

/** What a person's client shows at this instant: offline unless it runs, unknown while their mode changes (N8, R8.6). */
export function presenceOf(world: World, user: number, client: number): number {
  const { users } = world;
  if (users.pendingMode[user] !== NONE) return PRESENCE.unknown;
  if ((users.running[user]! & (1 << client)) === 0) return PRESENCE.offline;
  if (!guestCan(world, user, 'see presence')) return PRESENCE.offline;
  return activityOf(users, user, client);
}

/** What a person does in a client, whether it runs or not. */
export function activityOf(users: World['users'], user: number, client: number): number {
  return client === CLIENT.Teams ? users.activityTeams[user]! : users.activitySfb[user]!;
}

/** Sends the presence of both of the user's clients to whoever watches them: contacts and people in open threads. */
export function tellPresence(ctx: Context, user: number, fx: Effects): void {
  tellWatchers(ctx, user, BOTH, fx);
}

/** The same for one client, where nothing else has changed. */
export function tellClientPresence(ctx: Context, user: number, client: number, fx: Effects): void {
  tellWatchers(ctx, user, client === CLIENT.Teams ? TEAMS : SFB, fx);
}

const BOTH = [CLIENT.Teams, CLIENT.SfB] as const;
const TEAMS = [CLIENT.Teams] as const;
const SFB = [CLIENT.SfB] as const;

function tellWatchers(ctx: Context, user: number, clients: readonly number[], fx: Effects): void {
  const { world } = ctx;
  if (!ctx.watched) return;
  for (let pair = world.users.firstPair[user]!; pair !== NONE; pair = nextPair(world, pair, user)) {
    const watcher = sideOf(world, pair, peerOf(world, pair, user));
    if (watches(world, pair, watcher)) tellWatcher(ctx, pair, watcher, user, clients, fx);
  }
}

function tellWatcher(
  ctx: Context,
  pair: number,
  watcher: number,
  user: number,
  clients: readonly number[],
  fx: Effects,
): void {
  for (const client of clients) {
    const value = ctx.rules.clientUsable(ctx.world.users.mode[user]!, client, cloudOf(ctx.world, user))
      ? presenceOf(ctx.world, user, client)
      : PRESENCE.offline;
    fx.sendPresence(pair, watcher, client, value);
  }
}

function watches(world: World, pair: number, watcher: number): boolean {
  if ((world.pairs.contacts[pair]! & (1 << watcher)) !== 0) return true;
  for (let slot = 0; slot < SLOTS; slot++) {
    const thread = slotColumn(world, slot)[pair]!;
    if (thread !== NONE && world.threads.status[thread] === THREAD_STATUS.open) return true;
  }
  return false;
}

/** The two people of a new conversation watch each other from now on (N11). */
export function watchEachOther(ctx: Context, pair: number, fx: Effects): void {
  if (!ctx.watched) return;
  tellWatcher(ctx, pair, 0, ctx.world.pairs.hi[pair]!, BOTH, fx);
  tellWatcher(ctx, pair, 1, ctx.world.pairs.lo[pair]!, BOTH, fx);
}

/** Whoever writes in a client is there: away becomes available, and the clock of N11 starts again. */
export function personActs(ctx: Context, user: number, client: number, fx: Effects): void {
  if (!ctx.watched) return;
  const { users } = ctx.world;
  if (activityOf(users, user, client) === PRESENCE.away) {
    setActivity(fx, user, client, PRESENCE.available);
    tellClientPresence(ctx, user, client, fx);
  }
  fx.startTimer(TIMER.idle, user, client, NONE);
}

/** News of the other's client has reached the watcher of the pair. */
export function presenceArrived(
  pair: number,
  watcher: number,
  client: number,
  presence: number,
  fx: Effects,
): void {
  believe(fx, pair, watcher, client, presence);
}

/** A person does something else in a client: available, busy, presenting, … */
export function activitySet(ctx: Context, user: number, client: number, activity: number, fx: Effects): void {
  setActivity(fx, user, client, activity);
  if (activity === PRESENCE.available) fx.startTimer(TIMER.idle, user, client, NONE);
  tellClientPresence(ctx, user, client, fx);
}

/** Nothing has been done in a client for a while (N11). */
export function clientIdled(ctx: Context, user: number, client: number, fx: Effects): void {
  const { users } = ctx.world;
  if ((users.running[user]! & (1 << client)) === 0 || activityOf(users, user, client) !== PRESENCE.available)
    return;
  setActivity(fx, user, client, PRESENCE.away);
  tellClientPresence(ctx, user, client, fx);
}
