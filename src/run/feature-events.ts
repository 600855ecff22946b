/** What the features beyond chats schedule and count, and their timers: one at most for each owner. */
import type { EventList } from '../core/event-list.ts';
import { EVENTS } from '../model/event.ts';
import { FEATURE_TIMERS } from '../model/features.ts';
import type { OwnedTimer } from '../model/kinds.ts';
import { TRANSITIONS } from '../model/transition.ts';
import { atMost } from './at-most.ts';
import type { Journal } from './journal.ts';
import type { Tally } from './tally.ts';

const TIMERS: readonly OwnedTimer[] = FEATURE_TIMERS;
/** By code of an event: which timer it is; by code of a transition: which it stops. */
const TIMER_OF = EVENTS.map(({ name }) => TIMERS.findIndex(({ event }) => event === name));
const STOPPED_BY = TRANSITIONS.map(({ name }) =>
  TIMERS.findIndex(({ stoppedBy }) => stoppedBy.includes(name)),
);

export class FeatureEvents {
  readonly #events: EventList;
  readonly #journal: Journal;
  readonly #tally: Tally;
  /** By timer: for each owner the number of the start that counts. */
  readonly #armed = TIMERS.map(() => new Map<number, number>());
  #starts = 0;

  constructor(events: EventList, journal: Journal, tally: Tally) {
    this.#events = events;
    this.#journal = journal;
    this.#tally = tally;
  }

  schedule(kind: number, atUs: number, a: number, b: number, c: number, d: number): void {
    const timer = TIMER_OF[kind]!;
    const last = timer < 0 ? d : this.#arm(timer, a);
    const { class: cls } = EVENTS[kind]!;
    const due = atMost(atUs);
    this.#events.push(due, cls, this.#events.reserve(), kind, a, b, c, last, this.#journal.n);
    if (this.#journal.observed) this.#journal.scheduled(kind, due, a);
  }

  #arm(timer: number, owner: number): number {
    this.#starts += 1;
    this.#armed[timer]!.set(owner, this.#starts);
    return this.#starts;
  }

  /** A transition of a feature was made; it may stop its owner's timer. */
  changed(code: number, owner: number): void {
    const timer = STOPPED_BY[code]!;
    if (timer >= 0) this.#armed[timer]!.delete(owner);
  }

  /** Whether an event that has come to its time still happens: not a timer that was stopped or started again. */
  happens(kind: number, owner: number, start: number): boolean {
    const timer = TIMER_OF[kind]!;
    if (timer < 0) return true;
    if (this.#armed[timer]!.get(owner) !== start) return false;
    this.#armed[timer]!.delete(owner);
    return true;
  }

  /** Counts a record of that kind. */
  count(kind: number): void {
    const { features } = this.#tally;
    features.set(kind, (features.get(kind) ?? 0) + 1);
  }
}
