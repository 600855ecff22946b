/** What records of guest accounts say. */
import type { Sentences } from './feature-sentence.ts';

export const GUEST_SENTENCES: Sentences = {};
