/** Data boundaries: labels that keep messages in a cloud, and where people's data should live. R16.1, R16.2. */

import type { Cell } from './cell.ts';
import { type EventKind, eventKind, type OwnedTimer, type TransitionKind, transitionKind } from './kinds.ts';
import { CLOUDS } from './words.ts';

/** What of a person lives somewhere: their Teams, their Skype for Business account, their mailbox. */
export const HOME_KINDS = ['Teams', 'SfB', 'mailbox'] as const;
export const HOME_KIND = { Teams: 0, SfB: 1, mailbox: 2 } as const;

/** Events that are scheduled; at most four operands. */
export const BOUNDARY_EVENTS = [
  // At the start, for everybody with a residency.
  eventKind('residency-checked', 1, 'resident', 'user'),
] as const satisfies readonly EventKind[];

/** What those events, and those of messages, bring about in the same instant. */
export const BOUNDARY_FOLLOW_ONS = [
  eventKind('message-labelled', 6, 'message', 'label'),
  // At the instant in which a message has crossed the border between two clouds.
  eventKind('boundary-crossed', 4, 'message', 'label', ['fromCloud', CLOUDS], ['toCloud', CLOUDS]),
  // A mail has come to a platform of another cloud.
  eventKind('mail-left-cloud', 4, 'mail', 'label', ['fromCloud', CLOUDS], ['toCloud', CLOUDS]),
  eventKind('home-misplaced', 1, 'user', ['home', HOME_KINDS], ['residency', CLOUDS], ['cloud', CLOUDS]),
  eventKind('home-in-place', 1, 'user', ['home', HOME_KINDS], ['residency', CLOUDS]),
] as const satisfies readonly EventKind[];

export const BOUNDARY_TRANSITIONS = [
  transitionKind('count-crossing', 'label'),
  transitionKind('count-kept-back', 'label'),
  /** `homes` has bit 1 << kind for every home that is elsewhere. */
  transitionKind('set-misplaced', 'resident', 'homes'),
  transitionKind('enter-cloud', 'labelledMail', ['cloud', CLOUDS]),
] as const satisfies readonly TransitionKind[];

export const BOUNDARY_TABLES = {
  labels: {
    /** Bit 1 << cloud for the clouds that the label keeps messages in; 0: whichever they are in. */
    stayIn: 'u8',
    /** Whether a message that would leave is refused. */
    refuse: 'u8',
    /** How often a message with it has left. */
    crossings: 'i32',
    /** How many messages were refused because of it. */
    keptBack: 'i32',
  },
  labelledMails: {
    mail: 'i32',
    label: 'i32',
    /** The cloud in which it was last; on premises and before it is sent that of its sender's tenant. */
    cloud: 'u8',
  },
  /** People whose data should live in a certain cloud. */
  residents: {
    user: 'i32',
    /** Code of CLOUDS. */
    cloud: 'u8',
    /** Bit 1 << kind for every home that is elsewhere. */
    misplaced: 'u8',
    /** Since when it is so. */
    sinceUs: 'f64',
  },
} as const satisfies Record<string, Record<string, Cell>>;

/** Timers among the events, see OwnedTimer. */
export const BOUNDARY_TIMERS = [] as const satisfies readonly OwnedTimer[];

/** Operands that are ids, of records and of transitions, with their tables. */
export const BOUNDARY_OWNERS = {
  label: 'labels',
  resident: 'residents',
  labelledMail: 'labelledMails',
} as const satisfies Record<string, keyof typeof BOUNDARY_TABLES>;

/** What the scenario names: the word for one, with its table. */
export const BOUNDARY_NAMED = { label: 'labels' } as const satisfies Record<
  string,
  keyof typeof BOUNDARY_TABLES
>;
