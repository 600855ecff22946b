/** Where things stand across the lanes: names in a gutter at the left, time to the right of it, a ruler on top. */
import type { Columns } from '../../../src/trace/columns.ts';
import type { Moment, TimeAxis } from '../time-axis.ts';
import type { ViewInput } from '../view.ts';

/** Width of the names, px. */
export const GUTTER = 190;
/** Height of the ruler, px. */
export const RULER = 22;

export class Plane {
  readonly left: number;
  readonly right: number;
  /** The first record that stands in the stretch, and the first that stands after it. */
  readonly first: number;
  readonly end: number;
  /** Where the cursor stands, px; it may be outside. */
  readonly cursorX: number;
  readonly #axis: TimeAxis;
  readonly #fromU: number;
  readonly #perU: number;

  constructor({ trace, axis, fromU, toU, cursor, width }: ViewInput) {
    this.left = Math.min(GUTTER, width / 2);
    this.right = width;
    this.#axis = axis;
    this.#fromU = fromU;
    this.#perU = (this.right - this.left) / Math.max(1e-9, toU - fromU);
    this.first = axis.firstRecordFrom(fromU);
    this.end = Math.max(this.first, endOf(axis, toU, trace.columns.count));
    this.cursorX = this.ofU(uOfMoment(axis, trace.columns, cursor));
  }

  ofU(u: number): number {
    return this.left + (u - this.#fromU) * this.#perU;
  }

  uOfX(x: number): number {
    return this.#fromU + (x - this.left) / this.#perU;
  }

  /** Of record n; -1 is the left end of time. */
  ofRecord(n: number): number {
    return n < 0 ? this.ofU(0) : this.ofU(this.#axis.uOfRecord(n));
  }

  ofTime(atUs: number): number {
    return this.ofU(this.#axis.uOfTime(atUs));
  }

  /** Brought into the plot, with a pixel to spare, so that ends outside are cut. */
  clamp(x: number): number {
    return Math.min(this.right + 1, Math.max(this.left - 1, x));
  }

  shows(fromX: number, toX: number): boolean {
    return toX >= this.left && fromX <= this.right;
  }
}

function endOf(axis: TimeAxis, toU: number, count: number): number {
  const n = axis.firstRecordFrom(toU);
  // Records at the very end of the stretch are still in it.
  let end = n;
  while (end < count && axis.uOfRecord(end) <= toU) end += 1;
  return end;
}

/** Where a moment stands: at its record if that is its instant, else in the time between two records. */
export function uOfMoment(axis: TimeAxis, columns: Columns, { atUs, n }: Moment): number {
  if (n >= 0 && n < columns.count && columns.atUs[n] === atUs) return axis.uOfRecord(n);
  return axis.uOfTime(atUs);
}
