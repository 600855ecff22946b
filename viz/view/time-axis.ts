/**
 * A place on the axis of time is a number u from 0 to `length`, which is linear in pixels whatever the mode: zooming
 * and panning know u alone (a folded axis cannot be rescaled piecewise). What u is: microseconds in `linear`,
 * microseconds with long gaps cut short in `folded`, records in `order`.
 */
export const TIME_MODES = ['linear', 'folded', 'order'] as const;
export type TimeMode = (typeof TIME_MODES)[number];

/** A moment: record `n` is the last that has happened; `atUs` lies between its time and that of the next. */
export interface Moment {
  readonly atUs: number;
  readonly n: number;
}

/** A stretch without records that is drawn shorter than it is. */
export interface Gap {
  readonly fromUs: number;
  readonly toUs: number;
  readonly fromU: number;
  readonly toU: number;
  /** Its true duration, for people: `10 m 00 s`. */
  readonly label: string;
}

export interface Tick {
  readonly u: number;
  readonly label: string;
}

export interface TimeAxis {
  readonly mode: TimeMode;
  readonly length: number;
  readonly gaps: readonly Gap[];
  /** Where record `n` stands. */
  uOfRecord(n: number): number;
  /** Where an instant stands; in `order` after the last record at or before it. */
  uOfTime(atUs: number): number;
  /** The instant at u; `timeAt(uOfTime(t))` is t, give or take a microsecond, in `linear` and `folded`. */
  timeAt(u: number): number;
  /** The moment at u: the last record at or before it. */
  momentAt(u: number): Moment;
  /** The first record at or after u, `count` if none. */
  firstRecordFrom(u: number): number;
  /** About `count` ticks between two places, none inside a gap. */
  ticks(fromU: number, toU: number, count: number): Tick[];
}
