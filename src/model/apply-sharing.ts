import type { ApplyPart } from './apply-features.ts';
import { SHARE_STATUS } from './sharing.ts';
import { T } from './transition.ts';

/** Applies the transitions of shared screens; false for a code that is none of them. */
export const applyShare: ApplyPart = (w, code, a, b, c, d) => {
  const { shares } = w;
  switch (code) {
    case T.shareNatively:
      shares.status[a] = SHARE_STATUS.shared;
      shares.via[a] = 0;
      shares.thread[a] = b;
      shares.startedUs[a] = w.atUs;
      return true;
    case T.promoteShare:
      shares.status[a] = SHARE_STATUS.promoted;
      shares.thread[a] = b;
      shares.meeting[a] = c;
      shares.via[a] = d;
      return true;
    case T.refuseShare:
      shares.status[a] = SHARE_STATUS.refused;
      shares.because[a] = b;
      return true;
    case T.beginShareInside:
      shares.status[a] = SHARE_STATUS.sharing;
      shares.startedUs[a] = w.atUs;
      return true;
    case T.stopShare:
      shares.status[a] = SHARE_STATUS.stopped;
      shares.endedUs[a] = w.atUs;
      return true;
    default:
      return false;
  }
};
