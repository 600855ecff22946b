/** What records of free/busy queries say. */
import type { Sentences } from './feature-sentence.ts';

export const AVAILABILITY_SENTENCES: Sentences = {};
