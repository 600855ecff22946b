/** Whether a participant's side of a thread still exists, by the rules and by what was once observed (A10, A26). */
import { clientOf } from '../model/pairs.ts';
import { cloudOf } from '../model/people.ts';
import { CLIENT, METHOD, NONE } from '../model/words.ts';
import type { World } from '../model/world.ts';
import type { Context } from './effects.ts';

/**
 * `side` is the user's. Under `interopThreadAfterUpgrade=usable` the Skype for Business side of a Teams thread outlives
 * the upgrade; an `sfb` conversation does not.
 */
export function sideStands(ctx: Context, user: number, thread: number, side: number): boolean {
  const { world, rules } = ctx;
  const client = clientOf(world, thread, side);
  const method = isOfGroupAlone(world, thread) ? METHOD.native : world.threads.method[thread]!;
  const { mode, homed } = world.users;
  if (rules.sideUsable(mode[user]!, homed[user]!, client, method, cloudOf(world, user))) return true;
  return (
    rules.switches.interopThreadAfterUpgrade === 'usable' && client === CLIENT.SfB && method !== METHOD.sfb
  );
}

/**
 * Whether a conversation carries a group alone: no row of two people made it, which only the sentence about Islands
 * users does (A15). Nothing says how it lands with them; as native, it does so wherever they are homed.
 */
export function isOfGroupAlone({ threads }: World, thread: number): boolean {
  return threads.row[thread] === NONE;
}

/** Whether both sides of a thread of this pair still exist. */
export function sidesStand(ctx: Context, thread: number, pair: number): boolean {
  const { lo, hi } = ctx.world.pairs;
  return sideStands(ctx, lo[pair]!, thread, 0) && sideStands(ctx, hi[pair]!, thread, 1);
}
