import type { ApplyPart } from './apply-features.ts';

/** Applies the transitions of guests; false for a code that is none of them. */
export const applyGuest: ApplyPart = () => false;
