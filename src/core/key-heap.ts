/**
 * The ordering half of the event list: a heap of four children per node over (time, order, slot) in typed
 * columns. It does not know what a slot holds. Only EventList uses it.
 */

// The root stands at index 3, so that the four children of node i, 4i - 8 to 4i - 5, share a cache line.
const ROOT = 3;
/** Room for a vacant root and for the brothers of the last entry. */
const SPARE = 4;

export class KeyHeap {
  count = 0;
  #capacity: number;
  // After `removeFirst` the root stays vacant: most events schedule another, which then sinks from the root,
  // instead of one entry sinking from there and another rising.
  #vacant = false;
  #times: Float64Array;
  #orders: Float64Array;
  #slots: Int32Array;

  constructor(capacity: number) {
    this.#capacity = capacity;
    const room = ROOT + capacity + SPARE;
    this.#times = new Float64Array(room).fill(Infinity);
    this.#orders = new Float64Array(room);
    this.#slots = new Int32Array(room);
  }

  /** The time of the first entry, Infinity if there is none. */
  firstTimeUs(): number {
    if (this.count === 0) return Infinity;
    if (this.#vacant) this.#fillRoot();
    return this.#times[ROOT]!;
  }

  /** The order of the first entry; to be asked only after `firstTimeUs` has given a finite time. */
  firstOrder(): number {
    return this.#orders[ROOT]!;
  }

  /** Takes the first entry out and returns its slot; only after `firstTimeUs` has given a finite time. */
  removeFirst(): number {
    this.count--;
    this.#vacant = true;
    return this.#slots[ROOT]!;
  }

  push(timeUs: number, order: number, slot: number): void {
    if (this.count === this.#capacity) this.#grow();
    this.count++;
    if (this.#vacant) {
      this.#vacant = false;
      this.#sink(timeUs, order, slot);
    } else {
      this.#rise(timeUs, order, slot);
    }
  }

  /** Puts the last entry, which stands one place beyond the count, where the removed one was. */
  #fillRoot(): void {
    this.#vacant = false;
    const last = ROOT + this.count;
    const timeUs = this.#times[last]!;
    this.#times[last] = Infinity;
    this.#sink(timeUs, this.#orders[last]!, this.#slots[last]!);
  }

  /** Lets a new entry rise from the end. */
  #rise(timeUs: number, order: number, slot: number): void {
    const times = this.#times;
    const orders = this.#orders;
    const slots = this.#slots;
    let at = ROOT + this.count - 1;
    while (at > ROOT) {
      const parent = (at >> 2) + 2;
      const parentTimeUs = times[parent]!;
      if (parentTimeUs < timeUs || (parentTimeUs === timeUs && orders[parent]! < order)) break;
      times[at] = parentTimeUs;
      orders[at] = orders[parent]!;
      slots[at] = slots[parent]!;
      at = parent;
    }
    times[at] = timeUs;
    orders[at] = order;
    slots[at] = slot;
  }

  /** Lets an entry sink from the vacant root to its place among the `count` entries. */
  #sink(timeUs: number, order: number, slot: number): void {
    const times = this.#times;
    const orders = this.#orders;
    const slots = this.#slots;
    const end = ROOT + this.count;
    let at = ROOT;
    for (let first = ROOT + 1; first < end; first = 4 * at - 8) {
      // Comparisons are added up rather than branched on: which child is least is a coin toss, and a wrongly
      // predicted branch costs more than the arithmetic. Beyond the end stands Infinity.
      const time0 = times[first]!;
      const time1 = times[first + 1]!;
      const time2 = times[first + 2]!;
      const time3 = times[first + 3]!;
      const left = first + +(time1 < time0);
      const right = first + 2 + +(time3 < time2);
      let least = left + (right - left) * +(times[right]! < times[left]!);
      const leastTimeUs = times[least]!;
      if (timeUs < leastTimeUs) break;
      const ties =
        +(time0 === leastTimeUs) +
        +(time1 === leastTimeUs) +
        +(time2 === leastTimeUs) +
        +(time3 === leastTimeUs);
      if (ties > 1) least = this.#firstOfTies(first, leastTimeUs);
      if (timeUs === leastTimeUs && order < orders[least]!) break;
      times[at] = leastTimeUs;
      orders[at] = orders[least]!;
      slots[at] = slots[least]!;
      at = least;
    }
    times[at] = timeUs;
    orders[at] = order;
    slots[at] = slot;
  }

  /** Among the four children from `first`, the one of the given time whose order is least. */
  #firstOfTies(first: number, timeUs: number): number {
    let least = -1;
    for (let child = first; child < first + 4; child++) {
      if (this.#times[child] !== timeUs) continue;
      if (least === -1 || this.#orders[child]! < this.#orders[least]!) least = child;
    }
    return least;
  }

  #grow(): void {
    this.#capacity *= 2;
    const room = ROOT + this.#capacity + SPARE;
    const times = new Float64Array(room).fill(Infinity);
    const orders = new Float64Array(room);
    const slots = new Int32Array(room);
    times.set(this.#times);
    orders.set(this.#orders);
    slots.set(this.#slots);
    this.#times = times;
    this.#orders = orders;
    this.#slots = slots;
  }
}
