/**
 * Whether two people can be in one group chat. The articles know no federation of groups as such: a group is what
 * each two of its members can have with one another (question 31), by one kind of client (R9.4).
 */
import { KIND } from '../../model/words.ts';
import { REASON } from '../../rules/reasons.ts';
import { ROUTE_OUTCOME, refusalOf } from '../../rules/route.ts';
import { ask } from '../asking.ts';
import type { Context } from '../effects.ts';

/** REASON.none if `from` can have `to` in a group by this client, else why not; the decision stays in the context. */
export function objectionFrom(ctx: Context, from: number, to: number, client: number): number {
  ask(ctx, from, client, to, KIND.groupChat);
  ctx.rules.route(ctx.query, ctx.decision);
  ctx.decided = true;
  return ctx.decision.outcome === ROUTE_OUTCOME.lands ? REASON.none : refusalOf(ctx.decision);
}

/**
 * The same for two members neither of whom starts anything: it is enough if one of them could have the other. Only with
 * Islands users under A15 do the two directions differ.
 */
export function objectionBetween(ctx: Context, one: number, other: number, client: number): number {
  if (objectionFrom(ctx, one, other, client) === REASON.none) return REASON.none;
  if (objectionFrom(ctx, other, one, client) === REASON.none) return REASON.none;
  return objectionFrom(ctx, one, other, client);
}
