/** What administrators set about meetings; it takes up to a day (R12.4). */
import { E } from '../../model/event.ts';
import { setAnonymousJoin, setOrganizerPolicy } from '../../model/meeting-changes.ts';
import type { Context, Effects } from '../effects.ts';

/** The organisation's switch for anonymous join. */
export function anonymousJoinSet(ctx: Context, fx: Effects, tenant: number, on: number): void {
  fx.later(E.anonymousJoinTookEffect, ctx.rules.switches.anonymousJoinDelay, tenant, on);
}

export function anonymousJoinTookEffect(_: Context, fx: Effects, tenant: number, on: number): void {
  setAnonymousJoin(fx, tenant, on);
}

/** The policy of somebody who organises meetings. */
export function organizerPolicySet(ctx: Context, fx: Effects, user: number, on: number): void {
  fx.later(E.organizerPolicyTookEffect, ctx.rules.switches.anonymousJoinDelay, user, on);
}

export function organizerPolicyTookEffect(_: Context, fx: Effects, user: number, on: number): void {
  setOrganizerPolicy(fx, user, on);
}
