/** The two contact lists of a person, and their copy at the upgrade. R7.7, R7.10; question 39. */

import type { Cell } from './cell.ts';
import { eventKind, type OwnedTimer, transitionKind } from './kinds.ts';
import { CLIENTS } from './words.ts';

/**
 * How far the copy of the Skype for Business list to Teams is: none is to come, it begins with the next sign-in to
 * Teams, it is under way, it failed and is tried again, it is done.
 */
export const CONTACT_COPIES = ['none', 'due', 'underWay', 'retrying', 'done'] as const;
export const CONTACT_COPY = { none: 0, due: 1, underWay: 2, retrying: 3, done: 4 } as const;

const LIST = ['list', CLIENTS] as const;

/** Events that are scheduled; `contactBook` is a person's two lists, `contactEntry` one name in them. */
export const CONTACT_EVENTS = [
  eventKind('contact-copy-ran', 3, 'contactBook', 'user'),
  eventKind('contact-added', 6, 'contactBook', 'user', 'contactEntry', LIST),
  eventKind('contact-removed', 6, 'contactBook', 'user', 'contactEntry', LIST),
  eventKind('contact-store-set', 1, 'contactBook', 'user', 'unified'),
] as const;

/**
 * What those events, a change of mode, a sign-in and a move bring about in the same instant. `leftOut` contacts and
 * `groupsLeftOut` groups were too many, `notPeople` are entries that are never copied; `contact` is a user.
 */
export const CONTACT_FOLLOW_ONS = [
  eventKind('contact-copy-awaited', 1, 'contactBook', 'user'),
  eventKind('contact-copy-started', 2, 'contactBook', 'user'),
  eventKind(
    'contacts-copied',
    3,
    'contactBook',
    'user',
    'copied',
    'leftOut',
    'notPeople',
    'groups',
    'groupsLeftOut',
  ),
  eventKind('contact-left-out', 3, 'contactBook', 'user', 'contact'),
  eventKind('contact-copy-failed', 3, 'contactBook', 'user', 'because'),
  eventKind('contacts-merged-back', 1, 'contactBook', 'user', 'merged'),
  eventKind('contacts-not-merged-back', 1, 'contactBook', 'user', 'kept'),
] as const;

/** `more` are contacts whom the scenario does not name. */
export const CONTACT_TRANSITIONS = [
  transitionKind('enter-contact', 'contactEntry', LIST),
  transitionKind('strike-contact', 'contactEntry', LIST),
  transitionKind('count-contacts', 'contactBook', LIST, 'more', 'groups'),
  transitionKind('note-left-out', 'contactBook', 'leftOut', 'groupsLeftOut', 'notPeople'),
  transitionKind('set-contact-copy', 'contactBook', ['copy', CONTACT_COPIES]),
  // Nothing is to be copied any more.
  transitionKind('drop-contact-copy', 'contactBook'),
  transitionKind('set-contact-store', 'contactBook', 'unified'),
] as const;

export const CONTACT_TABLES = {
  contactBooks: {
    user: 'i32',
    /** Its entries are the rows `first` to `first + size - 1`: all who are ever in one of the two lists. */
    first: 'i32',
    size: 'i32',
    /** Contacts of each list that have no row. */
    moreTeams: 'i32',
    moreSfb: 'i32',
    groupsTeams: 'i32',
    groupsSfb: 'i32',
    /** Entries of the Skype for Business list that are no users of a tenant: telephone numbers, distribution lists. */
    notPeople: 'i32',
    /** 1 while the contacts are in the unified contact store, in Exchange. */
    unified: 'u8',
    copy: 'u8',
    /** What the last copy did not take along. */
    leftOut: 'i32',
    groupsLeftOut: 'i32',
    notCopied: 'i32',
    /** Until then a move back on-premises merges the lists (R7.7); -1 if that was before the start. */
    mergesUntilUs: 'f64',
  },
  contactEntries: { contactBook: 'i32', contact: 'i32', inTeams: 'u8', inSfb: 'u8' },
} as const satisfies Record<string, Record<string, Cell>>;

/** Timers among the events, see OwnedTimer. */
export const CONTACT_TIMERS = [
  { event: 'contact-copy-ran', owner: 'contactBooks', stoppedBy: ['drop-contact-copy'] },
] as const satisfies readonly OwnedTimer[];

/** Operands that are ids, of records and of transitions, with their tables. */
export const CONTACT_OWNERS = {
  contactBook: 'contactBooks',
  contactEntry: 'contactEntries',
} as const satisfies Record<string, keyof typeof CONTACT_TABLES>;

/** What the scenario names: the word for one, with its table. */
export const CONTACT_NAMED = {} as const satisfies Record<string, keyof typeof CONTACT_TABLES>;
