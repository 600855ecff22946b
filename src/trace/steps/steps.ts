/** The kinds of steps that a cursor can take through a trace. */

export const STEP_KINDS = [
  /** The next record that passes the filter. */
  'event',
  /** The next one that concerns the same thread, client or user as the record or thing at hand. */
  'thread',
  'client',
  'user',
  /** The record that caused this one (always backwards), the first that it caused (always forwards). */
  'cause',
  'effect',
  /** The next record that changes the World. */
  'state-change',
  'upgrade',
  /** The next session expiry, or another timer's. */
  'timeout',
  'violation',
  /** The next message refused, missed or failed. */
  'trouble',
] as const;
export type StepKind = (typeof STEP_KINDS)[number];
