/**
 * Work that may wait: checks of a million records, done in slices while the page asks nothing, one task after the
 * other. Whoever moves about asks for a picture in every frame; then it is a slice now and then.
 */

/** A task in slices: does some of its work, and says whether there is more. */
export type Slice = () => boolean;

/** So long a slice may keep a question waiting, milliseconds. */
const SLICE_MS = 6;
/** So long after a question another one is to be expected, milliseconds: a picture takes the page less to paint. */
const REST_MS = 100;
/** So long nothing at all is done for questions, milliseconds: whoever plays a run to its end is told what was found. */
const PATIENCE_MS = 250;

export class Background {
  readonly #tasks: { readonly owner: unknown; readonly slice: Slice }[] = [];
  #scheduled = false;
  #restUntil = 0;
  #worked = 0;
  readonly #later: (work: () => void, ms: number) => void;
  readonly #now: () => number;

  /** `later` runs something after some milliseconds, once waiting questions have been answered; `now` in milliseconds. */
  constructor(later: (work: () => void, ms: number) => void, now: () => number) {
    this.#later = later;
    this.#now = now;
  }

  add(owner: unknown, slice: Slice): void {
    // What has just been opened is asked for its first picture.
    this.rest();
    if (this.#tasks.length === 0) this.#worked = this.#now();
    this.#tasks.push({ owner, slice });
    this.#schedule();
  }

  /** A question has come. */
  rest(): void {
    this.#restUntil = this.#now() + REST_MS;
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
      if (this.#wait() <= 0) this.#work();
      this.#schedule();
    }, this.#wait());
  }

  /** Milliseconds until the next slice; 0 or less for at once. */
  #wait(): number {
    const now = this.#now();
    return Math.min(this.#restUntil - now, this.#worked + PATIENCE_MS - now);
  }

  #work(): void {
    const end = this.#now() + SLICE_MS;
    while (this.#tasks.length > 0 && this.#now() < end) {
      if (!this.#tasks[0]!.slice()) this.#tasks.shift();
    }
    this.#worked = this.#now();
  }
}
