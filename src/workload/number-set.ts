/** A set of whole numbers from 0 to 2^53, in one column by open addressing: millions of them without garbage. */

const EMPTY = -1;

export class NumberSet {
  #size = 0;
  #places: Float64Array;

  /** Room for `capacity` numbers before it grows. */
  constructor(capacity: number) {
    let length = 16;
    while (length < 2 * capacity) length *= 2;
    this.#places = new Float64Array(length).fill(EMPTY);
  }

  /** False if the number was in it already. */
  add(number: number): boolean {
    if (3 * this.#size > 2 * this.#places.length) this.#grow();
    const place = this.#placeOf(number);
    if (this.#places[place] === number) return false;
    this.#places[place] = number;
    this.#size += 1;
    return true;
  }

  /** Where the number is, or would be. */
  #placeOf(number: number): number {
    const places = this.#places;
    const mask = places.length - 1;
    // Both halves of the number are spread over all bits (the constants are those of MurmurHash3's finish).
    let hash = Math.imul(number >>> 0, 0x85ebca6b) ^ Math.imul(Math.floor(number / 4294967296), 0xc2b2ae35);
    hash = Math.imul(hash ^ (hash >>> 15), 0xc2b2ae35);
    let place = (hash ^ (hash >>> 13)) & mask;
    while (places[place] !== EMPTY && places[place] !== number) place = (place + 1) & mask;
    return place;
  }

  #grow(): void {
    const before = this.#places;
    this.#places = new Float64Array(2 * before.length).fill(EMPTY);
    for (const number of before) if (number !== EMPTY) this.#places[this.#placeOf(number)] = number;
  }
}
