/**
 * Everything about the page that a link brings back and that undo undoes: one plain value, changed through immer.
 * What the worker answers is not in it; it follows from it.
 */

import type { TimeMode } from '../view/time-axis.ts';
import type { Grouping, Selection, ViewName } from '../view/view.ts';
import { NOTHING } from '../view/view.ts';

/** Where the cursor is: a moment, and its place on the axis of the mode at hand. */
export interface Cursor {
  readonly atUs: number;
  readonly n: number;
  readonly u: number;
}

export const PANELS = ['story', 'why', 'state', 'notices'] as const;
export type Panel = (typeof PANELS)[number];

/** How two traces are shown: the first alone, beside each other, one over the other. */
export const COMPARISONS = ['off', 'side', 'overlay'] as const;
export type Comparing = (typeof COMPARISONS)[number];

export interface AppState {
  readonly view: ViewName;
  readonly panel: Panel;
  readonly timeMode: TimeMode;
  /** The visible stretch of the axis, in u of the mode at hand. */
  readonly fromU: number;
  readonly toU: number;
  readonly cursor: Cursor;
  readonly selection: Selection;
  /** The filter as it was typed; '' for none. */
  readonly filter: string;
  readonly grouping: Grouping;
  /** How far each view is scrolled across the axis, px. */
  readonly scroll: Readonly<Record<ViewName, number>>;
  readonly comparing: Comparing;
  /** Two marked moments, for export and for measuring; undefined if not set. */
  readonly markA: Cursor | undefined;
  readonly markB: Cursor | undefined;
  readonly playing: boolean;
  /** u per second of real time, divided by a million in `linear` and `folded`: 1 is as fast as life; in `order` records per second. */
  readonly speed: number;
}

export const SPEEDS = [0.01, 0.1, 1, 10, 60, 600, 3_600, 36_000, 100_000] as const;

/** Whoever presses play for the first time sees the run go by in no less than this, seconds. */
const FIRST_PLAY = 30;

/** The speed to begin with on an axis of that length: folded, a day may be a few seconds long. */
export function usualSpeed(timeMode: TimeMode, axisLength: number): number {
  const seconds = timeMode === 'order' ? axisLength : axisLength / 1e6;
  return SPEEDS.findLast((speed) => seconds / speed >= FIRST_PLAY) ?? SPEEDS[0];
}

export function firstState(): AppState {
  return {
    view: 'ladder',
    panel: 'story',
    timeMode: 'folded',
    fromU: 0,
    toU: 1,
    cursor: { atUs: 0, n: -1, u: 0 },
    selection: NOTHING,
    filter: '',
    grouping: 'auto',
    scroll: { ladder: 0, lanes: 0, threads: 0, map: 0 },
    comparing: 'off',
    markA: undefined,
    markB: undefined,
    playing: false,
    speed: 60,
  };
}
