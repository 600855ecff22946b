/**
 * Somebody wants to share their screen out of a conversation or a call: it is shown there, or the two are promoted to a
 * meeting on the starter's platform, whose link goes out as a message in that conversation (R10.1 to R10.5).
 */
import { E, F } from '../../model/event.ts';
import { MEETING_TYPE } from '../../model/meeting-words.ts';
import { clientOf, peerOf, sideOf } from '../../model/pairs.ts';
import { SHARE_STATUS } from '../../model/sharing.ts';
import { KIND, NONE } from '../../model/words.ts';
import type { World } from '../../model/world.ts';
import { reasonCode } from '../../rules/all-reasons.ts';
import { REASON } from '../../rules/reasons.ts';
import { ROUTE_OUTCOME, refusalOf, VIA } from '../../rules/route.ts';
import { ask, askInThread } from '../asking.ts';
import { hangUp } from '../calls/ending.ts';
import { endOf, isIn, otherEnd, userAt } from '../calls/people.ts';
import type { Context, Effects } from '../effects.ts';
import { openPromotedMeeting } from '../meetings/promoted.ts';
import { promoteShare, refuseShare, shareNatively, stopShare } from './changes.ts';

export function shareAttempted(ctx: Context, fx: Effects, share: number, user: number, action: number): void {
  const thread = threadOf(ctx.world, share, user);
  const because = thread === NONE ? REASON['no-such-thread'] : objection(ctx, share, user, thread);
  if (because !== REASON.none) {
    refuseShare(fx, share, because);
    return fx.tell(F.shareRefused, share, user, because);
  }
  const { via } = ctx.decision;
  if (via !== VIA.native) return promote(ctx, fx, share, user, thread, via, action);
  shareNatively(fx, share, thread);
  fx.tell(F.screenShared, share, user, peerIn(ctx.world, thread, user));
}

/** The conversation of the message or call that was named, NONE if that is not one of the user's. */
function threadOf(world: World, share: number, user: number): number {
  const { shares, marks, threads, pairs } = world;
  const thread = marks.thread[shares.mark[share]!]!;
  if (thread === NONE) return NONE;
  const pair = threads.pair[thread]!;
  return pairs.lo[pair] === user || pairs.hi[pair] === user ? thread : NONE;
}

function peerIn(world: World, thread: number, user: number): number {
  return peerOf(world, world.threads.pair[thread]!, user);
}

/** REASON.none, or why nothing is shared; how it is shared stays in the context's decision. */
function objection(ctx: Context, share: number, user: number, thread: number): number {
  const { world } = ctx;
  const pair = world.threads.pair[thread]!;
  const client = clientOf(world, thread, sideOf(world, pair, user));
  const peer = peerIn(world, thread, user);
  ask(ctx, user, client, peer, KIND.screenShare);
  askInThread(ctx, thread, sideOf(world, pair, peer));
  ctx.rules.route(ctx.query, ctx.decision);
  ctx.decided = true;
  if (ctx.decision.outcome !== ROUTE_OUTCOME.lands) return refusalOf(ctx.decision);
  if ((world.users.running[user]! & (1 << client)) === 0) return REASON['client-not-running'];
  const call = world.shares.call[share]!;
  if (call !== NONE && !isIn(world, call, user)) return reasonCode('call-not-running');
  return objectionToMeeting(world, user, ctx.decision.via);
}

/** The policy of Teams and the age of Skype for Business; there is no switch against the meetings of the latter (R10.4). */
function objectionToMeeting({ sharers }: World, user: number, via: number): number {
  if (via === VIA.native || sharers.count === 0) return REASON.none;
  if (via === VIA.teamsMeeting) return sharers.meetNow[user] === 1 ? REASON.none : reasonCode('meet-now-off');
  return sharers.oldSfb[user] === 1 ? reasonCode('sfb-client-too-old') : REASON.none;
}

/** The link is an ordinary message in that conversation; it may fare as any message may. */
function promote(
  ctx: Context,
  fx: Effects,
  share: number,
  user: number,
  thread: number,
  via: number,
  action: number,
): void {
  const peer = peerIn(ctx.world, thread, user);
  if (via === VIA.teamsMeeting || ctx.rules.switches.callUnderSfbPromotion === 'ends')
    endCallBetween(ctx, fx, share, user, peer);
  const type = via === VIA.teamsMeeting ? MEETING_TYPE.Teams : MEETING_TYPE.SfB;
  const meeting = openPromotedMeeting(ctx, fx, user, type, peer);
  promoteShare(fx, share, thread, meeting, via);
  fx.tell(F.sharePromoted, share, user, peer, meeting, via);
  fx.later(E.messageAttempted, 0, action);
}

/** The call that the two are in ends, of which the starter is warned (R10.2); a running one cannot be widened (R9.5). */
function endCallBetween(ctx: Context, fx: Effects, share: number, user: number, peer: number): void {
  const { world } = ctx;
  for (let call = 0; call < world.calls.count; call++) {
    const end = endOf(world, call, user);
    if (end === NONE || userAt(world, call, otherEnd(end)) !== peer || !isIn(world, call, user)) continue;
    fx.tell(F.shareWarned, share, user, call);
    hangUp(ctx, call, end, 'ended-by-meeting', fx);
  }
}

/** A call is over: what was shown in it is shown no more. */
export function stopSharesIn(ctx: Context, call: number, fx: Effects): void {
  const { shares } = ctx.world;
  for (let share = 0; share < shares.count; share++) {
    if (shares.call[share] !== call || shares.status[share] !== SHARE_STATUS.shared) continue;
    stopShare(fx, share);
    fx.tell(F.shareStopped, share, shares.user[share]!);
  }
}
