/** The waves of an upgrade: those that the trace's header states, else the days on which modes changed. */
import { NONE } from '../../model/words.ts';
import type { World } from '../../model/world.ts';
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

/** A wave as the header states it: the group of its people, and when its grants are made. */
export interface StatedWave {
  readonly name: string;
  readonly group: number;
  readonly fromUs: number;
  readonly untilUs: number;
  readonly users: number;
}

/** The waves of a header, in the order of their beginnings; what is none is left out, because a header may be anybody's. */
export function statedWaves({ header, names }: TraceHead): StatedWave[] {
  const { waves } = header as { readonly waves?: unknown };
  if (!Array.isArray(waves)) return [];
  const found = (waves as unknown[]).flatMap((each): StatedWave[] => {
    if (typeof each !== 'object' || each === null) return [];
    const { name, group, fromUs, untilUs, users } = each as Record<string, unknown>;
    const id = typeof group === 'string' ? names.groups.indexOf(group) : group;
    const numbers = [id, fromUs, untilUs, users];
    if (typeof name !== 'string' || !numbers.every(Number.isSafeInteger)) return [];
    if ((id as number) < 0 || (id as number) >= names.groups.length) return [];
    return [
      {
        name,
        group: id as number,
        fromUs: fromUs as number,
        untilUs: untilUs as number,
        users: users as number,
      },
    ];
  });
  return found.sort((a, b) => a.fromUs - b.fromUs);
}

/** Which day an instant belongs to. */
export type DayOf = (atUs: number) => number;

export class Waves {
  readonly all: Wave[] = [];
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
    stated: readonly StatedWave[],
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
    return last !== NONE && last === this.#begun(atUs) ? last : NONE;
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

function wavesOfUsers(world: World, stated: readonly StatedWave[]): Map<number, number[]> {
  const waves = new Map<number, number[]>();
  stated.forEach(({ group }, place) => {
    for (const user of membersOf(world, group)) waves.set(user, [...(waves.get(user) ?? []), place]);
  });
  return waves;
}
