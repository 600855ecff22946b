/**
 * What goes from one place to another besides messages: word of an answered call, invitations, mails from server to
 * server, questions for free/busy times and their answers. Each leg is from a record to a record.
 */
import { E, EVENTS, F, FIRST_FOLLOW_ON, RECORD_KINDS } from '../../model/event.ts';
import { T } from '../../model/transition.ts';
import { NONE } from '../../model/words.ts';
import { operandOf, TRANSITION_OPERANDS } from '../columns.ts';
import { FEATURE_OF_KIND, type FeatureWord } from '../feature-kinds.ts';
import type { IndexedTrace } from '../indexed.ts';
import { NEVER } from './intervals.ts';

/** A person, or a mail platform; the other of the two is NONE. */
export interface LegEnd {
  readonly user: number;
  readonly platform: number;
}

export interface Leg {
  readonly of: FeatureWord;
  readonly from: LegEnd;
  readonly to: LegEnd;
  /** The record in which it leaves, and that in which it is there; NEVER if it is not within the trace. */
  readonly leaves: number;
  readonly arrives: number;
}

const person = (user: number): LegEnd => ({ user, platform: NONE });
const server = (platform: number): LegEnd => ({ user: NONE, platform });

const FOUND = new WeakMap<IndexedTrace, readonly Leg[]>();

/** All legs in the order of their leaving, found once; a trace without calls, meetings and mail costs nothing. */
export function legsOf(trace: IndexedTrace): readonly Leg[] {
  let found = FOUND.get(trace);
  if (found === undefined) {
    found = find(trace);
    FOUND.set(trace, found);
  }
  return found;
}

/** By kind of record: the place of the operand with this name, -1 without one. */
function placesOf(name: string): Int8Array {
  return Int8Array.from(RECORD_KINDS, ({ operands }) => operands.findIndex((each) => each.name === name));
}

const USER = placesOf('user');
const MAIL = placesOf('mail');
const FREE_BUSY = placesOf('freeBusy');
const [FORWARDED, DELIVERED, RETURNED] = [F.mailForwarded, F.mailDelivered, F.mailReturned].map(
  (followOn) => FIRST_FOLLOW_ON + followOn,
);
/** Kinds of features at the end of a way, and those of mail and free/busy, whose ways go by servers. */
const LOOKED_AT = Uint8Array.from(RECORD_KINDS, (_, kind) => {
  const feature = FEATURE_OF_KIND[kind];
  if (feature === undefined) return 0;
  return feature === 'mail' || feature === 'freebusy' || EVENTS[kind]?.class === 4 ? 1 : 0;
});
/** Without rows in these there is nothing to look for. */
const TABLES = ['calls', 'attendees', 'mails', 'freeBusyQueries'] as const;

function find(trace: IndexedTrace): readonly Leg[] {
  const { columns, threads, usable } = trace;
  if (TABLES.every((table) => threads.world[table].count === 0)) return [];
  const ways = new Ways(trace);
  for (let n = 0; n < usable; n++) if (LOOKED_AT[columns.kind[n]!] === 1) ways.take(n);
  return ways.done();
}

/** The legs of mails and questions, which begin in one record and end in a later one. */
class Ways {
  readonly #trace: IndexedTrace;
  readonly #legs: Leg[] = [];
  /** What has left and is not there yet: mails, their reports and questions, by their ids. */
  readonly #open = new Map<string, Leg>();

  constructor(trace: IndexedTrace) {
    this.#trace = trace;
  }

  take(n: number): void {
    const kind = this.#trace.columns.kind[n]!;
    switch (kind) {
      case E.mailSent:
        return this.#mailSent(n);
      case FORWARDED:
        return this.#leave(`mail ${this.#of(MAIL, n)}`, n, 'mail', this.#server(n, 1), this.#server(n, 2));
      case E.mailArrived:
        return this.#arrive(`mail ${this.#of(MAIL, n)}`, n);
      case DELIVERED:
        return this.#at(n, 'mail', this.#server(n, 2), this.#person(n));
      case RETURNED:
        return this.#leave(`report ${this.#of(MAIL, n)}`, n, 'mail', this.#server(n, 2), this.#person(n));
      case E.mailReturnLearned:
        return this.#arrive(`report ${this.#of(MAIL, n)}`, n);
      case E.freeBusyReached:
        return this.#reached(n);
      case E.freeBusyAnswered:
        return this.#arrive(`question ${this.#of(FREE_BUSY, n)}`, n);
      default:
        return this.#between(n);
    }
  }

  done(): readonly Leg[] {
    for (const leg of this.#open.values()) this.#legs.push(leg);
    return this.#legs.sort((a, b) => a.leaves - b.leaves || a.arrives - b.arrives);
  }

  #of(places: Int8Array, n: number): number {
    const { columns } = this.#trace;
    const place = places[columns.kind[n]!]!;
    return place < 0 ? NONE : operandOf(columns, n, place);
  }

  #person(n: number): LegEnd {
    return person(this.#of(USER, n));
  }

  #server(n: number, place: number): LegEnd {
    return server(operandOf(this.#trace.columns, n, place));
  }

  #at(n: number, of: FeatureWord, from: LegEnd, to: LegEnd): void {
    this.#legs.push({ of, from, to, leaves: n, arrives: n });
  }

  #leave(key: string, n: number, of: FeatureWord, from: LegEnd, to: LegEnd): void {
    const before = this.#open.get(key);
    if (before !== undefined) this.#legs.push(before);
    this.#open.set(key, { of, from, to, leaves: n, arrives: NEVER });
  }

  #arrive(key: string, n: number): void {
    const leg = this.#open.get(key);
    if (leg === undefined) return;
    this.#open.delete(key);
    this.#legs.push({ ...leg, arrives: n });
  }

  /** What a person writes is on their own platform at once. */
  #mailSent(n: number): void {
    const { dids, didStart } = this.#trace.columns;
    for (let at = didStart[n]!; at < didStart[n + 1]!; at += 1 + TRANSITION_OPERANDS[dids[at]!]!) {
      if (dids[at] !== T.enterPlatform) continue;
      return this.#at(n, 'mail', this.#person(n), server(dids[at + 2]!));
    }
  }

  /** The question came from the platform to which its answer goes back, and that from the person who asked. */
  #reached(n: number): void {
    const [to, from] = [this.#server(n, 1), this.#server(n, 2)];
    const asked = this.#trace.columns.cause[n]!;
    if (asked >= 0) {
      const asker = this.#person(asked);
      this.#at(asked, 'freebusy', asker, from);
      this.#legs.push({ of: 'freebusy', from, to, leaves: asked, arrives: n });
      this.#leave(`question ${this.#of(FREE_BUSY, n)}`, n, 'freebusy', to, asker);
    }
  }

  /** Word that has come from one person to another: that of its cause. */
  #between(n: number): void {
    const { cause, kind } = this.#trace.columns;
    const of = FEATURE_OF_KIND[kind[n]!];
    const by = cause[n]!;
    if (EVENTS[kind[n]!]?.class !== 4 || of === undefined || by < 0 || FEATURE_OF_KIND[kind[by]!] !== of)
      return;
    const [from, to] = [this.#of(USER, by), this.#of(USER, n)];
    if (from === NONE || to === NONE || from === to) return;
    this.#legs.push({ of, from: person(from), to: person(to), leaves: by, arrives: n });
  }
}
