import type { ApplyPart } from './apply-features.ts';

/** Applies the transitions of contacts; false for a code that is none of them. */
export const applyContact: ApplyPart = () => false;
