/** What can change about shared screens; see SHARE_TRANSITIONS. */
import { type Changes, T } from '../../model/transition.ts';

export const shareNatively = (to: Changes, share: number, thread: number): void =>
  to.change(T.shareNatively, share, thread, 0, 0, 0, 0);
export const promoteShare = (
  to: Changes,
  share: number,
  thread: number,
  meeting: number,
  via: number,
): void => to.change(T.promoteShare, share, thread, meeting, via, 0, 0);
export const refuseShare = (to: Changes, share: number, because: number): void =>
  to.change(T.refuseShare, share, because, 0, 0, 0, 0);
export const beginShareInside = (to: Changes, share: number): void =>
  to.change(T.beginShareInside, share, 0, 0, 0, 0, 0);
export const stopShare = (to: Changes, share: number): void => to.change(T.stopShare, share, 0, 0, 0, 0, 0);
