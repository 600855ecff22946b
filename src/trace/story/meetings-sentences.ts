/** What records of meetings say. */
import type { Sentences } from './feature-sentence.ts';

export const MEETING_SENTENCES: Sentences = {};
