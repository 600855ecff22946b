/** Free/busy queries between mailboxes. R14.2, R14.5 to R14.7, R14.11, R14.12. */

import type { Cell } from './cell.ts';
import type { EventKind, OwnedTimer, TransitionKind } from './kinds.ts';

/** Events that are scheduled; at most four operands. */
export const AVAILABILITY_EVENTS = [] as const satisfies readonly EventKind[];

/** What those events bring about in the same instant. */
export const AVAILABILITY_FOLLOW_ONS = [] as const satisfies readonly EventKind[];

export const AVAILABILITY_TRANSITIONS = [] as const satisfies readonly TransitionKind[];

export const AVAILABILITY_TABLES = {} as const satisfies Record<string, Record<string, Cell>>;

/** Timers among the events, see OwnedTimer. */
export const AVAILABILITY_TIMERS = [] as const satisfies readonly OwnedTimer[];

/** Operands that are ids, of records and of transitions, with their tables. */
export const AVAILABILITY_OWNERS = {} as const satisfies Record<string, keyof typeof AVAILABILITY_TABLES>;

/** What the scenario names: the word for one, with its table. */
export const AVAILABILITY_NAMED = {} as const satisfies Record<string, keyof typeof AVAILABILITY_TABLES>;
