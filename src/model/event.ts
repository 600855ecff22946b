/**
 * The events that can happen. A kind has a class, which orders it among the events of one instant (design: 1 rules,
 * modes, policies, links; 2 sign-in and sign-out; 3 expiry; 4 hops and arrivals; 5 presence; 6 what a person does;
 * 7 samples), and operands: the whole numbers that its record in a trace carries. Names are in the past tense.
 */
import { FEATURE_EVENTS, FEATURE_FOLLOW_ONS } from './features.ts';
import { codesFrom, type EventKind, eventKind as kind } from './kinds.ts';
import { CLIENTS, HOMES, KINDS, METHODS, MODES, PRESENCES } from './words.ts';

export type { EventKind };

const MODE_OPERAND = ['mode', MODES] as const;
const CLIENT_OPERAND = ['client', CLIENTS] as const;
/** What the person asked for, see WISH. */
const WISHES = ['newest', 'new', 'of', 'reply', 'group', 'link'] as const;

/**
 * Events that are scheduled; the index is the code. Operands named user, tenant, domain, group, link, mark, pair,
 * thread, from, to, of, watcher are ids (`mark` and `of` of named messages, `watcher` 0 for the pair's lo and 1
 * for its hi); `because` is a reason, `row` a table row, `message` the number of an attempt, `session` and
 * `window` numbers of SIP sessions, `setting` and `epoch` places in the scenario's and the rules' lists. NONE
 * (-1) in any of them means that there is none.
 */
const CHAT_EVENTS = [
  kind('rules-changed', 1, 'epoch'),
  kind('tenant-upgraded', 1, 'tenant'),
  kind('link-failed', 1, 'link'),
  kind('link-restored', 1, 'link'),
  kind('mode-granted', 1, 'user', MODE_OPERAND),
  kind('group-mode-granted', 1, 'group', MODE_OPERAND),
  kind('tenant-mode-granted', 1, 'tenant', MODE_OPERAND),
  kind('mode-took-effect', 1, 'user', 'grant'),
  kind('client-learned-mode', 1, 'user'),
  kind('peer-mode-learned', 1, 'pair', 'watcher'),
  kind('user-moved', 1, 'user', ['homed', HOMES], 'moveToTeams'),
  kind('external-access-set', 1, 'setting'),
  kind('user-access-set', 1, 'user', 'access'),
  kind('client-signed-in', 2, 'user', CLIENT_OPERAND),
  kind('client-signed-out', 2, 'user', CLIENT_OPERAND),
  kind('session-expired', 3, 'thread', 'session'),
  kind('peer-mode-checked', 3, 'pair'),
  kind('missed-mail-due', 3, 'user', CLIENT_OPERAND),
  kind('client-idled', 3, 'user', CLIENT_OPERAND),
  kind('message-hopped', 4, 'message', 'link'),
  kind('message-arrived', 4, 'message', 'link'),
  kind('failure-learned', 4, 'message', 'user'),
  kind('presence-arrived', 5, 'pair', 'watcher', CLIENT_OPERAND, ['presence', PRESENCES]),
  kind(
    'message-attempted',
    6,
    'message',
    'mark',
    'from',
    'to',
    ['via', CLIENTS],
    ['wish', WISHES],
    'of',
    'features',
    ['kind', KINDS],
  ),
  kind('activity-set', 6, 'user', CLIENT_OPERAND, ['activity', PRESENCES]),
  kind('message-stalled', 4, 'message', 'link'),
  kind('link-wait-ended', 4, 'message', 'link'),
  kind('message-held', 4, 'message', 'link'),
] as const;

const CHAT_E = {
  rulesChanged: 0,
  tenantUpgraded: 1,
  linkFailed: 2,
  linkRestored: 3,
  modeGranted: 4,
  groupModeGranted: 5,
  tenantModeGranted: 6,
  modeTookEffect: 7,
  clientLearnedMode: 8,
  peerModeLearned: 9,
  userMoved: 10,
  externalAccessSet: 11,
  userAccessSet: 12,
  clientSignedIn: 13,
  clientSignedOut: 14,
  sessionExpired: 15,
  peerModeChecked: 16,
  missedMailDue: 17,
  clientIdled: 18,
  messageHopped: 19,
  messageArrived: 20,
  failureLearned: 21,
  presenceArrived: 22,
  messageAttempted: 23,
  activitySet: 24,
  /** The link that a message was crossing has gone down: it waits there and crosses it again. */
  messageStalled: 25,
  /** A message has waited for a link as long as it may. */
  linkWaitEnded: 26,
  /** A message has come a shorter way than the one before it in its thread, and waits for that one (N9). */
  messageHeld: 27,
} as const;

/** All events, those of chats and modes first; the index is the code. */
export const EVENTS = [...CHAT_EVENTS, ...FEATURE_EVENTS] as const;
/** The codes, by name. */
export const E = { ...CHAT_E, ...codesFrom(CHAT_EVENTS.length, FEATURE_EVENTS) } as const;
/** The first event of the features beyond chats. */
export const FIRST_FEATURE_EVENT: number = CHAT_EVENTS.length;

/**
 * What an event brings about in the same instant, as records of their own with that event as cause: attempt, send,
 * hop, arrival and each outcome are told apart for one message. `window` is the session in whose window the person
 * wrote, `stripped` the bits of FEATURES that the method loses.
 */
const CHAT_FOLLOW_ONS = [
  kind(
    'message-sent',
    6,
    'message',
    'thread',
    'session',
    'newSession',
    'window',
    ['lands', CLIENTS],
    ['method', METHODS],
    'textOnly',
    'stripped',
  ),
  kind('message-refused', 6, 'message', 'because'),
  kind('message-delivered', 4, 'message', CLIENT_OPERAND),
  kind('message-missed', 4, 'message', CLIENT_OPERAND, 'because'),
  kind('message-failed', 4, 'message', 'because'),
  kind('request-refused', 1, 'user', 'because'),
  kind('missed-mail-sent', 3, 'user', CLIENT_OPERAND),
] as const;

const CHAT_F = {
  messageSent: 0,
  messageRefused: 1,
  messageDelivered: 2,
  messageMissed: 3,
  messageFailed: 4,
  requestRefused: 5,
  missedMailSent: 6,
} as const;

export const FOLLOW_ONS = [...CHAT_FOLLOW_ONS, ...FEATURE_FOLLOW_ONS] as const;
export const F = { ...CHAT_F, ...codesFrom(CHAT_FOLLOW_ONS.length, FEATURE_FOLLOW_ONS) } as const;

/** Every kind of record: events first, then follow-ons. The index is the kind's code in a trace. */
export const RECORD_KINDS: readonly EventKind[] = [...EVENTS, ...FOLLOW_ONS];
/** Code of the follow-on `F.x` among the records is `FIRST_FOLLOW_ON + F.x`. */
export const FIRST_FOLLOW_ON: number = EVENTS.length;
