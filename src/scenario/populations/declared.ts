/** All declarations of users: those of the file one by one, then the people of the populations. */
import type { Declared } from '../ids.ts';
import { keyAt, type Work } from '../work.ts';
import type { Crowd } from './crowd.ts';

export interface OneOfMany {
  /** Place in the list of crowds. */
  readonly crowd: number;
  readonly person: number;
}

export class Declarations {
  readonly #work: Work;
  readonly #keys: readonly string[];
  readonly #crowds: readonly Crowd[];
  /** For each crowd the declaration of its first person. */
  readonly #first: number[] = [];

  constructor(work: Work, keys: readonly string[], crowds: readonly Crowd[]) {
    this.#work = work;
    this.#keys = keys;
    this.#crowds = crowds;
    let first = keys.length;
    for (const { size } of crowds) {
      this.#first.push(first);
      first += size;
    }
  }

  all(): Declared[] {
    const list: Declared[] = this.#keys.map((name) => ({ name, at: keyAt(this.#work, 'users', name) }));
    for (const crowd of this.#crowds) {
      crowd.addresses.forEach((name, person) => {
        list.push({ name, at: crowd.placeOf(person), isChecked: true });
      });
    }
    return list;
  }

  /** Whose declaration it is; undefined if it stands among the users of the file. */
  personAt(declaration: number): OneOfMany | undefined {
    let low = 0;
    let high = this.#first.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#first[middle]! <= declaration) low = middle + 1;
      else high = middle;
    }
    return low === 0 ? undefined : { crowd: low - 1, person: declaration - this.#first[low - 1]! };
  }

  /** The population complains in its own words; among the users of the file nobody does here. */
  readonly isToldOfDouble = (declaration: number, other: number): boolean => {
    const one = this.personAt(declaration);
    if (one === undefined) return false;
    const before = this.personAt(other);
    const place =
      before === undefined
        ? keyAt(this.#work, 'users', this.#keys[other]!)
        : this.#crowds[before.crowd]!.placeOf(before.person);
    this.#crowds[one.crowd]!.complainAboutDouble(one.person, place);
    return true;
  };
}
