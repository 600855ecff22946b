/** Chats of more than two people. R9.1, R9.4, R9.6, A15. */

import type { Cell } from './cell.ts';
import type { EventKind, OwnedTimer, TransitionKind } from './kinds.ts';

/** Events that are scheduled; at most four operands. */
export const GROUP_CHAT_EVENTS = [] as const satisfies readonly EventKind[];

/** What those events bring about in the same instant. */
export const GROUP_CHAT_FOLLOW_ONS = [] as const satisfies readonly EventKind[];

export const GROUP_CHAT_TRANSITIONS = [] as const satisfies readonly TransitionKind[];

export const GROUP_CHAT_TABLES = {} as const satisfies Record<string, Record<string, Cell>>;

/** Timers among the events, see OwnedTimer. */
export const GROUP_CHAT_TIMERS = [] as const satisfies readonly OwnedTimer[];

/** Operands that are ids, of records and of transitions, with their tables. */
export const GROUP_CHAT_OWNERS = {} as const satisfies Record<string, keyof typeof GROUP_CHAT_TABLES>;

/** What the scenario names: the word for one, with its table. */
export const GROUP_CHAT_NAMED = {} as const satisfies Record<string, keyof typeof GROUP_CHAT_TABLES>;
