import type { ApplyPart } from './apply-features.ts';
import { FREE_BUSY_OUTCOME } from './availability.ts';
import { T } from './transition.ts';

/** Applies the transitions of availability; false for a code that is none of them. */
export const applyAvailability: ApplyPart = (w, code, a, b, c) => {
  const { freeBusyQueries: queries } = w;
  switch (code) {
    case T.sendFreeBusy:
      queries.outcome[a] = FREE_BUSY_OUTCOME.underWay;
      queries.way[a] = b;
      queries.askedUs[a] = w.atUs;
      return true;
    case T.settleFreeBusy:
      queries.outcome[a] = b;
      queries.because[a] = c;
      if (queries.askedUs[a] === -1) queries.askedUs[a] = w.atUs;
      queries.settledUs[a] = w.atUs;
      return true;
    default:
      return false;
  }
};
