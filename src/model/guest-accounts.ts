/**
 * What a World says about guest accounts and about the settings of tenants towards each other. Meetings across
 * clouds ask the same settings (R5.16).
 */
import { GUEST_STATE, TENANT_SETTING } from './guests.ts';
import type { Changes } from './transition.ts';
import { T } from './transition.ts';
import { NONE } from './words.ts';
import type { World } from './world.ts';

export const setGuestState = (to: Changes, guest: number, state: number): void =>
  to.change(T.setGuestState, guest, state, 0, 0, 0, 0);
/** NONE leaves what is set. */
export const setCloudSettings = (to: Changes, tenant: number, clouds: number, requiresMfa: number): void =>
  to.change(T.setCloudSettings, tenant, clouds, requiresMfa, 0, 0, 0);
export const setTenantSettings = (to: Changes, tenantPair: number, settings: number): void =>
  to.change(T.setTenantSettings, tenantPair, settings, 0, 0, 0, 0);

/** The guest row of an account, NONE if this user is a member of their tenant. Guests are few. */
export function guestOfAccount(world: World, account: number): number {
  const { guests } = world;
  for (let guest = 0; guest < guests.count; guest++) if (guests.account[guest] === account) return guest;
  return NONE;
}

/** Whether this user is a guest account. */
export function isGuest(world: World, user: number): boolean {
  return guestOfAccount(world, user) !== NONE;
}

/** The guest row of a person in a tenant, whatever its state; NONE if the scenario knows of none. */
export function guestOfPerson(world: World, person: number, tenant: number): number {
  const { guests, users } = world;
  for (let guest = 0; guest < guests.count; guest++) {
    if (guests.person[guest] === person && users.tenant[guests.account[guest]!] === tenant) return guest;
  }
  return NONE;
}

/** Whether the person has accepted the account and can use it. */
export function isThere(world: World, guest: number): boolean {
  return world.guests.state[guest] === GUEST_STATE.redeemed;
}

/** Whether the person has a guest account in this tenant that they have accepted (R5.17). */
export function hasGuestAccount(world: World, person: number, tenant: number): boolean {
  const guest = guestOfPerson(world, person, tenant);
  return guest !== NONE && isThere(world, guest);
}

/** The person behind a user: of a guest account its owner, else the user. */
export function personBehind(world: World, user: number): number {
  const guest = guestOfAccount(world, user);
  return guest === NONE ? user : world.guests.person[guest]!;
}

/** Whether the tenant has turned on the Microsoft cloud setting for this cloud (R5.16, R5.20). */
export function cloudSettingOn(world: World, tenant: number, cloud: number): boolean {
  const { cloudSettings } = world;
  return tenant < cloudSettings.count && (cloudSettings.clouds[tenant]! & (1 << cloud)) !== 0;
}

/** Whether the tenant's Conditional Access asks people of other tenants for multi-factor authentication (R5.19). */
export function requiresMfa(world: World, tenant: number): boolean {
  return tenant < world.cloudSettings.count && world.cloudSettings.requiresMfa[tenant] === 1;
}

/** What the tenant has set towards the other one, bits of TENANT_SETTING; 0 if it has not added it. */
export function settingsTowards(world: World, tenant: number, other: number): number {
  const { tenantPairs } = world;
  for (let pair = 0; pair < tenantPairs.count; pair++) {
    if (tenantPairs.tenant[pair] === tenant && tenantPairs.other[pair] === other) {
      const settings = tenantPairs.settings[pair]!;
      return (settings & TENANT_SETTING.added) === 0 ? 0 : settings;
    }
  }
  return 0;
}

/** Whether the tenant has set all these bits of TENANT_SETTING towards the other. */
export function hasSet(world: World, tenant: number, other: number, bits: number): boolean {
  return (settingsTowards(world, tenant, other) & bits) === bits;
}
