/**
 * Work that may wait: checks of a million records, done in slices between the page's questions, one task after the
 * other.
 */

/** A task in slices: does some of its work, and says whether there is more. */
export type Slice = () => boolean;

/** So long a slice may keep a question waiting, milliseconds. */
const SLICE_MS = 6;

export class Background {
  readonly #tasks: { readonly owner: unknown; readonly slice: Slice }[] = [];
  #scheduled = false;
  readonly #later: (work: () => void) => void;
  readonly #now: () => number;

  /** `later` runs something once waiting questions have been answered; `now` in milliseconds. */
  constructor(later: (work: () => void) => void, now: () => number) {
    this.#later = later;
    this.#now = now;
  }

  add(owner: unknown, slice: Slice): void {
    this.#tasks.push({ owner, slice });
    this.#schedule();
  }

  /** Forgets the tasks of an owner. */
  drop(owner: unknown): void {
    for (let i = this.#tasks.length - 1; i >= 0; i--) {
      if (this.#tasks[i]!.owner === owner) this.#tasks.splice(i, 1);
    }
  }

  #schedule(): void {
    if (this.#scheduled || this.#tasks.length === 0) return;
    this.#scheduled = true;
    this.#later(() => {
      this.#scheduled = false;
      this.#work();
      this.#schedule();
    });
  }

  #work(): void {
    const end = this.#now() + SLICE_MS;
    while (this.#tasks.length > 0 && this.#now() < end) {
      if (!this.#tasks[0]!.slice()) this.#tasks.shift();
    }
  }
}
