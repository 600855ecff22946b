/** What records of calls say. */
import type { Sentences } from './feature-sentence.ts';

export const CALL_SENTENCES: Sentences = {};
