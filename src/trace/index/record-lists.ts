/** The records of a user, thread, message, link, tenant or kind; for each axis all lists, made on first use. */
import { Growing } from '../../core/growing.ts';
import { RECORD_KINDS } from '../../model/event.ts';
import { NONE } from '../../model/words.ts';
import type { Concerned, IndexedTrace, RecordAxis, RecordLists } from '../indexed.ts';
import { Concerns, concernedBy, type TakeId } from './concerned.ts';
import { Lists } from './sorted.ts';

export class AxisLists implements RecordLists {
  readonly #trace: Pick<IndexedTrace, 'columns' | 'messages' | 'threads' | 'usable'>;
  readonly #concerns: Concerns;
  readonly #lists = new Map<RecordAxis, Lists>();
  #effects: Lists | undefined;

  constructor(trace: Pick<IndexedTrace, 'columns' | 'messages' | 'threads' | 'usable'>) {
    this.#trace = trace;
    this.#concerns = new Concerns(trace);
  }

  of(axis: RecordAxis, id: number): Int32Array {
    let lists = this.#lists.get(axis);
    if (lists === undefined) {
      lists = this.#gather(this.#groups(axis), this.#teller(axis));
      this.#lists.set(axis, lists);
    }
    return lists.of(id);
  }

  effectsOf(n: number): Int32Array {
    const { cause, count } = this.#trace.columns;
    this.#effects ??= this.#gather(count, (effect, take) => {
      if (cause[effect] !== NONE) take(cause[effect]!);
    });
    return this.#effects.of(n);
  }

  concernedBy(n: number): Concerned {
    return concernedBy(this.#concerns, n);
  }

  #groups(axis: RecordAxis): number {
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
    }
  }

  #teller(axis: RecordAxis): (n: number, take: TakeId) => void {
    const concerns = this.#concerns;
    const { kind } = this.#trace.columns;
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
    }
  }

  /** Lists of the records for which `tell` tells an id, each record once in a list. */
  #gather(groups: number, tell: (n: number, take: TakeId) => void): Lists {
    const ids = new Growing(new Int32Array(0));
    const records = new Growing(new Int32Array(0));
    const latest = new Int32Array(groups).fill(NONE);
    let n = 0;
    const take = (id: number): void => {
      if (latest[id] === n) return;
      latest[id] = n;
      ids.push(id);
      records.push(n);
    };
    for (; n < this.#trace.usable; n++) tell(n, take);
    return new Lists(ids.done(), records.done(), groups);
  }
}
