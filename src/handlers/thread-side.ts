/** Whether a participant's side of a thread still exists, by the rules and by what was once observed (A10, A26). */
import { clientOf } from '../model/pairs.ts';
import { cloudOf } from '../model/people.ts';
import { CLIENT, METHOD } from '../model/words.ts';
import type { Context } from './effects.ts';

/**
 * `side` is the user's. Under `interopThreadAfterUpgrade=usable` the Skype for Business side of a Teams thread outlives
 * the upgrade; an `sfb` conversation does not.
 */
export function sideStands(ctx: Context, user: number, thread: number, side: number): boolean {
  const { world, rules } = ctx;
  const client = clientOf(world, thread, side);
  const method = world.threads.method[thread]!;
  const { mode, homed } = world.users;
  if (rules.sideUsable(mode[user]!, homed[user]!, client, method, cloudOf(world, user))) return true;
  return (
    rules.switches.interopThreadAfterUpgrade === 'usable' && client === CLIENT.SfB && method !== METHOD.sfb
  );
}

/** Whether both sides of a thread of this pair still exist. */
export function sidesStand(ctx: Context, thread: number, pair: number): boolean {
  const { lo, hi } = ctx.world.pairs;
  return sideStands(ctx, lo[pair]!, thread, 0) && sideStands(ctx, hi[pair]!, thread, 1);
}
