/** What being in a call does to a person: their presence is busy (N11, R8.7), and their other calls may be held (R11.5). */
import { holdCall, keepActivity } from '../../model/call-changes.ts';
import { CALL_END } from '../../model/call-words.ts';
import { F } from '../../model/event.ts';
import { setActivity } from '../../model/transition.ts';
import { NONE, PRESENCE } from '../../model/words.ts';
import { type Context, type Effects, TIMER } from '../effects.ts';
import { activityOf, tellClientPresence } from '../presence.ts';
import { clientAt, endOf, otherCallsOf, userAt } from './people.ts';

/** The person at that end is in the call from now on. */
export function enterCall(ctx: Context, call: number, end: number, fx: Effects): void {
  const user = userAt(ctx.world, call, end);
  if (user === NONE) return;
  holdOthers(ctx, call, user, clientAt(ctx.world, call, end), fx);
  if (!ctx.watched) return;
  const client = clientAt(ctx.world, call, end);
  const before = activityOf(ctx.world.users, user, client);
  if (before === PRESENCE.busy) return;
  keepActivity(fx, call, end, before);
  setActivity(fx, user, client, PRESENCE.busy);
  tellClientPresence(ctx, user, client, fx);
}

/** A person speaks in one call of a client; calls in their other client are held as the switch says (R11.5). */
export function holdOthers(ctx: Context, call: number, user: number, client: number, fx: Effects): void {
  const { world, rules } = ctx;
  for (const other of otherCallsOf(world, user, call)) {
    const end = endOf(world, other, user);
    const sameClient = clientAt(world, other, end) === client;
    if (!sameClient && rules.switches.holdAcrossClients === 'off') continue;
    if ((world.calls.held[other]! & (1 << end)) !== 0) continue;
    holdCall(fx, other, end);
    fx.tell(F.callHeld, other, user);
  }
}

/** The person at that end knows that the call is over: what they were before is shown again, or the next call's busy. */
export function leaveCall(ctx: Context, call: number, end: number, fx: Effects): void {
  const { calls, users } = ctx.world;
  const before = end === CALL_END.caller ? calls.callerActivity[call]! : calls.calleeActivity[call]!;
  if (before === NONE) return;
  keepActivity(fx, call, end, NONE);
  const user = userAt(ctx.world, call, end);
  const client = clientAt(ctx.world, call, end);
  if (handedOn(ctx, call, user, client, before, fx)) return;
  // Whoever has changed their presence during the call has said what it is.
  if (activityOf(users, user, client) !== PRESENCE.busy) return;
  setActivity(fx, user, client, before);
  if (before === PRESENCE.available) fx.startTimer(TIMER.idle, user, client, NONE);
  tellClientPresence(ctx, user, client, fx);
}

/** Another call in the client goes on: it remembers what to go back to. */
function handedOn(
  ctx: Context,
  call: number,
  user: number,
  client: number,
  before: number,
  fx: Effects,
): boolean {
  for (const other of otherCallsOf(ctx.world, user, call)) {
    const end = endOf(ctx.world, other, user);
    if (clientAt(ctx.world, other, end) !== client) continue;
    keepActivity(fx, other, end, before);
    return true;
  }
  return false;
}
