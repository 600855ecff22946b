/** Meetings and shared screens: who may come in, who waits, what migrates. R10, R12, R5.14 to R5.19, R7.9. */

import type { Cell } from './cell.ts';
import { type EventKind, eventKind, type OwnedTimer, type TransitionKind, transitionKind } from './kinds.ts';
import {
  ADMISSION_ANSWERS,
  ATTENDEE_PARTS,
  ATTENDEE_STATES,
  ATTENDEES,
  JOIN_CLIENTS,
  JOIN_WAYS,
  JOIN_WISHES,
  LOBBY_SETTINGS,
  MEETING_FUNCTIONS,
  MEETING_KINDS,
  MEETING_TYPES,
  MEETING_WISHES,
  MIGRATION_CAUSES,
  MIGRATIONS,
} from './meeting-words.ts';
import { CLIENTS, PRESENCES } from './words.ts';

const WAY = ['way', JOIN_WAYS] as const;
const CLIENT = ['client', JOIN_CLIENTS] as const;
const SEEN_AS = ['seenAs', ATTENDEES] as const;
const FUNCTION = ['function', MEETING_FUNCTIONS] as const;
const TRIGGER = ['trigger', MIGRATION_CAUSES] as const;

/**
 * Events that are scheduled. `user` is NONE for a visitor, who has no account anywhere; who admits or ends is `user`,
 * too.
 */
export const MEETING_EVENTS = [
  eventKind('meeting-scheduled', 6, 'meeting', 'user', ['wanted', MEETING_WISHES]),
  /** The mail is there, and with it the entry in the calendar (R16.6). */
  eventKind('invitation-arrived', 4, 'attendee', 'user', 'meeting'),
  eventKind('meeting-link-passed', 6, 'attendee', 'user', 'meeting'),
  eventKind('meeting-join-tried', 6, 'attendee', 'user', CLIENT, ['as', JOIN_WISHES]),
  /** Name and devices are chosen: whoever joins is at the door. */
  eventKind('meeting-reached', 4, 'attendee', 'user', 'meeting'),
  eventKind('lobby-wait-ended', 3, 'attendee', 'user', 'meeting'),
  eventKind('lobby-answered', 6, 'attendee', 'user', ['answer', ADMISSION_ANSWERS], 'meeting'),
  eventKind('meeting-left', 6, 'attendee', 'user', 'meeting'),
  eventKind('meeting-ended', 6, 'meeting', 'user'),
  eventKind('meeting-function-tried', 6, 'attendee', 'user', FUNCTION, 'meeting'),
  eventKind('anonymous-join-set', 1, 'tenant', 'on'),
  eventKind('anonymous-join-took-effect', 1, 'tenant', 'on'),
  eventKind('organizer-policy-set', 1, 'user', 'on'),
  eventKind('organizer-policy-took-effect', 1, 'user', 'on'),
  eventKind('meeting-migration-asked', 1, 'user'),
  eventKind('meeting-migration-tried', 3, 'user', 'try'),
  eventKind('meeting-migration-ended', 3, 'user'),
] as const satisfies readonly EventKind[];

/** What those events bring about in the same instant. */
export const MEETING_FOLLOW_ONS = [
  eventKind('meeting-made', 6, 'meeting', 'user', ['type', MEETING_TYPES]),
  eventKind('meeting-not-made', 6, 'meeting', 'user', 'because'),
  eventKind('invitation-sent', 6, 'attendee', 'user', 'meeting'),
  eventKind('meeting-join-allowed', 6, 'attendee', 'user', 'meeting', WAY, SEEN_AS, 'namePrompt'),
  eventKind('meeting-join-refused', 6, 'attendee', 'user', 'meeting', 'because'),
  eventKind('lobby-entered', 4, 'attendee', 'user', 'meeting', 'because'),
  /** `by` let them in; NONE if the lobby let them pass. */
  eventKind('meeting-entered', 4, 'attendee', 'user', 'meeting', 'by'),
  eventKind('lobby-left', 4, 'attendee', 'user', 'meeting', ['end', ATTENDEE_STATES]),
  eventKind('lobby-answer-refused', 6, 'attendee', 'user', 'because'),
  eventKind('meeting-started', 4, 'meeting'),
  eventKind('meeting-over', 6, 'meeting'),
  eventKind('meeting-end-refused', 6, 'meeting', 'user', 'because'),
  eventKind('meeting-function-done', 6, 'attendee', 'user', 'meeting', FUNCTION),
  eventKind('meeting-function-refused', 6, 'attendee', 'user', 'meeting', FUNCTION, 'because'),
  eventKind('meeting-chat-received', 6, 'attendee', 'user', 'meeting', 'sender'),
  eventKind('migration-queued', 1, 'user', TRIGGER),
  eventKind('migration-failed', 3, 'user', 'try'),
  eventKind('migration-given-up', 3, 'user'),
  eventKind('meeting-migrated', 3, 'meeting', 'user'),
  eventKind('meeting-migration-skipped', 1, 'meeting', 'user', 'because'),
] as const satisfies readonly EventKind[];

export const MEETING_TRANSITIONS = [
  transitionKind('schedule-meeting', 'meeting', ['type', MEETING_TYPES]),
  transitionKind('refuse-meeting', 'meeting', 'because'),
  /** A meeting that no scenario has named: `peer` is the one invited peer of a promoted one, NONE if none. */
  transitionKind('add-meeting', ['kind', MEETING_KINDS], 'user', ['type', MEETING_TYPES], 'peer', [
    'lobby',
    LOBBY_SETTINGS,
  ]),
  /** `who` is a user or NONE, `visitor` a visitor or NONE. */
  transitionKind('add-attendee', 'meeting', 'who', 'visitor'),
  transitionKind('send-invitation', 'attendee'),
  transitionKind('enter-in-calendar', 'attendee'),
  transitionKind('pass-meeting-link', 'attendee'),
  transitionKind('begin-joining', 'attendee', CLIENT, WAY, SEEN_AS, 'namePrompt'),
  transitionKind('refuse-joining', 'attendee', 'because'),
  transitionKind('wait-in-lobby', 'attendee', 'because'),
  /** `by` as in meeting-entered; `before` is what their client `shownIn` showed until now, NONE if it goes on so. */
  transitionKind('enter-meeting', 'attendee', 'by', ['before', PRESENCES], ['shownIn', CLIENTS]),
  transitionKind('end-lobby-wait', 'attendee', ['end', ATTENDEE_STATES]),
  transitionKind('leave-meeting', 'attendee'),
  transitionKind('start-meeting', 'meeting'),
  transitionKind('end-meeting', 'meeting'),
  transitionKind('set-attendee-part', 'attendee', ['part', ATTENDEE_PARTS], 'value'),
  /** `because` is 0 for what was done. */
  transitionKind('try-function', 'attendee', FUNCTION, 'because'),
  transitionKind('set-anonymous-join', 'tenant', 'on'),
  transitionKind('set-organizer-policy', 'user', 'on'),
  transitionKind('set-migration', 'user', ['state', MIGRATIONS], TRIGGER, 'tries'),
  transitionKind('migrate-meeting', 'meeting'),
  transitionKind('leave-meeting-as-is', 'meeting', 'because'),
] as const satisfies readonly TransitionKind[];

/** Times are microseconds since the start, NONE for none. */
export const MEETING_TABLES = {
  meetings: {
    organizer: 'i32',
    kind: 'u8',
    type: 'u8',
    status: 'u8',
    lobby: 'u8',
    /** Anonymous users and callers may start it (R12.6). */
    anonymousStart: 'u8',
    /** When it is to begin. */
    dueUs: 'f64',
    startedUs: 'f64',
    endedUs: 'f64',
    /** The one invited peer of a promoted meeting, else NONE. */
    peer: 'i32',
    /** Its attendees are a list: the last that was added, see attendees.next. */
    firstAttendee: 'i32',
    /** How many people are invited besides those in the table. */
    others: 'i32',
    migration: 'u8',
    /** Why it was refused, or left as it is; 0 if it was not. */
    because: 'i16',
  },
  /** A person and a meeting that they are invited to, or that they try to join. */
  attendees: {
    meeting: 'i32',
    /** NONE for a visitor. */
    user: 'i32',
    visitor: 'i32',
    next: 'i32',
    /** They are on the list of invitees. */
    invited: 'u8',
    /** May let people in, as the organiser may. */
    presenter: 'u8',
    invitation: 'u8',
    calendarUs: 'f64',
    /** Somebody has passed the link on to them. */
    hasLink: 'u8',
    state: 'u8',
    /** Since when the state has been so; NONE before anything was done. */
    sinceUs: 'f64',
    /** As they last came: the way in, as whom the lobby sees them, and with which client. */
    way: 'u8',
    seenAs: 'u8',
    client: 'u8',
    /** They were asked for a name before they came. */
    namePrompt: 'u8',
    admission: 'u8',
    /** Why they were refused, or wait; else 0. */
    because: 'i16',
    /** The function tried last, NONE before, and why it was refused, 0 if it was done. */
    tried: 'i8',
    triedBecause: 'i16',
    muted: 'u8',
    video: 'u8',
    sharing: 'u8',
    hand: 'u8',
    /** What the client that shows the meeting showed before they came in; NONE if none shows it. */
    before: 'i8',
    shownIn: 'u8',
  },
  /** People who have no account anywhere. */
  visitors: { known: 'u8' },
  /** One row for each tenant, or none at all: then everything is as by default. */
  meetingTenants: {
    anonymousJoin: 'u8',
    /** Code of MEETING_PROVIDERS: what Islands users may schedule. */
    provider: 'u8',
  },
  /** One row for each user, or none at all. */
  meetingUsers: {
    /** Their policy lets anonymous users join meetings that they organise. */
    anonymousPolicy: 'u8',
    mailboxOnPrem: 'u8',
    /** TeamsOnly from the first day on: never had Skype for Business (R12.3). */
    newInTeams: 'u8',
    migration: 'u8',
    cause: 'u8',
    tries: 'i32',
    /** How many tries of a migration fail before one succeeds. */
    failing: 'i32',
  },
  /** One row, or none: days of the calendar within the run, as times; negative if they were before it. */
  meetingDays: { grantsMigrateUntilUs: 'f64', newAnonymousFromUs: 'f64', allAnonymousFromUs: 'f64' },
} as const satisfies Record<string, Record<string, Cell>>;

/** Timers among the events, see OwnedTimer. */
export const MEETING_TIMERS = [
  {
    event: 'lobby-wait-ended',
    owner: 'attendees',
    stoppedBy: ['enter-meeting', 'end-lobby-wait'],
  },
  { event: 'anonymous-join-took-effect', owner: 'tenants', stoppedBy: [] },
  { event: 'organizer-policy-took-effect', owner: 'users', stoppedBy: [] },
  { event: 'meeting-migration-tried', owner: 'users', stoppedBy: [] },
] as const satisfies readonly OwnedTimer[];

/** Operands that are ids, of records and of transitions, with their tables. */
export const MEETING_OWNERS = {
  meeting: 'meetings',
  attendee: 'attendees',
} as const satisfies Record<string, keyof typeof MEETING_TABLES>;

/** What the scenario names: the word for one, with its table. */
export const MEETING_NAMED = {
  meeting: 'meetings',
  visitor: 'visitors',
} as const satisfies Record<string, keyof typeof MEETING_TABLES>;
