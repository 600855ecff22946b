/** What records of group chats say. */
import type { Sentences } from './feature-sentence.ts';

export const GROUP_CHAT_SENTENCES: Sentences = {};
