/** Typed arrays that grow as they are filled, for columns whose length is known only at their end. */

type Numbers = Uint8Array | Int32Array | Uint32Array | Float64Array;

export class Growing<A extends Numbers> {
  length = 0;
  #cells: A;

  /** `first` is an empty array of the kind wanted. */
  constructor(first: A) {
    this.#cells = first;
  }

  push(value: number): void {
    if (this.length === this.#cells.length) this.#grow(this.length + 1);
    this.#cells[this.length++] = value;
  }

  /** The cells so far, in an array that is not shared and has no spare room. */
  done(): A {
    return this.#cells.slice(0, this.length) as A;
  }

  #grow(least: number): void {
    const Kind = this.#cells.constructor as new (length: number) => A;
    const bigger = new Kind(Math.max(1024, least, this.length * 2));
    bigger.set(this.#cells);
    this.#cells = bigger;
  }
}
