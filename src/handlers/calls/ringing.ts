/**
 * An invitation lands in one client, never in both: it rings there if that client runs, and is missed if it does not
 * or if nobody answers in time (R3.11, N5). A missed call is told by e-mail as missed messages are.
 */
import { endCall, landCall, ringCall } from '../../model/call-changes.ts';
import { CALL_END, CALL_STATUS, CALL_TURN } from '../../model/call-words.ts';
import { E, F } from '../../model/event.ts';
import { MAIL_PURPOSE } from '../../model/mail.ts';
import { CLIENT, NONE } from '../../model/words.ts';
import { reasonCode } from '../../rules/all-reasons.ts';
import type { CallReason } from '../../rules/calls/reasons.ts';
import { REASON } from '../../rules/reasons.ts';
import type { Context, Effects } from '../effects.ts';
import { sendMail } from '../mail/send-mail.ts';
import { clientAt } from './people.ts';

/** Rings, unless the caller's hanging up has come before the invitation. */
export function ring(ctx: Context, call: number, client: number, fx: Effects): void {
  const { calls } = ctx.world;
  landCall(fx, call, client);
  if (isOver(ctx, call)) return;
  ringCall(fx, call);
  const callee = calls.callee[call]!;
  fx.tell(F.callRang, call, callee, client);
  const [turn, afterUs] = nextTurn(ctx, call);
  fx.later(E.callTimerEnded, afterUs, call, callee, turn);
}

function isOver({ world }: Context, call: number): boolean {
  return world.calls.endedUs[call]! >= 0;
}

/** What ends the ringing by itself, and when: at the latest the time for which a call rings. */
function nextTurn(ctx: Context, call: number): readonly [turn: number, afterUs: number] {
  const { calls } = ctx.world;
  const { ringTimeout } = ctx.rules.switches;
  const answerUs = calls.answerAfterUs[call]!;
  const declineUs = calls.declineAfterUs[call]!;
  if (answerUs >= 0 && answerUs < ringTimeout) return [CALL_TURN.answered, answerUs];
  if (declineUs >= 0 && declineUs < ringTimeout) return [CALL_TURN.declined, declineUs];
  return [CALL_TURN.unanswered, ringTimeout];
}

/** It was routed to a client that does not run: never to the other one. */
export function missWhereNothingRuns(ctx: Context, call: number, client: number, fx: Effects): void {
  landCall(fx, call, client);
  if (!isOver(ctx, call)) miss(ctx, call, client, CALL_END.network, REASON['landing-client-not-running'], fx);
}

export function missBecause(
  ctx: Context,
  call: number,
  client: number,
  by: number,
  because: CallReason,
  fx: Effects,
): void {
  miss(ctx, call, client, by, reasonCode(because), fx);
}

function miss(ctx: Context, call: number, client: number, by: number, because: number, fx: Effects): void {
  const callee = ctx.world.calls.callee[call]!;
  endCall(fx, call, CALL_STATUS.missed, by, because);
  fx.tell(F.callMissed, call, callee, client, because);
  if (ctx.rules.switches.missedEmail === 'on') mailAboutCall(ctx, call, fx);
}

/** The callee is told of the call by e-mail, after a while. */
export function mailAboutCall(ctx: Context, call: number, fx: Effects): void {
  const { world, rules } = ctx;
  fx.later(E.missedCallMailDue, rules.switches.missedEmailDelay, call, world.calls.callee[call]!);
}

/** Skype for Business keeps nothing, Teams shows what was missed to whoever has it before them (N5). */
export function missedCallMailDue(ctx: Context, fx: Effects, call: number, user: number): void {
  const { users } = ctx.world;
  const landed = clientAt(ctx.world, call, CALL_END.callee);
  // What was Not Possible has been on its way to Skype for Business only (A12).
  const client = landed === NONE ? CLIENT.SfB : landed;
  if (client === CLIENT.Teams && (users.running[user]! & (1 << CLIENT.Teams)) !== 0) return;
  fx.tell(F.missedCallMailSent, call, user, client);
  sendMail(ctx, fx, NONE, user, MAIL_PURPOSE.missedActivity);
}
