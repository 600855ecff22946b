/** Guest accounts: a person of one tenant who has an account in another. R13, R5.20, R5.21. */

import type { Cell } from './cell.ts';
import type { EventKind, OwnedTimer, TransitionKind } from './kinds.ts';

/** Events that are scheduled; at most four operands. */
export const GUEST_EVENTS = [] as const satisfies readonly EventKind[];

/** What those events bring about in the same instant. */
export const GUEST_FOLLOW_ONS = [] as const satisfies readonly EventKind[];

export const GUEST_TRANSITIONS = [] as const satisfies readonly TransitionKind[];

export const GUEST_TABLES = {} as const satisfies Record<string, Record<string, Cell>>;

/** Timers among the events, see OwnedTimer. */
export const GUEST_TIMERS = [] as const satisfies readonly OwnedTimer[];

/** Operands that are ids, of records and of transitions, with their tables. */
export const GUEST_OWNERS = {} as const satisfies Record<string, keyof typeof GUEST_TABLES>;

/** What the scenario names: the word for one, with its table. */
export const GUEST_NAMED = {} as const satisfies Record<string, keyof typeof GUEST_TABLES>;
