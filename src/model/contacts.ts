/** The two contact lists of a person, and their copy at the upgrade. R7.10. */

import type { Cell } from './cell.ts';
import type { EventKind, OwnedTimer, TransitionKind } from './kinds.ts';

/** Events that are scheduled; at most four operands. */
export const CONTACT_EVENTS = [] as const satisfies readonly EventKind[];

/** What those events bring about in the same instant. */
export const CONTACT_FOLLOW_ONS = [] as const satisfies readonly EventKind[];

export const CONTACT_TRANSITIONS = [] as const satisfies readonly TransitionKind[];

export const CONTACT_TABLES = {} as const satisfies Record<string, Record<string, Cell>>;

/** Timers among the events, see OwnedTimer. */
export const CONTACT_TIMERS = [] as const satisfies readonly OwnedTimer[];

/** Operands that are ids, of records and of transitions, with their tables. */
export const CONTACT_OWNERS = {} as const satisfies Record<string, keyof typeof CONTACT_TABLES>;

/** What the scenario names: the word for one, with its table. */
export const CONTACT_NAMED = {} as const satisfies Record<string, keyof typeof CONTACT_TABLES>;
