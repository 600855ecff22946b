/** The waves of an upgrade: those that the trace's header states, else the days on which modes changed. */
import { US_PER_DAY } from '../../core/time.ts';
import { NONE } from '../../model/words.ts';
import type { World } from '../../model/world.ts';
import type { TraceWave } from '../../trace/format.ts';
import type { TraceHead } from '../../trace/writer.ts';
import type { Facts } from './facts.ts';
import { membersOf } from './groups.ts';
import { Tally } from './tallies.ts';

/** What is counted of a wave. */
export interface Wave {
  readonly name: string;
  /** The day that it is, for a wave without a plan; else NONE. */
  readonly day: number;
  readonly fromUs: number;
  untilUs: number;
  people: number;
  readonly changes: Tally;
  /** How many records changed modes, and the last one of them. */
  records: number;
  lastRecord: number;
  readonly disabled: Tally;
  readonly missed: Tally;
  readonly refused: Tally;
}

/** The waves of a header, in the order of their beginnings. */
export function statedWaves({ header }: TraceHead): TraceWave[] {
  return [...(header.waves ?? [])].sort((a, b) => a.fromUs - b.fromUs);
}

/**
 * When a wave is over for those who look at what it did: a day after its last grant, because a mode may take up to 24
 * hours to come into force (Microsoft, Get-CsTeamsUpgradePolicy), or before the next wave begins, whichever is first.
 */
export function settledAfter(waves: readonly Wave[], place: number): number {
  const { untilUs } = waves[place]!;
  const next = waves[place + 1]?.fromUs ?? Infinity;
  return Math.min(untilUs + US_PER_DAY, Math.max(untilUs, next - 1));
}

/** Which day an instant belongs to. */
export type DayOf = (atUs: number) => number;

export class Waves {
  readonly all: Wave[] = [];
  /** How often a person's mode changed, in a wave or not. */
  changes = 0;
  /** Whether the header states them. */
  readonly planned: boolean;
  readonly #dayOf: DayOf;
  readonly #dateOf: (day: number) => string;
  /** The wave that changed a user's mode last, NONE before; and in which record that was. */
  readonly #waveOf: Int32Array;
  readonly #changedBy: Float64Array;
  /** With a plan: the waves of each user, in their order. */
  readonly #wavesOf: ReadonlyMap<number, readonly number[]>;

  constructor(
    { world }: TraceHead,
    stated: readonly TraceWave[],
    dayOf: DayOf,
    dateOf: (day: number) => string,
  ) {
    this.planned = stated.length > 0;
    this.#dayOf = dayOf;
    this.#dateOf = dateOf;
    this.#waveOf = new Int32Array(world.users.count).fill(NONE);
    this.#changedBy = new Float64Array(world.users.count).fill(NONE);
    this.#wavesOf = wavesOfUsers(world, stated);
    for (const { name, fromUs, untilUs, users } of stated) {
      this.all.push(newWave({ name, day: NONE, fromUs, untilUs, people: users }));
    }
  }

  /** Record `n`, which is at hand, has changed a person's mode. */
  changed(user: number, n: number, atUs: number, facts: Facts): void {
    const place = this.planned ? this.#plannedWave(user, atUs) : this.#waveOfDay(user, atUs);
    this.#changedBy[user] = n;
    this.changes += 1;
    if (place === NONE) return;
    this.#waveOf[user] = place;
    const wave = this.all[place]!;
    if (wave.lastRecord !== n) wave.records += 1;
    wave.lastRecord = n;
    wave.changes.add(facts);
  }

  /** The wave that disabled a thread of two people in record `n`, NONE if none did. */
  ofThread(lo: number, hi: number, n: number): number {
    const first = this.#waveOf[lo]!;
    const second = this.#waveOf[hi]!;
    if (this.#changedBy[lo] === n && this.#changedBy[hi] !== n) return first;
    if (this.#changedBy[hi] === n && this.#changedBy[lo] !== n) return second;
    return Math.max(first, second);
  }

  /** The wave that a message between two people may owe its loss to: the last one, if it has changed either's mode. */
  ofMessage(from: number, to: number, atUs: number): number {
    const last = Math.max(this.#waveOf[from] ?? NONE, this.#waveOf[to] ?? NONE);
    return last !== NONE && this.#isLatest(last, atUs) ? last : NONE;
  }

  /** Whether no wave has begun after this one; several may begin at once. */
  #isLatest(place: number, atUs: number): boolean {
    const begun = this.#begun(atUs);
    return place === begun || (this.planned && this.all[begun]?.fromUs === this.all[place]!.fromUs);
  }

  /** The last wave that has begun. */
  #begun(atUs: number): number {
    if (!this.planned) return this.all.length - 1;
    return this.all.findLastIndex(({ fromUs }) => fromUs <= atUs);
  }

  #plannedWave(user: number, atUs: number): number {
    return this.#wavesOf.get(user)?.findLast((place) => this.all[place]!.fromUs <= atUs) ?? NONE;
  }

  #waveOfDay(user: number, atUs: number): number {
    const day = this.#dayOf(atUs);
    const last = this.all.at(-1);
    if (last?.day !== day) {
      this.all.push(newWave({ name: this.#dateOf(day), day, fromUs: atUs, untilUs: atUs, people: 0 }));
    }
    const place = this.all.length - 1;
    const wave = this.all[place]!;
    wave.untilUs = atUs;
    if (this.#waveOf[user] !== place) wave.people += 1;
    return place;
  }
}

function newWave(wave: Pick<Wave, 'name' | 'day' | 'fromUs' | 'untilUs' | 'people'>): Wave {
  return {
    ...wave,
    changes: new Tally(),
    records: 0,
    lastRecord: NONE,
    disabled: new Tally(),
    missed: new Tally(),
    refused: new Tally(),
  };
}

function wavesOfUsers(world: World, stated: readonly TraceWave[]): Map<number, number[]> {
  const waves = new Map<number, number[]>();
  stated.forEach(({ group }, place) => {
    for (const user of membersOf(world, group)) waves.set(user, [...(waves.get(user) ?? []), place]);
  });
  return waves;
}
