/**
 * Two people of two tenants can have a native chat and a text-only one; the modes of both say which is used
 * (R6.14, R6.15). Histories are not merged, both stay visible.
 */
import { SLOTS, slotColumn } from '../model/pairs.ts';
import { tenancyOf } from '../model/people.ts';
import { addThread, setThreadStatus } from '../model/transition.ts';
import { CLIENT, METHOD, NONE, THREAD_STATUS } from '../model/words.ts';
import { ROUTE_OUTCOME } from '../rules/route.ts';
import { ask, supposeOpenAccess } from './asking.ts';
import { type Context, type Effects, TIMER } from './effects.ts';
import { isOfGroupAlone, sidesStand } from './thread-side.ts';

const NATIVE_SLOT = 0;
const TEXT_SLOT = 1;

/** Called for a pair after the mode of one of the two has changed, and after a change of the rules. */
export function changeFederatedChat(ctx: Context, pair: number, fx: Effects): void {
  const { world } = ctx;
  const native = world.pairs.slot0[pair]!;
  const text = world.pairs.slot1[pair]!;
  const isOfTwo = native !== NONE && !isOfGroupAlone(world, native);
  if (isOfTwo && world.threads.method[native] === METHOD.nativeFederated) {
    if (!nativeAllowed(ctx, pair)) return leaveNative(ctx, pair, native, fx);
  }
  if (text !== NONE && world.threads.status[text] === THREAD_STATUS.open && nativeAllowed(ctx, pair)) {
    fx.startTimer(TIMER.peerCheck, pair, 0, NONE);
  }
}

function nativeAllowed(ctx: Context, pair: number): boolean {
  return nativeDecision(ctx, pair) !== NONE;
}

/** The row that makes a new chat of the pair native federated, NONE if it would not be. */
function nativeDecision(ctx: Context, pair: number): number {
  const { world, decision, rules } = ctx;
  const lo = world.pairs.lo[pair]!;
  const hi = world.pairs.hi[pair]!;
  if (tenancyOf(world, lo, hi) === 0) return NONE;
  ask(ctx, lo, CLIENT.Teams, hi);
  // Which chat it is, is a question of modes; whether it may be sent in is asked when it is (A34).
  supposeOpenAccess(ctx.query);
  rules.route(ctx.query, decision);
  const native = decision.outcome === ROUTE_OUTCOME.lands && decision.method === METHOD.nativeFederated;
  return native ? decision.row : NONE;
}

/** One of the two is no longer TeamsOnly: the native chat is locked and the old text chat, if any, is used again. */
function leaveNative(ctx: Context, pair: number, native: number, fx: Effects): void {
  const { world } = ctx;
  if (world.threads.status[native] !== THREAD_STATUS.open) return;
  setThreadStatus(fx, native, THREAD_STATUS.locked);
  for (let slot = TEXT_SLOT; slot < SLOTS; slot++) {
    const thread = slotColumn(world, slot)[pair]!;
    if (thread === NONE || world.threads.status[thread] !== THREAD_STATUS.locked) continue;
    if (sidesStand(ctx, thread, pair)) setThreadStatus(fx, thread, THREAD_STATUS.open);
  }
}

/** Teams has looked at the peer's mode (R6.14): if both are TeamsOnly now, the people switch to a native chat. */
export function peerModeChecked(ctx: Context, pair: number, fx: Effects): void {
  const { world } = ctx;
  const text = slotColumn(world, TEXT_SLOT)[pair]!;
  if (text === NONE || world.threads.status[text] !== THREAD_STATUS.open) return;
  const row = nativeDecision(ctx, pair);
  if (row === NONE || ctx.rules.switches.nativeSwitchPrompt === 'decline') return;
  ctx.decided = true;
  setThreadStatus(fx, text, THREAD_STATUS.locked);
  const native = slotColumn(world, NATIVE_SLOT)[pair]!;
  if (native !== NONE && world.threads.status[native] === THREAD_STATUS.open) return;
  addThread(fx, pair, METHOD.nativeFederated, CLIENT.Teams, CLIENT.Teams, 0, row);
}
