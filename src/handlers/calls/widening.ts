/** A third person is to join a running call (R9.1, R9.4, R9.5), and a held call goes on (R11.5). */
import { resumeCall, widenCall } from '../../model/call-changes.ts';
import { CALL_STATUS } from '../../model/call-words.ts';
import { F } from '../../model/event.ts';
import { METHODS, NONE } from '../../model/words.ts';
import { reasonCode } from '../../rules/all-reasons.ts';
import type { CallReason } from '../../rules/calls/reasons.ts';
import { ROUTE_OUTCOME } from '../../rules/route.ts';
import { ask } from '../asking.ts';
import type { Context, Effects } from '../effects.ts';
import { holdOthers } from './being-in-a-call.ts';
import { clientAt, endOf, isFromPhone, isInterop, methodOf } from './people.ts';

export function callWideningAsked(
  ctx: Context,
  fx: Effects,
  call: number,
  user: number,
  invitee: number,
): void {
  const no = objection(ctx, call, user, fx);
  if (no !== undefined) return fx.refuse(user, reasonCode(no));
  if (!reachedInClient(ctx, call, user, invitee))
    return fx.refuse(user, reasonCode('invitee-not-in-this-client'));
  widenCall(fx, call, invitee);
  fx.tell(F.callWidened, call, user, invitee);
}

function objection(ctx: Context, call: number, user: number, fx: Effects): CallReason | undefined {
  const { world } = ctx;
  if (endOf(world, call, user) === NONE) return 'not-in-call';
  if (world.calls.status[call] !== CALL_STATUS.connected) return 'call-not-running';
  if (isFromPhone(world, call)) return 'phone-call-not-widened';
  if (world.calls.third[call] !== NONE) return 'call-has-three';
  const method = methodOf(world, call);
  if (!isInterop(method)) return undefined;
  fx.decide(() => ({
    about: 'call-widening',
    outcome: 'refused',
    row: null,
    because: 'interop-call-is-of-two',
    gates: [],
    inputs: { method: METHODS[method]! },
    source: '[INTEROP] R9.1, R9.5',
  }));
  return 'interop-call-is-of-two';
}

/** Whether a call to the third person would land in the client in which this one is, and that runs. */
function reachedInClient(ctx: Context, call: number, user: number, invitee: number): boolean {
  const { world, decision } = ctx;
  const client = clientAt(world, call, endOf(world, call, user));
  ask(ctx, user, client, invitee, world.calls.kind[call]!);
  ctx.rules.route(ctx.query, decision);
  ctx.decided = true;
  const lands = decision.outcome === ROUTE_OUTCOME.lands && decision.client === client;
  return lands && !isInterop(decision.method) && (world.users.running[invitee]! & (1 << client)) !== 0;
}

/** Whoever goes on with a held call holds the one in which they were. */
export function callResumed(ctx: Context, fx: Effects, call: number, user: number): void {
  const { world } = ctx;
  const end = endOf(world, call, user);
  if (end === NONE || (world.calls.held[call]! & (1 << end)) === 0)
    return fx.refuse(user, reasonCode('call-not-held'));
  resumeCall(fx, call, end);
  holdOthers(ctx, call, user, clientAt(world, call, end), fx);
}
