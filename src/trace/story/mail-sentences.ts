/** What records of Exchange mail say. */
import type { Sentences } from './feature-sentence.ts';

export const MAIL_SENTENCES: Sentences = {};
