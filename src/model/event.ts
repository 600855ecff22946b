/**
 * The events that can happen. An event is a kind and up to four whole numbers; its class orders it among the
 * events of one instant (design: 1 rules, modes, policies, links; 2 sign-in and sign-out; 3 expiry; 4 hops and
 * arrivals; 5 presence; 6 what a person does; 7 samples). Names are in the past tense.
 */

import type { Operand } from './transition.ts';
import { CLIENTS, HOMES, MODES, PRESENCES } from './words.ts';

export interface EventKind {
  readonly name: string;
  /** Order among the events of one instant; follow-ons, which happen within another event, have that event's. */
  readonly class: 1 | 2 | 3 | 4 | 5 | 6 | 7;
  readonly operands: readonly Operand[];
}

type Name = string | readonly [string, readonly string[]];

function kind(name: string, cls: EventKind['class'], ...operands: Name[]): EventKind {
  return {
    name,
    class: cls,
    operands: operands.map((o) => (typeof o === 'string' ? { name: o } : { name: o[0], words: o[1] })),
  };
}

const MODE_OPERAND = ['mode', MODES] as const;
const CLIENT_OPERAND = ['client', CLIENTS] as const;

/**
 * Events that are scheduled; the index is the code. `action` and `setting` point into the scenario's lists,
 * `parcel` is what is on its way, `message` the number of an attempt.
 */
export const EVENTS = [
  kind('rules-changed', 1, 'epoch'),
  kind('tenant-upgraded', 1, 'tenant'),
  kind('link-failed', 1, 'link'),
  kind('link-restored', 1, 'link'),
  kind('mode-granted', 1, 'user', MODE_OPERAND),
  kind('group-mode-granted', 1, 'group', MODE_OPERAND),
  kind('tenant-mode-granted', 1, 'tenant', MODE_OPERAND),
  kind('mode-took-effect', 1, 'user'),
  kind('client-learned-mode', 1, 'user'),
  kind('peer-mode-learned', 1, 'pair', 'watcher'),
  kind('user-moved', 1, 'user', ['homed', HOMES], 'moveToTeams'),
  kind('external-access-set', 1, 'setting'),
  kind('user-access-set', 1, 'user', 'access'),
  kind('client-signed-in', 2, 'user', CLIENT_OPERAND),
  kind('client-signed-out', 2, 'user', CLIENT_OPERAND),
  kind('session-expired', 3, 'thread'),
  kind('peer-mode-checked', 3, 'pair'),
  kind('missed-mail-due', 3, 'user', CLIENT_OPERAND),
  kind('client-idled', 3, 'user', CLIENT_OPERAND),
  kind('message-hopped', 4, 'message', 'hop'),
  kind('message-arrived', 4, 'message'),
  kind('failure-learned', 4, 'message'),
  kind('presence-arrived', 5, 'pair', 'watcher', CLIENT_OPERAND, 'shown'),
  kind('message-attempted', 6, 'action'),
  kind('activity-set', 6, 'user', CLIENT_OPERAND, ['activity', PRESENCES]),
  kind('traffic-due', 6, 'user'),
] as const;

export const E = {
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
  trafficDue: 25,
} as const;

/**
 * What an event brings about in the same instant, as records of their own with that event as cause: attempt, send,
 * hop, arrival and each outcome are told apart for one message.
 */
export const FOLLOW_ONS = [
  kind('message-sent', 6, 'message'),
  kind('message-refused', 6, 'message'),
  kind('message-delivered', 4, 'message'),
  kind('message-missed', 4, 'message'),
  kind('message-failed', 4, 'message'),
  kind('request-refused', 1, 'user'),
  kind('missed-mail-sent', 3, 'user', CLIENT_OPERAND),
  kind('thread-disabled', 1, 'thread'),
] as const;

export const F = {
  messageSent: 0,
  messageRefused: 1,
  messageDelivered: 2,
  messageMissed: 3,
  messageFailed: 4,
  requestRefused: 5,
  missedMailSent: 6,
  threadDisabled: 7,
} as const;
