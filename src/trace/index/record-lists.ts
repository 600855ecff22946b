/** The records of a user, thread, message, link, tenant or kind; for each axis all lists, made on first use. */
import { Growing } from '../../core/growing.ts';
import { RECORD_KINDS } from '../../model/event.ts';
import { NONE } from '../../model/words.ts';
import type { Concerned, IndexedTrace, RecordAxis, RecordLists } from '../indexed.ts';
import { Concerns, concernedBy, type TakeId } from './concerned.ts';
import { Lists } from './sorted.ts';

/** Records that a step of `prepare` looks at. */
const STEP = 8_192;

export class AxisLists implements RecordLists {
  readonly #trace: Pick<IndexedTrace, 'columns' | 'messages' | 'threads' | 'usable'>;
  readonly #concerns: Concerns;
  readonly #lists = new Map<RecordAxis | 'effect', Lists>();
  /** Those that are being made. */
  readonly #begun = new Map<RecordAxis | 'effect', Gathering>();

  constructor(trace: Pick<IndexedTrace, 'columns' | 'messages' | 'threads' | 'usable'>) {
    this.#trace = trace;
    this.#concerns = new Concerns(trace);
  }

  of(axis: RecordAxis, id: number): Int32Array {
    return this.#of(axis).of(id);
  }

  prepare(axis: RecordAxis | 'effect'): boolean {
    if (this.#lists.has(axis)) return false;
    const gathering = this.#gathering(axis);
    if (gathering.step(STEP) || gathering.place(STEP)) return true;
    this.#of(axis);
    return false;
  }

  effectsOf(n: number): Int32Array {
    return this.#of('effect').of(n);
  }

  concernedBy(n: number): Concerned {
    return concernedBy(this.#concerns, n);
  }

  #of(axis: RecordAxis | 'effect'): Lists {
    let lists = this.#lists.get(axis);
    if (lists === undefined) {
      lists = this.#gathering(axis).finish();
      this.#begun.delete(axis);
      this.#lists.set(axis, lists);
    }
    return lists;
  }

  #gathering(axis: RecordAxis | 'effect'): Gathering {
    let begun = this.#begun.get(axis);
    if (begun === undefined) {
      begun = new Gathering(this.#trace.usable, this.#groups(axis), this.#teller(axis));
      this.#begun.set(axis, begun);
    }
    return begun;
  }

  #groups(axis: RecordAxis | 'effect'): number {
    const { threads, messages } = this.#trace;
    switch (axis) {
      case 'user':
        return threads.world.users.count;
      case 'thread':
        return threads.count;
      case 'message':
        return messages.count;
      case 'link':
        return threads.world.links.count;
      case 'tenant':
        return threads.world.tenants.count;
      case 'kind':
        return RECORD_KINDS.length;
      case 'effect':
        return this.#trace.columns.count;
    }
  }

  #teller(axis: RecordAxis | 'effect'): (n: number, take: TakeId) => void {
    const concerns = this.#concerns;
    const { kind, cause } = this.#trace.columns;
    switch (axis) {
      case 'user':
        return (n, take) => concerns.users(n, take);
      case 'thread':
        return (n, take) => concerns.threads(n, take);
      case 'message':
        return (n, take) => {
          const message = concerns.message(n);
          if (message !== NONE) take(message);
        };
      case 'link':
        return (n, take) => concerns.links(n, take);
      case 'tenant':
        return (n, take) => concerns.tenants(n, take);
      case 'kind':
        return (n, take) => take(kind[n]!);
      case 'effect':
        return (n, take) => {
          if (cause[n] !== NONE) take(cause[n]!);
        };
    }
  }
}

/** Lists of the records for which `tell` tells an id, each record once in a list; made in steps. */
class Gathering {
  readonly #usable: number;
  readonly #groups: number;
  readonly #tell: (n: number, take: TakeId) => void;
  /** The record that told an id last. */
  readonly #latest: Int32Array;
  /** How many records each id has, one place on; in the end where its list begins. */
  readonly #start: Int32Array;
  /** The ids that were told, and how many by each record. */
  readonly #told = new Growing(new Int32Array(0));
  readonly #toldBy: Uint32Array;
  #n = 0;
  #placing: Placing | undefined;

  constructor(usable: number, groups: number, tell: (n: number, take: TakeId) => void) {
    this.#usable = usable;
    this.#groups = groups;
    this.#tell = tell;
    this.#latest = new Int32Array(groups).fill(NONE);
    this.#start = new Int32Array(groups + 1);
    this.#toldBy = new Uint32Array(usable);
  }

  /** Looks at so many records more; false if there are none left. */
  step(records: number): boolean {
    const latest = this.#latest;
    const start = this.#start;
    const told = this.#told;
    const tell = this.#tell;
    const end = Math.min(this.#usable, this.#n + records);
    let n = this.#n;
    const take = (id: number): void => {
      if (latest[id] === n) return;
      latest[id] = n;
      start[id + 1]! += 1;
      told.push(id);
    };
    for (; n < end; n++) {
      const before = told.length;
      tell(n, take);
      this.#toldBy[n] = told.length - before;
    }
    this.#n = end;
    return end < this.#usable;
  }

  /** Once all have been looked at: brings so many records to their places in the lists; false if none are left. */
  place(records: number): boolean {
    this.#placing ??= this.#newPlacing();
    const { told, next, items } = this.#placing;
    const end = Math.min(this.#usable, this.#placing.n + records);
    let at = this.#placing.at;
    for (let n = this.#placing.n; n < end; n++) {
      for (const last = at + this.#toldBy[n]!; at < last; at++) items[next[told[at]!]!++] = n;
    }
    this.#placing.n = end;
    this.#placing.at = at;
    return end < this.#usable;
  }

  finish(): Lists {
    while (this.step(this.#usable));
    while (this.place(this.#usable));
    return new Lists(this.#start, this.#placing!.items);
  }

  #newPlacing(): Placing {
    const start = this.#start;
    for (let id = 0; id < this.#groups; id++) start[id + 1]! += start[id]!;
    const told = this.#told.done();
    return { told, next: start.slice(0, this.#groups), items: new Int32Array(told.length), n: 0, at: 0 };
  }
}

/** How far the records have been brought to their places. */
interface Placing {
  readonly told: Int32Array;
  /** Where the next record of each list goes. */
  readonly next: Int32Array;
  readonly items: Int32Array;
  /** The next record, and where what it told begins. */
  n: number;
  at: number;
}
