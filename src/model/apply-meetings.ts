import type { ApplyPart } from './apply-features.ts';

/** Applies the transitions of meetings; false for a code that is none of them. */
export const applyMeeting: ApplyPart = () => false;
