/**
 * What is on its way: messages between their hops, in columns with a free list. A parcel's place is reused once
 * it has arrived, so room is bounded by what is in flight at once.
 */
import { NONE } from '../model/words.ts';

/** Links of the longest path: access, gateway, edges, border, delivery. */
export const MOST_HOPS = 8;

export class Parcels {
  /** How many are on their way. */
  count = 0;
  message: Int32Array;
  originator: Int32Array;
  recipient: Int32Array;
  thread: Int32Array;
  mark: Int32Array;
  /** The call that it invites to, NONE for a chat message. */
  call: Int32Array;
  /** Its sensitivity label, NONE if it has none. */
  label: Int32Array;
  /** The traffic's own number for it, NONE if it does not want to know what becomes of it. */
  talk: Int32Array;
  bytes: Int32Array;
  access: Int32Array;
  delivery: Int32Array;
  middle: Int32Array;
  /** The node it is heading for, counted from 0, and how many links its path has. */
  hop: Uint8Array;
  hops: Uint8Array;
  /** The parcel before it in the same thread and direction, and that one's message, NONE if there is none. */
  before: Int32Array;
  beforeMessage: Int32Array;
  /** The parcel that has come to the end of its way and is held back until this one has arrived, NONE if there is none. */
  follower: Int32Array;
  /** Its luck, when it left, when it reaches the node it is heading for, and its place among events of one instant. */
  luck: Float64Array;
  sentUs: Float64Array;
  reachesUs: Float64Array;
  order: Float64Array;
  /** In a steady network, when it reaches each node: MOST_HOPS numbers a parcel. */
  nodeUs: Float64Array;
  /** Number of its wait while it waits for a link that is down; in a steady network 1 if it will be held back at the end. */
  waits: Int32Array;
  #free = NONE;
  #used = 0;

  constructor(capacity = 16) {
    this.message = new Int32Array(capacity);
    this.originator = new Int32Array(capacity);
    this.recipient = new Int32Array(capacity);
    this.thread = new Int32Array(capacity);
    this.mark = new Int32Array(capacity);
    this.call = new Int32Array(capacity);
    this.label = new Int32Array(capacity);
    this.talk = new Int32Array(capacity);
    this.bytes = new Int32Array(capacity);
    this.access = new Int32Array(capacity);
    this.delivery = new Int32Array(capacity);
    this.middle = new Int32Array(capacity);
    this.hop = new Uint8Array(capacity);
    this.hops = new Uint8Array(capacity);
    this.before = new Int32Array(capacity);
    this.beforeMessage = new Int32Array(capacity);
    this.follower = new Int32Array(capacity);
    this.luck = new Float64Array(capacity);
    this.sentUs = new Float64Array(capacity);
    this.reachesUs = new Float64Array(capacity);
    this.order = new Float64Array(capacity);
    this.nodeUs = new Float64Array(capacity * MOST_HOPS);
    this.waits = new Int32Array(capacity);
  }

  /** A place for one more; the columns keep what stood there until they are written. */
  take(): number {
    this.count += 1;
    if (this.#free !== NONE) {
      const parcel = this.#free;
      this.#free = this.before[parcel]!;
      return parcel;
    }
    if (this.#used === this.message.length) this.#grow();
    return this.#used++;
  }

  /** Gives the place back. */
  release(parcel: number): void {
    this.count -= 1;
    this.message[parcel] = NONE;
    this.before[parcel] = this.#free;
    this.#free = parcel;
  }

  /** Calls back for the message of every parcel, in the order of places. */
  forEach(visit: (parcel: number) => void): void {
    for (let parcel = 0; parcel < this.#used; parcel++) if (this.message[parcel] !== NONE) visit(parcel);
  }

  #grow(): void {
    const columns = this as unknown as Record<string, Int32Array | Uint8Array | Float64Array>;
    for (const [name, column] of Object.entries(columns)) {
      if (!ArrayBuffer.isView(column)) continue;
      const bigger = new (column.constructor as new (n: number) => typeof column)(column.length * 2);
      bigger.set(column);
      columns[name] = bigger;
    }
  }
}
