/**
 * Timers as future obligations: at every record, what has been scheduled and has neither happened nor been done away
 * with. The scenario's own agenda and the traffic are not in it, because no record scheduled them.
 */
import { E, FIRST_FOLLOW_ON, RECORD_KINDS } from '../../model/event.ts';
import { NONE } from '../../model/words.ts';
import { type Columns, TRANSITION_OPERANDS } from '../columns.ts';
import type { IndexedTrace } from '../indexed.ts';
import { SCHEDULED_STRIDE } from '../record.ts';
import { Intervals, NEVER } from './intervals.ts';
import { OpenEntries } from './open-entries.ts';
import { MAY_STOP, TimerOwners } from './timer-owners.ts';

/** An event that is due. */
export interface Due {
  /** Index into RECORD_KINDS; a message that is due over a link may turn out to be stalled or held there. */
  readonly kind: number;
  /** When, in microseconds since the start. */
  readonly atUs: number;
  /** The first operand of the event: whose it is; of an attempt its place among the scenario's actions. */
  readonly of: number;
  /** The record that scheduled it. */
  readonly by: number;
  /** The record in which it happens, -1 if it does not within the trace. */
  readonly happens: number;
}

export interface DueEvents {
  /** How many events are due in all. */
  readonly total: number;
  /** The next of them; those of one instant in the order in which they happen. */
  readonly next: readonly Due[];
}

/** What is due after record `n`: the first `limit` events. */
export function dueAt(trace: IndexedTrace, n: number, limit: number): DueEvents {
  return timersOf(trace).dueAt(n, limit);
}

/** Does a part of what the first `dueAt` has to do; false once all is done. */
export function prepareDue(trace: IndexedTrace): boolean {
  return timersOf(trace).prepare();
}

function timersOf(trace: IndexedTrace): Timers {
  let timers = kept.get(trace);
  if (timers === undefined) {
    timers = new Timers(trace);
    kept.set(trace, timers);
  }
  return timers;
}

const kept = new WeakMap<IndexedTrace, Timers>();

/** What may become of a message that is to come to the end of a link. */
const ON_THE_WAY: readonly number[] = [E.messageHopped, E.messageArrived, E.messageStalled, E.messageHeld];
/** With more than this scheduled by one record, what has happened is searched for by its time. */
const FEW = 32;
/** Records that a step of `prepare` looks at. */
const STEP = 4_096;

class Timers {
  readonly #columns: Columns;
  /** By entry of `scheduled`: the record that scheduled it, and the one with which it is over. */
  readonly #by: Int32Array;
  readonly #ends: Int32Array;
  readonly #happens: Uint8Array;
  /** By record, for those that scheduled many. */
  readonly #open = new Map<number, OpenEntries>();
  readonly #owners: TimerOwners;
  readonly #latest: Int32Array;
  readonly #usable: number;
  #n = 0;
  #intervals: Intervals | undefined;

  constructor(trace: IndexedTrace) {
    const { columns, usable, threads, messages } = trace;
    const entries = columns.scheduledStart[usable]! / SCHEDULED_STRIDE;
    this.#columns = columns;
    this.#by = new Int32Array(entries);
    this.#ends = new Int32Array(entries).fill(NEVER);
    this.#happens = new Uint8Array(entries);
    this.#owners = new TimerOwners(columns, threads.world, messages.count);
    this.#latest = new Int32Array(this.#owners.count).fill(NONE);
    this.#usable = usable;
  }

  /** Looks at some more records; false once all have been looked at. */
  prepare(): boolean {
    if (this.#n < this.#usable) this.#note(STEP);
    else this.#gathered();
    return this.#intervals === undefined;
  }

  #note(records: number): void {
    const end = Math.min(this.#usable, this.#n + records);
    for (let n = this.#n; n < end; n++) {
      this.#noteHappened(n);
      this.#noteStopped(n, this.#owners, this.#latest);
      this.#noteScheduled(n, this.#owners, this.#latest);
    }
    this.#n = end;
  }

  #gathered(): Intervals {
    this.#note(this.#usable);
    this.#intervals ??= new Intervals(this.#by, this.#ends);
    return this.#intervals;
  }

  dueAt(n: number, limit: number): DueEvents {
    const entries: number[] = [];
    this.#gathered().each(n, (entry) => {
      entries.push(entry);
    });
    const next = this.#first(entries, limit);
    return { total: entries.length, next: next.map((entry) => this.#due(entry)) };
  }

  /** The first `limit` of the entries in the order in which they are due. */
  #first(entries: number[], limit: number): number[] {
    if (limit * FEW > entries.length) return entries.sort((a, b) => this.#order(a, b)).slice(0, limit);
    const first: number[] = [];
    for (const entry of entries) {
      if (first.length < limit) first.push(entry);
      else if (limit > 0 && this.#order(entry, first[limit - 1]!) < 0) first[limit - 1] = entry;
      else continue;
      this.#sink(first);
    }
    return first;
  }

  /** Brings the last of otherwise sorted entries to its place. */
  #sink(entries: number[]): void {
    for (let i = entries.length - 1; i > 0 && this.#order(entries[i]!, entries[i - 1]!) < 0; i--) {
      const moved = entries[i]!;
      entries[i] = entries[i - 1]!;
      entries[i - 1] = moved;
    }
  }

  #order(one: number, other: number): number {
    const { scheduled } = this.#columns;
    const [a, b] = [one * SCHEDULED_STRIDE, other * SCHEDULED_STRIDE];
    const classOf = (kind: number): number => RECORD_KINDS[kind]?.class ?? 0;
    return (
      scheduled[a + 1]! - scheduled[b + 1]! || classOf(scheduled[a]!) - classOf(scheduled[b]!) || one - other
    );
  }

  #due(entry: number): Due {
    const { scheduled } = this.#columns;
    const at = entry * SCHEDULED_STRIDE;
    return {
      kind: scheduled[at]!,
      atUs: scheduled[at + 1]!,
      of: scheduled[at + 2]!,
      by: this.#by[entry]!,
      happens: this.#happens[entry] === 1 ? this.#ends[entry]! : NONE,
    };
  }

  /** Record `n` is what its cause had scheduled, or the event of which its cause is a follow-on. */
  #noteHappened(n: number): void {
    const { cause, kind } = this.#columns;
    const by = cause[n]!;
    if (by === NONE || kind[n]! >= FIRST_FOLLOW_ON || this.#noteAmong(by, n)) return;
    if (kind[by]! >= FIRST_FOLLOW_ON && cause[by] !== NONE) this.#noteAmong(cause[by]!, n);
  }

  /** Whether record `n` is among what record `by` had scheduled. */
  #noteAmong(by: number, n: number): boolean {
    const { scheduledStart } = this.#columns;
    const first = scheduledStart[by]! / SCHEDULED_STRIDE;
    const end = scheduledStart[by + 1]! / SCHEDULED_STRIDE;
    if (end - first > FEW) return this.#noteOneOfMany(by, first, end, n);
    for (let entry = first; entry < end; entry++) {
      if (this.#ends[entry] === NEVER && this.#matches(entry, n)) return this.#happened(entry, n);
    }
    return false;
  }

  #noteOneOfMany(by: number, first: number, end: number, n: number): boolean {
    let open = this.#open.get(by);
    if (open === undefined) {
      open = new OpenEntries(this.#columns.scheduled, first, end);
      this.#open.set(by, open);
    }
    return open.find(this.#columns.atUs[n]!, (entry) => {
      if (this.#ends[entry] !== NEVER) return 'over';
      return this.#matches(entry, n) && this.#happened(entry, n) ? 'found' : 'open';
    });
  }

  #happened(entry: number, n: number): true {
    this.#ends[entry] = n;
    this.#happens[entry] = 1;
    return true;
  }

  #matches(entry: number, n: number): boolean {
    const { scheduled, kind, atUs, valueStart, values } = this.#columns;
    const at = entry * SCHEDULED_STRIDE;
    if (scheduled[at + 1] !== atUs[n]) return false;
    const planned = scheduled[at]!;
    const happened = kind[n]!;
    // A chat of the scenario is scheduled by its place there; what number its message gets, is known when it is written.
    if (planned === E.messageAttempted) return happened === planned;
    if (scheduled[at + 2] !== values[valueStart[n]!]) return false;
    const onTheWay = planned === E.messageHopped || planned === E.messageArrived;
    return onTheWay ? ON_THE_WAY.includes(happened) : happened === planned;
  }

  #noteStopped(n: number, owners: TimerOwners, latest: Int32Array): void {
    const { dids, didStart } = this.#columns;
    const end = didStart[n + 1]!;
    for (let at = didStart[n]!; at < end; ) {
      const code = dids[at]!;
      if (MAY_STOP[code] === 1) this.#replace(owners.stoppedBy(code, at + 1), NONE, n, latest);
      at += 1 + TRANSITION_OPERANDS[code]!;
    }
  }

  #noteScheduled(n: number, owners: TimerOwners, latest: Int32Array): void {
    const { scheduled, scheduledStart } = this.#columns;
    const end = scheduledStart[n + 1]!;
    for (let at = scheduledStart[n]!; at < end; at += SCHEDULED_STRIDE) {
      const entry = at / SCHEDULED_STRIDE;
      const kind = scheduled[at]!;
      this.#by[entry] = n;
      this.#replace(owners.ownerOf(n, kind, scheduled[at + 2]!), entry, n, latest);
    }
  }

  /** The owner's timer is now that of `entry`, or none; the one before is over if it has not happened. */
  #replace(owner: number, entry: number, n: number, latest: Int32Array): void {
    if (owner === NONE) return;
    const before = latest[owner]!;
    if (before !== NONE && this.#ends[before] === NEVER) this.#ends[before] = n;
    latest[owner] = entry;
  }
}
