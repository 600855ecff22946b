/** What the parts of the ladder share while one picture is made: where things stand, what is set back, what was left out. */
import { DisplayListBuilder } from '../../list/display-list.ts';
import type { ViewInput } from '../view.ts';
import type { Emphasis } from './emphasis.ts';
import type { Frame } from './frame.ts';
import type { Labels } from './labels.ts';
import type { Lifelines } from './lifelines.ts';
import type { LadderPlane } from './plane.ts';

export interface Picture {
  readonly input: ViewInput;
  readonly frame: Frame;
  readonly lifelines: Lifelines;
  readonly plane: LadderPlane;
  readonly marks: DisplayListBuilder;
  readonly labels: Labels;
  readonly emphasis: Emphasis;
  readonly leftOut: LeftOut;
}

/** Counted while drawing, told in the notices. */
export interface LeftOut {
  /** Arrows with both ends beside the picture. */
  arrows: number;
  /** Symbols of records that would hide one another on the same spot, or stand beside the picture. */
  symbols: number;
  sessions: number;
}

/** What is painted over what, from below. */
export const LAYER = {
  ground: 0,
  bands: 1,
  rules: 2,
  lifelines: 3,
  density: 4,
  sessions: 5,
  across: 6,
  arrows: 7,
  hops: 8,
  symbols: 9,
  labelGrounds: 10,
  labels: 11,
  rare: 12,
  gutter: 13,
  gutterMarks: 14,
  cursor: 15,
  cursorLabel: 16,
} as const;

export function newMarks({ width, height }: ViewInput): DisplayListBuilder {
  return new DisplayListBuilder(width, height);
}
