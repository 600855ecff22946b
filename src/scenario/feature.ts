/** What a feature beyond chats contributes to the compilation of a scenario: its plan, its actions, its questions. */
import type { z } from 'zod';
import type { FEATURE_TABLES, FeatureTable, NamedTable } from '../model/features.ts';
import type { Planned, PlannedAt } from './compiled.ts';
import type { Index } from './ids.ts';
import type { Clock } from './plan-clock.ts';
import type { EventWork } from './plan-events.ts';
import type { ExpectWork } from './plan-expect.ts';
import type { Tenants } from './plan-tenants.ts';
import type { Users } from './plan-users.ts';
import type { Path } from './tree.ts';
import type { Work } from './work.ts';

/** What a feature may look at before any event is planned. */
export interface FeatureWork {
  readonly work: Work;
  readonly clock: Clock;
  readonly tenants: Tenants;
  readonly users: Users;
  /** Messages that the scenario names. */
  readonly marks: Index;
  /** Names of the features planned before. */
  readonly before: Readonly<Partial<Record<NamedTable, Index>>>;
  /** Rows of the features planned before; a feature that plans a table again replaces it. */
  readonly rowsBefore: Readonly<Record<string, readonly Readonly<Record<string, number>>[]>>;
}

/** Rows of the first World for a feature's tables, every cell stated. */
export type FeatureRows = {
  readonly [N in FeatureTable]?: readonly { readonly [C in keyof (typeof FEATURE_TABLES)[N]]: number }[];
};

export interface FeaturePlan {
  readonly rows: FeatureRows;
  /** The names of tables that have names; as many as rows, in the order of ids. */
  readonly indexes: Readonly<Partial<Record<NamedTable, Index>>>;
  /** Events at times that the sections state. */
  readonly agenda: readonly PlannedAt[];
}

export const NO_PLAN: FeaturePlan = { rows: {}, indexes: {}, agenda: [] };

/** For each action of a feature the events that it stands for, none after a complaint; `path` is the action's. */
export type ActionPlanners<Actions> = {
  readonly [A in keyof Actions]: (
    on: EventWork,
    entry: Actions[A] extends z.ZodType ? z.infer<Actions[A]> : never,
    path: Path,
    us: number | undefined,
  ) => Planned[];
};

/** What is asked of the World at some time; who answers reads the rows `ids`. */
export interface Question {
  /** What it is about, in words: `call c1`. */
  readonly subject: string;
  readonly ids: readonly number[];
  /** Microseconds since the start, undefined: at the end of the run. */
  readonly atUs?: number;
  /** Facts by their keys in the file, with what they should be: words, `none` for null, `true` and `false`. */
  readonly asked: readonly { readonly what: string; readonly expected: string }[];
}

/** For each kind of expectation of a feature its question, undefined after a complaint; `path` is the entry's. */
export type QuestionPlanners<Expectations> = {
  readonly [E in keyof Expectations]: (
    on: ExpectWork,
    entry: Expectations[E] extends z.ZodType ? z.infer<Expectations[E]> : never,
    path: Path,
  ) => Question | undefined;
};

/** What an entry states beside its subject, as words; keys that only say of what or when are left out. */
export function factsOf(entry: object, besides: readonly string[]): Question['asked'] {
  return Object.entries(entry).flatMap(([what, value]: [string, unknown]) =>
    value === undefined || what === 'at' || besides.includes(what)
      ? []
      : [{ what, expected: inWords(value) }],
  );
}

function inWords(value: unknown): string {
  if (value === null) return 'none';
  if (Array.isArray(value)) return value.length === 0 ? 'none' : value.map(inWords).join(', ');
  return String(value);
}
