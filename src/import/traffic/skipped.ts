/** What a reader of traffic leaves out: every record is counted with its reason, the first ones with their places. */
import type { Place } from '../../scenario/source.ts';

export interface Skipped {
  /** A short name that no other reader has, such as `chat-system-event`. */
  readonly reason: string;
  /** What such records are, in words. */
  readonly says: string;
  readonly count: number;
  /** The first few, in the order of the file. */
  readonly places: readonly Place[];
}

/** So many places of each reason are kept. */
export const PLACES_SHOWN = 20;

export class Skips<Reason extends string> {
  readonly #reader: string;
  readonly #says: Readonly<Record<Reason, string>>;
  readonly #skipped = new Map<Reason, { count: number; places: Place[] }>();

  /** `reader` stands before each reason's name; `says` has what each means, in words. */
  constructor(reader: string, says: Readonly<Record<Reason, string>>) {
    this.#reader = reader;
    this.#says = says;
  }

  /** `place` is asked for only if it is kept: finding it costs. */
  add(reason: Reason, place: () => Place, count = 1): void {
    const known = this.#skipped.get(reason) ?? { count: 0, places: [] };
    known.count += count;
    if (known.places.length < PLACES_SHOWN) known.places.push(place());
    this.#skipped.set(reason, known);
  }

  /** In the order in which the reasons first came up. */
  list(): readonly Skipped[] {
    return [...this.#skipped].map(([reason, { count, places }]) => ({
      reason: `${this.#reader}-${reason}`,
      says: this.#says[reason],
      count,
      places,
    }));
  }
}
