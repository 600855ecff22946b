/**
 * Whom a record concerns: those whom its event names, directly or through a message, thread or pair, and those to
 * whom something was done in it, such as each user of a tenant whose mode was granted.
 */

import type { Column } from '../../model/column.ts';
import { RECORD_KINDS } from '../../model/event.ts';
import type { FeatureTable } from '../../model/features.ts';
import { TRANSITIONS } from '../../model/transition.ts';
import { NONE } from '../../model/words.ts';
import { type Columns, TRANSITION_OPERANDS } from '../columns.ts';
import { FEATURE_OF_KIND } from '../feature-kinds.ts';
import { PEOPLE_OPERANDS, peopleColumns, tableOfOperand } from '../feature-people.ts';
import type { Concerned, IndexedTrace } from '../indexed.ts';
import { eachDid } from './each-did.ts';

type Named = readonly { readonly operands: readonly { readonly name: string }[] }[];

/** By code: the place of the operand with this name, -1 if the kind has none. */
function placesOf(kinds: Named, name: string): Int8Array {
  return Int8Array.from(kinds, (kind) => kind.operands.findIndex((operand) => operand.name === name));
}

const [KIND_USER, KIND_PAIR, KIND_THREAD, KIND_MESSAGE, KIND_LINK, KIND_TENANT] = [
  'user',
  'pair',
  'thread',
  'message',
  'link',
  'tenant',
].map((name) => placesOf(RECORD_KINDS, name)) as [
  Int8Array,
  Int8Array,
  Int8Array,
  Int8Array,
  Int8Array,
  Int8Array,
];
const [DID_USER, DID_THREAD, DID_LINK, DID_TENANT] = ['user', 'thread', 'link', 'tenant'].map((name) =>
  placesOf(TRANSITIONS, name),
) as [Int8Array, Int8Array, Int8Array, Int8Array];

/** Where a record of a feature names users besides `user`: in operands, and in rows that its operands name. */
interface FeaturePlaces {
  readonly users: readonly number[];
  readonly rows: readonly (readonly [place: number, table: FeatureTable, columns: readonly string[]])[];
}

/** By kind of record; undefined for those that name nobody else. */
const FEATURE_PLACES: readonly (FeaturePlaces | undefined)[] = RECORD_KINDS.map(({ operands }, kind) => {
  if (FEATURE_OF_KIND[kind] === undefined) return undefined;
  const users = operands.flatMap(({ name, words }, place) =>
    words === undefined && PEOPLE_OPERANDS.has(name) ? [place] : [],
  );
  const rows = operands.flatMap(({ name }, place) => {
    const table = tableOfOperand(name);
    const columns = table === undefined ? [] : peopleColumns(table);
    return table === undefined || columns.length === 0 ? [] : [[place, table, columns] as const];
  });
  return users.length + rows.length === 0 ? undefined : { users, rows };
});

const [HAS_USER, HAS_TENANT] = [DID_USER, DID_TENANT].map((places) =>
  Uint8Array.from(places, (place) => (place >= 0 ? 1 : 0)),
) as [Uint8Array, Uint8Array];

const NAMES_NO_USER = Uint8Array.from(RECORD_KINDS, (_, kind) =>
  KIND_USER[kind]! < 0 && FEATURE_PLACES[kind] === undefined ? 1 : 0,
);
/** By kind: 1 if but for transitions it concerns nobody except the two of a message; most records are such. */
const IS_MESSAGES = NAMES_NO_USER.map((is, kind) => (is === 1 && KIND_MESSAGE[kind]! >= 0 ? 1 : 0));
/** The same for the two of a pair or a thread, which most others are. */
const IS_PAIRS = NAMES_NO_USER.map((is, kind) =>
  is === 1 && KIND_MESSAGE[kind]! < 0 && Math.max(KIND_PAIR[kind]!, KIND_THREAD[kind]!) >= 0 ? 1 : 0,
);

export type TakeId = (id: number) => void;

type Sources = Pick<IndexedTrace, 'columns' | 'messages' | 'threads'>;

/** Reads off records whom they concern; ids that are not there are left out, others may be told more than once. */
export class Concerns {
  readonly #columns: Columns;
  readonly #messages: Sources['messages'];
  readonly #threads: Sources['threads'];

  constructor({ columns, messages, threads }: Sources) {
    this.#columns = columns;
    this.#messages = messages;
    this.#threads = threads;
  }

  users(n: number, take: TakeId): void {
    this.#usersOfEvent(n, take);
    this.#eachDid(n, DID_USER, this.#threads.world.users.count, take);
  }

  /** Those whom its event names. */
  #usersOfEvent(n: number, take: TakeId): void {
    const { count } = this.#threads.world.users;
    const named = this.#operand(n, KIND_USER);
    if (named >= 0 && named < count) take(named);
    const message = this.message(n);
    if (message === NONE) this.#usersOfPair(n, count, take);
    else {
      const from = this.#messages.from[message]!;
      const to = this.#messages.to[message]!;
      if (from >= 0 && from < count) take(from);
      if (to >= 0 && to < count) take(to);
    }
    const more = FEATURE_PLACES[this.#columns.kind[n]!];
    if (more !== undefined) this.#usersOfFeature(n, more, count, take);
  }

  /**
   * The users with the smallest and the largest number of those that each record concerns, NONE if there is none, or
   * only one: as `users` tells them, but for all records at once, which a first picture of many waits for.
   */
  endsOfUsers(usable: number, first: Int32Array, second: Int32Array): void {
    const { from, to } = this.#messages;
    const { users, pairs } = this.#threads.world;
    const { lo, hi } = pairs;
    const note = (n: number, user: number): void => {
      if (!(user >= 0 && user < users.count)) return;
      const least = first[n]!;
      if (least === NONE) first[n] = user;
      else if (user < least) {
        first[n] = user;
        if (second[n] === NONE) second[n] = least;
      } else if (user > least && user > second[n]!) second[n] = user;
    };
    const { dids, kind } = this.#columns;
    let current = 0;
    const noteOther = (user: number): void => note(current, user);
    for (let n = 0; n < usable; n++) {
      const isPairs = IS_PAIRS[kind[n]!] === 1;
      const two = isPairs ? this.#pair(n) : IS_MESSAGES[kind[n]!] === 1 ? this.message(n) : NONE;
      const one = two === NONE ? NONE : isPairs ? lo[two]! : from[two]!;
      const other = two === NONE ? NONE : isPairs ? hi[two]! : to[two]!;
      if (one >= 0 && other >= 0 && one !== other && one < users.count && other < users.count) {
        first[n] = one < other ? one : other;
        second[n] = one < other ? other : one;
      } else {
        current = n;
        this.#usersOfEvent(n, noteOther);
      }
    }
    eachDid(this.#columns, usable, HAS_USER, (n, code, at) => note(n, dids[at + DID_USER[code]!]!));
  }

  /** The tenants with the largest number, in the same way. */
  lastOfTenants(usable: number, last: Int32Array): void {
    const { count } = this.#threads.world.tenants;
    const note = (n: number, tenant: number): void => {
      if (tenant < count && tenant > last[n]!) last[n] = tenant;
    };
    const { dids, kind } = this.#columns;
    for (let n = 0; n < usable; n++) {
      if (KIND_TENANT[kind[n]!]! >= 0) note(n, this.#operand(n, KIND_TENANT));
    }
    eachDid(this.#columns, usable, HAS_TENANT, (n, code, at) => note(n, dids[at + DID_TENANT[code]!]!));
  }

  /** The thread that the record is about, NONE if it is about none. */
  thread(n: number): number {
    const named = this.#operand(n, KIND_THREAD);
    if (named >= 0 && named < this.#threads.count) return named;
    const message = this.message(n);
    return message === NONE ? NONE : this.#messages.thread[message]!;
  }

  /** All threads: the one it is about, and those that were made or changed in it. */
  threads(n: number, take: TakeId): void {
    const thread = this.thread(n);
    if (thread !== NONE) take(thread);
    this.#eachDid(n, DID_THREAD, this.#threads.count, take);
  }

  message(n: number): number {
    const message = this.#operand(n, KIND_MESSAGE);
    return message >= 0 && message < this.#messages.count ? message : NONE;
  }

  link(n: number): number {
    const link = this.#operand(n, KIND_LINK);
    return link >= 0 && link < this.#threads.world.links.count ? link : NONE;
  }

  links(n: number, take: TakeId): void {
    const link = this.link(n);
    if (link !== NONE) take(link);
    this.#eachDid(n, DID_LINK, this.#threads.world.links.count, take);
  }

  /** The tenant that it is about, or the first one that was changed in it. */
  tenant(n: number): number {
    let first = NONE;
    this.tenants(n, (tenant) => {
      if (first === NONE) first = tenant;
    });
    return first;
  }

  tenants(n: number, take: TakeId): void {
    const tenant = this.#operand(n, KIND_TENANT);
    if (tenant >= 0 && tenant < this.#threads.world.tenants.count) take(tenant);
    this.#eachDid(n, DID_TENANT, this.#threads.world.tenants.count, take);
  }

  #usersOfPair(n: number, users: number, take: TakeId): void {
    const { pairs } = this.#threads.world;
    const pair = this.#pair(n);
    if (pair === NONE) return;
    const lo = pairs.lo[pair]!;
    const hi = pairs.hi[pair]!;
    if (lo >= 0 && lo < users) take(lo);
    if (hi >= 0 && hi < users) take(hi);
  }

  /** That of its thread, else the one that it names; NONE if there is none. */
  #pair(n: number): number {
    const { pairs, threads } = this.#threads.world;
    const thread = this.thread(n);
    const pair = thread === NONE ? this.#operand(n, KIND_PAIR) : threads.pair[thread]!;
    return pair >= 0 && pair < pairs.count ? pair : NONE;
  }

  #usersOfFeature(n: number, { users, rows }: FeaturePlaces, count: number, take: TakeId): void {
    const { valueStart, values } = this.#columns;
    const from = valueStart[n]!;
    const takeUser = (user: number): void => {
      if (user >= 0 && user < count) take(user);
    };
    for (const place of users) takeUser(values[from + place]!);
    for (const [place, table, columns] of rows) {
      const row = values[from + place]!;
      const cells = this.#threads.world[table] as unknown as Readonly<Record<string, Column>>;
      if (!(row >= 0 && row < this.#threads.world[table].count)) continue;
      for (const column of columns) takeUser(cells[column]![row]!);
    }
  }

  #operand(n: number, places: Int8Array): number {
    const { kind, valueStart, values } = this.#columns;
    const place = places[kind[n]!]!;
    return place < 0 ? NONE : values[valueStart[n]! + place]!;
  }

  /** Takes the ids below `limit` that stand in the transitions at these places. */
  #eachDid(n: number, places: Int8Array, limit: number, take: TakeId): void {
    const { dids, didStart } = this.#columns;
    const end = didStart[n + 1]!;
    for (let at = didStart[n]!; at < end; ) {
      const code = dids[at]!;
      const place = places[code]!;
      if (place >= 0) {
        const id = dids[at + 1 + place]!;
        if (id >= 0 && id < limit) take(id);
      }
      at += 1 + TRANSITION_OPERANDS[code]!;
    }
  }
}

/** Whom record `n` concerns, each user once. */
export function concernedBy(concerns: Concerns, n: number): Concerned {
  const users = new Set<number>();
  concerns.users(n, (user) => {
    users.add(user);
  });
  return {
    users: [...users],
    thread: concerns.thread(n),
    message: concerns.message(n),
    link: concerns.link(n),
    tenant: concerns.tenant(n),
  };
}
