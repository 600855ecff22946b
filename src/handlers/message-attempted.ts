/**
 * A person tries to send a chat message, or to call: the conversation is chosen, the rules decide, the thread and its session
 * are found or made, and the message leaves; or it is refused, and why.
 */
import { type Attempt, WISH } from '../model/attempt.ts';
import { findPair, sideOf, slotColumn, slotOf } from '../model/pairs.ts';
import {
  addPair,
  addThread,
  markRefused,
  markSent,
  openSession,
  setThreadStatus,
  touchSession,
} from '../model/transition.ts';
import { CLIENT, METHOD, NONE, OUTCOME, TENANCY, THREAD_STATUS } from '../model/words.ts';
import type { World } from '../model/world.ts';
import { REASON } from '../rules/reasons.ts';
import { ROUTE_OUTCOME, refusalOf } from '../rules/route.ts';
import { ask, askInThread, believeStaleMode } from './asking.ts';
import { countKeptBack, keptBack, messageLabelled } from './boundaries/crossing.ts';
import { invitationLeft, invitationRefused } from './calls/invitation.ts';
import { mailAboutCall } from './calls/ringing.ts';
import { type Conversation, chooseConversation, NOWHERE } from './conversation.ts';
import { type Context, type Effects, TIMER } from './effects.ts';
import { featuresRefused, featuresStripped } from './features.ts';
import { guestJudgement, guestObjection } from './guests/gates.ts';
import { personActs, watchEachOther } from './presence.ts';

const chosen: Conversation = { thread: NONE, window: NONE, windowIsDead: 0 };

export function messageAttempted(ctx: Context, attempt: Attempt, fx: Effects): void {
  messageLabelled(attempt, fx);
  const { originator, recipient } = attempt;
  const noGuest = guestObjection(ctx.world, originator, recipient);
  if (noGuest !== REASON.none) {
    fx.decide(() => guestJudgement(ctx.world, originator, recipient, noGuest));
    return refused(attempt, fx, noGuest);
  }
  chooseConversation(ctx.world, attempt, chosen);
  if (chosen.thread === NOWHERE) return refused(attempt, fx, whyNowhere(attempt));
  const goesOn = chosen.thread !== NONE && chosen.windowIsDead === 0;
  decide(ctx, attempt, goesOn ? chosen.thread : NONE);
  const no = objection(ctx, attempt);
  if (no !== REASON.none) return refusedByRules(ctx, attempt, fx, no);
  personActs(ctx, attempt.originator, attempt.client, fx);
  const thread = goesOn ? chosen.thread : threadFor(ctx, attempt, fx);
  leave(ctx, attempt, thread, fx);
}

function whyNowhere(attempt: Attempt): number {
  return attempt.wish === WISH.reply ? REASON['nothing-to-reply-to'] : REASON['no-such-thread'];
}

function decide(ctx: Context, attempt: Attempt, thread: number): void {
  ask(ctx, attempt.originator, attempt.client, attempt.recipient, attempt.kind);
  if (thread !== NONE) {
    const side = sideOf(ctx.world, ctx.world.threads.pair[thread]!, attempt.recipient);
    askInThread(ctx, thread, side);
  } else if (ctx.rules.switches.peerModeCache === 'cached') {
    believeStaleMode(ctx, attempt.originator, attempt.client, attempt.recipient);
  }
  ctx.rules.route(ctx.query, ctx.decision);
  ctx.decided = true;
}

/** Why the message cannot leave, REASON.none if it can: the rules first, then what the person has before them. */
function objection(ctx: Context, attempt: Attempt): number {
  const { decision, world, rules } = ctx;
  if (decision.outcome !== ROUTE_OUTCOME.lands) return refusalOf(decision);
  if ((world.users.running[attempt.originator]! & (1 << attempt.client)) === 0)
    return REASON['client-not-running'];
  if (chosen.windowIsDead === 1 && !expiredWindowReaches(ctx, attempt)) return REASON['landing-client-gone'];
  const crossCloud = ctx.query.tenancy === TENANCY.crossCloud;
  if (featuresRefused(rules, attempt.features, decision.method, crossCloud) !== 0)
    return REASON['feature-not-possible'];
  if (keptBack(world, attempt)) return REASON['data-boundary'];
  return REASON.none;
}

/** Under `afterSessionExpiry=remoteSfb` an expired window reaches the remote party's Skype for Business or nobody (A38). */
function expiredWindowReaches(ctx: Context, attempt: Attempt): boolean {
  if (ctx.rules.switches.afterSessionExpiry === 'byTables') return true;
  return (
    ctx.rules.clientUsable(ctx.query.recipientMode, CLIENT.SfB, ctx.query.recipientCloud) ||
    attempt.client !== CLIENT.SfB
  );
}

function refusedByRules(ctx: Context, attempt: Attempt, fx: Effects, because: number): void {
  if (because === REASON['data-boundary']) countKeptBack(attempt.label, fx);
  refused(attempt, fx, because);
  const told = because === REASON['not-possible'] && ctx.rules.switches.notPossibleEmail === 'on';
  if (!told) return;
  if (attempt.call === NONE) fx.startTimer(TIMER.missedMail, attempt.recipient, CLIENT.SfB, NONE);
  else mailAboutCall(ctx, attempt.call, fx);
}

function refused(attempt: Attempt, fx: Effects, because: number): void {
  if (attempt.mark !== NONE) markRefused(fx, attempt.mark);
  invitationRefused(attempt.call, because, fx);
  fx.settle(OUTCOME.refused, because);
}

/** The thread that the routing just decided belongs in: the pair's own of that method if there is one (N1), else a new one. */
function threadFor(ctx: Context, attempt: Attempt, fx: Effects): number {
  const { world, decision } = ctx;
  const pair = pairOf(world, attempt, fx);
  const side = sideOf(world, pair, attempt.originator);
  const clientLo = side === 0 ? attempt.client : decision.client;
  const clientHi = side === 0 ? decision.client : attempt.client;
  const slot = slotOf(decision.method, clientLo, clientHi);
  const known = slotColumn(world, slot)[pair]!;
  if (known !== NONE && continues(world, known, decision.method, fx)) return known;
  addThread(fx, pair, decision.method, clientLo, clientHi, side, decision.row);
  watchEachOther(ctx, pair, fx);
  return slotColumn(world, slot)[pair]!;
}

/** A locked text chat is used again (R6.15); a locked native chat is not, a new one opens (R6.14). */
function continues(world: World, thread: number, method: number, fx: Effects): boolean {
  if (world.threads.method[thread] !== method) return false;
  if (world.threads.status[thread] === THREAD_STATUS.open) return true;
  if (method === METHOD.nativeFederated) return false;
  setThreadStatus(fx, thread, THREAD_STATUS.open);
  return true;
}

function pairOf(world: World, attempt: Attempt, fx: Effects): number {
  const known = findPair(world, attempt.originator, attempt.recipient);
  if (known !== NONE) return known;
  const lo = Math.min(attempt.originator, attempt.recipient);
  addPair(fx, lo, Math.max(attempt.originator, attempt.recipient));
  return world.pairs.count - 1;
}

/** Every message of either side keeps the session alive, at the instant it leaves (N4). */
function leave(ctx: Context, attempt: Attempt, thread: number, fx: Effects): void {
  const { world, rules, decision } = ctx;
  const { threads } = world;
  let newSession = 0;
  if (threads.clientLo[thread] === CLIENT.SfB || threads.clientHi[thread] === CLIENT.SfB) {
    newSession = threads.session[thread] === NONE ? 1 : 0;
    if (newSession === 1) openSession(fx, thread);
    else touchSession(fx, thread);
    if (newSession === 1 || rules.switches.sessionClock === 'idle')
      fx.startTimer(TIMER.session, thread, 0, NONE);
  }
  if (attempt.mark !== NONE) markSent(fx, attempt.mark, thread, attempt.client);
  invitationLeft(attempt.call, thread, attempt.client, fx);
  const crossCloud = ctx.query.tenancy === TENANCY.crossCloud;
  const stripped = featuresStripped(rules, attempt.features, decision.method, crossCloud);
  fx.sendMessage(
    thread,
    sideOf(world, threads.pair[thread]!, attempt.originator),
    newSession,
    stripped,
    chosen.window,
  );
}
