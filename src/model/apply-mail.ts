import type { ApplyPart } from './apply-features.ts';

/** Applies the transitions of mail; false for a code that is none of them. */
export const applyMail: ApplyPart = () => false;
