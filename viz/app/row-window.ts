/**
 * Which rows of a long list are in sight. Browsers make no element higher than some tens of millions of pixels, less
 * when the page is zoomed: a longer list is given a height that all can do, and a place of its scroll bar means a
 * share of the rows. `top` is the row at the upper edge, with decimals for one that is half hidden.
 */

/** What every browser can do at every zoom, px. */
export const MOST_HEIGHT = 5_000_000;
/** Rows kept ready above and below what is in sight. */
const SPARE_ROWS = 4;

export interface ListSize {
  readonly count: number;
  /** px. */
  readonly rowHeight: number;
  /** Height of what is in sight, without the header, px. */
  readonly viewport: number;
}

/** Height of the element that is scrolled, px. */
export function scrollHeight({ count, rowHeight }: ListSize): number {
  return Math.min(MOST_HEIGHT, count * rowHeight);
}

/** Whether a pixel of the scroll bar is more than a pixel of rows. */
export function isScaled({ count, rowHeight }: ListSize): boolean {
  return count * rowHeight > MOST_HEIGHT;
}

/** The highest `top` there is: the last row is then at the lower edge. */
export function lastTop({ count, rowHeight, viewport }: ListSize): number {
  return Math.max(0, count - viewport / rowHeight);
}

function longestScroll(size: ListSize): number {
  return Math.max(0, scrollHeight(size) - size.viewport);
}

/** The row at the upper edge when the list is scrolled by so many pixels. */
export function topAt(size: ListSize, scrollTop: number): number {
  const longest = longestScroll(size);
  if (longest === 0) return 0;
  const share = Math.max(0, Math.min(1, scrollTop / longest));
  return isScaled(size)
    ? share * lastTop(size)
    : Math.min(lastTop(size), Math.max(0, scrollTop / size.rowHeight));
}

/** How far to scroll for that row to be at the upper edge, px. */
export function scrollFor(size: ListSize, top: number): number {
  if (!isScaled(size)) return Math.min(longestScroll(size), top * size.rowHeight);
  return (top / lastTop(size)) * longestScroll(size);
}

/** The `top` nearest to the one given at which row `index` is wholly in sight. */
export function topShowing(size: ListSize, index: number, top: number): number {
  const inSight = Math.max(1, size.viewport / size.rowHeight);
  const needed = index < top ? index : index + 1 > top + inSight ? index + 1 - inSight : top;
  return Math.max(0, Math.min(lastTop(size), needed));
}

/** The rows to have ready, from `first` on. */
export function rowsAround(
  { count, rowHeight, viewport }: ListSize,
  top: number,
): { first: number; count: number } {
  const first = Math.max(0, Math.floor(top) - SPARE_ROWS);
  const end = Math.min(count, Math.ceil(top + viewport / rowHeight) + SPARE_ROWS);
  return { first, count: Math.max(0, end - first) };
}
