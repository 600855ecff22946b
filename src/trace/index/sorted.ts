/** Searching ascending lists of numbers, and lists of lists in two arrays. */

/** What is searched: a typed array or a part of one. */
export interface Ascending {
  readonly [place: number]: number;
  readonly length: number;
}

/** The first place whose number is at least `value`, the length if none is. */
export function placeFrom(list: Ascending, value: number, from = 0, to = list.length): number {
  let low = from;
  let high = to;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (list[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** As `placeFrom`, for a place that is probably not far behind `from`. */
export function placeNear(list: Ascending, value: number, from: number): number {
  if (from >= list.length || list[from]! >= value) return from;
  let width = 8;
  while (from + width < list.length && list[from + width]! < value) width *= 2;
  return placeFrom(list, value, from + 1, Math.min(list.length, from + width));
}

/** The first place whose number is above `value`, the length if none is. */
export function placeAfter(list: Ascending, value: number, from = 0, to = list.length): number {
  let low = from;
  let high = to;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (list[middle]! <= value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Items by group: those of group g stand from `start[g]` to `start[g + 1]`, in the order in which they came. */
export interface Grouping {
  readonly start: Int32Array;
  /** Where item i stands. */
  readonly place: Int32Array;
}

/** Groups items by their ids, which are from 0 to `groups` - 1. */
export function groupingOf(ids: Int32Array, groups: number): Grouping {
  const start = new Int32Array(groups + 1);
  for (let i = 0; i < ids.length; i++) start[ids[i]! + 1]! += 1;
  for (let group = 0; group < groups; group++) start[group + 1]! += start[group]!;
  const next = start.slice(0, groups);
  const place = new Int32Array(ids.length);
  for (let i = 0; i < ids.length; i++) place[i] = next[ids[i]!]!++;
  return { start, place };
}

/** The items, each at its place. */
export function regrouped(items: Int32Array, { place }: Grouping): Int32Array {
  const out = new Int32Array(items.length);
  for (let i = 0; i < items.length; i++) out[place[i]!] = items[i]!;
  return out;
}

const EMPTY = new Int32Array(0);

/** A list for each of a number of groups. */
export class Lists {
  readonly groups: number;
  readonly #start: Int32Array;
  readonly #items: Int32Array;

  /** The items of group g stand from `start[g]` to `start[g + 1]`. */
  constructor(start: Int32Array, items: Int32Array) {
    this.groups = start.length - 1;
    this.#start = start;
    this.#items = items;
  }

  /** The list of a group, borrowed; empty for a group that is not there. */
  of(group: number): Int32Array {
    if (!(group >= 0 && group < this.groups)) return EMPTY;
    return this.#items.subarray(this.#start[group]!, this.#start[group + 1]!);
  }
}

/** Lists of items of which `items[i]` belongs to group `ids[i]`. */
export function groupedLists(ids: Int32Array, items: Int32Array, groups: number): Lists {
  const grouping = groupingOf(ids, groups);
  return new Lists(grouping.start, regrouped(items, grouping));
}
