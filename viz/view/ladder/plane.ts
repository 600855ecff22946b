/** Where things stand in the ladder: time runs down below the header, lifelines stand side by side right of a gutter. */
import { pixelEdges } from '../density.ts';
import type { Moment, TimeAxis } from '../time-axis.ts';
import type { ViewInput } from '../view.ts';

/** Width of the times at the left, px. */
export const GUTTER = 108;
/** How far a mark may reach beyond the plane, px: half a symbol. */
export const STUB = 8;

export class LadderPlane {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  /** The first record in the stretch, and the first after it. */
  readonly first: number;
  readonly end: number;
  readonly cursorY: number;
  readonly #axis: TimeAxis;
  readonly #fromU: number;
  readonly #perU: number;
  readonly #count: number;
  #edges: Int32Array | undefined;

  constructor(input: ViewInput, headerHeight: number) {
    const { trace, axis, fromU, toU, cursor, width, height } = input;
    this.left = Math.min(GUTTER, width / 3);
    this.right = width;
    this.top = Math.min(headerHeight, height / 2);
    this.bottom = height;
    this.#axis = axis;
    this.#fromU = fromU;
    this.#perU = (this.bottom - this.top) / Math.max(1e-9, toU - fromU);
    this.#count = trace.columns.count;
    [this.first, this.end] = stretchOf(input);
    this.cursorY = this.ofU(uOfMoment(axis, cursor, this.#count));
  }

  /** The first record of each pixel row, see `pixelEdges`. */
  get edges(): Int32Array {
    const rows = Math.max(1, Math.floor(this.bottom - this.top));
    this.#edges ??= pixelEdges(this.#axis, this.#fromU, this.uOfY(this.top + rows), rows);
    return this.#edges;
  }

  ofU(u: number): number {
    return this.top + (u - this.#fromU) * this.#perU;
  }

  /** Of record n; before the first record is the beginning of time. */
  ofRecord(n: number): number {
    return this.ofU(n < 0 ? 0 : this.#axis.uOfRecord(Math.min(n, this.#count - 1)));
  }

  ofTime(atUs: number): number {
    return this.ofU(this.#axis.uOfTime(atUs));
  }

  uOfY(y: number): number {
    return this.#fromU + (y - this.top) / this.#perU;
  }

  /** Brought into the plane, or as little outside as a symbol may stand. */
  clamp(y: number): number {
    return Math.min(this.bottom + STUB, Math.max(this.top - STUB, y));
  }

  shows(fromY: number, toY: number): boolean {
    return toY >= this.top && fromY <= this.bottom;
  }
}

/** The first record that stands in the visible stretch, and the first after it. */
export function stretchOf({ axis, fromU, toU }: ViewInput): [first: number, end: number] {
  const first = axis.firstRecordFrom(fromU);
  return [first, Math.max(first, axis.momentAt(toU).n + 1)];
}

function uOfMoment(axis: TimeAxis, { atUs, n }: Moment, count: number): number {
  if (axis.mode === 'order') return n < 0 ? 0 : axis.uOfRecord(Math.min(n, count - 1));
  return axis.uOfTime(atUs);
}
