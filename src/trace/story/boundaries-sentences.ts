/** What records of data boundaries say. */
import type { Sentences } from './feature-sentence.ts';

export const BOUNDARY_SENTENCES: Sentences = {};
