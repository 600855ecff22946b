import type { ApplyPart } from './apply-features.ts';

/** Applies the transitions of boundaries; false for a code that is none of them. */
export const applyBoundary: ApplyPart = () => false;
