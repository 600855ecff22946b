/** Meetings and shared screens: who may come in, who waits, what migrates. R10, R12, R5.14 to R5.19, R7.9. */

import type { Cell } from './cell.ts';
import type { EventKind, OwnedTimer, TransitionKind } from './kinds.ts';

/** Events that are scheduled; at most four operands. */
export const MEETING_EVENTS = [] as const satisfies readonly EventKind[];

/** What those events bring about in the same instant. */
export const MEETING_FOLLOW_ONS = [] as const satisfies readonly EventKind[];

export const MEETING_TRANSITIONS = [] as const satisfies readonly TransitionKind[];

export const MEETING_TABLES = {} as const satisfies Record<string, Record<string, Cell>>;

/** Timers among the events, see OwnedTimer. */
export const MEETING_TIMERS = [] as const satisfies readonly OwnedTimer[];

/** Operands that are ids, of records and of transitions, with their tables. */
export const MEETING_OWNERS = {} as const satisfies Record<string, keyof typeof MEETING_TABLES>;

/** What the scenario names: the word for one, with its table. */
export const MEETING_NAMED = {} as const satisfies Record<string, keyof typeof MEETING_TABLES>;
