/**
 * What administrators do: grant modes to users, groups and tenants, move users between the premises and the
 * cloud, open and close external access; and what the calendar does to all of them.
 */
import { isMember } from '../model/groups.ts';
import { isGuest } from '../model/guest-accounts.ts';
import {
  assignGroupMode,
  assignMode,
  endUpgradeWait,
  inheritGroupMode,
  setDomainAccess,
  setFederation,
  setHome,
  setTenantMode,
  setUserAccess,
} from '../model/transition.ts';
import { MODE, NONE } from '../model/words.ts';
import type { World } from '../model/world.ts';
import { reasonCode } from '../rules/all-reasons.ts';
import { REASON } from '../rules/reasons.ts';
import { AT_ONCE, followPolicies, lookAtPair, lookAtThreads } from './become-mode.ts';
import { homeChanged } from './boundaries/residency.ts';
import { contactsFollowMove } from './contacts/contacts.ts';
import type { Context, Effects } from './effects.ts';
import { grantMayMigrate, moveMayMigrate, tenantGrantMigratesNothing } from './meetings/migrating.ts';
import { tellPresence } from './presence.ts';

/** TeamsUpgradePolicy of one user; NONE clears the assignment (R1.17). `delay` names a distribution or is NONE. */
export function modeGranted(ctx: Context, user: number, mode: number, delay: number, fx: Effects): void {
  if (isGuest(ctx.world, user)) return fx.refuse(user, reasonCode('mode-of-guests-is-tenant-wide'));
  if (mode !== NONE && !mayGrant(ctx, user, mode, fx)) return;
  assignMode(fx, user, mode);
  followPolicies(ctx, user, delay, fx, true);
  grantMayMigrate(ctx, user, mode, fx);
}

function mayGrant(ctx: Context, user: number, mode: number, fx: Effects): boolean {
  const { users, tenants } = ctx.world;
  const tenant = users.tenant[user]!;
  const no = ctx.rules.grantAllowed(
    mode,
    users.mode[user]!,
    users.homed[user]!,
    tenants.cloud[tenant]!,
    tenants.upgradePending[tenant]!,
  );
  if (no === REASON.granted) return true;
  fx.refuse(user, no);
  return false;
}

/**
 * A group's policy stands between the user's own and the tenant's (R1.16). Of several groups that have one, the first
 * by name counts, when one is granted as when one is cleared.
 */
export function groupModeGranted(
  ctx: Context,
  group: number,
  mode: number,
  delay: number,
  fx: Effects,
): void {
  const { groups, memberships } = ctx.world;
  assignGroupMode(fx, group, mode);
  const withMode = groupsWithMode(ctx.world);
  const first = groups.first[group]!;
  for (let i = first; i < first + groups.size[group]!; i++) {
    const user = memberships.user[i]!;
    if (isGuest(ctx.world, user)) continue;
    const inherited = firstGroupMode(ctx.world, withMode, user);
    if (inherited !== NONE && ctx.world.users.assigned[user] === NONE) mayGrant(ctx, user, inherited, fx);
    if (inherited !== ctx.world.users.groupAssigned[user]) inheritGroupMode(fx, user, inherited);
    followPolicies(ctx, user, delay, fx);
  }
}

/** By name. */
function groupsWithMode({ groups }: World): number[] {
  const found: number[] = [];
  for (let group = 0; group < groups.count; group++) {
    if (groups.assigned[group] !== NONE) found.push(group);
  }
  return found;
}

function firstGroupMode(world: World, withMode: readonly number[], user: number): number {
  const group = withMode.find((each) => isMember(world, each, user));
  return group === undefined ? NONE : world.groups.assigned[group]!;
}

/** The tenant-wide policy: users with an assignment of their own are not touched (R1.18). */
export function tenantModeGranted(
  ctx: Context,
  tenant: number,
  mode: number,
  delay: number,
  fx: Effects,
): void {
  const { world, rules } = ctx;
  const { tenants } = world;
  const no = rules.tenantGlobalLegal(
    mode,
    tenants.topology[tenant]!,
    tenants.cloud[tenant]!,
    tenants.upgradePending[tenant]!,
  );
  if (no !== REASON.granted) return fx.refuse(NONE, no);
  setTenantMode(fx, tenant, mode);
  for (let user = 0; user < world.users.count; user++) {
    if (world.users.tenant[user] !== tenant) continue;
    followPolicies(ctx, user, delay, fx);
    // In the months of the tenant-wide condition it decides about native chats, too (R4.4).
    lookAtThreads(ctx, user, fx);
    tenantGrantMigratesNothing(ctx, user, mode, fx);
  }
}

/** The rules in force have changed: whoever's mode has become illegal is upgraded; threads keep their routing. */
export function rulesChanged(ctx: Context, fx: Effects): void {
  const { users, pairs } = ctx.world;
  for (let user = 0; user < users.count; user++) {
    if (!isLegal(ctx, user)) followPolicies(ctx, user, AT_ONCE, fx);
  }
  for (let pair = 0; pair < pairs.count; pair++) lookAtPair(ctx, pair, fx);
}

function isLegal(ctx: Context, user: number): boolean {
  const { users, tenants } = ctx.world;
  const tenant = users.tenant[user]!;
  const state = ctx.rules.stateLegal(
    users.mode[user]!,
    users.homed[user]!,
    tenants.cloud[tenant]!,
    tenants.topology[tenant]!,
    tenants.upgradePending[tenant]!,
  );
  return state === REASON.legal;
}

/** The day of the tenant's assisted upgrade (R1.27): its online users become TeamsOnly. */
export function tenantUpgraded(ctx: Context, tenant: number, delay: number, fx: Effects): void {
  endUpgradeWait(fx, tenant);
  const { users } = ctx.world;
  for (let user = 0; user < users.count; user++) {
    if (users.tenant[user] === tenant) followPolicies(ctx, user, delay, fx);
  }
}

/** Move-CsUser: the home changes, and with it the assignment as the date says (R7.4, R7.7). */
export function userMoved(
  ctx: Context,
  user: number,
  homed: number,
  moveToTeams: number,
  delay: number,
  fx: Effects,
): void {
  const { users, tenants } = ctx.world;
  if (isGuest(ctx.world, user)) return fx.refuse(user, reasonCode('guest-uses-teams-only'));
  // A move is from the premises to the cloud or back.
  if (users.homed[user] === homed && moveToTeams === 0) return;
  const tenant = users.tenant[user]!;
  const cloud = tenants.cloud[tenant]!;
  const topology = tenants.topology[tenant]!;
  const pending = tenants.upgradePending[tenant]!;
  const assigned = assignmentAfter(ctx, user, homed, moveToTeams, cloud);
  const group = users.groupAssigned[user]!;
  const mode = ctx.rules.effectiveMode(assigned, group, tenants.mode[tenant]!, homed, cloud, pending);
  const state = ctx.rules.stateLegal(mode, homed, cloud, topology, pending);
  if (state !== REASON.legal) return fx.refuse(user, state);
  if (users.homed[user] !== homed) {
    setHome(fx, user, homed);
    contactsFollowMove(ctx, user, homed, fx);
  }
  if (assigned !== users.assigned[user]) assignMode(fx, user, assigned);
  // A mode that cannot be in the new home even for a while is left at once.
  const canStay = ctx.rules.stateLegal(users.mode[user]!, homed, cloud, topology, 1) === REASON.legal;
  followPolicies(ctx, user, canStay ? delay : AT_ONCE, fx);
  lookAtThreads(ctx, user, fx);
  homeChanged(ctx, user, fx);
  tellPresence(ctx, user, fx);
  moveMayMigrate(ctx, user, homed, fx);
}

function assignmentAfter(
  ctx: Context,
  user: number,
  homed: number,
  moveToTeams: number,
  cloud: number,
): number {
  const assigned = ctx.world.users.assigned[user]!;
  switch (ctx.rules.moveResult(homed, moveToTeams === 1, cloud).assignment) {
    case 'TeamsOnly':
      return MODE.TeamsOnly;
    case 'TeamsOnlyRemoved':
      return assigned === MODE.TeamsOnly ? NONE : assigned;
    case 'stays':
      return assigned;
  }
}

/** What setExternalAccess states: the tenant's switch and its verdict about every domain, as access codes. */
export interface AccessWish {
  readonly tenant: number;
  readonly federation: number;
  readonly verdicts: readonly number[];
}

/** Threads stay; what they send meets the new gates (A34). */
export function externalAccessSet(ctx: Context, wish: AccessWish, fx: Effects): void {
  const { world } = ctx;
  setFederation(fx, wish.tenant, wish.federation, 1);
  wish.verdicts.forEach((verdict, domain) => {
    if (world.access[wish.tenant * world.domains + domain] !== verdict)
      setDomainAccess(fx, wish.tenant, domain, verdict);
  });
}

export function userAccessSet(user: number, access: number, fx: Effects): void {
  setUserAccess(fx, user, access);
}
