/** The callee picks up or declines; word of it goes back over the network, and the call is connected when it arrives. */
import { answerCall, connectCall, endCall, gradeCall } from '../../model/call-changes.ts';
import { CALL_END, CALL_STATUS, CALL_TURN } from '../../model/call-words.ts';
import { E, F } from '../../model/event.ts';
import { NONE } from '../../model/words.ts';
import { reasonCode } from '../../rules/all-reasons.ts';
import { gradeMedia } from '../../rules/calls/media.ts';
import type { Context, Effects } from '../effects.ts';
import { personActs } from '../presence.ts';
import { enterCall } from './being-in-a-call.ts';
import { hangUp, tellOther } from './ending.ts';
import { clientAt, isFromPhone, wayFrom } from './people.ts';
import { missBecause } from './ringing.ts';

export function callAnswered(ctx: Context, fx: Effects, call: number, callee: number): void {
  const { world } = ctx;
  if (world.calls.status[call] !== CALL_STATUS.ringing)
    return fx.refuse(callee, reasonCode('call-not-ringing'));
  personActs(ctx, callee, clientAt(world, call, CALL_END.callee), fx);
  answerCall(fx, call);
  enterCall(ctx, call, CALL_END.callee, fx);
  // What the telephone network does beyond the callee's service is nobody's to say here.
  if (isFromPhone(world, call)) return connect(ctx, call, fx);
  fx.signal(E.callConnected, wayFrom(world, call, CALL_END.callee), call, world.calls.caller[call]!);
}

/** Word of the answer has reached the caller, unless the caller has hung up by then or the callee again. */
export function callConnected(ctx: Context, fx: Effects, call: number): void {
  const { calls } = ctx.world;
  if (calls.status[call] !== CALL_STATUS.answered || calls.callerGone[call] === 1) return;
  connect(ctx, call, fx);
}

function connect(ctx: Context, call: number, fx: Effects): void {
  const { calls } = ctx.world;
  connectCall(fx, call);
  enterCall(ctx, call, CALL_END.caller, fx);
  if (!isFromPhone(ctx.world, call)) gradeTheMedia(ctx, call, fx);
  const hangUpUs = calls.hangUpAfterUs[call]!;
  if (hangUpUs >= 0) fx.later(E.callTimerEnded, hangUpUs, call, calls.caller[call]!, CALL_TURN.hungUp);
}

/** The most that the World's columns hold, and an operand of a record. */
const MOST = 32_767;
const MOST_TOLD = 2_147_483_647;

function gradeTheMedia(ctx: Context, call: number, fx: Effects): void {
  const figures = fx.measure(wayFrom(ctx.world, call, CALL_END.caller));
  const { roundTripUs, oneWayUs, jitterUs, lossPpm } = figures;
  const { grade, measure } = gradeMedia(figures);
  const thousandth = (value: number): number => Math.min(MOST, Math.round(value / 1_000));
  gradeCall(fx, call, grade, measure, thousandth(roundTripUs), thousandth(jitterUs), thousandth(lossPpm));
  const told = [roundTripUs, oneWayUs, jitterUs, lossPpm].map((figure) => Math.min(MOST_TOLD, figure));
  fx.tell(F.callMediaGraded, call, ...told, grade, measure);
}

export function callDeclined(ctx: Context, fx: Effects, call: number, callee: number): void {
  const { world } = ctx;
  if (world.calls.status[call] !== CALL_STATUS.ringing)
    return fx.refuse(callee, reasonCode('call-not-ringing'));
  personActs(ctx, callee, clientAt(world, call, CALL_END.callee), fx);
  const because = reasonCode('callee-declined');
  endCall(fx, call, CALL_STATUS.declined, CALL_END.callee, because);
  fx.tell(F.callEnded, call, CALL_END.callee, because, NONE);
  tellOther(ctx, call, CALL_END.callee, fx);
}

/** What a call does if nobody interferes; `turn` is a CALL_TURN, `user` the one who acts. */
export function callTimerEnded(ctx: Context, fx: Effects, call: number, user: number, turn: number): void {
  switch (turn) {
    case CALL_TURN.answered:
      return callAnswered(ctx, fx, call, user);
    case CALL_TURN.declined:
      return callDeclined(ctx, fx, call, user);
    case CALL_TURN.hungUp:
      return hangUp(ctx, call, CALL_END.caller, 'hung-up', fx);
    default:
      missBecause(ctx, call, clientAt(ctx.world, call, CALL_END.callee), CALL_END.network, 'no-answer', fx);
      tellOther(ctx, call, CALL_END.callee, fx);
  }
}
