import type { ApplyPart } from './apply-features.ts';
import { CALL_END, CALL_STATUS } from './call-words.ts';
import { T } from './transition.ts';
import { NONE } from './words.ts';
import type { World } from './world.ts';

/** Applies the transitions of calls; false for a code that is none of them. */
export const applyCall: ApplyPart = (w, code, a, b, c, d, e, f) => {
  const { calls } = w;
  switch (code) {
    case T.dialCall:
      calls.status[a] = CALL_STATUS.calling;
      calls.thread[a] = b;
      calls.callerClient[a] = c;
      return true;
    case T.landCall:
      calls.calleeClient[a] = b;
      return true;
    case T.ringCall:
      calls.status[a] = CALL_STATUS.ringing;
      calls.rangUs[a] = w.atUs;
      return true;
    case T.answerCall:
      calls.status[a] = CALL_STATUS.answered;
      calls.answeredUs[a] = w.atUs;
      return true;
    case T.connectCall:
      calls.status[a] = CALL_STATUS.connected;
      calls.connectedUs[a] = w.atUs;
      return true;
    case T.giveUpCall:
      calls.callerGone[a] = 1;
      return true;
    case T.endCall:
      endCall(w, a, b, c, d);
      return true;
    case T.holdCall:
      calls.held[a] = calls.held[a]! | (1 << b);
      return true;
    case T.resumeCall:
      calls.held[a] = calls.held[a]! & ~(1 << b);
      return true;
    case T.keepActivity:
      if (b === CALL_END.caller) calls.callerActivity[a] = c;
      else calls.calleeActivity[a] = c;
      return true;
    case T.gradeCall:
      gradeCall(w, a, b, c, d, e, f);
      return true;
    case T.widenCall:
      calls.third[a] = b;
      return true;
    default:
      return false;
  }
};

function endCall({ calls, atUs }: World, call: number, status: number, by: number, because: number): void {
  calls.status[call] = status;
  calls.endedUs[call] = atUs;
  calls.endedBy[call] = by;
  calls.because[call] = because;
  calls.held[call] = 0;
}

function gradeCall(
  { calls }: World,
  call: number,
  grade: number,
  threshold: number,
  roundTripMs: number,
  jitterMs: number,
  lossPerMille: number,
): void {
  calls.grade[call] = grade;
  calls.threshold[call] = threshold;
  calls.roundTripMs[call] = roundTripMs;
  calls.jitterMs[call] = jitterMs;
  calls.lossPerMille[call] = lossPerMille;
}

/** The cells of a call before anything has become of it, but for who it is between. */
export const UNTOUCHED_CALL = {
  status: CALL_STATUS.planned,
  thread: NONE,
  callerClient: NONE,
  calleeClient: NONE,
  rangUs: NONE,
  answeredUs: NONE,
  connectedUs: NONE,
  endedUs: NONE,
  endedBy: NONE,
  because: 0,
  callerGone: 0,
  held: 0,
  callerActivity: NONE,
  calleeActivity: NONE,
  grade: NONE,
  threshold: NONE,
  roundTripMs: NONE,
  jitterMs: NONE,
  lossPerMille: NONE,
  third: NONE,
} as const;
