/**
 * Channels: the records of a sort that an overview draws on a line of their own. Every kind of record is in exactly
 * one group, so that the groups together are all records.
 */
import { E, F, FIRST_FOLLOW_ON, RECORD_KINDS } from '../../model/event.ts';

export const CHANNEL_GROUPS = [
  'messages',
  'refused',
  'lost',
  'upgrades',
  'policies',
  'sign-ins',
  'expiries',
  'presence',
  'links',
] as const;
export type ChannelGroup = (typeof CHANNEL_GROUPS)[number];

const FOLLOW_ONS: Readonly<Record<number, ChannelGroup>> = {
  [F.messageSent]: 'messages',
  [F.messageDelivered]: 'messages',
  [F.messageRefused]: 'refused',
  [F.messageMissed]: 'lost',
  [F.messageFailed]: 'lost',
  [F.requestRefused]: 'policies',
  [F.missedMailSent]: 'lost',
};

/** Changes of mode are upgrades, whatever asked for them; `lost` is what was missed or failed, and what tells of it. */
const EVENT_GROUPS: Readonly<Record<number, ChannelGroup>> = {
  [E.rulesChanged]: 'policies',
  [E.tenantUpgraded]: 'upgrades',
  [E.linkFailed]: 'links',
  [E.linkRestored]: 'links',
  [E.modeGranted]: 'upgrades',
  [E.groupModeGranted]: 'upgrades',
  [E.tenantModeGranted]: 'upgrades',
  [E.modeTookEffect]: 'upgrades',
  [E.clientLearnedMode]: 'upgrades',
  [E.peerModeLearned]: 'upgrades',
  [E.userMoved]: 'upgrades',
  [E.externalAccessSet]: 'policies',
  [E.userAccessSet]: 'policies',
  [E.clientSignedIn]: 'sign-ins',
  [E.clientSignedOut]: 'sign-ins',
  [E.sessionExpired]: 'expiries',
  [E.peerModeChecked]: 'upgrades',
  [E.missedMailDue]: 'lost',
  [E.clientIdled]: 'presence',
  [E.messageHopped]: 'messages',
  [E.messageArrived]: 'messages',
  [E.failureLearned]: 'lost',
  [E.presenceArrived]: 'presence',
  [E.messageAttempted]: 'messages',
  [E.activitySet]: 'presence',
  [E.messageStalled]: 'links',
  [E.linkWaitEnded]: 'links',
  [E.messageHeld]: 'messages',
};

/** By kind of record: the place of its group in CHANNEL_GROUPS. */
export const GROUP_OF_KIND: Uint8Array = Uint8Array.from(RECORD_KINDS, (_, kind) => {
  const group = kind < FIRST_FOLLOW_ON ? EVENT_GROUPS[kind]! : FOLLOW_ONS[kind - FIRST_FOLLOW_ON]!;
  return CHANNEL_GROUPS.indexOf(group);
});

/** `all`, a group, or what concerns one user. */
export type Channel = 'all' | ChannelGroup | { readonly user: number };
export type IntervalChannel = 'sessions' | 'threads' | 'messages';
