/** Scans about time between records: before, after, near, and while something was going on. */
import { E } from '../../model/event.ts';
import { NONE } from '../../model/words.ts';
import { operandOf } from '../columns.ts';
import type { IndexedTrace } from '../indexed.ts';
import { factsOf } from './facts.ts';
import { type ModeChanges, modeChanges } from './mode-changes.ts';
import type { Scan } from './scans.ts';

export function scanBefore(part: Scan): Scan {
  return (into) => {
    part(into);
    const first = Math.max(0, into.bytes.indexOf(1));
    into.bytes.fill(1, 0, first).fill(0, first);
  };
}

export function scanAfter(part: Scan): Scan {
  return (into) => {
    part(into);
    const first = into.bytes.indexOf(1);
    if (first >= 0) into.bytes.fill(0, 0, first + 1).fill(1, first + 1);
  };
}

export function scanWithin({ columns }: IndexedTrace, us: number, part: Scan): Scan {
  return (into) => {
    part(into);
    const times = new Stretches(columns.atUs);
    const { bytes } = into;
    for (let n = bytes.indexOf(1); n >= 0; n = bytes.indexOf(1, n + 1)) {
      const at = columns.atUs[n]!;
      times.add(at - us, at + us);
    }
    times.fill(bytes);
  };
}

export function scanDuring(trace: IndexedTrace, part: Scan): Scan {
  return (into) => {
    part(into);
    const goings = new GoingsOn(trace);
    const { bytes } = into;
    for (let n = bytes.indexOf(1); n >= 0; n = bytes.indexOf(1, n + 1)) goings.add(n);
    goings.times.fill(bytes);
  };
}

/** When what records are about was going on. */
class GoingsOn {
  readonly times: Stretches;
  readonly #trace: IndexedTrace;
  readonly #messageOf: Int32Array;
  readonly #seenMessages: Uint8Array;
  #changes: ModeChanges | undefined;

  constructor(trace: IndexedTrace) {
    this.#trace = trace;
    this.times = new Stretches(trace.columns.atUs);
    this.#messageOf = factsOf(trace).messageOf;
    this.#seenMessages = new Uint8Array(trace.messages.count);
  }

  add(n: number): void {
    const { columns, sessions } = this.#trace;
    const message = this.#messageOf[n]!;
    if (message !== NONE) return this.#message(message, n);
    if (columns.kind[n] === E.sessionExpired) {
      return this.#from(sessions.openedBy[operandOf(columns, n, 1)] ?? n, columns.atUs[n]!);
    }
    this.#changes ??= modeChanges(this.#trace);
    this.#from(this.#changes.firstOf(n), this.#changes.endUs(n));
  }

  #message(message: number, n: number): void {
    if (this.#seenMessages[message] === 1) return;
    this.#seenMessages[message] = 1;
    const { columns, messages } = this.#trace;
    const ended = messages.ended[message]!;
    const attempted = messages.attempted[message]!;
    this.#from(attempted === NONE ? n : attempted, ended === NONE ? Infinity : columns.atUs[ended]!);
  }

  #from(record: number, endUs: number): void {
    this.times.add(record < 0 ? 0 : this.#trace.columns.atUs[record]!, endUs);
  }
}

/** Stretches of time, ends included, and the records in them. */
class Stretches {
  readonly #atUs: Float64Array;
  readonly #starts: number[] = [];
  readonly #ends: number[] = [];
  #inOrder = true;

  /** `atUs` ascends. */
  constructor(atUs: Float64Array) {
    this.#atUs = atUs;
  }

  add(startUs: number, endUs: number): void {
    const last = this.#starts.length - 1;
    if (last >= 0) {
      const start = this.#starts[last]!;
      const end = this.#ends[last]!;
      if (startUs >= start && startUs <= end) {
        if (endUs > end) this.#ends[last] = endUs;
        return;
      }
      if (startUs < start) this.#inOrder = false;
    }
    this.#starts.push(startUs);
    this.#ends.push(endUs);
  }

  fill(bytes: Uint8Array): void {
    bytes.fill(0);
    let next = 0;
    for (const i of this.#order()) {
      const from = Math.max(next, this.#placeOf(this.#starts[i]!, next, bytes.length));
      for (next = from; next < bytes.length && this.#atUs[next]! <= this.#ends[i]!; next++) bytes[next] = 1;
      if (next >= bytes.length) return;
    }
  }

  #order(): Iterable<number> {
    if (this.#inOrder) return this.#starts.keys();
    return [...this.#starts.keys()].sort((a, b) => this.#starts[a]! - this.#starts[b]!);
  }

  /** The first record from `least` on that is not earlier than `us`; `most` if none is. */
  #placeOf(us: number, least: number, most: number): number {
    let from = least;
    let to = most;
    while (from < to) {
      const middle = (from + to) >> 1;
      if (this.#atUs[middle]! < us) from = middle + 1;
      else to = middle;
    }
    return from;
  }
}
