/** How much two records differ, the least first: a record has the worst that holds. */
export const DIFFERENCE = {
  none: 0,
  /** The same happened at another time. */
  when: 1,
  /** The same happened for another reason: another row, other gates, other inputs. */
  why: 2,
  /** Something else happened. */
  what: 3,
  /** It happened in one trace only. */
  only: 4,
} as const;
