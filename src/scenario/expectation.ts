/**
 * What a scenario expects, with names resolved to ids and words to codes. Evaluation is not here: this is the
 * contract between a scenario and whoever checks its trace. Codes are those of model/words.ts; NONE stands for
 * "none" where the file says null. A field that the file does not state is undefined and not checked.
 */
import type { Refusal } from '../rules/reasons.ts';
import type { Question } from './feature.ts';

interface Positioned {
  readonly file: string;
  /** 1-based, where the expectation begins. */
  readonly line: number;
  readonly column: number;
}

export interface MessageFacts {
  readonly outcome?: number;
  /** The client it landed in. */
  readonly lands?: number;
  readonly method?: number;
  readonly interop?: boolean;
  readonly textOnly?: boolean;
  readonly tenancy?: number;
  /** Row id in the registry's spelling, null: no row decided. */
  readonly row?: string | null;
  readonly because?: Refusal | null;
  readonly newSession?: boolean;
}

export interface MessageExpectation extends Positioned {
  readonly about: 'message';
  readonly mark: number;
  readonly facts: MessageFacts;
  /** It travelled in the conversation of this mark. */
  readonly sameThreadAs?: number;
}

interface AtSomeTime {
  /** Microseconds since the start, undefined: at the end of the run. */
  readonly atUs?: number;
}

export interface ThreadExpectation extends Positioned, AtSomeTime {
  readonly about: 'thread';
  /** The conversation in which this mark travelled. */
  readonly ofMark: number;
  readonly status?: number;
  readonly method?: number;
  /** Microseconds since the start. */
  readonly disabledAtUs?: number;
}

export interface SessionExpectation extends Positioned, AtSomeTime {
  readonly about: 'session';
  readonly ofMark: number;
  readonly status?: 'open' | 'expired';
}

export interface UserExpectation extends Positioned, AtSomeTime {
  readonly about: 'user';
  readonly user: number;
  readonly mode?: number;
  /** Code of the rules' READ_ONLY. */
  readonly readOnly?: number;
  /** Bit 1 << client for every client that runs. */
  readonly running?: number;
}

export interface PresenceExpectation extends Positioned, AtSomeTime {
  readonly about: 'presence';
  readonly of: number;
  readonly seenBy: number;
  /** The watcher's client. */
  readonly via: number;
  /** Inside the conversation of this mark. */
  readonly threadOfMark?: number;
  readonly source?: number;
  readonly value?: number;
}

export interface CountExpectation extends Positioned {
  readonly about: 'count';
  readonly facts: MessageFacts;
  readonly originator?: number;
  readonly recipient?: number;
  readonly is: number;
}

export interface TotalsExpectation extends Positioned {
  readonly about: 'totals';
  /** A key of the summary with dots, such as `messages.sent`. */
  readonly totals: readonly { readonly key: string; readonly is: string | number | boolean | null }[];
}

/** A fact about a feature beyond chats, asked of the World. */
export interface FeatureExpectation extends Positioned, Question {
  readonly about: 'feature';
  /** The key that says of what it is, such as `call`. */
  readonly reader: string;
}

export const FINGERPRINT_FAMILIES = ['order', 'time', 'routing', 'outcome'] as const;

export interface FingerprintExpectation extends Positioned {
  readonly about: 'fingerprint';
  readonly digests: Readonly<Partial<Record<(typeof FINGERPRINT_FAMILIES)[number], string>>>;
}

export type Expectation =
  | MessageExpectation
  | ThreadExpectation
  | SessionExpectation
  | UserExpectation
  | PresenceExpectation
  | CountExpectation
  | TotalsExpectation
  | FingerprintExpectation
  | FeatureExpectation;
