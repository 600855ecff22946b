/**
 * A row: one answer cell of a published table, or one thing that an article leaves out. Decisions name rows by
 * their place in `ROWS` (all-rows.ts); people see the id.
 */

export const EDITIONS = ['2018-11', '2019-h1', '2021-06-anomaly', '2021-11'] as const;
export type Edition = (typeof EDITIONS)[number];
/** The code of each edition, its place in EDITIONS. */
export const EDITION = { '2018-11': 0, '2019-h1': 1, '2021-06-anomaly': 2, '2021-11': 3 } as const;

export type RowKind = 'routing' | 'presence' | 'cloud-pair' | 'left-out';

export interface Row {
  readonly id: string;
  readonly kind: RowKind;
  /** The edition or era it stands in. */
  readonly edition: string;
  /** The table's name in print, such as `1b`. */
  readonly table: string;
  /** The row as printed, from left to right; the answer is the last word. */
  readonly words: readonly string[];
  /** The client that the answer names; null for Not Possible, none and what is left out. */
  readonly client: 'Teams' | 'SfB' | null;
  /** Whether the answer is a yes. */
  readonly possible: boolean;
  /** The italics as printed, and as later editions correct them (A4). */
  readonly italic: boolean;
  readonly interopCorrected: boolean;
  readonly note: string;
  /** Citation: short name of the source, table, edition. */
  readonly source: string;
}
