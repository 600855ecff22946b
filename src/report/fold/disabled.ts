/** The threads that were disabled: when, by which record, in which wave, and whose they were. */
import { Growing } from '../../core/growing.ts';
import { NONE } from '../../model/words.ts';
import type { World } from '../../model/world.ts';
import type { RecordBuffer } from '../../trace/record.ts';
import type { Days } from './days.ts';
import type { Facts } from './facts.ts';
import { longer, Tallies, Tally } from './tallies.ts';
import type { Waves } from './waves.ts';

export class DisabledFold {
  readonly total = new Tally();
  /** How many records disabled threads; of each day, too. */
  records = 0;
  readonly byDay: { readonly tally: Tally; records: number; readonly waves: Map<number, number> }[] = [];
  /** By user: conversations lost. */
  readonly lostBy: Tallies;
  /** One after the other: the thread, and the fact of the record that disabled it. */
  readonly threads = new Growing(new Int32Array(0));
  readonly facts = new Growing(new Int32Array(0));
  readonly #parts: {
    readonly facts: Facts;
    readonly world: World;
    readonly days: Days;
    readonly waves: Waves;
  };
  /** By thread: the wave plus 1, 0 if none disabled it. */
  #waves = new Uint16Array(16);
  #lastRecord = NONE;

  constructor(parts: {
    readonly facts: Facts;
    readonly world: World;
    readonly days: Days;
    readonly waves: Waves;
  }) {
    this.#parts = parts;
    this.lostBy = new Tallies(parts.world.users.count);
  }

  /** The wave that disabled a thread, NONE if none did. */
  waveOf(thread: number): number {
    return (this.#waves[thread] ?? 0) - 1;
  }

  /** The record at hand disables a thread; the modes that it changes have been told before. */
  disabled(thread: number, { n, atUs }: RecordBuffer): void {
    const { facts, world, waves, days } = this.#parts;
    const pair = world.threads.pair[thread]!;
    const [lo, hi] = [world.pairs.lo[pair]!, world.pairs.hi[pair]!];
    this.threads.push(thread);
    this.facts.push(facts.note());
    this.total.add(facts);
    this.lostBy.add(lo, facts);
    this.lostBy.add(hi, facts);
    const wave = waves.ofThread(lo, hi, n);
    this.#keepWave(thread, wave);
    waves.all[wave]?.disabled.add(facts);
    const day = this.#day(days.of(atUs));
    day.tally.add(facts);
    day.waves.set(wave, (day.waves.get(wave) ?? 0) + 1);
    if (this.#lastRecord === n) return;
    this.#lastRecord = n;
    this.records += 1;
    day.records += 1;
  }

  #day(day: number): (typeof this.byDay)[number] {
    while (this.byDay.length <= day) this.byDay.push({ tally: new Tally(), records: 0, waves: new Map() });
    return this.byDay[day]!;
  }

  #keepWave(thread: number, wave: number): void {
    if (thread >= this.#waves.length) {
      this.#waves = longer(this.#waves, Math.max(thread + 1, this.#waves.length * 2), 0);
    }
    this.#waves[thread] = wave + 1;
  }
}
