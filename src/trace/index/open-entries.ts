/**
 * The events that one record scheduled and that are not over yet, found by their time: a record that puts thousands
 * into another mode schedules tens of thousands, often for the same instant.
 */
import { SCHEDULED_STRIDE } from '../record.ts';
import { placeFrom } from './sorted.ts';

export class OpenEntries {
  /** The entries by their time, in the order of scheduling within an instant. */
  readonly #entries: Int32Array;
  readonly #timesUs: Float64Array;
  /** For each place the next one that may be open; itself while it is. */
  readonly #next: Int32Array;

  /** Entries `first` to `end` - 1 of `scheduled`. */
  constructor(scheduled: Float64Array, first: number, end: number) {
    const timeOf = (entry: number): number => scheduled[entry * SCHEDULED_STRIDE + 1]!;
    this.#entries = Int32Array.from({ length: end - first }, (_, i) => first + i);
    this.#entries.sort((one, other) => timeOf(one) - timeOf(other) || one - other);
    this.#timesUs = Float64Array.from(this.#entries, timeOf);
    this.#next = Int32Array.from({ length: end - first + 1 }, (_, place) => place);
  }

  /** Offers the open entries of an instant until one is `found`, if any is; what is said to be `over` is not offered again. */
  find(atUs: number, offer: (entry: number) => 'open' | 'over' | 'found'): boolean {
    let place = this.#openFrom(placeFrom(this.#timesUs, atUs));
    while (place < this.#entries.length && this.#timesUs[place] === atUs) {
      const said = offer(this.#entries[place]!);
      if (said !== 'open') this.#next[place] = place + 1;
      if (said === 'found') return true;
      place = this.#openFrom(place + 1);
    }
    return false;
  }

  #openFrom(from: number): number {
    const next = this.#next;
    let place = from;
    while (next[place] !== place) {
      // Halving the way makes the next search short.
      next[place] = next[next[place]!]!;
      place = next[place]!;
    }
    return place;
  }
}
