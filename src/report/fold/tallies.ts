/** Counts, each with the first records behind it. */
import { NONE } from '../../model/words.ts';
import { RECORDS_SHOWN } from '../report.ts';
import type { Facts } from './facts.ts';

/** One count; `facts` are numbers of Facts, each record once. */
export class Tally {
  count = 0;
  readonly facts: number[] = [];

  /** Counts once more because of the record at hand. */
  add(facts: Facts): void {
    this.count += 1;
    if (this.facts.length < RECORDS_SHOWN) this.#keep(facts.note());
  }

  /** The same because of a record that has been noted. */
  addFact(fact: number): void {
    this.count += 1;
    if (this.facts.length < RECORDS_SHOWN) this.#keep(fact);
  }

  #keep(fact: number): void {
    if (this.facts.at(-1) !== fact) this.facts.push(fact);
  }
}

/** A count for each id of people, threads or pairs, in columns that grow; the first records in lists of numbers. */
export class Tallies {
  #counts: Int32Array;
  #first: Int32Array;
  #last: Int32Array;
  #kept: Uint8Array;
  /** The links of all lists. */
  #links = 0;
  #facts = new Int32Array(64);
  #next = new Int32Array(64);

  constructor(ids = 16) {
    this.#counts = new Int32Array(ids);
    this.#first = new Int32Array(ids).fill(NONE);
    this.#last = new Int32Array(ids).fill(NONE);
    this.#kept = new Uint8Array(ids);
  }

  /** Ids that are larger have a count of 0. */
  get length(): number {
    return this.#counts.length;
  }

  count(id: number): number {
    return this.#counts[id] ?? 0;
  }

  /** Counts once more because of the record at hand; ids below 0 are nobody's. */
  add(id: number, facts: Facts): void {
    if (id < 0) return;
    if (id >= this.#counts.length) this.#grow(id + 1);
    this.#counts[id]! += 1;
    if (this.#kept[id]! < RECORDS_SHOWN) this.#keep(id, facts.note());
  }

  /** The facts behind the count of an id, in the order of the records. */
  factsOf(id: number): number[] {
    const found: number[] = [];
    for (let link = this.#first[id] ?? NONE; link !== NONE; link = this.#next[link]!) {
      found.push(this.#facts[link]!);
    }
    return found;
  }

  #keep(id: number, fact: number): void {
    const last = this.#last[id]!;
    if (last !== NONE && this.#facts[last] === fact) return;
    if (this.#links === this.#facts.length) {
      this.#facts = longer(this.#facts, this.#links * 2, NONE);
      this.#next = longer(this.#next, this.#links * 2, NONE);
    }
    const link = this.#links++;
    this.#facts[link] = fact;
    this.#next[link] = NONE;
    if (last === NONE) this.#first[id] = link;
    else this.#next[last] = link;
    this.#last[id] = link;
    this.#kept[id]! += 1;
  }

  #grow(least: number): void {
    const ids = Math.max(least, this.#counts.length * 2);
    this.#counts = longer(this.#counts, ids, 0);
    this.#first = longer(this.#first, ids, NONE);
    this.#last = longer(this.#last, ids, NONE);
    this.#kept = longer(this.#kept, ids, 0);
  }
}

type Numbers = Int8Array | Uint8Array | Uint16Array | Int32Array | Float64Array;

/** The same numbers with room for more, which is filled with `rest`. */
export function longer<A extends Numbers>(numbers: A, length: number, rest: number): A {
  const Kind = numbers.constructor as new (length: number) => A;
  const bigger = new Kind(length);
  bigger.set(numbers);
  if (rest !== 0) bigger.fill(rest, numbers.length);
  return bigger;
}
