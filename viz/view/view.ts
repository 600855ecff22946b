/** What every view is: a pure function from a trace, a moment and a size to marks. */
import type { IndexedTrace } from '../../src/trace/indexed.ts';
import type { DisplayList, Subject } from '../list/display-list.ts';
import type { Moment, TimeAxis } from './time-axis.ts';

export const VIEWS = ['ladder', 'lanes', 'threads', 'map'] as const;
export type ViewName = (typeof VIEWS)[number];

/** What is selected, in every view at once. */
export interface Selection {
  readonly subject: Subject;
  readonly id: number;
}

export const NOTHING: Selection = { subject: 'none', id: -1 };

/** Which records a filter lets through. */
export interface Matches {
  /** One cell a record: 1 if it passes; undefined if there is no filter. */
  readonly passes: Uint8Array | undefined;
  readonly shown: number;
  readonly total: number;
}

/** One invariant broken, as the checker says (S4). */
export interface ShownViolation {
  readonly record: number;
  readonly invariant: string;
  readonly sentence: string;
  readonly detail: string;
}

/** How lifelines are gathered: each client its own, or one for each user, tenant or cloud. `auto` takes the finest that fits. */
export const GROUPINGS = ['auto', 'client', 'user', 'tenant', 'cloud'] as const;
export type Grouping = (typeof GROUPINGS)[number];

/** A message of another trace, drawn over the picture of this one: users and clients are this trace's. */
export interface Ghost {
  readonly from: number;
  readonly via: number;
  readonly to: number;
  readonly lands: number;
  /** Where it was sent and where its way ended, in u of the axis at hand. */
  readonly fromU: number;
  readonly toU: number;
  /** Code of OUTCOMES. */
  readonly outcome: number;
  readonly text: string;
}

export interface ViewInput {
  readonly trace: IndexedTrace;
  readonly axis: TimeAxis;
  /** The visible stretch of the axis, in u. */
  readonly fromU: number;
  readonly toU: number;
  readonly cursor: Moment;
  readonly selection: Selection;
  readonly matches: Matches;
  readonly violations: readonly ShownViolation[];
  /** What the other trace has instead, when two are laid over each other; the ladder shows it. */
  readonly ghosts?: readonly Ghost[];
  readonly grouping: Grouping;
  /** How far the view is scrolled across the axis (sideways in the ladder, down in the lanes and the table), px. */
  readonly scroll: number;
  /** CSS pixels. */
  readonly width: number;
  readonly height: number;
}

/** Where time runs in a picture: `fromU` of the visible stretch lies at `from` px along the axis, `toU` at `to`. */
export interface TimePlane {
  readonly along: 'x' | 'y';
  readonly from: number;
  readonly to: number;
}

/** What a view did not show, so that nothing is left out silently (M13). */
export interface Notice {
  /** A sentence: `5,000 of 31,204 arrows are drawn one by one, the others as density.` */
  readonly text: string;
  /** How to see more: `Zoom in to see each.` */
  readonly remedy: string;
}

export interface ViewOutput {
  readonly marks: DisplayList;
  /** Names that stay in place while the marks scroll; drawn over them at the top (ladder) or the left (lanes). */
  readonly header: DisplayList | undefined;
  /** How long the view is across the axis, px: what can be scrolled. */
  readonly extent: number;
  readonly notices: readonly Notice[];
  /** Undefined in a picture of one moment. Pointers and the axis for screen readers go by it. */
  readonly time: TimePlane | undefined;
  /** Records that are drawn one by one, ascending: the rows of the twin for screen readers. */
  readonly records: Int32Array;
}

export type View = (input: ViewInput) => ViewOutput;
