/** What the World says of group chats, for expectations. */
import type { FactReaders } from './reader.ts';

export const GROUP_CHAT_FACTS: FactReaders = {};
