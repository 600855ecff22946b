/**
 * Guest accounts: a person of one tenant who has an account in another (R13, R5.20, R5.21), and what tenants have set
 * about each other, which guests and meetings across clouds need alike (R5.16, R5.20).
 */

import type { Cell } from './cell.ts';
import { type EventKind, eventKind, type OwnedTimer, type TransitionKind, transitionKind } from './kinds.ts';

/** How somebody is asked in: as a guest by user principal name or by mail address, as B2B member, or directly. */
export const INVITATIONS = ['byUpn', 'byMail', 'asMember', 'directConnect'] as const;

/**
 * What becomes of a guest account: nobody has asked for it, an invitation is on its way, the person has accepted and
 * can use it, it was taken away.
 */
export const GUEST_STATES = ['planned', 'invited', 'redeemed', 'removed'] as const;
export const GUEST_STATE = { planned: 0, invited: 1, redeemed: 2, removed: 3 } as const;

/** Bits of what one tenant has set towards another. */
export const TENANT_SETTING = { added: 1, inbound: 2, outbound: 4, trustsMfa: 8 } as const;

/** Events that are scheduled; at most four operands. `user` is the person, not the account. */
export const GUEST_EVENTS = [
  eventKind('guest-invited', 6, 'guest', 'user', 'by', ['invitation', INVITATIONS]),
  eventKind('invitation-redeemed', 6, 'guest', 'user'),
  eventKind('guest-removed', 1, 'guest', 'user'),
  // The account that is active from now on; `guest` is NONE for the person's own.
  eventKind('account-switched', 2, 'user', 'guest'),
  // `clouds` has bit 1 << cloud for every Microsoft cloud setting that is on; NONE leaves it, and so for the other.
  eventKind('cloud-settings-set', 1, 'tenant', 'clouds', 'requiresMfa'),
  // Bits of TENANT_SETTING: those in `which` become as in `settings`.
  eventKind('tenant-settings-set', 1, 'tenantPair', 'which', 'settings'),
] as const satisfies readonly EventKind[];

/** What those events bring about in the same instant. */
export const GUEST_FOLLOW_ONS = [] as const satisfies readonly EventKind[];

export const GUEST_TRANSITIONS = [
  transitionKind('set-guest-state', 'guest', ['state', GUEST_STATES]),
  transitionKind('set-cloud-settings', 'tenant', 'clouds', 'requiresMfa'),
  transitionKind('set-tenant-settings', 'tenantPair', 'settings'),
] as const satisfies readonly TransitionKind[];

export const GUEST_TABLES = {
  /** Guest accounts. The account is a user of the host's tenant; person and account are ids of users. */
  guests: {
    account: 'i32',
    person: 'i32',
    /** A value of GUEST_STATE. */
    state: 'u8',
    /** Since when it is in that state; 0 for what the scenario begins with. */
    sinceUs: 'f64',
  },
  /** A row for every tenant, or none at all if the scenario says nothing about it. */
  cloudSettings: {
    /** Bit 1 << cloud for every Microsoft cloud setting that is on. */
    clouds: 'u8',
    /** Conditional Access asks people of other tenants for multi-factor authentication. */
    requiresMfa: 'u8',
  },
  /** What `tenant` has set towards `other`, for every pair that the scenario speaks of. */
  tenantPairs: { tenant: 'i32', other: 'i32', settings: 'u8' },
} as const satisfies Record<string, Record<string, Cell>>;

/** Timers among the events, see OwnedTimer. */
export const GUEST_TIMERS = [] as const satisfies readonly OwnedTimer[];

/** Operands that are ids, of records and of transitions, with their tables. */
export const GUEST_OWNERS = {
  guest: 'guests',
  tenantPair: 'tenantPairs',
} as const satisfies Record<string, keyof typeof GUEST_TABLES>;

/** What the scenario names: the word for one, with its table. */
export const GUEST_NAMED = {} as const satisfies Record<string, keyof typeof GUEST_TABLES>;
