/** Scans about time between records: before, after, near, and while something was going on. */
import { E } from '../../model/event.ts';
import { NONE } from '../../model/words.ts';
import { operandOf } from '../columns.ts';
import type { IndexedTrace } from '../indexed.ts';
import { factsOf } from './facts.ts';
import type { Scan } from './scans.ts';

export function scanBefore(part: Scan): Scan {
  return (into) => {
    part(into);
    const first = into.indexOf(1);
    into.fill(1, 0, Math.max(0, first)).fill(0, Math.max(0, first));
  };
}

export function scanAfter(part: Scan): Scan {
  return (into) => {
    part(into);
    const first = into.indexOf(1);
    if (first >= 0) into.fill(0, 0, first + 1).fill(1, first + 1);
  };
}

export function scanWithin({ columns }: IndexedTrace, us: number, part: Scan): Scan {
  const { atUs } = columns;
  return (into) => {
    part(into);
    let latest = -Infinity;
    for (let n = 0; n < into.length; n++) {
      if (into[n] === 1) latest = atUs[n]!;
      // 2: meant by the part itself; 1 would be taken for that on the way back.
      if (into[n] === 1) into[n] = 2;
      else into[n] = atUs[n]! - latest <= us ? 1 : 0;
    }
    let next = Infinity;
    for (let n = into.length - 1; n >= 0; n--) {
      if (into[n] === 2) next = atUs[n]!;
      into[n] = into[n]! > 0 || next - atUs[n]! <= us ? 1 : 0;
    }
  };
}

export function scanDuring(trace: IndexedTrace, part: Scan): Scan {
  return (into) => {
    part(into);
    const stretches = new Stretches(trace);
    for (let n = 0; n < into.length; n++) if (into[n] === 1) stretches.add(n);
    stretches.fill(into);
  };
}

/** The times in which something was going on, told by records of it. */
class Stretches {
  readonly #trace: IndexedTrace;
  /** Stretches of the same beginning are kept once, with the latest end: both are times. */
  readonly #endOf = new Map<number, number>();
  readonly #seenMessages = new Set<number>();
  #changes: ModeChanges | undefined;

  constructor(trace: IndexedTrace) {
    this.#trace = trace;
  }

  /** What record `n` is about was going on. */
  add(n: number): void {
    const { columns, messages, sessions } = this.#trace;
    const message = factsOf(this.#trace).messageOf[n]!;
    if (message !== NONE) {
      if (this.#seenMessages.has(message)) return;
      this.#seenMessages.add(message);
      const ended = messages.ended[message]!;
      const attempted = messages.attempted[message]!;
      this.#stretch(attempted === NONE ? n : attempted, ended === NONE ? Infinity : columns.atUs[ended]!);
      return;
    }
    if (columns.kind[n] === E.sessionExpired) {
      const session = operandOf(columns, n, 1);
      this.#stretch(sessions.openedBy[session] ?? n, columns.atUs[n]!);
      return;
    }
    this.#changes ??= modeChanges(this.#trace);
    this.#stretch(this.#changes.firstOf(n), this.#changes.endUs(n));
  }

  #stretch(from: number, endUs: number): void {
    const startUs = from < 0 ? 0 : this.#trace.columns.atUs[from]!;
    const known = this.#endOf.get(startUs);
    if (known === undefined || known < endUs) this.#endOf.set(startUs, endUs);
  }

  fill(into: Uint8Array): void {
    const { atUs } = this.#trace.columns;
    const starts = [...this.#endOf.keys()].sort((a, b) => a - b);
    let next = 0;
    let endUs = -1;
    for (let n = 0; n < into.length; n++) {
      for (; next < starts.length && starts[next]! <= atUs[n]!; next++) {
        endUs = Math.max(endUs, this.#endOf.get(starts[next]!)!);
      }
      into[n] = atUs[n]! <= endUs ? 1 : 0;
    }
  }
}

/** From a grant until its mode is in force and the clients know of it. */
interface ModeChanges {
  firstOf(n: number): number;
  endUs(n: number): number;
}

function isConsequence(kind: number): boolean {
  return kind === E.modeTookEffect || kind === E.clientLearnedMode;
}

function modeChanges({ columns, usable }: IndexedTrace): ModeChanges {
  const { kind, cause, atUs } = columns;
  const grants = new Map<number, number>();
  /** By grant, and by grant and user: when the last consequence came. */
  const ends = new Map<string, number>();
  const keyOf = (grant: number, n: number): string => `${grant} ${operandOf(columns, n, 0)}`;
  for (let n = 0; n < usable; n++) {
    if (!isConsequence(kind[n]!) || cause[n]! < 0) continue;
    const grant = grants.get(cause[n]!) ?? cause[n]!;
    grants.set(n, grant);
    ends.set(String(grant), atUs[n]!);
    ends.set(keyOf(grant, n), atUs[n]!);
  }
  return {
    firstOf: (n) => grants.get(n) ?? n,
    endUs: (n) => {
      const grant = grants.get(n);
      const end = grant === undefined ? ends.get(String(n)) : ends.get(keyOf(grant, n));
      return end ?? atUs[n]!;
    },
  };
}
