/** What records of contact lists say. */
import type { Sentences } from './feature-sentence.ts';

export const CONTACT_SENTENCES: Sentences = {};
