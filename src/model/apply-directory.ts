import type { ApplyPart } from './apply-features.ts';

/** Applies the transitions of directory; false for a code that is none of them. */
export const applyDirectory: ApplyPart = () => false;
