/** Two open traces compared, once, and what of it the page shows. */
import { type Comparison, compareTraces } from '../../src/trace/diff/compare.ts';
import { DIFFERENCE } from '../../src/trace/diff/difference.ts';
import { differenceInWords } from '../../src/trace/diff/difference-in-words.ts';
import { namingOf } from '../../src/trace/story/naming.ts';
import type { Differences, Side } from '../view/compare/difference-marks.ts';
import type { TimeMode } from '../view/time-axis.ts';
import type { Ghost } from '../view/view.ts';
import type { ComparisonFacts } from './calls.ts';
import type { OpenTrace } from './open-trace.ts';

/** Threads that are listed one by one. */
const LISTED = 200;

export class Comparing {
  #made: { readonly a: OpenTrace; readonly b: OpenTrace; readonly comparison: Comparison } | undefined;
  /** By mode of time: they are the same in every frame. */
  readonly #ghosts = new Map<TimeMode, readonly Ghost[]>();

  of(a: OpenTrace, b: OpenTrace): Comparison {
    if (this.#made?.a !== a || this.#made.b !== b) {
      this.#made = { a, b, comparison: compareTraces(a.trace, b.trace) };
      this.#ghosts.clear();
    }
    return this.#made.comparison;
  }

  facts(a: OpenTrace, b: OpenTrace): ComparisonFacts {
    const { identical, same, digest, beginnings, first, firstTime, counts, threads } = this.of(a, b);
    const at = first ?? firstTime;
    const listed = [
      ...threads.changed.map(({ a: id, about, what }) => ({
        id,
        how: 'changed',
        text: `${about} ${what}`.trim(),
      })),
      ...threads.onlyLeft.map((id) => ({
        id,
        how: 'only in the first',
        text: namingOf(a.trace).peopleOf(id),
      })),
      ...threads.onlyRight.map((id) => ({
        id: -1,
        how: 'only in the second',
        text: namingOf(b.trace).peopleOf(id),
      })),
    ];
    return {
      identical,
      same,
      digest,
      beginnings,
      first:
        at === undefined
          ? undefined
          : {
              a: at.a,
              b: at.b,
              place: at.a >= 0 ? at.a : this.#placeOf(a, b, at.b),
              what: `${at.about} ${at.what}`.trim(),
            },
      counts,
      threads: listed.slice(0, LISTED),
      threadsLeftOut: Math.max(0, listed.length - LISTED),
    };
  }

  /** How a record of the first trace differs from its counterpart, in words; undefined if it does not. */
  sentenceAt(a: OpenTrace, b: OpenTrace, n: number): string | undefined {
    const { left, pairing } = this.of(a, b);
    const difference = left[n] ?? DIFFERENCE.none;
    if (difference === DIFFERENCE.none) return undefined;
    const { about, what } = differenceInWords(a.trace, b.trace, n, pairing[n]!, difference);
    return `${about} ${what}`.trim();
  }

  /** How much the records and messages of one side differ. */
  differences(a: OpenTrace, b: OpenTrace, side: Side): Differences {
    const { left, right } = this.of(a, b);
    const [ofRecord, { messages }] = side === 'left' ? [left, a.trace] : [right, b.trace];
    const steps = [messages.attempted, messages.sent, messages.arrived, messages.ended];
    return {
      ofRecord,
      ofMessage: (message) =>
        Math.max(...steps.map((records) => (records[message]! < 0 ? 0 : (ofRecord[records[message]!] ?? 0)))),
    };
  }

  /** The messages of the second trace that differ, to be drawn over the first; those whose people it has. */
  ghosts(a: OpenTrace, b: OpenTrace, mode: TimeMode): readonly Ghost[] {
    this.of(a, b);
    let ghosts = this.#ghosts.get(mode);
    if (ghosts === undefined) {
      ghosts = this.#findGhosts(a, b, mode);
      this.#ghosts.set(mode, ghosts);
    }
    return ghosts;
  }

  #findGhosts(a: OpenTrace, b: OpenTrace, mode: TimeMode): Ghost[] {
    const { ofMessage } = this.differences(a, b, 'right');
    const { messages, columns } = b.trace;
    const userOf = usersByName(a, b);
    const axis = a.axis(mode);
    const uOf = (n: number): number => axis.uOfTime(columns.atUs[n]!);
    const ghosts: Ghost[] = [];
    for (let message = 0; message < messages.count; message++) {
      if (ofMessage(message) < DIFFERENCE.what) continue;
      const [from, to] = [userOf[messages.from[message]!], userOf[messages.to[message]!]];
      if (from === undefined || to === undefined) continue;
      const start = messages.sent[message]! < 0 ? messages.attempted[message]! : messages.sent[message]!;
      const end = messages.ended[message]! < 0 ? columns.count - 1 : messages.ended[message]!;
      const [via, lands, outcome] = [
        messages.via[message]!,
        messages.lands[message]!,
        messages.outcome[message]!,
      ];
      const text = namingOf(b.trace).messageOfBoth(message);
      ghosts.push({ from, via, to, lands, fromU: uOf(start), toU: uOf(end), outcome, text });
    }
    return ghosts;
  }

  /** The record of the second trace that goes with the cursor on the first. */
  counterpart(a: OpenTrace, b: OpenTrace, n: number): number {
    const { pairing } = this.of(a, b);
    for (let k = n; k >= 0; k--) if (pairing[k]! >= 0) return pairing[k]!;
    return -1;
  }

  /** Where in the first trace one looks for what is only in the second: the last record at or before its time. */
  #placeOf(a: OpenTrace, b: OpenTrace, m: number): number {
    return a.momentOf('linear', { atUs: b.trace.columns.atUs[m]! }).n;
  }
}

/** By user of the second trace: the user of the first one with that name. */
function usersByName(a: OpenTrace, b: OpenTrace): (number | undefined)[] {
  const ids = new Map(a.trace.columns.head.names.users.map((name, id) => [name, id]));
  return b.trace.columns.head.names.users.map((name) => ids.get(name));
}
