/** The visible stretch of the axis: where it may be, and how it follows the cursor. */
import type { Draft } from 'immer';
import type { TimeMode } from '../view/time-axis.ts';
import type { AppState } from './state.ts';

/** Less of the axis than this is never shown: microseconds, records. */
export const LEAST_STRETCH: Readonly<Record<TimeMode, number>> = { linear: 50, folded: 50, order: 2 };

/** Keeps the visible stretch longer than nothing and, but for a margin, on the axis. */
export function keepInside(draft: Draft<AppState>, axisLength: number): void {
  const least = LEAST_STRETCH[draft.timeMode];
  const most = axisLength * 1.1 + least;
  const length = Math.min(most, Math.max(least, draft.toU - draft.fromU));
  const middle = (draft.fromU + draft.toU) / 2;
  if (length !== draft.toU - draft.fromU) {
    draft.fromU = middle - length / 2;
    draft.toU = draft.fromU + length;
  }
  // At least a quarter of what is seen is of the run.
  const [low, high] = [-0.75 * length, axisLength + 0.75 * length];
  const shift = Math.max(0, low - draft.fromU) - Math.max(0, draft.toU - high);
  draft.fromU += shift;
  draft.toU += shift;
}

/** Moves the stretch so that u is in it: not at all if it is, else so that it stands at a third. */
export function bringIntoView(draft: Draft<AppState>, u: number): void {
  if (u >= draft.fromU && u <= draft.toU) return;
  const length = draft.toU - draft.fromU;
  draft.fromU = u - length / 3;
  draft.toU = draft.fromU + length;
}
