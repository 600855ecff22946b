/** Where data may be: labels that must not leave a cloud, residency. R16.1, R16.2. */

import type { Cell } from './cell.ts';
import type { EventKind, OwnedTimer, TransitionKind } from './kinds.ts';

/** Events that are scheduled; at most four operands. */
export const BOUNDARY_EVENTS = [] as const satisfies readonly EventKind[];

/** What those events bring about in the same instant. */
export const BOUNDARY_FOLLOW_ONS = [] as const satisfies readonly EventKind[];

export const BOUNDARY_TRANSITIONS = [] as const satisfies readonly TransitionKind[];

export const BOUNDARY_TABLES = {} as const satisfies Record<string, Record<string, Cell>>;

/** Timers among the events, see OwnedTimer. */
export const BOUNDARY_TIMERS = [] as const satisfies readonly OwnedTimer[];

/** Operands that are ids, of records and of transitions, with their tables. */
export const BOUNDARY_OWNERS = {} as const satisfies Record<string, keyof typeof BOUNDARY_TABLES>;

/** What the scenario names: the word for one, with its table. */
export const BOUNDARY_NAMED = {} as const satisfies Record<string, keyof typeof BOUNDARY_TABLES>;
