import type { ApplyPart } from './apply-features.ts';

/** Applies the transitions of availability; false for a code that is none of them. */
export const applyAvailability: ApplyPart = () => false;
