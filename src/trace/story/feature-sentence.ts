/** How records of features are told: by the name of their kind. */
import type { Naming } from './naming.ts';

/** What happened in record `n`, without time, thread and full stop. */
export type Sentence = (naming: Naming, n: number) => string;

export type Sentences = Readonly<Record<string, Sentence>>;
