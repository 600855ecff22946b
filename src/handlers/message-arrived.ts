/**
 * A message has come to the end of its way. Whether its landing client still exists is asked again at this
 * instant (N6); then it is delivered, or missed because that client is not running, never the other one (R3.11).
 */
import { clientOf, sideOf } from '../model/pairs.ts';
import { closeSession, keepUnseen, markLanded, setThreadStatus } from '../model/transition.ts';
import { CLIENT, NONE, OUTCOME, THREAD_STATUS } from '../model/words.ts';
import { REASON } from '../rules/reasons.ts';
import { invitationFailed, invitationLanded } from './calls/invitation.ts';
import { type Context, type Effects, TIMER } from './effects.ts';
import { shareLinkLanded } from './sharing/inside.ts';
import { sideStands } from './thread-side.ts';

/** What arrives: who it is for, in which thread, and the scenario's mark of it (NONE if it has none). */
export interface Arrival {
  readonly recipient: number;
  readonly thread: number;
  readonly mark: number;
  /** The call that it invites to, NONE for a chat message. */
  readonly call: number;
}

export function messageArrived(ctx: Context, arrival: Arrival, fx: Effects): void {
  const { world } = ctx;
  const { recipient, thread } = arrival;
  const side = sideOf(world, world.threads.pair[thread]!, recipient);
  const client = clientOf(world, thread, side);
  if (!sideStands(ctx, recipient, thread, side)) return failed(ctx, arrival, client, fx);
  if ((world.users.running[recipient]! & (1 << client)) !== 0)
    return landed(ctx, arrival, OUTCOME.delivered, client, fx);
  missed(ctx, arrival, client, fx);
}

function landed(ctx: Context, arrival: Arrival, outcome: number, client: number, fx: Effects): void {
  if (arrival.mark !== NONE) markLanded(fx, arrival.mark, outcome, client);
  fx.settle(outcome, outcome === OUTCOME.delivered ? REASON.none : REASON['landing-client-not-running']);
  invitationLanded(ctx, arrival.call, outcome, client, fx);
  if (arrival.mark !== NONE) shareLinkLanded(ctx, arrival.mark, arrival.recipient, outcome, client, fx);
}

/** Teams keeps the message until the next sign-in; Skype for Business does not, and tells the originator (N5). */
function missed(ctx: Context, arrival: Arrival, client: number, fx: Effects): void {
  if (client === CLIENT.Teams) keepUnseen(fx, arrival.recipient);
  landed(ctx, arrival, OUTCOME.missed, client, fx);
  // Who calls hears at once that nobody is there; a call that was missed has an e-mail of its own.
  if (client === CLIENT.SfB || arrival.call !== NONE) fx.sendNotice();
  if (arrival.call === NONE && ctx.rules.switches.missedEmail === 'on')
    fx.startTimer(TIMER.missedMail, arrival.recipient, client, NONE);
}

/** The ground changed under the message: the thread goes, too, if the change of mode has not taken it already (N6). */
function failed(ctx: Context, arrival: Arrival, client: number, fx: Effects): void {
  disableThread(ctx, arrival.thread, fx);
  if (arrival.mark !== NONE) markLanded(fx, arrival.mark, OUTCOME.failed, client);
  fx.settle(OUTCOME.failed, REASON['landing-client-gone']);
  invitationFailed(ctx, arrival.call, REASON['landing-client-gone'], fx);
  fx.sendNotice();
}

/** A message that its way has lost, because a link stayed down (N10). */
export function messageLost(ctx: Context, arrival: Arrival, fx: Effects): void {
  if (arrival.mark !== NONE) markLanded(fx, arrival.mark, OUTCOME.failed, NONE);
  fx.settle(OUTCOME.failed, REASON['link-down']);
  invitationFailed(ctx, arrival.call, REASON['link-down'], fx);
  fx.sendNotice();
}

/** Disables a thread for good and ends its session with it; nothing happens if it is over already. */
export function disableThread(ctx: Context, thread: number, fx: Effects): void {
  const status = ctx.world.threads.status[thread]!;
  if (status === THREAD_STATUS.disabled || status === THREAD_STATUS.ended) return;
  endSession(ctx, thread, fx);
  setThreadStatus(fx, thread, THREAD_STATUS.disabled);
}

export function endSession(ctx: Context, thread: number, fx: Effects): void {
  if (ctx.world.threads.session[thread] === NONE) return;
  fx.stopTimer(TIMER.session, thread, 0);
  closeSession(fx, thread);
}
