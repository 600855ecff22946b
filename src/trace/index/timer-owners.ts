/**
 * Whose timer a scheduled event is. Of these there is one at most: starting it again, or stopping it, does away with
 * the one before, and the trace says so only through what else its records say. Everything else that is scheduled
 * happens, unless the run ends before.
 */
import { E, EVENTS } from '../../model/event.ts';
import { FEATURE_TIMERS } from '../../model/features.ts';
import type { OwnedTimer } from '../../model/kinds.ts';
import { T, TRANSITIONS } from '../../model/transition.ts';
import { CLIENT, NONE } from '../../model/words.ts';
import type { TableName, World } from '../../model/world.ts';
import { type Columns, TRANSITION_OPERANDS } from '../columns.ts';

/** Families of timers, each with owners of its own. */
const SESSION = 0;
const IDLE = 1;
const MAIL = 2;
const LEARNS = 3;
const CHECK = 4;
const PEER = 5;
/** What comes next for a message on its way. */
const WAY = 6;
/** Then those of the features, in the order of FEATURE_TIMERS. */
const FIRST_FEATURE = 7;

const FEATURES: readonly OwnedTimer[] = FEATURE_TIMERS;
const FAMILIES = FIRST_FEATURE + FEATURES.length;

const FAMILY_OF: Readonly<Record<number, number>> = {
  [E.sessionExpired]: SESSION,
  [E.clientIdled]: IDLE,
  [E.missedMailDue]: MAIL,
  [E.clientLearnedMode]: LEARNS,
  [E.peerModeChecked]: CHECK,
  [E.peerModeLearned]: PEER,
  [E.messageHopped]: WAY,
  [E.messageArrived]: WAY,
  [E.linkWaitEnded]: WAY,
  ...Object.fromEntries(
    FEATURES.map(({ event }, i) => [EVENTS.findIndex(({ name }) => name === event), FIRST_FEATURE + i]),
  ),
};

/** By code of a transition: the family of the timer that it stops, whose owner is its first operand. */
const STOPS: readonly (number | undefined)[] = TRANSITIONS.map(({ name }) => {
  const stopped = FEATURES.findIndex(({ stoppedBy }) => stoppedBy.includes(name));
  return stopped < 0 ? undefined : FIRST_FEATURE + stopped;
});

/** The number of an owner among all families, NONE for an event that nothing does away with. */
export class TimerOwners {
  readonly count: number;
  readonly #columns: Columns;
  readonly #first = new Int32Array(FAMILIES + 1);
  readonly #sizes: readonly number[];
  /** The record whose late watchers `#late` has. */
  #lateIn: number = NONE;
  readonly #late = new Map<number, number[]>();

  constructor(columns: Columns, last: World, messages: number) {
    const { users, threads, pairs } = last;
    this.#columns = columns;
    this.#sizes = [
      threads.count,
      2 * users.count,
      2 * users.count,
      users.count,
      pairs.count,
      2 * pairs.count,
      messages,
      ...FEATURES.map(({ owner }) => last[owner as TableName].count),
    ];
    for (const [family, size] of this.#sizes.entries()) {
      this.#first[family + 1] = this.#first[family]! + size;
    }
    this.count = this.#first[FAMILIES]!;
  }

  /** Whose timer the event is that record `n` schedules; to be asked once for each, in their order. */
  ownerOf(n: number, kind: number, of: number): number {
    const family = FAMILY_OF[kind];
    switch (family) {
      case undefined:
        return NONE;
      case IDLE:
      case MAIL:
        return this.#owner(family, 2 * of + (family === IDLE ? this.#actedIn(n) : this.#missedIn(n, of)));
      case PEER:
        return this.#owner(PEER, 2 * of + this.#watcher(n, of));
      default:
        return this.#owner(family, of);
    }
  }

  /** Whose timer a transition stops, whose first operand stands at `at`; NONE if it stops none. */
  stoppedBy(code: number, at: number): number {
    const { dids } = this.#columns;
    switch (code) {
      case T.closeSession:
        return this.#owner(SESSION, dids[at]!);
      case T.seeUnseen:
        return this.#owner(MAIL, 2 * dids[at]! + CLIENT.Teams);
      case T.setStaleMode:
        return dids[at + 2] === NONE ? this.#owner(PEER, 2 * dids[at]! + dids[at + 1]!) : NONE;
      default: {
        const family = STOPS[code];
        return family === undefined ? NONE : this.#owner(family, dids[at]!);
      }
    }
  }

  #owner(family: number, place: number): number {
    return place >= 0 && place < this.#sizes[family]! ? this.#first[family]! + place : NONE;
  }

  /** The client in which a person did something in record `n`, which starts its idle clock. */
  #actedIn(n: number): number {
    const { kind, valueStart, values } = this.#columns;
    const place = kind[n] === E.messageAttempted ? 4 : 1;
    return values[valueStart[n]! + place] === CLIENT.Teams ? CLIENT.Teams : CLIENT.SfB;
  }

  /** What is missed in Teams is kept there; of the rest the e-mail tells for Skype for Business. */
  #missedIn(n: number, user: number): number {
    const { dids, didStart } = this.#columns;
    const end = didStart[n + 1]!;
    for (let at = didStart[n]!; at < end; at += 1 + TRANSITION_OPERANDS[dids[at]!]!) {
      if (dids[at] === T.keepUnseen && dids[at + 1] === user) return CLIENT.Teams;
    }
    return CLIENT.SfB;
  }

  /** The watcher who is behind from record `n` on; a record may leave both of a pair behind, one after the other. */
  #watcher(n: number, pair: number): number {
    if (this.#lateIn !== n) this.#findLate(n);
    return this.#late.get(pair)?.shift() === 1 ? 1 : 0;
  }

  #findLate(n: number): void {
    const { dids, didStart } = this.#columns;
    const end = didStart[n + 1]!;
    this.#lateIn = n;
    this.#late.clear();
    for (let at = didStart[n]!; at < end; at += 1 + TRANSITION_OPERANDS[dids[at]!]!) {
      if (dids[at] !== T.setStaleMode || dids[at + 3] === NONE) continue;
      const watchers = this.#late.get(dids[at + 1]!);
      if (watchers === undefined) this.#late.set(dids[at + 1]!, [dids[at + 2]!]);
      else watchers.push(dids[at + 2]!);
    }
  }
}

/** By code: 1 if the transition may stop a timer. */
export const MAY_STOP = Uint8Array.from(TRANSITIONS, (_, code) =>
  code === T.closeSession || code === T.seeUnseen || code === T.setStaleMode || STOPS[code] !== undefined
    ? 1
    : 0,
);
