/** Domains, directory synchronisation, address lists, and sign-in through the company's own service. R14.3, R14.4, R16.4. */

import type { Cell } from './cell.ts';
import type { EventKind, OwnedTimer, TransitionKind } from './kinds.ts';

/** Events that are scheduled; at most four operands. */
export const DIRECTORY_EVENTS = [] as const satisfies readonly EventKind[];

/** What those events bring about in the same instant. */
export const DIRECTORY_FOLLOW_ONS = [] as const satisfies readonly EventKind[];

export const DIRECTORY_TRANSITIONS = [] as const satisfies readonly TransitionKind[];

export const DIRECTORY_TABLES = {} as const satisfies Record<string, Record<string, Cell>>;

/** Timers among the events, see OwnedTimer. */
export const DIRECTORY_TIMERS = [] as const satisfies readonly OwnedTimer[];

/** Operands that are ids, of records and of transitions, with their tables. */
export const DIRECTORY_OWNERS = {} as const satisfies Record<string, keyof typeof DIRECTORY_TABLES>;

/** What the scenario names: the word for one, with its table. */
export const DIRECTORY_NAMED = {} as const satisfies Record<string, keyof typeof DIRECTORY_TABLES>;
