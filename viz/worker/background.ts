/**
 * Work that may wait: checks of a million records, done in slices while the page asks nothing, one task after the
 * other. Whoever moves about asks for a picture in every frame; then it is a slice now and then.
 */

/** A task in slices: does some of its work, and says whether there is more. */
export type Slice = () => boolean;

/**
 * How long a slice takes: `brief` ones are all alike, a millisecond or so; some of the `long` ones take a tenth of a
 * second, and are done only while nobody asks.
 */
export type SliceLength = 'brief' | 'long';

interface Task {
  readonly owner: unknown;
  readonly slice: Slice;
  readonly length: SliceLength;
}

/** So long a slice may keep a question waiting, milliseconds. */
const SLICE_MS = 6;
/** So long after a question another one is to be expected, milliseconds: a picture takes the page less to paint. */
const REST_MS = 100;
/** So long nothing at all is done for questions, milliseconds: whoever plays a run to its end is told what was found. */
const PATIENCE_MS = 250;

export class Background {
  #tasks: readonly Task[] = [];
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

  add(owner: unknown, slice: Slice, length: SliceLength): void {
    // What has just been opened is asked for its first picture.
    this.rest();
    if (this.#tasks.length === 0) this.#worked = this.#now();
    this.#tasks = [...this.#tasks, { owner, slice, length }];
    this.#schedule();
  }

  /** A question has come. */
  rest(): void {
    this.#restUntil = this.#now() + REST_MS;
  }

  /** Forgets the tasks of an owner. */
  drop(owner: unknown): void {
    this.#tasks = this.#tasks.filter((task) => task.owner !== owner);
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
    const start = this.#now();
    const isAsked = start < this.#restUntil;
    const isDue = ({ length }: Task): boolean => length === 'brief' || !isAsked;
    while (this.#now() < start + SLICE_MS) {
      const task = this.#tasks.find(isDue);
      if (task === undefined) break;
      if (!task.slice()) this.#tasks = this.#tasks.filter((other) => other !== task);
    }
    this.#worked = this.#now();
  }
}
