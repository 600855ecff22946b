/** What is written down about each field of the query language. */

/** `word`: one of a closed list; `name`: text that the trace brings along. */
export type Takes = 'number' | 'duration' | 'time' | 'word' | 'name';

export interface Field {
  readonly name: string;
  readonly aliases?: readonly string[];
  readonly takes: Takes;
  /** What the value is, as a noun: `thread`, `user`. */
  readonly noun: string;
  /** For the help: which records it means. */
  readonly what: string;
  readonly example: string;
  /** All words it takes; without it a `word` or `name` takes any. */
  readonly words?: readonly string[];
  /** A word that the list has not is no mistake: the list may be of another version. */
  readonly open?: true;
  /** A value is said with the noun before it: `the row 1c.2`. */
  readonly named?: true;
  /** The predicate of a sentence about several records, {} for the value; and its negation. */
  readonly does: string;
  readonly doesNot: string;
  /** Said right behind the noun, before any `that`: `from {}`. */
  readonly attribute?: string;
}

/** The words of a question that is answered by yes or no; such a field needs no {} in what is said. */
export const YES_NO = ['yes', 'no'] as const;
