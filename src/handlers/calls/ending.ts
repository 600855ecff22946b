/** A call comes to its end: somebody hangs up, or the client in which they are in it goes. The other learns it later. */
import { endCall, giveUpCall } from '../../model/call-changes.ts';
import { CALL_END, CALL_STATUS } from '../../model/call-words.ts';
import { E, F } from '../../model/event.ts';
import { cloudOf } from '../../model/people.ts';
import { NONE } from '../../model/words.ts';
import type { World } from '../../model/world.ts';
import { reasonCode } from '../../rules/all-reasons.ts';
import type { CallReason } from '../../rules/calls/reasons.ts';
import type { Context, Effects } from '../effects.ts';
import { stopSharesIn } from '../sharing/sharing.ts';
import { leaveCall } from './being-in-a-call.ts';
import { clientAt, endOf, isFromPhone, isIn, otherEnd, userAt, wayFrom } from './people.ts';
import { missBecause } from './ringing.ts';

/** The user hangs up; NONE is the caller of a call from the telephone network. */
export function callHungUp(ctx: Context, fx: Effects, call: number, user: number): void {
  const end = endOf(ctx.world, call, user);
  const waits = end === CALL_END.caller && isDialled(ctx.world, call);
  if (!waits && !isIn(ctx.world, call, user)) return fx.refuse(user, reasonCode('call-not-running'));
  hangUp(ctx, call, end, 'hung-up', fx);
}

/** Dialled and not connected as far as the caller knows. */
function isDialled({ calls }: World, call: number): boolean {
  const status = calls.status[call]!;
  const waits =
    status === CALL_STATUS.calling || status === CALL_STATUS.ringing || status === CALL_STATUS.answered;
  return waits && calls.callerGone[call] === 0;
}

/**
 * The person at that end is out of the call at once. A caller who gives up before it is connected leaves it ringing
 * until word of that arrives.
 */
export function hangUp(ctx: Context, call: number, end: number, because: CallReason, fx: Effects): void {
  if (end === CALL_END.caller && ctx.world.calls.status[call] !== CALL_STATUS.connected) giveUpCall(fx, call);
  else finish(ctx, call, end, because, fx);
  leaveCall(ctx, call, end, fx);
  tellOther(ctx, call, end, fx);
}

function finish(ctx: Context, call: number, by: number, because: CallReason, fx: Effects): void {
  const { atUs, calls } = ctx.world;
  const connectedUs = calls.connectedUs[call]!;
  endCall(fx, call, CALL_STATUS.ended, by, reasonCode(because));
  stopSharesIn(ctx, call, fx);
  const talkedMs = connectedUs < 0 ? NONE : Math.round((atUs - connectedUs) / 1_000);
  fx.tell(F.callEnded, call, by, reasonCode(because), talkedMs);
}

/** Word of the end goes from that end to the other; the telephone network needs and sends none. */
export function tellOther(ctx: Context, call: number, end: number, fx: Effects): void {
  const { world } = ctx;
  const other = otherEnd(end);
  if (!isFromPhone(world, call))
    return fx.signal(E.callEndLearned, wayFrom(world, call, end), call, userAt(world, call, other));
  if (other === CALL_END.callee) callEndLearned(ctx, fx, call, userAt(world, call, other));
}

/** Word that the other is out of the call has come. */
export function callEndLearned(ctx: Context, fx: Effects, call: number, user: number): void {
  const { calls } = ctx.world;
  const end = endOf(ctx.world, call, user);
  if (end === CALL_END.callee && calls.callerGone[call] === 1 && calls.endedUs[call]! < 0) {
    if (calls.status[call] === CALL_STATUS.answered) finish(ctx, call, CALL_END.caller, 'caller-hung-up', fx);
    else missBecause(ctx, call, clientAt(ctx.world, call, end), CALL_END.caller, 'caller-hung-up', fx);
  }
  leaveCall(ctx, call, end, fx);
}

/**
 * Ends the calls that the user is in, or that ring, in a client that no longer runs or that their mode no longer lets
 * them call in (N8). To be told after either has changed.
 */
export function leaveLostCalls(ctx: Context, user: number, fx: Effects): void {
  const { world } = ctx;
  for (let call = 0; call < world.calls.count; call++) {
    const end = endOf(world, call, user);
    if (end === NONE || world.calls.endedUs[call]! >= 0) continue;
    if (!canCallIn(ctx, user, clientAt(world, call, end))) loseClient(ctx, call, end, user, fx);
  }
}

function canCallIn({ world, rules }: Context, user: number, client: number): boolean {
  if (client === NONE) return true;
  const runs = (world.users.running[user]! & (1 << client)) !== 0;
  return runs && rules.clientUsable(world.users.mode[user]!, client, cloudOf(world, user));
}

function loseClient(ctx: Context, call: number, end: number, user: number, fx: Effects): void {
  const { world } = ctx;
  if (end === CALL_END.callee && world.calls.status[call] === CALL_STATUS.ringing) {
    missBecause(ctx, call, clientAt(world, call, end), CALL_END.network, 'call-client-gone', fx);
    return tellOther(ctx, call, end, fx);
  }
  const waits = end === CALL_END.caller && isDialled(world, call);
  if (waits || isIn(world, call, user)) hangUp(ctx, call, end, 'call-client-gone', fx);
}
