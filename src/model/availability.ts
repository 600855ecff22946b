/** Free/busy queries between mailboxes. R14.2, R14.5 to R14.7, R14.11, R14.12. */

import type { Cell } from './cell.ts';
import { type EventKind, eventKind, type OwnedTimer, type TransitionKind, transitionKind } from './kinds.ts';

/** What has become of a query. `told`: the default free/busy information came back. */
export const FREE_BUSY_OUTCOMES = ['planned', 'underWay', 'told', 'noInformation'] as const;
export const FREE_BUSY_OUTCOME = { planned: 0, underWay: 1, told: 2, noInformation: 3 } as const;

/** By what a query goes; see the table of pairs in the rules. */
export const FREE_BUSY_WAYS = ['own', 'hybrid', 'addressSpace', 'relationship'] as const;

/** AccessMethod of an availability address space (R14.5). */
export const ACCESS_METHODS = [
  'OrgWideFBToken',
  'OrgWideFB',
  'PerUserFB',
  'OrgWideFBBasic',
  'InternalProxy',
] as const;

/** Hosts of TargetServiceEpr that the documentation lists; the last stands for any other. */
export const SERVICE_EPRS = [
  'outlook.office.com',
  'partner.outlook.cn',
  'outlook.office365.us',
  'other',
] as const;

/**
 * Events that are scheduled; at most four operands. `user` asks, `whose` calendar is asked for; a query that has reached a
 * platform is answered to `nextPlatform`; `told` is 1 with information and 0 without.
 */
export const AVAILABILITY_EVENTS = [
  eventKind('free-busy-reached', 4, 'freeBusy', 'platform', 'nextPlatform'),
  eventKind('free-busy-answered', 4, 'freeBusy', 'user', 'told', 'because'),
  eventKind('free-busy-asked', 6, 'freeBusy', 'user', 'whose'),
] as const satisfies readonly EventKind[];

/** What those events bring about in the same instant. */
export const AVAILABILITY_FOLLOW_ONS = [
  eventKind('free-busy-told', 4, 'freeBusy', 'user', 'whose'),
  eventKind('free-busy-withheld', 4, 'freeBusy', 'user', 'whose', 'because'),
] as const satisfies readonly EventKind[];

export const AVAILABILITY_TRANSITIONS = [
  transitionKind('send-free-busy', 'freeBusy', ['way', FREE_BUSY_WAYS]),
  transitionKind('settle-free-busy', 'freeBusy', ['outcome', FREE_BUSY_OUTCOMES], 'because'),
] as const satisfies readonly TransitionKind[];

export const AVAILABILITY_TABLES = {
  /** Queries that the scenario writes down. Times are microseconds since the start, -1 before. */
  freeBusyQueries: {
    user: 'i32',
    whose: 'i32',
    outcome: 'u8',
    /** Place in FREE_BUSY_WAYS, NONE while it has not left. */
    way: 'i8',
    because: 'i16',
    askedUs: 'f64',
    settledUs: 'f64',
  },
  /** Availability address spaces: of a platform, for a domain; `tenant` is NONE if the scenario has no such tenant. */
  addressSpaces: { platform: 'i32', domain: 'i32', tenant: 'i32', method: 'u8', endpoint: 'u8' },
  /** Tenants that the availability configuration of a platform allows. */
  allowedTenants: { platform: 'i32', tenant: 'i32' },
  /** Organisation relationships of a platform; `shares`: it tells the other free/busy. */
  organizationRelationships: { platform: 'i32', other: 'i32', shares: 'u8' },
} as const satisfies Record<string, Record<string, Cell>>;

/** Timers among the events, see OwnedTimer. */
export const AVAILABILITY_TIMERS = [] as const satisfies readonly OwnedTimer[];

/** Operands that are ids, of records and of transitions, with their tables. */
export const AVAILABILITY_OWNERS = { freeBusy: 'freeBusyQueries' } as const satisfies Record<
  string,
  keyof typeof AVAILABILITY_TABLES
>;

/** What the scenario names: the word for one, with its table. */
export const AVAILABILITY_NAMED = { freeBusy: 'freeBusyQueries' } as const satisfies Record<
  string,
  keyof typeof AVAILABILITY_TABLES
>;
