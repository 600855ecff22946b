/** Domains, directory synchronisation, address lists, and sign-in through the company's own service. R14.3, R14.4, R16.4. */

import type { Cell } from './cell.ts';
import { RECIPIENTS, WITHOUT_WORDS } from './directory-words.ts';
import { type EventKind, eventKind, type OwnedTimer, type TransitionKind, transitionKind } from './kinds.ts';

/**
 * Events that are scheduled; at most four operands. `directoryAddress` is an address by its place among all,
 * `customRules` bits of CUSTOM_RULES, `byClock` 1 for a cycle that the server's own clock has started, `because` the
 * reason that says what the server makes of the person.
 */
export const DIRECTORY_EVENTS = [
  eventKind('directory-user-created', 1, 'user'),
  eventKind('directory-user-removed', 1, 'user'),
  eventKind('directory-user-renamed', 1, 'user', 'directoryAddress'),
  eventKind('custom-rules-set', 1, 'syncServer', 'customRules'),
  eventKind('federation-service-failed', 1),
  eventKind('federation-service-restored', 1),
  eventKind('sync-cycle-started', 3, 'syncServer', 'byClock'),
  eventKind('directory-object-arrived', 4, 'syncServer', 'user', 'directoryAddress', 'because'),
] as const satisfies readonly EventKind[];

/** What those events bring about in the same instant. `platform` is a mail platform. */
export const DIRECTORY_FOLLOW_ONS = [
  eventKind('address-listed', 4, 'user', 'platform'),
  eventKind('address-unlisted', 4, 'user', 'platform'),
  eventKind('directory-conflict-found', 4, 'user', 'syncServer', 'because'),
  eventKind('sync-cycle-failed', 3, 'syncServer', 'because'),
] as const satisfies readonly EventKind[];

export const DIRECTORY_TRANSITIONS = [
  transitionKind('set-directory-entry', 'user', 'exists', 'directoryAddress'),
  transitionKind('set-custom-rules', 'syncServer', 'customRules'),
  transitionKind('start-sync-cycle', 'syncServer'),
  transitionKind(
    'put-directory-object',
    'syncServer',
    'user',
    ['becomes', RECIPIENTS],
    'directoryAddress',
    ['withoutAddress', WITHOUT_WORDS],
    'because',
  ),
  transitionKind('set-federation-service', 'down'),
] as const satisfies readonly TransitionKind[];

export const DIRECTORY_TABLES = {
  /** Servers that synchronise the premises to the tenant of one platform. Times are microseconds since the start. */
  syncServers: {
    platform: 'i32',
    everyUs: 'f64',
    /** Bits of CUSTOM_RULES. */
    customRules: 'u8',
    /** 1 if `syncScopes` says which domains it takes, 0 if it takes all. */
    scoped: 'u8',
    /** When its latest cycle began, -1 before the first in the run. */
    startedUs: 'f64',
    cycles: 'i32',
  },
  syncScopes: { syncServer: 'i32', domain: 'i32' },
  /** The directory on premises; the row of a user is their id. Empty if the scenario has no directory. */
  directoryEntries: { exists: 'u8', address: 'i32' },
  /** Addresses that anybody has or gets: the mail domain (NONE if it is none), and the place of the first address with that local part. */
  directoryAddresses: { domain: 'i32', local: 'i32' },
  /** Further addresses of people. */
  proxyAddresses: { user: 'i32', address: 'i32' },
  /** What each server has made of each user, at server * users + user. */
  directoryObjects: {
    recipient: 'u8',
    address: 'i32',
    /** A code of WITHOUT: what the tenant keeps back, because another object has it. */
    withoutAddress: 'u8',
    /** Reason of what it is. */
    because: 'i16',
    /** Since when the address list shows them, -1 while it does not; and the start of the cycle that brought it. */
    sinceUs: 'f64',
    cycleUs: 'f64',
  },
  /** One row if the scenario has a federation service. */
  federationServices: { down: 'u8' },
  /** By domain: 1 if sign-in always goes through the federation service; and its mail domain, which may say so too. */
  signInDomains: { federated: 'u8', mailDomain: 'i32' },
} as const satisfies Record<string, Record<string, Cell>>;

/** Timers among the events, see OwnedTimer. */
export const DIRECTORY_TIMERS = [] as const satisfies readonly OwnedTimer[];

/** Operands that are ids, of records and of transitions, with their tables. */
export const DIRECTORY_OWNERS = {
  syncServer: 'syncServers',
  directoryAddress: 'directoryAddresses',
} as const satisfies Record<string, keyof typeof DIRECTORY_TABLES>;

/** What the scenario names: the word for one, with its table. */
export const DIRECTORY_NAMED = {
  syncServer: 'syncServers',
  directoryAddress: 'directoryAddresses',
} as const satisfies Record<string, keyof typeof DIRECTORY_TABLES>;
