/** What watchers' clients showed of people against what was true, for how long. */
import type { PresenceView } from '../../experiment/presence-view.ts';
import { beliefColumn, nextPair } from '../../model/pairs.ts';
import { T } from '../../model/transition.ts';
import { CLIENTS, NONE, PRESENCE, PRESENCE_SOURCES, PRESENCES } from '../../model/words.ts';
import type { World } from '../../model/world.ts';
import { ROWS_SHOWN } from '../report.ts';
import { longer } from './tallies.ts';

/** A stretch of time in which a client showed something else than what was true. */
export interface WrongStretch {
  readonly watcher: number;
  readonly person: number;
  readonly client: number;
  readonly fromUs: number;
  readonly us: number;
  readonly true: number;
  readonly shown: number;
  /** The record with which it began, NONE if it was so at the start. */
  readonly record: number;
}

/** From nobody there to not to be disturbed; an unknown presence is nobody's true one. */
const LIVELINESS = Uint8Array.from(PRESENCES, (presence) =>
  ['offline', 'unknown', 'away', 'available', 'busy', 'inMeeting', 'presenting', 'doNotDisturb'].indexOf(
    presence,
  ),
);
const NO_SOURCE = PRESENCE_SOURCES.indexOf('none');
/** Slots of a pair: for lo and for hi as watcher, one for each of their clients. */
const SLOTS = 2 * CLIENTS.length;

export class PresenceFold {
  /** How many (watcher, person) pairs were watched at any time. */
  watched = 0;
  totalUs = 0;
  /** By code of what was true times the number of presences, plus that of what was shown. */
  readonly wrongUs = new Float64Array(PRESENCES.length * PRESENCES.length);
  /** The longest first; of those that are as long the earlier one. */
  readonly longest: WrongStretch[] = [];
  readonly #world: World;
  readonly #view: PresenceView;
  /** By pair: bit 0 if lo watches hi, bit 1 if hi watches lo. */
  #watches = new Uint8Array(16);
  #sinceUs = new Float64Array(16 * SLOTS);
  #record = new Float64Array(16 * SLOTS);
  #shown = new Int8Array(16 * SLOTS).fill(NONE);
  #true = new Int8Array(16 * SLOTS);

  /** `world` is as it is before the first record. */
  constructor(world: World, view: PresenceView) {
    this.#world = world;
    this.#view = view;
    for (let pair = 0; pair < world.pairs.count; pair++) {
      for (const side of [0, 1]) if (this.#isWatched(pair, side)) this.#watch(pair, side, 0, NONE);
    }
  }

  #isWatched(pair: number, side: number): boolean {
    if (((this.#world.pairs.contacts[pair]! >> side) & 1) === 1) return true;
    return CLIENTS.some((_, client) => beliefColumn(this.#world, side, client)[pair] !== NONE);
  }

  /** A transition of a record, which has been applied. */
  did(code: number, first: number, second: number, atUs: number, n: number): void {
    switch (code) {
      case T.believe:
        return this.#watch(first, second, atUs, n);
      case T.startClient:
      case T.stopClient:
      case T.setActivity:
      case T.setMode:
      case T.setHome:
        if (this.watched > 0) this.#user(first, atUs, n);
        return;
      case T.setEpoch:
        return this.#everybody(atUs, n);
    }
  }

  /** Counts what has been so until now; to be called once. */
  finish(atUs: number): void {
    for (let slot = 0; slot < this.#shown.length; slot++) this.#count(slot, atUs);
  }

  #watch(pair: number, side: number, atUs: number, n: number): void {
    if (pair >= this.#watches.length) this.#grow(pair + 1);
    if (((this.#watches[pair]! >> side) & 1) === 0) {
      this.#watches[pair]! |= 1 << side;
      this.watched += 1;
    }
    this.#look(pair, side, atUs, n);
  }

  #user(user: number, atUs: number, n: number): void {
    const { users } = this.#world;
    for (let pair = users.firstPair[user]!; pair !== NONE; pair = nextPair(this.#world, pair, user)) {
      const watches = this.#watches[pair] ?? 0;
      if ((watches & 1) === 1) this.#look(pair, 0, atUs, n);
      if ((watches & 2) === 2) this.#look(pair, 1, atUs, n);
    }
  }

  #everybody(atUs: number, n: number): void {
    for (let pair = 0; pair < this.#watches.length; pair++) {
      if ((this.#watches[pair]! & 1) === 1) this.#look(pair, 0, atUs, n);
      if ((this.#watches[pair]! & 2) === 2) this.#look(pair, 1, atUs, n);
    }
  }

  #look(pair: number, side: number, atUs: number, n: number): void {
    const { pairs } = this.#world;
    const [lo, hi] = [pairs.lo[pair]!, pairs.hi[pair]!];
    const [watcher, person] = side === 0 ? [lo, hi] : [hi, lo];
    const truth = this.#truthOf(person);
    for (let client = 0; client < CLIENTS.length; client++) {
      const slot = pair * SLOTS + side * CLIENTS.length + client;
      const shown = this.#shownIn(pair, side, watcher, client, person);
      if (this.#shown[slot] === shown && this.#true[slot] === truth) continue;
      this.#count(slot, atUs);
      this.#shown[slot] = shown;
      this.#true[slot] = truth;
      this.#sinceUs[slot] = atUs;
      this.#record[slot] = n;
    }
  }

  /** The liveliest presence in a client that the person runs and may use. */
  #truthOf(person: number): number {
    const { users } = this.#world;
    let truth: number = PRESENCE.offline;
    for (let client = 0; client < CLIENTS.length; client++) {
      if (!this.#runs(person, client)) continue;
      const activity = (client === 0 ? users.activityTeams : users.activitySfb)[person]!;
      if (LIVELINESS[activity]! > LIVELINESS[truth]!) truth = activity;
    }
    return truth;
  }

  /** What the watcher's client shows; NONE if nobody can look at it. */
  #shownIn(pair: number, side: number, watcher: number, client: number, person: number): number {
    if (!this.#runs(watcher, client)) return NONE;
    const source = this.#view.source(watcher, client, person);
    if (source === NO_SOURCE) return PRESENCE.unknown;
    const belief = beliefColumn(this.#world, side, source)[pair]!;
    return belief === NONE ? PRESENCE.unknown : belief;
  }

  #runs(user: number, client: number): boolean {
    return ((this.#world.users.running[user]! >> client) & 1) === 1 && this.#view.usable(user, client);
  }

  #count(slot: number, atUs: number): void {
    const shown = this.#shown[slot]!;
    const us = atUs - this.#sinceUs[slot]!;
    if (shown === NONE || us <= 0) return;
    const truth = this.#true[slot]!;
    this.totalUs += us;
    if (shown === truth) return;
    this.wrongUs[truth * PRESENCES.length + shown]! += us;
    if (this.longest.length === ROWS_SHOWN && us <= this.longest.at(-1)!.us) return;
    const after = this.longest.findIndex((each) => each.us < us);
    this.longest.splice(after < 0 ? this.longest.length : after, 0, this.#stretch(slot, us));
    if (this.longest.length > ROWS_SHOWN) this.longest.pop();
  }

  #stretch(slot: number, us: number): WrongStretch {
    const { pairs } = this.#world;
    const pair = Math.floor(slot / SLOTS);
    const side = slot % SLOTS < CLIENTS.length ? 0 : 1;
    const [lo, hi] = [pairs.lo[pair]!, pairs.hi[pair]!];
    return {
      watcher: side === 0 ? lo : hi,
      person: side === 0 ? hi : lo,
      client: slot % CLIENTS.length,
      fromUs: this.#sinceUs[slot]!,
      us,
      true: this.#true[slot]!,
      shown: this.#shown[slot]!,
      record: this.#record[slot]!,
    };
  }

  #grow(least: number): void {
    const pairs = Math.max(least, this.#watches.length * 2);
    this.#watches = longer(this.#watches, pairs, 0);
    this.#sinceUs = longer(this.#sinceUs, pairs * SLOTS, 0);
    this.#record = longer(this.#record, pairs * SLOTS, NONE);
    this.#shown = longer(this.#shown, pairs * SLOTS, NONE);
    this.#true = longer(this.#true, pairs * SLOTS, 0);
  }
}
