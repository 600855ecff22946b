/**
 * A user's effective mode changes at the server. Threads whose side of theirs no longer exists are disabled in the
 * same instant (A26), federated chats of two tenants change hands (R6.14, R6.15), watchers hear of it.
 */
import { nextPair, peerOf, SLOTS, sideOf, slotColumn } from '../model/pairs.ts';
import { setClientMode, setMode, setPendingMode, setStaleMode } from '../model/transition.ts';
import { NONE, THREAD_STATUS } from '../model/words.ts';
import type { World } from '../model/world.ts';
import { peerCacheUs } from '../rules/peer-cache.ts';
import { homeChanged } from './boundaries/residency.ts';
import { leaveLostCalls } from './calls/ending.ts';
import { contactsFollowMode } from './contacts/contacts.ts';
import { type Context, type Effects, TIMER } from './effects.ts';
import { changeFederatedChat } from './federated-chats.ts';
import { disableThread } from './message-arrived.ts';
import { tellPresence } from './presence.ts';
import { sidesStand } from './thread-side.ts';

/** A delay that is none, whatever the switch says: what a change of the rules does, it does at that instant. */
export const AT_ONCE = -2;

/**
 * Brings the user's effective mode up to what assignments, tenant and homing say. It comes into force at once, or
 * after the delay that the scenario names (`delay`, an index) or the rules give; meanwhile the user's presence is
 * unknown (N8).
 */
export function followPolicies(
  ctx: Context,
  user: number,
  delay: number,
  fx: Effects,
  ownGrant = false,
): void {
  const { world, rules } = ctx;
  const mode = policyMode(ctx, user);
  const pending = world.users.pendingMode[user]!;
  if (mode === world.users.mode[user] && pending === NONE) return;
  // What is under way goes on; only a grant to the user themselves starts it anew.
  if (mode === pending && delay !== AT_ONCE && !ownGrant) return;
  if (delay === AT_ONCE || (delay === NONE && rules.switches.modeChangeDelay === 0))
    return becomeMode(ctx, user, mode, fx);
  setPendingMode(fx, user, mode);
  fx.startTimer(TIMER.modeEffect, user, world.users.grants[user]!, delay);
  tellPresence(ctx, user, fx);
}

/** The mode that the user's assignment, group, tenant, homing and date give (R1.16). */
export function policyMode(ctx: Context, user: number): number {
  const { users, tenants } = ctx.world;
  const tenant = users.tenant[user]!;
  return ctx.rules.effectiveMode(
    users.assigned[user]!,
    users.groupAssigned[user]!,
    tenants.mode[tenant]!,
    users.homed[user]!,
    tenants.cloud[tenant]!,
    tenants.upgradePending[tenant]!,
  );
}

/** A grant that was spreading has come into force; one that was replaced in the meantime does nothing. */
export function modeTookEffect(ctx: Context, user: number, grant: number, fx: Effects): void {
  const { users } = ctx.world;
  if (users.pendingMode[user] === NONE || users.grants[user] !== grant) return;
  becomeMode(ctx, user, users.pendingMode[user]!, fx);
}

function becomeMode(ctx: Context, user: number, mode: number, fx: Effects): void {
  const { world, rules } = ctx;
  const former = world.users.mode[user]!;
  if (world.users.pendingMode[user] !== NONE) setPendingMode(fx, user, NONE);
  if (former !== mode) {
    setMode(fx, user, mode);
    contactsFollowMode(ctx, user, mode, fx);
  }
  leaveLostCalls(ctx, user, fx);
  if (world.users.clientMode[user] !== mode) {
    if (rules.switches.clientLearnsModeAfter === 0) setClientMode(fx, user, mode);
    else fx.startTimer(TIMER.clientLearns, user, 0, NONE);
  }
  if (rules.switches.peerModeCache === 'cached') leavePeersBehind(ctx, user, former, mode, fx);
  lookAtThreads(ctx, user, fx);
  homeChanged(ctx, user, fx);
  tellPresence(ctx, user, fx);
}

/** A person's client goes by the new mode from now on (A35). */
export function clientLearnedMode(ctx: Context, user: number, fx: Effects): void {
  const { users } = ctx.world;
  if (users.clientMode[user] !== users.mode[user]) setClientMode(fx, user, users.mode[user]!);
  // What was begun from the old client in the meantime has no such side any more.
  lookAtThreads(ctx, user, fx);
}

/** Disables every thread whose side of the user's is gone, and lets federated chats follow the modes. */
export function lookAtThreads(ctx: Context, user: number, fx: Effects): void {
  const { world } = ctx;
  for (let pair = world.users.firstPair[user]!; pair !== NONE; pair = nextPair(world, pair, user)) {
    lookAtPair(ctx, pair, fx);
  }
}

/** The same for the threads of one pair. */
export function lookAtPair(ctx: Context, pair: number, fx: Effects): void {
  const { world } = ctx;
  for (let slot = 0; slot < SLOTS; slot++) {
    const thread = slotColumn(world, slot)[pair]!;
    if (thread === NONE) continue;
    if (!sidesStand(ctx, thread, pair)) disableThread(ctx, thread, fx);
  }
  changeFederatedChat(ctx, pair, fx);
}

/** Peers whose Teams holds a native thread to the user go by the former mode for a while (A11). */
function leavePeersBehind(ctx: Context, user: number, former: number, mode: number, fx: Effects): void {
  const { world } = ctx;
  const late = peerCacheUs(former, mode) > 0;
  for (let pair = world.users.firstPair[user]!; pair !== NONE; pair = nextPair(world, pair, user)) {
    const watcher = sideOf(world, pair, peerOf(world, pair, user));
    const native = world.pairs.slot0[pair]!;
    if (late && native !== NONE && world.threads.status[native] === THREAD_STATUS.open) {
      setStaleMode(fx, pair, watcher, former);
      fx.startTimer(TIMER.peerLearns, pair, watcher, NONE);
    } else if (!late && staleMode(world, pair, watcher) !== NONE) {
      setStaleMode(fx, pair, watcher, NONE);
      fx.stopTimer(TIMER.peerLearns, pair, watcher);
    }
  }
}

function staleMode(world: World, pair: number, watcher: number): number {
  return watcher === 0 ? world.pairs.staleForLo[pair]! : world.pairs.staleForHi[pair]!;
}

/** The peer's Teams client has looked at the mode again. */
export function peerModeLearned(ctx: Context, pair: number, watcher: number, fx: Effects): void {
  if (staleMode(ctx.world, pair, watcher) !== NONE) setStaleMode(fx, pair, watcher, NONE);
}
