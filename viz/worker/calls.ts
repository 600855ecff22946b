/**
 * What the page may ask the worker, and what it answers: values that can be posted between threads. The worker owns
 * the traces; the page knows only what it draws.
 */

import type { Counts } from '../../src/trace/diff/compare.ts';
import type { Suggestions as QuerySuggestions } from '../../src/trace/query/suggest.ts';
import type { StepKind } from '../../src/trace/steps/steps.ts';
import type { Headline } from '../../src/trace/story/headlines.ts';
import type { UpgradeTold } from '../../src/trace/story/upgrade-told.ts';
import type { Why } from '../../src/trace/why/why.ts';
import type { DataFormat } from '../app/app.ts';
import type { Cursor } from '../app/state.ts';
import type { DisplayList, Subject } from '../list/display-list.ts';
import type { MarkedMoment } from '../view/moment-marks.ts';
import type { ThreadColumn } from '../view/threads/columns.ts';
import type { Moment, TimeMode } from '../view/time-axis.ts';
import type { Grouping, Notice, Selection, ShownViolation, TimePlane, ViewName } from '../view/view.ts';
import type { StateShown } from './state-shown.ts';

/** Which of the two traces: the first, or the one it is compared with. */
export type Slot = 'a' | 'b';

export type Source =
  /** A columns file. */
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array; readonly name: string }
  | { readonly kind: 'blob'; readonly blob: Blob; readonly name: string }
  | { readonly kind: 'url'; readonly url: string; readonly name: string };

/** What is known of a trace once it is open. */
export interface OpenFacts {
  readonly name: string;
  readonly title: string;
  readonly program: string;
  readonly seed: string;
  readonly replication: number;
  readonly rules: string;
  /** The scenario's digest. */
  readonly scenario: string;
  /** What a link is about: changes with the scenario, the seed, the rules and what happened. */
  readonly digest: string;
  readonly startUs: number;
  readonly untilUs: number;
  readonly records: number;
  /** The record to begin with: the first. -1 in a trace without records. */
  readonly first: number;
  readonly users: readonly string[];
  /** How many there are of whatever can be selected. */
  readonly counts: Readonly<Record<Exclude<Subject, 'none'>, number>>;
  readonly axisLengths: Readonly<Record<TimeMode, number>>;
  /** A sentence if the trace was cut, interrupted or damaged; what came before is shown. */
  readonly flaw: string | undefined;
}

export interface DrawRequest {
  readonly slot: Slot;
  /** The threads are a table of their own: with them only the strip is drawn. */
  readonly view: ViewName;
  readonly timeMode: TimeMode;
  readonly fromU: number;
  readonly toU: number;
  /** A moment, or a place of the first trace's axis. */
  readonly cursor: Moment | { readonly u: number };
  readonly selection: Selection;
  /** The moments that somebody has marked. */
  readonly moments?: readonly MarkedMoment[];
  readonly grouping: Grouping;
  readonly scroll: number;
  readonly width: number;
  readonly height: number;
  /** The strip with the whole trace, px; 0 by 0 if it is not wanted. */
  readonly overviewWidth: number;
  readonly overviewHeight: number;
  /** The version of the strip's ground that the page has; it is not sent again. */
  readonly overviewKnown?: number;
  /** How the records differ from the other trace is marked. */
  readonly comparing: boolean;
  /** The other trace's records are drawn over this one's. */
  readonly overlay: boolean;
}

/** The strip with the whole trace, in two lists, the second over the first. */
export interface OverviewAnswer {
  /** Undefined if the page has it. */
  readonly ground: DisplayList | undefined;
  readonly version: number;
  /** The stretch at hand, the cursor, marked moments. */
  readonly window: DisplayList;
}

export interface DrawAnswer {
  readonly marks: DisplayList;
  readonly header: DisplayList | undefined;
  readonly overview: OverviewAnswer | undefined;
  readonly extent: number;
  readonly notices: readonly Notice[];
  readonly time: TimePlane | undefined;
  /** Where the cursor is in this trace. */
  readonly cursor: Cursor;
  /** The cursor for people: its time and what has just happened. */
  readonly cursorText: string;
  /** The instants of the ends of the stretch, for people. */
  readonly times: readonly [string, string];
  /** How many records of the stretch pass the filter: the rows of the list of events. */
  readonly rows: number;
  /** The place in that list of the record at the cursor, or of the last one before it; -1 if none. */
  readonly cursorRow: number;
  /** What it took to compute all this, milliseconds. */
  readonly tookMs: number;
}

export interface EventRow {
  readonly n: number;
  readonly time: string;
  readonly text: string;
}

export interface FilterAnswer {
  /** `312 of 1,000,000 shown; 999,688 hidden by filter`. */
  readonly count: string;
  /** The filter in plain words; '' if there is none. */
  readonly summary: string;
  readonly shown: number;
  /** What is wrong with it, with a caret below the place; the filter before stays in force. */
  readonly error: string | undefined;
}

/** What the box of the filter offers; it does not tell how many more there are. */
export type Suggestions = Omit<QuerySuggestions, 'left'>;

/** A place that a step led to. */
export interface Stepped {
  readonly cursor: Cursor;
  readonly text: string;
}

/** The table of threads: over the whole run, or as it is at the cursor; sorted by one column. */
export interface ThreadsRequest {
  /** The record at the cursor; undefined for the whole run. */
  readonly n: number | undefined;
  readonly column: ThreadColumn;
  readonly descending: boolean;
  /** The thread whose row is wanted. */
  readonly selected: number | undefined;
}

export interface ThreadsAnswer {
  readonly total: number;
  /** The row of the selected thread, -1 if it has none. */
  readonly selectedRow: number;
  readonly notices: readonly Notice[];
  readonly columns: readonly { readonly name: ThreadColumn; readonly title: string; readonly help: string }[];
}

export interface ThreadRow {
  readonly id: number;
  readonly cells: readonly string[];
}

/** Two traces compared, in a few words and numbers. */
export interface ComparisonFacts {
  readonly identical: boolean;
  readonly same: boolean;
  readonly digest: string | undefined;
  readonly beginnings: readonly string[];
  /** Where they first differ: the records (-1 in the trace that has none), and the record of `a` to look at. */
  readonly first:
    | { readonly a: number; readonly b: number; readonly place: number; readonly what: string }
    | undefined;
  readonly counts: Counts;
  readonly threads: readonly { readonly id: number; readonly how: string; readonly text: string }[];
  readonly threadsLeftOut: number;
}

export interface DataFile {
  readonly name: string;
  readonly type: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** How far the digests of a trace have been taken again. */
export type Integrity =
  | { readonly state: 'checking'; readonly checked: number; readonly records: number }
  | { readonly state: 'whole'; readonly text: string }
  | { readonly state: 'cut'; readonly text: string }
  /** `record` is where to look first, `where` as much as is known: `at record 5`, `in records 0 to 99`. */
  | { readonly state: 'damaged'; readonly text: string; readonly record: number; readonly where: string };

/** What the worker says without being asked. */
export type News =
  | { readonly about: 'loading'; readonly slot: Slot; readonly doing: string; readonly share: number }
  | { readonly about: 'integrity'; readonly slot: Slot; readonly integrity: Integrity }
  | { readonly about: 'violations'; readonly slot: Slot; readonly count: number; readonly done: boolean };

/** The calls, by name: arguments and answer. */
export interface Calls {
  open(slot: Slot, source: Source): OpenFacts;
  /** What is known of an open trace now: its axes change when another one is opened beside it. */
  facts(slot: Slot): OpenFacts;
  close(slot: Slot): void;
  cancel(): void;
  draw(request: DrawRequest): DrawAnswer;
  /** Rows of the list of events that goes with the last picture of the slot. */
  rows(slot: Slot, first: number, count: number): EventRow[];
  filter(text: string): FilterAnswer;
  suggest(text: string, caret: number): Suggestions;
  place(slot: Slot, timeMode: TimeMode, where: { n: number } | { atUs: number } | { u: number }): Stepped;
  step(
    timeMode: TimeMode,
    kind: StepKind,
    direction: 1 | -1,
    count: number,
    n: number,
    selection: Selection,
  ): Stepped | undefined;
  /** The stretch that a selection lies in, in u; undefined if it lies nowhere. */
  stretchOf(timeMode: TimeMode, selection: Selection): { fromU: number; toU: number } | undefined;
  /** The same stretch of time on the axis of another mode. */
  convert(from: TimeMode, to: TimeMode, fromU: number, toU: number): { fromU: number; toU: number };
  /** Instants at places of the axis, for people. */
  times(timeMode: TimeMode, ...places: number[]): string[];
  /** The record that tells most about what is selected, for the why panel; `n` if nothing is, -1 if none does. */
  recordOf(selection: Selection, n: number): number;
  why(n: number): Why;
  /** Whom the upgrade in record `n` hit; undefined if it is none. */
  upgrade(n: number): UpgradeTold | undefined;
  story(): readonly Headline[];
  stateAt(n: number, atUs: number, selection: Selection): StateShown;
  threads(request: ThreadsRequest): ThreadsAnswer;
  threadRows(first: number, count: number): ThreadRow[];
  /** Undefined while there is only one trace. */
  comparison(): ComparisonFacts | undefined;
  /** How record `n` differs from its counterpart in the other trace, a sentence; undefined if it does not. */
  differenceAt(n: number): string | undefined;
  violations(): { readonly listed: readonly ShownViolation[] };
  /** The trace as files; `page` is the page without data, for `html`. */
  data(format: DataFormat, name: string, page: string, scenario: string | undefined): DataFile[];
  /** A scenario that expects what is selected, or what has just happened. */
  test(selection: Selection, n: number, scenario: string | undefined): string;
}
export type CallName = keyof Calls;
