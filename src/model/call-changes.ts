/** The changes that handlers make to calls, as functions; ids and codes as in calls.ts. */
import { type Changes, T } from './transition.ts';

export const dialCall = (to: Changes, call: number, thread: number, client: number): void =>
  to.change(T.dialCall, call, thread, client, 0, 0, 0);
export const landCall = (to: Changes, call: number, client: number): void =>
  to.change(T.landCall, call, client, 0, 0, 0, 0);
export const ringCall = (to: Changes, call: number): void => to.change(T.ringCall, call, 0, 0, 0, 0, 0);
export const answerCall = (to: Changes, call: number): void => to.change(T.answerCall, call, 0, 0, 0, 0, 0);
export const connectCall = (to: Changes, call: number): void => to.change(T.connectCall, call, 0, 0, 0, 0, 0);
export const giveUpCall = (to: Changes, call: number): void => to.change(T.giveUpCall, call, 0, 0, 0, 0, 0);
/** `status` is one of those in which a call is over, `by` a CALL_END, `because` a reason's code or 0. */
export const endCall = (to: Changes, call: number, status: number, by: number, because: number): void =>
  to.change(T.endCall, call, status, by, because, 0, 0);
export const holdCall = (to: Changes, call: number, by: number): void =>
  to.change(T.holdCall, call, by, 0, 0, 0, 0);
export const resumeCall = (to: Changes, call: number, by: number): void =>
  to.change(T.resumeCall, call, by, 0, 0, 0, 0);
export const keepActivity = (to: Changes, call: number, by: number, activity: number): void =>
  to.change(T.keepActivity, call, by, activity, 0, 0, 0);
export const gradeCall = (
  to: Changes,
  call: number,
  grade: number,
  threshold: number,
  roundTripMs: number,
  jitterMs: number,
  lossPerMille: number,
): void => to.change(T.gradeCall, call, grade, threshold, roundTripMs, jitterMs, lossPerMille);
export const widenCall = (to: Changes, call: number, user: number): void =>
  to.change(T.widenCall, call, user, 0, 0, 0, 0);
