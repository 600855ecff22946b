/** The shape of a switch's entry: its kind, its default, what asks for it, and a sentence. */

interface Entry {
  /** The ambiguity, note or rule that it answers; "no source" where the value is ours. */
  readonly cites: string;
  readonly says: string;
}

export interface ChoiceEntry extends Entry {
  readonly kind: 'choice';
  /** What each value means; the default is one of them. */
  readonly values: Readonly<Record<string, string>>;
  readonly default: string;
}

export interface DurationEntry extends Entry {
  readonly kind: 'duration';
  /** Whole microseconds. */
  readonly default: number;
  /** A scenario may draw it from a distribution instead. */
  readonly mayBeDistribution?: true;
}

export interface CountEntry extends Entry {
  readonly kind: 'count';
  readonly default: number;
}

export type SwitchEntry = ChoiceEntry | DurationEntry | CountEntry;
