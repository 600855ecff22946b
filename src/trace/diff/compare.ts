/**
 * Two runs side by side: what happened in one and not in the other, and where that began. Records are each other's
 * counterparts by what caused them, never by when they happened or by their numbers: messages by the scenario's name
 * or as the k-th from one person to another, the rest as the k-th of its kind for the same thing. Times that differ
 * are counted apart, so that two seeds of one scenario are the same but for their latencies.
 */
import { E } from '../../model/event.ts';
import { NONE } from '../../model/words.ts';
import type { IndexedTrace } from '../indexed.ts';
import { beginningsOf } from './beginnings.ts';
import type { SharedIds } from './buckets.ts';
import { differingWindow, isSameWorld, type Window } from './common-part.ts';
import { type Counterparts, counterpartsOf, isSame } from './counterparts.ts';
import { DIFFERENCE } from './difference.ts';
import { differenceInWords } from './difference-in-words.ts';
import { matchMessages, matchThreads } from './matched-messages.ts';
import { pairRecords } from './pairing.ts';
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

export interface Comparison {
  /** Number by number, names and first states included. */
  readonly identical: boolean;
  /** Nothing differs but, perhaps, what never mattered: an unused name, a text. Identical traces are the same, too. */
  readonly same: boolean;
  /** The digest of all that was done, if both traces state the same one. */
  readonly digest: string | undefined;
  /** How what they begin with differs, a sentence each. */
  readonly beginnings: readonly string[];
  /** Where what happened first differs; if it nowhere does, where the reasons first differ. */
  readonly first: Divergence | undefined;
  /** The first time that differs. */
  readonly firstTime: Divergence | undefined;
  readonly counts: Counts;
  readonly threads: ThreadDifferences;
  /** For each record of the left trace its counterpart in the right one, -1 if it has none. */
  readonly pairing: Int32Array;
  /** A value of DIFFERENCE for each record, left and right. */
  readonly left: Uint8Array;
  readonly right: Uint8Array;
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

/** Compares two traces; O(n log n), and a million records that are the same but for one in about 100 ms. */
export function compareTraces(a: IndexedTrace, b: IndexedTrace): Comparison {
  const names = counterpartsOf(a, b);
  const sameBeginning = isSameBeginning(a, b, names);
  const window = sameBeginning ? differingWindow(a, b) : { from: 0, toA: a.usable, toB: b.usable };
  const messages = matchMessages(a, b, names, window);
  const ids: SharedIds = { ...names, messages, threads: matchThreads(a, b, names, messages, window) };
  const pairing = pairRecords(a, b, ids, window);
  const found = new Findings(a, b, ids, window, pairing);
  const { counts } = found;
  const whole = a.damage === undefined && b.damage === undefined;
  const same =
    whole &&
    counts.onlyLeft + counts.onlyRight + counts.what + counts.why + counts.later + counts.earlier === 0;
  return {
    identical: whole && sameBeginning && window.from === window.toA && window.from === window.toB,
    same,
    digest: sharedDigest(a, b),
    beginnings: sameBeginning ? [] : beginningsOf(a, b, names),
    first: found.first,
    firstTime: found.firstTime,
    counts,
    threads: found.threads,
    pairing,
    left: found.left,
    right: found.right,
  };
}

/** Who met whom during the run is no part of its beginning. */
function isSameBeginning(a: IndexedTrace, b: IndexedTrace, { pairs: _, ...names }: Counterparts): boolean {
  return Object.values(names).every(isSame) && isSameWorld(a.columns.head.world, b.columns.head.world);
}

function sharedDigest(a: IndexedTrace, b: IndexedTrace): string | undefined {
  const digest = a.columns.end?.transitions;
  return digest === b.columns.end?.transitions ? digest : undefined;
}

type Growing = { -readonly [K in keyof Counts]: Counts[K] };

/** Goes through the window once on either side. */
class Findings {
  readonly counts: Counts;
  readonly left: Uint8Array;
  readonly right: Uint8Array;
  readonly threads: ThreadDifferences;
  readonly first: Divergence | undefined;
  readonly firstTime: Divergence | undefined;
  readonly #a: IndexedTrace;
  readonly #b: IndexedTrace;
  readonly #window: Window;
  readonly #marks: ThreadMarks;
  readonly #counts: Growing;
  /** By difference: the earliest pair of records. */
  readonly #earliest: { place: number; a: number; b: number }[] = [];

  constructor(a: IndexedTrace, b: IndexedTrace, ids: SharedIds, window: Window, pairing: Int32Array) {
    this.#a = a;
    this.#b = b;
    this.#window = window;
    this.#marks = new ThreadMarks(a, b, ids);
    this.left = new Uint8Array(a.columns.count);
    this.right = new Uint8Array(b.columns.count);
    this.#counts = {
      left: a.usable,
      right: b.usable,
      inBoth: window.from + (a.usable - window.toA),
      onlyLeft: 0,
      onlyRight: 0,
      what: 0,
      why: 0,
      later: 0,
      earlier: 0,
    };
    this.#fromTheLeft(ids, pairing);
    this.#fromTheRight(pairing);
    this.counts = this.#counts;
    this.threads = this.#marks.done();
    this.first = this.#divergence([DIFFERENCE.what, DIFFERENCE.only]) ?? this.#divergence([DIFFERENCE.why]);
    this.firstTime = this.#divergence([DIFFERENCE.when]);
  }

  #fromTheLeft(ids: SharedIds, pairing: Int32Array): void {
    const differences = new RecordDifferences(this.#a, this.#b, ids);
    for (let n = this.#window.from; n < this.#window.toA; n++) {
      const m = pairing[n]!;
      if (m === NONE) {
        this.#counts.onlyLeft += 1;
        this.#found(n, n, NONE, onlyOrWhen(this.#a.columns.kind[n]!));
        continue;
      }
      this.#counts.inBoth += 1;
      const difference = differences.of(n, m);
      if (difference === DIFFERENCE.none) continue;
      this.#count(difference, n, m);
      this.#found(n, n, m, difference);
    }
  }

  /** What only the right trace has comes after the counterpart of the record before it. */
  #fromTheRight(pairing: Int32Array): void {
    const { from, toA, toB } = this.#window;
    const counterpart = new Int32Array(toB - from).fill(NONE);
    for (let n = from; n < toA; n++) if (pairing[n] !== NONE) counterpart[pairing[n]! - from] = n;
    let before = from - 1;
    for (let m = from; m < toB; m++) {
      const n = counterpart[m - from]!;
      if (n !== NONE) before = n;
      else {
        this.#counts.onlyRight += 1;
        this.#found(before + 0.5, NONE, m, onlyOrWhen(this.#b.columns.kind[m]!));
      }
    }
  }

  #count(difference: number, n: number, m: number): void {
    if (difference === DIFFERENCE.what) this.#counts.what += 1;
    else if (difference === DIFFERENCE.why) this.#counts.why += 1;
    else if (this.#b.columns.atUs[m]! > this.#a.columns.atUs[n]!) this.#counts.later += 1;
    else this.#counts.earlier += 1;
  }

  #found(place: number, n: number, m: number, difference: number): void {
    if (n !== NONE) this.left[n] = difference;
    if (m !== NONE) this.right[m] = difference;
    const known = this.#earliest[difference];
    if (known === undefined || place < known.place) this.#earliest[difference] = { place, a: n, b: m };
    if (difference > DIFFERENCE.when) this.#marks.note(place, n, m, difference);
  }

  #divergence(differences: readonly number[]): Divergence | undefined {
    let best: { place: number; a: number; b: number } | undefined;
    let worst: number = DIFFERENCE.none;
    for (const difference of differences) {
      const found = this.#earliest[difference];
      if (found === undefined || (best !== undefined && best.place <= found.place)) continue;
      best = found;
      worst = difference;
    }
    if (best === undefined) return undefined;
    const words = differenceInWords(this.#a, this.#b, best.a, best.b, worst);
    return { a: best.a, b: best.b, difference: worst, ...words };
  }
}

/** That a message had to wait on its way is a matter of time, like the time it then came. */
function onlyOrWhen(kind: number): number {
  return kind === E.messageHeld || kind === E.messageStalled ? DIFFERENCE.when : DIFFERENCE.only;
}
