import type { ApplyPart } from './apply-features.ts';

/** Applies the transitions of calls; false for a code that is none of them. */
export const applyCall: ApplyPart = () => false;
