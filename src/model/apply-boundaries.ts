import type { ApplyPart } from './apply-features.ts';
import { T } from './transition.ts';

/** Applies the transitions of data boundaries; false for a code that is none of them. */
export const applyBoundary: ApplyPart = (w, code, a, b) => {
  switch (code) {
    case T.countCrossing:
      w.labels.crossings[a] = w.labels.crossings[a]! + 1;
      return true;
    case T.countKeptBack:
      w.labels.keptBack[a] = w.labels.keptBack[a]! + 1;
      return true;
    case T.setMisplaced:
      w.residents.misplaced[a] = b;
      w.residents.sinceUs[a] = w.atUs;
      return true;
    case T.enterCloud:
      w.labelledMails.cloud[a] = b;
      return true;
    default:
      return false;
  }
};
