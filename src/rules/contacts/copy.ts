/** What a copy of a Skype for Business list to Teams takes along (R7.10; question 39 for the limits). */

/** Counts of one list: `named` have a row, `more` have none. */
export interface ListCounts {
  readonly named: number;
  readonly more: number;
  readonly groups: number;
}

export interface CopyLimits {
  readonly contacts: number;
  readonly groups: number;
}

export interface Copied {
  /** How many of those with and without a row are copied, the former first. */
  readonly named: number;
  readonly more: number;
  readonly groups: number;
  /** What there is no room for. */
  readonly leftOut: number;
  readonly groupsLeftOut: number;
}

/** `missing` is what the Teams list lacks, `there` what it has already; a list holds what the limits say at most. */
export function copyOf(missing: ListCounts, there: ListCounts, limits: CopyLimits): Copied {
  const room = Math.max(0, limits.contacts - there.named - there.more);
  const named = Math.min(room, missing.named);
  const more = Math.min(room - named, missing.more);
  const groups = Math.min(Math.max(0, limits.groups - there.groups), missing.groups);
  return {
    named,
    more,
    groups,
    leftOut: missing.named + missing.more - named - more,
    groupsLeftOut: missing.groups - groups,
  };
}

/** The day from which a move back on-premises no longer merges the lists (R7.7). */
export const MERGE_BACK_ENDS = '2023-11-10T00:00:00Z';
