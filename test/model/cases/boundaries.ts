/** Transitions of data boundaries. */
import { T } from '../../../src/model/transition.ts';
import type { Cases, Rows } from './case.ts';

export const BOUNDARY_ROWS: Rows = {
  labels: [{ crossings: 3, keptBack: 3 }, {}],
  labelledMails: [{}, { mail: 1 }],
  residents: [{}, { user: 1, cloud: 1 }],
};

export const BOUNDARY_CASES: Cases = {
  'count-crossing': {
    before: [[T.countCrossing, 1]],
    step: [T.countCrossing, 1],
    leaves: ({ labels }) => [labels.crossings[0], labels.crossings[1], labels.keptBack[1]],
    is: [3, 2, 0],
  },
  'count-kept-back': {
    step: [T.countKeptBack, 0],
    leaves: ({ labels }) => [labels.crossings[0], labels.keptBack[0], labels.keptBack[1]],
    is: [3, 4, 0],
  },
  'enter-cloud': {
    step: [T.enterCloud, 1, 2],
    leaves: ({ labelledMails }) => [labelledMails.cloud[0], labelledMails.cloud[1]],
    is: [0, 2],
  },
  'set-misplaced': {
    step: [T.setMisplaced, 1, 0b11],
    leaves: ({ residents }) => [residents.misplaced[0], residents.misplaced[1], residents.sinceUs[1]],
    is: [0, 3, 7_000],
  },
};
