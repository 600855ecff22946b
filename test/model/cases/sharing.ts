/** Shared screens: one that nobody has begun. */
import { SHARE_STATUS } from '../../../src/model/sharing.ts';
import { T } from '../../../src/model/transition.ts';
import { NONE } from '../../../src/model/words.ts';
import type { Cases, Rows } from './case.ts';

const none = { via: NONE, thread: NONE, meeting: NONE, because: NONE, startedUs: NONE, endedUs: NONE };

export const SHARE_ROWS: Rows = { shares: [none] };

export const SHARE_CASES: Cases = {
  'share-natively': {
    step: [T.shareNatively, 0, 4],
    leaves: ({ shares: s }) => [s.status[0], s.via[0], s.thread[0], s.meeting[0], s.startedUs[0]],
    is: [SHARE_STATUS.shared, 0, 4, NONE, 7_000],
  },
  'promote-share': {
    step: [T.promoteShare, 0, 4, 3, 2],
    leaves: ({ shares: s }) => [s.status[0], s.via[0], s.thread[0], s.meeting[0], s.startedUs[0]],
    is: [SHARE_STATUS.promoted, 2, 4, 3, NONE],
  },
  'refuse-share': {
    step: [T.refuseShare, 0, 9],
    leaves: ({ shares: s }) => [s.status[0], s.because[0], s.via[0]],
    is: [SHARE_STATUS.refused, 9, NONE],
  },
  'begin-share-inside': {
    before: [[T.promoteShare, 0, 4, 3, 1]],
    step: [T.beginShareInside, 0],
    leaves: ({ shares: s }) => [s.status[0], s.meeting[0], s.startedUs[0]],
    is: [SHARE_STATUS.sharing, 3, 7_000],
  },
  'stop-share': {
    before: [[T.shareNatively, 0, 4]],
    step: [T.stopShare, 0],
    leaves: ({ shares: s }) => [s.status[0], s.endedUs[0], s.via[0]],
    is: [SHARE_STATUS.stopped, 7_000, 0],
  },
};
