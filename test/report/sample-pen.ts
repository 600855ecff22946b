/** Counts with records behind them, and a sentence for each record; always the same. */
import { US_PER_DAY, US_PER_HOUR } from '../../src/core/time.ts';
import { type Counted, type LossCounts, RECORDS_SHOWN } from '../../src/report/report.ts';
import { type SampleShape, several } from './sample-shape.ts';

/** Makes counts with records behind them, and notes a sentence for each record. */
export class Pen {
  readonly evidence: Record<string, { atUs: number; text: string }> = {};
  readonly #shape: SampleShape;
  #state = 20_261_122;
  #record = 100;

  constructor(shape: SampleShape) {
    this.#shape = shape;
  }

  /** A whole number below `limit`. */
  below(limit: number): number {
    this.#state = (this.#state * 48_271) % 0x7fff_ffff;
    return this.#state % limit;
  }

  of<T>(list: readonly T[]): T {
    return list[this.below(list.length)]!;
  }

  record(
    text: string,
    atUs = this.below(this.#shape.days) * US_PER_DAY + this.below(9) * US_PER_HOUR,
  ): number {
    this.#record += 1 + this.below(40);
    this.evidence[this.#record] = { atUs, text };
    return this.#record;
  }

  counted(count: number, what: string, query?: string): Counted {
    const { people } = this.#shape;
    const records = several(Math.min(count, RECORDS_SHOWN), () => '').map(() =>
      this.record(`${this.of(people)} wrote to ${this.of(people)} in Teams: ${what}`),
    );
    return query === undefined ? { count, records } : { count, records, query };
  }

  losses(size: number, query: string): LossCounts {
    const of = (limit: number, outcome: string): Counted =>
      this.counted(this.below(limit + 1), outcome, `outcome:${outcome} ${query}`);
    return {
      missed: of(size, 'missed'),
      refused: of(size >> 1, 'refused'),
      failed: of(size >> 4, 'failed'),
      degraded: of(size * 2, 'delivered textOnly:yes'),
    };
  }
}
