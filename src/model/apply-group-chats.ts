import type { ApplyPart } from './apply-features.ts';

/** Applies the transitions of group chats; false for a code that is none of them. */
export const applyGroupChat: ApplyPart = () => false;
