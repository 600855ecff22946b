/** Mailboxes and mail on its way between Exchange on premises, worldwide and at 21Vianet. R14. */

import type { Cell } from './cell.ts';
import type { EventKind, OwnedTimer, TransitionKind } from './kinds.ts';

/** Events that are scheduled; at most four operands. */
export const MAIL_EVENTS = [] as const satisfies readonly EventKind[];

/** What those events bring about in the same instant. */
export const MAIL_FOLLOW_ONS = [] as const satisfies readonly EventKind[];

export const MAIL_TRANSITIONS = [] as const satisfies readonly TransitionKind[];

export const MAIL_TABLES = {} as const satisfies Record<string, Record<string, Cell>>;

/** Timers among the events, see OwnedTimer. */
export const MAIL_TIMERS = [] as const satisfies readonly OwnedTimer[];

/** Operands that are ids, of records and of transitions, with their tables. */
export const MAIL_OWNERS = {} as const satisfies Record<string, keyof typeof MAIL_TABLES>;

/** What the scenario names: the word for one, with its table. */
export const MAIL_NAMED = {} as const satisfies Record<string, keyof typeof MAIL_TABLES>;
