/** Calls: their events, the changes they make, and what the World knows of them. R9.1, R9.5, R11. */

import type { Cell } from './cell.ts';
import type { EventKind, OwnedTimer, TransitionKind } from './kinds.ts';

/** Events that are scheduled; at most four operands. */
export const CALL_EVENTS = [] as const satisfies readonly EventKind[];

/** What those events bring about in the same instant. */
export const CALL_FOLLOW_ONS = [] as const satisfies readonly EventKind[];

export const CALL_TRANSITIONS = [] as const satisfies readonly TransitionKind[];

export const CALL_TABLES = {} as const satisfies Record<string, Record<string, Cell>>;

/** Timers among the events, see OwnedTimer. */
export const CALL_TIMERS = [] as const satisfies readonly OwnedTimer[];

/** Operands that are ids, of records and of transitions, with their tables. */
export const CALL_OWNERS = {} as const satisfies Record<string, keyof typeof CALL_TABLES>;

/** What the scenario names: the word for one, with its table. */
export const CALL_NAMED = {} as const satisfies Record<string, keyof typeof CALL_TABLES>;
