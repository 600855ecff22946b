/** Gathers what differs between two traces, told pair by pair: how much of it, where it began, which conversations. */
import { E } from '../../model/event.ts';
import { NONE } from '../../model/words.ts';
import type { IndexedTrace } from '../indexed.ts';
import type { SharedIds } from './buckets.ts';
import { DIFFERENCE } from './difference.ts';
import { differenceInWords } from './difference-in-words.ts';
import { RecordDifferences } from './record-difference.ts';
import { type ThreadDifferences, ThreadMarks } from './thread-differences.ts';

/** Two records, NONE where a trace has none, and how they differ. */
export interface Divergence {
  readonly a: number;
  readonly b: number;
  /** A value of DIFFERENCE. */
  readonly difference: number;
  /** The message with its people; '' if `what` says whom it is about. */
  readonly about: string;
  readonly what: string;
}

/** Numbers of records. */
export interface Counts {
  readonly left: number;
  readonly right: number;
  readonly inBoth: number;
  readonly onlyLeft: number;
  readonly onlyRight: number;
  readonly what: number;
  readonly why: number;
  /** In both and the same, but later or earlier on the right. */
  readonly later: number;
  readonly earlier: number;
}

/** What was found. */
export interface Result {
  readonly counts: Counts;
  readonly first: Divergence | undefined;
  readonly firstTime: Divergence | undefined;
  readonly threads: ThreadDifferences;
  /** A value of DIFFERENCE for each record, left and right. */
  readonly left: Uint8Array;
  readonly right: Uint8Array;
}

interface Earliest {
  readonly place: number;
  readonly a: number;
  readonly b: number;
}

export class Findings {
  readonly #a: IndexedTrace;
  readonly #b: IndexedTrace;
  readonly #differences: RecordDifferences;
  readonly #marks: ThreadMarks;
  readonly #left: Uint8Array;
  readonly #right: Uint8Array;
  readonly #counts: { -readonly [K in keyof Counts]: Counts[K] };
  /** By difference: the earliest two records. */
  readonly #earliest: Earliest[] = [];

  /** `alike` records are known to be the same in both and are not told. */
  constructor(a: IndexedTrace, b: IndexedTrace, ids: SharedIds, alike: number) {
    this.#a = a;
    this.#b = b;
    this.#differences = new RecordDifferences(a, b, ids);
    this.#marks = new ThreadMarks(a, b, ids);
    this.#left = new Uint8Array(a.columns.count);
    this.#right = new Uint8Array(b.columns.count);
    const none = { onlyLeft: 0, onlyRight: 0, what: 0, why: 0, later: 0, earlier: 0 };
    this.#counts = { left: a.usable, right: b.usable, inBoth: alike, ...none };
  }

  /** Two records that are each other's counterparts. */
  pair(n: number, m: number): void {
    this.#counts.inBoth += 1;
    const difference = this.#differences.of(n, m);
    if (difference === DIFFERENCE.none) return;
    if (difference === DIFFERENCE.what) this.#counts.what += 1;
    else if (difference === DIFFERENCE.why) this.#counts.why += 1;
    else if (this.#b.columns.atUs[m]! > this.#a.columns.atUs[n]!) this.#counts.later += 1;
    else this.#counts.earlier += 1;
    this.#found(n, n, m, difference);
  }

  onlyLeft(n: number): void {
    this.#counts.onlyLeft += 1;
    this.#found(n, n, NONE, onlyOrWhen(this.#a.columns.kind[n]!));
  }

  /** A record of the right trace; `place` is between the numbers of the left records before and after it. */
  onlyRight(m: number, place: number): void {
    this.#counts.onlyRight += 1;
    this.#found(place, NONE, m, onlyOrWhen(this.#b.columns.kind[m]!));
  }

  done(): Result {
    return {
      counts: this.#counts,
      first: this.#divergence([DIFFERENCE.what, DIFFERENCE.only]) ?? this.#divergence([DIFFERENCE.why]),
      firstTime: this.#divergence([DIFFERENCE.when]),
      threads: this.#marks.done(),
      left: this.#left,
      right: this.#right,
    };
  }

  #found(place: number, n: number, m: number, difference: number): void {
    if (n !== NONE) this.#left[n] = difference;
    if (m !== NONE) this.#right[m] = difference;
    const known = this.#earliest[difference];
    if (known === undefined || place < known.place) this.#earliest[difference] = { place, a: n, b: m };
    if (difference > DIFFERENCE.when) this.#marks.note(place, n, m, difference);
  }

  #divergence(differences: readonly number[]): Divergence | undefined {
    let best: Earliest | undefined;
    let how: number = DIFFERENCE.none;
    for (const difference of differences) {
      const found = this.#earliest[difference];
      if (found === undefined || (best !== undefined && best.place <= found.place)) continue;
      best = found;
      how = difference;
    }
    if (best === undefined) return undefined;
    const words = differenceInWords(this.#a, this.#b, best.a, best.b, how);
    return { a: best.a, b: best.b, difference: how, ...words };
  }
}

/** That a message had to wait on its way is a matter of time, like the time it then came. */
function onlyOrWhen(kind: number): number {
  return kind === E.messageHeld || kind === E.messageStalled ? DIFFERENCE.when : DIFFERENCE.only;
}
