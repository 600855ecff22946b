/**
 * What can be asked of a whole trace, at once and at any record: the World, who last changed what, what became of
 * each message and thread, whom a record concerns. The state "at record n" is the one after it; -1 is before the
 * first. `indexTrace` (index-trace.ts) makes one; answers in arrays are borrowed and not to be written.
 */
import type { World } from '../model/world.ts';
import type { Columns } from './columns.ts';

export interface IndexedTrace {
  readonly columns: Columns;
  /** Records that can have happened, from the first on: all, unless the trace is damaged. Nothing else is about others. */
  readonly usable: number;
  /** Why record `usable` cannot have happened, undefined for a sound trace. */
  readonly damage: string | undefined;
  readonly states: States;
  readonly changes: ChangeIndex;
  readonly messages: MessageTable;
  readonly threads: ThreadTable;
  readonly sessions: SessionTable;
  readonly records: RecordLists;
  /** Records whose event puts users or tenants into another mode (class 1 with a set-mode among its transitions). */
  readonly upgrades: Int32Array;
}

export interface States {
  /**
   * The World after record `n`, borrowed: it changes with the next call. -1 is the World before the first; beyond the
   * usable records it is the World after the last of them. Never throws.
   */
  at(n: number): World;
  /** The digest of the whole state after record `n`, in 64 hexadecimal digits. */
  digestAt(n: number): string;
  /** Makes a part of what shortens the way to far states ahead of its first use; false once all is there. */
  prepare(): boolean;
}

/** A cell of the World that a transition can change, and what it is called in a question: `users.mode`. */
export const CHANGE_FIELDS = [
  'users.mode',
  'users.clientMode',
  'users.pendingMode',
  'users.assigned',
  'users.groupAssigned',
  'users.homed',
  'users.running',
  'users.access',
  'users.activityTeams',
  'users.activitySfb',
  'users.unseen',
  'tenants.mode',
  'tenants.federation',
  'tenants.accessExplicit',
  'tenants.upgradePending',
  'groups.assigned',
  'pairs.belief0',
  'pairs.belief1',
  'pairs.belief2',
  'pairs.belief3',
  'pairs.staleForLo',
  'pairs.staleForHi',
  'threads.status',
  'threads.session',
  'links.down',
  /** The verdict of tenant t about domain d; the entity is t * domains + d. */
  'access',
  /** The rules in force; the entity is 0. */
  'epoch',
] as const;
export type ChangeField = (typeof CHANGE_FIELDS)[number];

export interface ChangeIndex {
  /** The value after record `n`; -1 for an entity that is not there yet. A new thread or pair has set its cells. */
  valueAt(field: ChangeField, entity: number, n: number): number;
  /** The record up to and including `n` that last set the cell, -1 if it is as it was at the start. */
  lastSet(field: ChangeField, entity: number, n: number): number;
  /** The first record after `n` that sets it, -1 if none does. */
  nextSet(field: ChangeField, entity: number, n: number): number;
  /** All records that set it, ascending, and what they set it to. */
  history(field: ChangeField, entity: number): { readonly records: Int32Array; readonly values: Int32Array };
  /** Gathers a part of a field's changes ahead of their first use; false once they are there. */
  prepare(field: ChangeField): boolean;
}

/** What became of each message; columns by the message's number, -1 where there is none. */
export interface MessageTable {
  readonly count: number;
  /** The records of its attempt, its sending, its last arrival, its end (refused, delivered, missed, failed). */
  readonly attempted: Int32Array;
  readonly sent: Int32Array;
  readonly arrived: Int32Array;
  readonly ended: Int32Array;
  /** Code of OUTCOMES; inFlight if it never ended. */
  readonly outcome: Int8Array;
  /** Users; `to` is that of the thread if the attempt (a reply) does not name one. */
  readonly from: Int32Array;
  readonly to: Int32Array;
  /** Clients: written in, routed to. */
  readonly via: Int8Array;
  readonly lands: Int8Array;
  /**
   * The thread (of a refused one that which it asked for by name), the SIP session, the scenario's name for it (a
   * mark), the reason of its end.
   */
  readonly thread: Int32Array;
  readonly session: Int32Array;
  readonly mark: Int32Array;
  readonly because: Int16Array;
  /** Messages on their way after record `n`: sent, not ended; ascending. */
  inFlightAt(n: number): number[];
}

/** Every thread that ever was, by its number, including those of the World before the first record. */
export interface ThreadTable {
  readonly count: number;
  /** The record that made it, -1 if it was there before the first. */
  readonly madeBy: Int32Array;
  /** The record that last changed its status, -1 if none did. */
  readonly closedBy: Int32Array;
  /** The last record in which a message of it was sent or ended, -1 if none. */
  readonly lastActive: Int32Array;
  /** The two users and their clients (the World's final table has method, row, status). */
  readonly lo: Int32Array;
  readonly hi: Int32Array;
  /** Modes of both when it was made. */
  readonly modeLo: Int8Array;
  readonly modeHi: Int8Array;
  /** The World after the last record, for what of a thread never changes. */
  readonly world: World;
  /** Numbers of its messages, in the order of their attempts; refused ones that asked for this thread are in it. */
  messagesOf(thread: number): Int32Array;
}

/** Every SIP session, by its number. */
export interface SessionTable {
  readonly count: number;
  readonly thread: Int32Array;
  /** Records; `closedBy` is -1 for one that is open at the end. */
  readonly openedBy: Int32Array;
  readonly closedBy: Int32Array;
  /** 1 if it ended by its timeout. */
  readonly expired: Uint8Array;
  /** The records that opened it or kept it alive, ascending. */
  touches(session: number): Int32Array;
}

export type RecordAxis = 'user' | 'thread' | 'message' | 'link' | 'tenant' | 'kind';

export interface RecordLists {
  /**
   * The records that concern the entity, ascending: a message concerns both its people and its thread; whatever sets a
   * cell of a user, thread, link or tenant concerns them.
   */
  of(axis: RecordAxis, id: number): Int32Array;
  /** What record `n` caused directly, ascending. */
  effectsOf(n: number): Int32Array;
  /** Those whom record `n` concerns. */
  concernedBy(n: number): Concerned;
  /** Makes a part of the lists of an axis ahead of their first use; false once they are there. */
  prepare(axis: RecordAxis | 'effect'): boolean;
}

/** -1 for what there is none of; `thread` and `message` are what the record is about, see `of` for all threads. */
export interface Concerned {
  readonly users: readonly number[];
  readonly thread: number;
  readonly message: number;
  readonly link: number;
  readonly tenant: number;
}
