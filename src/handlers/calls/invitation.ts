/** What becomes of a call with the message that invites to it. */
import { dialCall, endCall } from '../../model/call-changes.ts';
import { CALL_END, CALL_STATUS } from '../../model/call-words.ts';
import { F } from '../../model/event.ts';
import { NONE, OUTCOME } from '../../model/words.ts';
import type { Context, Effects } from '../effects.ts';
import { missWhereNothingRuns, ring } from './ringing.ts';

/** The invitation has left in a thread; nothing happens for a message that invites to no call. */
export function invitationLeft(call: number, thread: number, client: number, fx: Effects): void {
  if (call !== NONE) dialCall(fx, call, thread, client);
}

export function invitationRefused(call: number, because: number, fx: Effects): void {
  if (call === NONE) return;
  endCall(fx, call, CALL_STATUS.refused, CALL_END.network, because);
}

/** The invitation has landed in a client, in one that runs or not (OUTCOME). */
export function invitationLanded(
  ctx: Context,
  call: number,
  outcome: number,
  client: number,
  fx: Effects,
): void {
  if (call === NONE) return;
  if (outcome === OUTCOME.delivered) ring(ctx, call, client, fx);
  else missWhereNothingRuns(ctx, call, client, fx);
}

/** The invitation got lost, or what it was routed to is gone. */
export function invitationFailed(ctx: Context, call: number, because: number, fx: Effects): void {
  if (call === NONE || ctx.world.calls.endedUs[call]! >= 0) return;
  endCall(fx, call, CALL_STATUS.failed, CALL_END.network, because);
  fx.tell(F.callEnded, call, CALL_END.network, because, NONE);
}
