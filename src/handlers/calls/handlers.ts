/** Which handler an event of calls has. */
import { E } from '../../model/event.ts';
import type { HandlerTable } from '../feature-handler.ts';
import { callAnswered, callConnected, callDeclined, callTimerEnded } from './answering.ts';
import { callEndLearned, callHungUp } from './ending.ts';
import { phoneCallCame } from './phone.ts';
import { missedCallMailDue } from './ringing.ts';
import { callResumed, callWideningAsked } from './widening.ts';

export const CALL_HANDLERS: HandlerTable = {
  [E.phoneCallCame]: phoneCallCame,
  [E.callAnswered]: callAnswered,
  [E.callDeclined]: callDeclined,
  [E.callHungUp]: callHungUp,
  [E.callWideningAsked]: callWideningAsked,
  [E.callConnected]: callConnected,
  [E.callEndLearned]: callEndLearned,
  [E.callTimerEnded]: callTimerEnded,
  [E.callResumed]: callResumed,
  [E.missedCallMailDue]: missedCallMailDue,
};
