/** Chats of more than two people. R9.1, R9.4, R9.6, A15. */

import type { Cell } from './cell.ts';
import { eventKind, type OwnedTimer, transitionKind } from './kinds.ts';
import { CLIENTS } from './words.ts';

/** `planned`: nobody has started it yet. `refused`: its starter could not, and nobody is in it. */
export const GROUP_STATUSES = ['planned', 'open', 'refused'] as const;
export const GROUP_STATUS = { planned: 0, open: 1, refused: 2 } as const;

/** Where somebody stands who is ever named as a member of a group. */
export const MEMBER_STATUSES = ['outside', 'in', 'left', 'refused'] as const;
export const MEMBER_STATUS = { outside: 0, in: 1, left: 2, refused: 3 } as const;

/** Events that are scheduled; `groupMember` is the row of somebody in the table of members, `action` the first message. */
export const GROUP_CHAT_EVENTS = [
  eventKind('group-start-attempted', 6, 'groupChat', 'user', ['client', CLIENTS]),
  eventKind('group-addition-attempted', 6, 'groupChat', 'user', 'groupMember'),
  eventKind('group-leaving-attempted', 6, 'groupChat', 'user', 'groupMember'),
  eventKind('group-message-written', 6, 'groupChat', 'user', 'action'),
] as const;

/**
 * What those events bring about in the same instant. `peer` and `other` are users: the two whom the rules keep apart,
 * NONE where it is not a pair that stands in the way.
 */
export const GROUP_CHAT_FOLLOW_ONS = [
  eventKind('group-started', 6, 'groupChat', 'user', 'size', ['client', CLIENTS]),
  eventKind('group-refused', 6, 'groupChat', 'user', 'because', 'peer', 'other'),
  eventKind('group-member-added', 6, 'groupChat', 'user', 'by'),
  eventKind('group-addition-refused', 6, 'groupChat', 'user', 'because', 'peer'),
  eventKind('group-member-left', 6, 'groupChat', 'user'),
  eventKind('group-message-sent', 6, 'groupChat', 'user', 'copies'),
  eventKind('group-message-refused', 6, 'groupChat', 'user', 'because'),
] as const;

/** `peerPlace` and `otherPlace` are places of members within their group, NONE if it is not a pair that stands in the way. */
export const GROUP_CHAT_TRANSITIONS = [
  transitionKind('open-group', 'groupChat'),
  transitionKind('refuse-group', 'groupChat', 'because', 'peerPlace', 'otherPlace'),
  transitionKind('join-group', 'groupMember'),
  transitionKind('leave-group', 'groupMember'),
  transitionKind('refuse-member', 'groupMember', 'because'),
] as const;

export const GROUP_CHAT_TABLES = {
  groupChats: {
    startedBy: 'i32',
    /** The one kind of client that all its members use (R9.4). */
    client: 'u8',
    status: 'u8',
    /** Its members are the rows `first` to `first + size - 1`: all who are ever in it. */
    first: 'i32',
    size: 'i32',
    /** The first so many of them are there from its start, its starter the first. */
    founders: 'i32',
    /** Why it was refused, and between which two of its members; NONE if it was not. */
    because: 'i16',
    peer: 'i16',
    other: 'i16',
    startedUs: 'f64',
  },
  groupMembers: {
    groupChat: 'i32',
    user: 'i32',
    status: 'u8',
    /** Why this one was refused, NONE if not. */
    because: 'i16',
  },
} as const satisfies Record<string, Record<string, Cell>>;

/** Timers among the events, see OwnedTimer. */
export const GROUP_CHAT_TIMERS = [] as const satisfies readonly OwnedTimer[];

/** Operands that are ids, of records and of transitions, with their tables. */
export const GROUP_CHAT_OWNERS = {
  groupChat: 'groupChats',
  groupMember: 'groupMembers',
} as const satisfies Record<string, keyof typeof GROUP_CHAT_TABLES>;

/** What the scenario names: the word for one, with its table. */
export const GROUP_CHAT_NAMED = { groupChat: 'groupChats' } as const satisfies Record<
  string,
  keyof typeof GROUP_CHAT_TABLES
>;
