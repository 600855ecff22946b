/**
 * People start and stop their clients. A mode may keep them from signing in to one of the two at all (A36).
 */

import { cloudOf } from '../model/people.ts';
import { seeUnseen, setActivity, startClient, stopClient } from '../model/transition.ts';
import { CLIENT, NONE, PRESENCE } from '../model/words.ts';
import { REASON } from '../rules/reasons.ts';
import { leaveLostCalls } from './calls/ending.ts';
import { contactsFollowSignIn } from './contacts/contacts.ts';
import { signInRefusal } from './directory/sign-in-gate.ts';
import { type Context, type Effects, TIMER } from './effects.ts';
import { signInObjection } from './guests/gates.ts';
import { activityOf, tellClientPresence } from './presence.ts';

export function clientSignedIn(ctx: Context, user: number, client: number, fx: Effects): void {
  const { world, rules } = ctx;
  if (!rules.signInAllowed(world.users.mode[user]!, client, cloudOf(world, user))) {
    return fx.refuse(user, REASON['client-allowed']);
  }
  const no = signInObjection(world, user, client);
  if (no !== REASON.none) return fx.refuse(user, no);
  const refusal = signInRefusal(ctx, user, fx);
  if (refusal !== NONE) return fx.refuse(user, refusal);
  startClient(fx, user, client);
  // What was missed in Teams has waited in the service and is seen now (N5).
  if (client === CLIENT.Teams && world.users.unseen[user]! > 0) {
    seeUnseen(fx, user);
    fx.stopTimer(TIMER.missedMail, user, client);
  }
  // Whoever signs in is there (N11).
  if (activityOf(world.users, user, client) === PRESENCE.away)
    setActivity(fx, user, client, PRESENCE.available);
  contactsFollowSignIn(ctx, user, client, fx);
  fx.startTimer(TIMER.idle, user, client, NONE);
  tellClientPresence(ctx, user, client, fx);
}

export function clientSignedOut(ctx: Context, user: number, client: number, fx: Effects): void {
  stopClient(fx, user, client);
  leaveLostCalls(ctx, user, fx);
  tellClientPresence(ctx, user, client, fx);
}
