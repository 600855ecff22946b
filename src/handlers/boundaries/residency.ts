/** Whether people's data lives where it should: at the start, and whenever a home changes. R16.2. */
import { HOME_KINDS } from '../../model/boundaries.ts';
import { E, F } from '../../model/event.ts';
import { cloudOf } from '../../model/people.ts';
import { T } from '../../model/transition.ts';
import { NONE } from '../../model/words.ts';
import type { World } from '../../model/world.ts';
import { type Homes, homesOf, misplacedHomes } from '../../rules/boundaries/homes.ts';
import type { Context, Effects } from '../effects.ts';
import type { HandlerTable } from '../feature-handler.ts';

export const BOUNDARY_HANDLERS: HandlerTable = {
  [E.residencyChecked]: (ctx, fx, _resident, user) => homeChanged(ctx, user, fx),
};

/** Looks where the user's homes are now; a home that is newly misplaced, or back in its place, is written down. */
export function homeChanged(ctx: Context, user: number, fx: Effects): void {
  const { world } = ctx;
  const resident = residentOf(world, user);
  if (resident === NONE) return;
  const residency = world.residents.cloud[resident]!;
  const homes = placesOf(world, user);
  const before = world.residents.misplaced[resident]!;
  const misplaced = misplacedHomes(homes, residency, ctx.rules.switches);
  if (misplaced === before) return;
  fx.change(T.setMisplaced, resident, misplaced, 0, 0, 0, 0);
  const places = homesOf(homes);
  for (let kind = 0; kind < HOME_KINDS.length; kind++) {
    const bit = 1 << kind;
    if ((before & bit) === (misplaced & bit)) continue;
    if ((misplaced & bit) === 0) fx.tell(F.homeInPlace, user, kind, residency);
    else fx.tell(F.homeMisplaced, user, kind, residency, places[kind]!);
  }
}

function residentOf({ residents }: World, user: number): number {
  for (let resident = 0; resident < residents.count; resident++) {
    if (residents.user[resident] === user) return resident;
  }
  return NONE;
}

function placesOf(world: World, user: number): Homes {
  const { users } = world;
  return {
    cloud: cloudOf(world, user),
    mode: users.mode[user]!,
    homed: users.homed[user]!,
    mailbox: mailboxOf(world, user),
  };
}

function mailboxOf({ mailAccounts, platforms }: World, user: number): number | undefined {
  const platform = user < mailAccounts.count ? mailAccounts.platform[user]! : NONE;
  return platform === NONE ? undefined : platforms.cloud[platform]!;
}
