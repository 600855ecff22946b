/** What the transitions of calls do. */
import { UNTOUCHED_CALL } from '../../../src/model/apply-calls.ts';
import { CALL_END, CALL_STATUS, MEDIA_GRADE, MEDIA_MEASURE } from '../../../src/model/call-words.ts';
import { T } from '../../../src/model/transition.ts';
import { CLIENT, KIND, NONE, PRESENCE } from '../../../src/model/words.ts';
import type { World } from '../../../src/model/world.ts';
import type { Cases, Rows } from './case.ts';

const CALL = {
  ...UNTOUCHED_CALL,
  kind: KIND.audio,
  caller: 0,
  callee: 1,
  phone: NONE,
  line: NONE,
  answerAfterUs: NONE,
  declineAfterUs: NONE,
  hangUpAfterUs: NONE,
};

/** Two calls of users 0 and 1. */
export const CALL_ROWS: Rows = { calls: [CALL, CALL] };

const calls = (w: World) => w.calls;

export const CALL_CASES: Cases = {
  'dial-call': {
    step: [T.dialCall, 1, 3, CLIENT.SfB],
    leaves: (w) => [calls(w).status[1], calls(w).thread[1], calls(w).callerClient[1], calls(w).status[0]],
    is: [CALL_STATUS.calling, 3, CLIENT.SfB, CALL_STATUS.planned],
  },
  'land-call': {
    step: [T.landCall, 0, CLIENT.SfB],
    leaves: (w) => [calls(w).calleeClient[0], calls(w).status[0]],
    is: [CLIENT.SfB, CALL_STATUS.planned],
  },
  'ring-call': {
    step: [T.ringCall, 1],
    leaves: (w) => [calls(w).status[1], calls(w).rangUs[1], calls(w).rangUs[0]],
    is: [CALL_STATUS.ringing, 7_000, NONE],
  },
  'answer-call': {
    step: [T.answerCall, 0],
    leaves: (w) => [calls(w).status[0], calls(w).answeredUs[0], calls(w).connectedUs[0]],
    is: [CALL_STATUS.answered, 7_000, NONE],
  },
  'connect-call': {
    step: [T.connectCall, 0],
    leaves: (w) => [calls(w).status[0], calls(w).connectedUs[0]],
    is: [CALL_STATUS.connected, 7_000],
  },
  'give-up-call': {
    step: [T.giveUpCall, 0],
    leaves: (w) => [calls(w).callerGone[0], calls(w).callerGone[1], calls(w).status[0]],
    is: [1, 0, CALL_STATUS.planned],
  },
  'end-call': {
    before: [[T.holdCall, 0, CALL_END.callee]],
    step: [T.endCall, 0, CALL_STATUS.declined, CALL_END.callee, 77],
    leaves: (w) => [
      calls(w).status[0],
      calls(w).endedBy[0],
      calls(w).because[0],
      calls(w).endedUs[0],
      calls(w).held[0],
    ],
    is: [CALL_STATUS.declined, CALL_END.callee, 77, 7_000, 0],
  },
  'hold-call': {
    before: [[T.holdCall, 0, CALL_END.caller]],
    step: [T.holdCall, 0, CALL_END.callee],
    leaves: (w) => [calls(w).held[0], calls(w).held[1]],
    is: [0b11, 0],
  },
  'resume-call': {
    before: [
      [T.holdCall, 0, CALL_END.caller],
      [T.holdCall, 0, CALL_END.callee],
    ],
    step: [T.resumeCall, 0, CALL_END.caller],
    leaves: (w) => [calls(w).held[0]],
    is: [0b10],
  },
  'keep-activity': {
    before: [[T.keepActivity, 0, CALL_END.caller, PRESENCE.away]],
    step: [T.keepActivity, 0, CALL_END.callee, PRESENCE.available],
    leaves: (w) => [calls(w).callerActivity[0], calls(w).calleeActivity[0]],
    is: [PRESENCE.away, PRESENCE.available],
  },
  'grade-call': {
    step: [T.gradeCall, 0, MEDIA_GRADE.poor, MEDIA_MEASURE.loss, 250, 4, 150],
    leaves: (w) => [
      calls(w).grade[0],
      calls(w).threshold[0],
      calls(w).roundTripMs[0],
      calls(w).jitterMs[0],
      calls(w).lossPerMille[0],
    ],
    is: [MEDIA_GRADE.poor, MEDIA_MEASURE.loss, 250, 4, 150],
  },
  'widen-call': {
    step: [T.widenCall, 0, 2],
    leaves: (w) => [calls(w).third[0], calls(w).third[1]],
    is: [2, NONE],
  },
};
