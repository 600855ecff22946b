/** The days of a run, counted from 0 by the UTC date of its start. */
import { formatInstant, US_PER_DAY } from '../../core/time.ts';

export class Days {
  readonly #startUs: number;
  readonly #first: number;

  constructor(startUs: number) {
    this.#startUs = startUs;
    this.#first = Math.floor(startUs / US_PER_DAY);
  }

  of(atUs: number): number {
    return Math.floor((this.#startUs + atUs) / US_PER_DAY) - this.#first;
  }

  /** `2023-09-11`. */
  date(day: number): string {
    return formatInstant((this.#first + day) * US_PER_DAY).slice(0, 10);
  }

  /** The first and the last microsecond, since 1970. */
  instants(day: number): readonly [number, number] {
    const from = (this.#first + day) * US_PER_DAY;
    return [from, from + US_PER_DAY - 1];
  }
}
