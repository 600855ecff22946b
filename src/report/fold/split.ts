/** Conversations that lay in both clients of one of their people on one day. */
import { findPair } from '../../model/pairs.ts';
import { CLIENT, NONE } from '../../model/words.ts';
import type { World } from '../../model/world.ts';
import type { Days } from './days.ts';
import type { Facts } from './facts.ts';
import type { Landings } from './messages.ts';
import type { Flight } from './on-their-way.ts';
import { longer, Tallies, Tally } from './tallies.ts';

/** Bits of a side: the conversation lay in Teams, in Skype for Business, in both. */
const BOTH = 3;
const DAY_SHIFT = 4;
const COLUMNS = 4;

export class SplitFold implements Landings {
  readonly total = new Tally();
  readonly byDay: Tally[] = [];
  /** By pair: the days on which it was split. */
  readonly days = new Tallies();
  readonly #world: World;
  readonly #facts: Facts;
  readonly #calendar: Days;
  /** By pair: the day of its last message, then two bits for lo and two for hi. */
  #today = new Int32Array(16).fill(NONE);
  /** By pair: bit 0 if it was split for lo, bit 1 for hi. */
  #sides = new Uint8Array(16);
  /** By pair, a column for the client of lo and that of hi in which a message lies. */
  #lies = new Int32Array(16 * COLUMNS);

  constructor(world: World, facts: Facts, calendar: Days) {
    this.#world = world;
    this.#facts = facts;
    this.#calendar = calendar;
  }

  /** Whether it was split for lo (side 0) or hi at any time. */
  splitFor(pair: number, side: number): boolean {
    return ((this.#sides[pair]! >> side) & 1) === 1;
  }

  /**
   * Messages of the pair that lie in a client of those for whom it was split: who wrote one has it where it was
   * written, who got it where it landed. Each counts once for a client.
   */
  liesIn(pair: number, client: number): number {
    let count = 0;
    for (let column = 0; column < COLUMNS; column++) {
      const lies = [0, 1].some((side) => this.splitFor(pair, side) && clientIn(column, side) === client);
      if (lies) count += this.#lies[pair * COLUMNS + column]!;
    }
    return count;
  }

  landed({ from, to, via, lands }: Flight, atUs: number): void {
    if (via < 0 || lands < 0 || from < 0 || to < 0) return;
    const pair = findPair(this.#world, from, to);
    if (pair === NONE) return;
    if (pair >= this.#today.length) this.#grow(pair + 1);
    const side = from < to ? 0 : 1;
    this.#lies[pair * COLUMNS + columnOf(side, via) + columnOf(1 - side, lands)]! += 1;
    const day = this.#calendar.of(atUs);
    const before = this.#today[pair]! >> DAY_SHIFT === day ? this.#today[pair]! : day << DAY_SHIFT;
    const after = before | (1 << (2 * side + via)) | (1 << (2 - 2 * side + lands));
    this.#today[pair] = after;
    const sides = sidesOf(after);
    if (sides === sidesOf(before)) return;
    if (sidesOf(before) === 0) this.#split(pair, day);
    this.#sides[pair]! |= sides;
  }

  #split(pair: number, day: number): void {
    if (this.days.count(pair) === 0) this.total.add(this.#facts);
    this.days.add(pair, this.#facts);
    while (this.byDay.length <= day) this.byDay.push(new Tally());
    this.byDay[day]!.add(this.#facts);
  }

  #grow(least: number): void {
    const length = Math.max(least, this.#today.length * 2);
    this.#today = longer(this.#today, length, NONE);
    this.#sides = longer(this.#sides, length, 0);
    this.#lies = longer(this.#lies, length * COLUMNS, 0);
  }
}

/** What a side's client adds to the column: bit 0 for lo, bit 1 for hi. */
function columnOf(side: number, client: number): number {
  return client === CLIENT.Teams ? 0 : 1 << side;
}

function clientIn(column: number, side: number): number {
  return ((column >> side) & 1) === 0 ? CLIENT.Teams : CLIENT.SfB;
}

function sidesOf(bits: number): number {
  return ((bits & BOTH) === BOTH ? 1 : 0) | (((bits >> 2) & BOTH) === BOTH ? 2 : 0);
}
