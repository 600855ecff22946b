/** What records of domains and directories say. */
import type { Sentences } from './feature-sentence.ts';

export const DIRECTORY_SENTENCES: Sentences = {};
