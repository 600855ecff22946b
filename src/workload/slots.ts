/**
 * Conversations under way, in columns with a free list: a place is used again once its conversation is over and all
 * its messages are settled, so room is bounded by what goes on at once.
 */
import { NONE } from '../model/words.ts';

/** Bits of `state`: whether the side that spoke last has written, and which sides have something unanswered before them. */
export const SPOKE = 1;
export const SEEN = [2, 4] as const;

export class Slots {
  /** Place of the person who began it among the people of the traffic, also where its draws come from. */
  person: Int32Array;
  /** The other one, a user. */
  partner: Int32Array;
  /** How many messages are still to come. */
  left: Int32Array;
  /** Messages on their way. */
  out: Int32Array;
  /** Who speaks next: 0 the one who began it, 1 the other. */
  next: Uint8Array;
  /** Who was to speak last. */
  last: Uint8Array;
  state: Uint8Array;
  /** In which client each side writes: 2 * slot + side; NONE for who has not seen anything. */
  client: Int8Array;
  #free = NONE;
  #used = 0;

  constructor(capacity = 256) {
    this.person = new Int32Array(capacity);
    this.partner = new Int32Array(capacity);
    this.left = new Int32Array(capacity);
    this.out = new Int32Array(capacity);
    this.next = new Uint8Array(capacity);
    this.last = new Uint8Array(capacity);
    this.state = new Uint8Array(capacity);
    this.client = new Int8Array(2 * capacity);
  }

  /** How many places there are, free ones too. */
  get capacity(): number {
    return this.left.length;
  }

  take(person: number, partner: number, left: number): number {
    const slot = this.#place();
    this.person[slot] = person;
    this.partner[slot] = partner;
    this.left[slot] = left;
    this.out[slot] = 0;
    this.next[slot] = 0;
    this.last[slot] = 0;
    this.state[slot] = 0;
    this.client[2 * slot] = NONE;
    this.client[2 * slot + 1] = NONE;
    return slot;
  }

  /** Gives the place back if the conversation is over. */
  releaseIfOver(slot: number): void {
    if (this.left[slot] !== 0 || this.out[slot] !== 0) return;
    // `left` tells a free place from one under way.
    this.left[slot] = NONE;
    this.person[slot] = this.#free;
    this.#free = slot;
  }

  #place(): number {
    if (this.#free !== NONE) {
      const slot = this.#free;
      this.#free = this.person[slot]!;
      return slot;
    }
    if (this.#used === this.left.length) this.#grow();
    return this.#used++;
  }

  #grow(): void {
    const columns = this as unknown as Record<string, Int32Array | Uint8Array | Int8Array>;
    for (const [name, column] of Object.entries(columns)) {
      if (!ArrayBuffer.isView(column)) continue;
      const bigger = new (column.constructor as new (n: number) => typeof column)(column.length * 2);
      bigger.set(column);
      columns[name] = bigger;
    }
  }
}
