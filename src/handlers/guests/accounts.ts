/** Guest accounts come and go, and people switch between their accounts. R5.20, R5.21, R13.1, R13.2, A18. */
import {
  cloudSettingOn,
  hasSet,
  isThere,
  setCloudSettings,
  setGuestState,
  setTenantSettings,
} from '../../model/guest-accounts.ts';
import { GUEST_STATE, INVITATIONS, TENANT_SETTING } from '../../model/guests.ts';
import { CLIENT, CLOUDS, NONE } from '../../model/words.ts';
import type { World } from '../../model/world.ts';
import { reasonCode } from '../../rules/all-reasons.ts';
import {
  type AccountKind,
  type GuestAnswer,
  type GuestQuery,
  type GuestSide,
  guestAccountDecision,
} from '../../rules/meetings/guest-accounts.ts';
import { REASON } from '../../rules/reasons.ts';
import type { Context, Effects, Judgement } from '../effects.ts';
import { clientSignedIn, clientSignedOut } from '../sign-in.ts';
import { activeElsewhere } from './gates.ts';

const KINDS: Readonly<Record<(typeof INVITATIONS)[number], AccountKind>> = {
  byUpn: 'guest',
  byMail: 'guest',
  asMember: 'member',
  directConnect: 'directConnect',
};

/** Somebody is asked in: the invitation goes out if the account could be made by it. */
export function guestInvited(
  ctx: Context,
  guest: number,
  person: number,
  invitation: number,
  fx: Effects,
): void {
  const { state } = ctx.world.guests;
  if (state[guest] === GUEST_STATE.invited) return fx.refuse(person, reasonCode('guest-invited-already'));
  if (isThere(ctx.world, guest)) return fx.refuse(person, reasonCode('guest-there-already'));
  if (mayHaveAccount(ctx, guest, person, invitation, fx)) setGuestState(fx, guest, GUEST_STATE.invited);
}

/** The person accepts; what was set and what the date allows is asked again, as of now. */
export function invitationRedeemed(ctx: Context, guest: number, person: number, fx: Effects): void {
  if (isThere(ctx.world, guest)) return fx.refuse(person, reasonCode('guest-there-already'));
  if (ctx.world.guests.state[guest] !== GUEST_STATE.invited) {
    return fx.refuse(person, reasonCode('guest-not-invited'));
  }
  if (mayHaveAccount(ctx, guest, person, BY_UPN, fx)) setGuestState(fx, guest, GUEST_STATE.redeemed);
}

const BY_UPN = INVITATIONS.indexOf('byUpn');

/** Takes an account or an invitation away; who was active there is so nowhere. */
export function guestRemoved(ctx: Context, guest: number, person: number, fx: Effects): void {
  const { guests, users } = ctx.world;
  const state = guests.state[guest];
  if (state !== GUEST_STATE.invited && state !== GUEST_STATE.redeemed) {
    return fx.refuse(person, reasonCode('guest-not-there'));
  }
  const account = guests.account[guest]!;
  if (users.running[account] !== 0) clientSignedOut(ctx, account, CLIENT.Teams, fx);
  setGuestState(fx, guest, GUEST_STATE.removed);
}

/** Teams runs in one account of a person at a time; `guest` is NONE for the person's own (R13.2). */
export function accountSwitched(ctx: Context, person: number, guest: number, fx: Effects): void {
  const { world, rules } = ctx;
  const { users, tenants, guests } = world;
  if (guest !== NONE && !isThere(world, guest)) return fx.refuse(person, reasonCode('guest-not-there'));
  const account = guest === NONE ? person : guests.account[guest]!;
  const cloud = tenants.cloud[users.tenant[account]!]!;
  if (!rules.signInAllowed(users.mode[account]!, CLIENT.Teams, cloud)) {
    return fx.refuse(person, REASON['client-allowed']);
  }
  const former = activeElsewhere(world, person, account);
  if (former !== NONE) clientSignedOut(ctx, former, CLIENT.Teams, fx);
  if ((users.running[account]! & (1 << CLIENT.Teams)) === 0) clientSignedIn(ctx, account, CLIENT.Teams, fx);
}

export function cloudSettingsSet(tenant: number, clouds: number, requiresMfa: number, fx: Effects): void {
  setCloudSettings(fx, tenant, clouds, requiresMfa);
}

/** Bits of TENANT_SETTING: those in `which` become as in `settings`. Accounts that are there stay. */
export function tenantSettingsSet(
  { world }: Context,
  pair: number,
  which: number,
  settings: number,
  fx: Effects,
): void {
  setTenantSettings(fx, pair, (world.tenantPairs.settings[pair]! & ~which) | settings);
}

/** Asks the gates, writes down what they say, and refuses for the person if one fails. */
function mayHaveAccount(
  ctx: Context,
  guest: number,
  person: number,
  invitation: number,
  fx: Effects,
): boolean {
  const query = queryOf(ctx.world, guest, person, invitation);
  const answer = guestAccountDecision(ctx.rules.epoch.facts, query);
  fx.decide(() => judgementOf(query, answer, INVITATIONS[invitation]!));
  const failed = answer.gates.find(({ pass }) => !pass);
  if (failed === undefined) return true;
  fx.refuse(person, reasonCode(failed.because));
  return false;
}

function queryOf(world: World, guest: number, person: number, invitation: number): GuestQuery {
  const host = world.users.tenant[world.guests.account[guest]!]!;
  const home = world.users.tenant[person]!;
  const how = INVITATIONS[invitation]!;
  return {
    kind: KINDS[how],
    host: sideOf(world, host, home),
    joiner: sideOf(world, home, host),
    invitedByUpn: how !== 'byMail',
  };
}

function sideOf(world: World, tenant: number, other: number): GuestSide {
  const { cloud } = world.tenants;
  return {
    cloud: CLOUDS[cloud[tenant]!]!,
    cloudSetting: cloudSettingOn(world, tenant, cloud[other]!),
    tenantAdded: hasSet(world, tenant, other, TENANT_SETTING.added),
  };
}

function judgementOf({ host, joiner }: GuestQuery, answer: GuestAnswer, how: string): Judgement {
  return {
    about: 'guest-account',
    outcome: answer.outcome,
    row: answer.row,
    because: answer.gates.find(({ pass }) => !pass)?.because ?? null,
    gates: answer.gates.map(({ gate, side, pass, because }) => ({
      gate: side === undefined ? gate : `${gate} (${side})`,
      pass,
      because,
    })),
    inputs: {
      invitation: how,
      hostCloud: host.cloud,
      hostCloudSetting: host.cloudSetting,
      hostTenantAdded: host.tenantAdded,
      joinerCloud: joiner.cloud,
      joinerCloudSetting: joiner.cloudSetting,
      joinerTenantAdded: joiner.tenantAdded,
    },
    source: answer.source,
  };
}
