/** Screens that two people share out of a conversation, and the meetings that are made for it. R10.1 to R10.5. */

import type { Cell } from './cell.ts';
import { eventKind, type OwnedTimer, transitionKind } from './kinds.ts';
import { JOIN_CLIENTS } from './meeting-words.ts';

/** How a screen is shared; the same codes as VIAS of the rules. */
export const SHARE_WAYS = ['native', 'promoted Teams meeting', 'promoted SfB meeting'] as const;
export const SHARED_THINGS = ['screen', 'window'] as const;

/**
 * `shared`: the other sees it in the conversation. `promoted`: there is a meeting, in which the starter has yet to share;
 * `sharing`: there they do.
 */
export const SHARE_STATUSES = ['planned', 'refused', 'shared', 'promoted', 'sharing', 'stopped'] as const;
export const SHARE_STATUS = {
  planned: 0,
  refused: 1,
  shared: 2,
  promoted: 3,
  sharing: 4,
  stopped: 5,
} as const;

/** Events that are scheduled; `action` is the message with the link, should there be one. */
export const SHARE_EVENTS = [
  eventKind('share-attempted', 6, 'share', 'user', 'action'),
  eventKind('share-link-opened', 6, 'share', 'user', ['joinClient', JOIN_CLIENTS]),
  eventKind('share-begun-inside', 6, 'share', 'user'),
  eventKind('share-ended', 6, 'share', 'user'),
] as const;

/** What those events bring about in the same instant; `peer` is the other of the two. */
export const SHARE_FOLLOW_ONS = [
  eventKind('screen-shared', 6, 'share', 'user', 'peer'),
  eventKind('share-refused', 6, 'share', 'user', 'because'),
  /** The starter is told that the call will end. */
  eventKind('share-warned', 6, 'share', 'user', 'call'),
  eventKind('share-promoted', 6, 'share', 'user', 'peer', 'meeting', ['via', SHARE_WAYS]),
  eventKind('share-link-refused', 6, 'share', 'user', 'because'),
  eventKind('share-inside-started', 6, 'share', 'user'),
  eventKind('share-stopped', 6, 'share', 'user'),
] as const;

export const SHARE_TRANSITIONS = [
  transitionKind('share-natively', 'share', 'thread'),
  transitionKind('promote-share', 'share', 'thread', 'meeting', ['via', SHARE_WAYS]),
  transitionKind('refuse-share', 'share', 'because'),
  transitionKind('begin-share-inside', 'share'),
  transitionKind('stop-share', 'share'),
] as const;

export const SHARE_TABLES = {
  /** Every share that the scenario names, from the start of the run. */
  shares: {
    user: 'i32',
    /** The message or the call in whose conversation it is, a mark; and the call, NONE if it is none. */
    mark: 'i32',
    call: 'i32',
    what: 'u8',
    status: 'u8',
    /** A SHARE_WAY; NONE before, and if it was refused. */
    via: 'i8',
    thread: 'i32',
    meeting: 'i32',
    /** The mark of the message with the link. */
    link: 'i32',
    /** Why it was refused, NONE if not. */
    because: 'i16',
    /** Since when the other can see it, -1 before; and when that was over. */
    startedUs: 'f64',
    endedUs: 'f64',
  },
  /** One row for each user, or none at all. */
  sharers: {
    /** AllowPrivateMeetNow (R10.4). */
    meetNow: 'u8',
    /** The Skype for Business client is of before 2018 (R10.3). */
    oldSfb: 'u8',
  },
} as const satisfies Record<string, Record<string, Cell>>;

/** Timers among the events, see OwnedTimer. */
export const SHARE_TIMERS = [] as const satisfies readonly OwnedTimer[];

/** Operands that are ids, of records and of transitions, with their tables. */
export const SHARE_OWNERS = { share: 'shares' } as const satisfies Record<string, keyof typeof SHARE_TABLES>;

/** What the scenario names: the word for one, with its table. */
export const SHARE_NAMED = { share: 'shares' } as const satisfies Record<string, keyof typeof SHARE_TABLES>;
