/**
 * Calls: their events, the changes they make, and what the World knows of them (R9.1, R9.5, R11). The invitation to
 * a call is a message of its kind, routed and carried as a chat message is; what is here begins when it has landed.
 */

import { CALL_ENDS, CALL_STATUSES, CALL_TURNS, MEDIA_GRADES, MEDIA_MEASURES } from './call-words.ts';
import type { Cell } from './cell.ts';
import {
  type EventKind,
  eventKind as kind,
  type OwnedTimer,
  type TransitionKind,
  transitionKind,
} from './kinds.ts';
import { CLIENTS, PRESENCES } from './words.ts';

const CLIENT_OPERAND = ['client', CLIENTS] as const;
const END_OPERAND = ['by', CALL_ENDS] as const;

/** Events that are scheduled; `user` is the one who acts or learns, `invitee` a user who is to join. */
export const CALL_EVENTS = [
  kind('phone-call-came', 4, 'call', 'user'),
  kind('call-answered', 6, 'call', 'user'),
  kind('call-declined', 6, 'call', 'user'),
  kind('call-hung-up', 6, 'call', 'user'),
  kind('call-widening-asked', 6, 'call', 'user', 'invitee'),
  // Word of an answer has reached the caller, word of the end has reached the other of the two.
  kind('call-connected', 4, 'call', 'user'),
  kind('call-end-learned', 4, 'call', 'user'),
  // What a call waits for next: that the callee acts, that it rings no more, that the caller has had enough.
  kind('call-timer-ended', 3, 'call', 'user', ['with', CALL_TURNS]),
  kind('call-resumed', 6, 'call', 'user'),
  kind('missed-call-mail-due', 3, 'call', 'user'),
] as const satisfies readonly EventKind[];

/**
 * What those events bring about in the same instant. Times are in microseconds, `lossPpm` in packets per million;
 * `talkedMs` is NONE for a call that was not connected.
 */
export const CALL_FOLLOW_ONS = [
  kind('call-rang', 4, 'call', 'user', CLIENT_OPERAND),
  kind('call-missed', 4, 'call', 'user', CLIENT_OPERAND, 'because'),
  kind('call-ended', 4, 'call', END_OPERAND, 'because', 'talkedMs'),
  kind(
    'call-media-graded',
    4,
    'call',
    'roundTripUs',
    'oneWayUs',
    'jitterUs',
    'lossPpm',
    ['grade', MEDIA_GRADES],
    ['threshold', MEDIA_MEASURES],
  ),
  kind('call-held', 4, 'call', 'user'),
  kind('call-widened', 6, 'call', 'user', 'invitee'),
  kind('phone-call-refused', 4, 'call', 'user', 'because'),
  kind('missed-call-mail-sent', 3, 'call', 'user', CLIENT_OPERAND),
] as const satisfies readonly EventKind[];

export const CALL_TRANSITIONS = [
  transitionKind('dial-call', 'call', 'thread', CLIENT_OPERAND),
  transitionKind('land-call', 'call', CLIENT_OPERAND),
  transitionKind('ring-call', 'call'),
  transitionKind('answer-call', 'call'),
  transitionKind('connect-call', 'call'),
  transitionKind('give-up-call', 'call'),
  transitionKind('end-call', 'call', ['status', CALL_STATUSES], END_OPERAND, 'because'),
  transitionKind('hold-call', 'call', END_OPERAND),
  transitionKind('resume-call', 'call', END_OPERAND),
  transitionKind('keep-activity', 'call', END_OPERAND, ['activity', PRESENCES]),
  transitionKind(
    'grade-call',
    'call',
    ['grade', MEDIA_GRADES],
    ['threshold', MEDIA_MEASURES],
    'roundTripMs',
    'jitterMs',
    'lossPerMille',
  ),
  transitionKind('widen-call', 'call', 'user'),
] as const satisfies readonly TransitionKind[];

export const CALL_TABLES = {
  /** Every call that the scenario names, from the start of the run. */
  calls: {
    /** KIND of its invitation: audio or video. */
    kind: 'u8',
    status: 'u8',
    /** NONE for a call from the telephone network. */
    caller: 'i32',
    callee: 'i32',
    /** Place in PHONE_CALLERS, NONE between two users; and in the rules' list of lines, what the number hangs on. */
    phone: 'i8',
    line: 'i8',
    /** NONE until it is dialled; those of a call from the telephone network have no thread. */
    thread: 'i32',
    callerClient: 'i8',
    /** The one client in which it landed; NONE before. */
    calleeClient: 'i8',
    /** How long after it rings the callee answers or declines, and after it is connected the caller hangs up; -1: not by itself. */
    answerAfterUs: 'f64',
    declineAfterUs: 'f64',
    hangUpAfterUs: 'f64',
    /** When it rang, was answered, was connected, was over; -1 while it was not. */
    rangUs: 'f64',
    answeredUs: 'f64',
    connectedUs: 'f64',
    endedUs: 'f64',
    /** A CALL_END, NONE while it is not over; why it is over, a reason's code, 0 for none. */
    endedBy: 'i8',
    because: 'i16',
    /** 1 once the caller has hung up before it was answered; the callee learns it later. */
    callerGone: 'u8',
    /** Bit 1 << end for each end that has put it on hold (R11.5). */
    held: 'u8',
    /** What each end's presence was before it was busy with this call; NONE if the call did not change it. */
    callerActivity: 'i8',
    calleeActivity: 'i8',
    /** A MEDIA_GRADE and the measure that decided it; NONE before. */
    grade: 'i8',
    threshold: 'i8',
    roundTripMs: 'i16',
    jitterMs: 'i16',
    lossPerMille: 'i16',
    /** The third person who has joined, NONE if nobody has. */
    third: 'i32',
  },
} as const satisfies Record<string, Record<string, Cell>>;

/** Timers among the events, see OwnedTimer. */
export const CALL_TIMERS = [
  { event: 'call-timer-ended', owner: 'calls', stoppedBy: ['answer-call', 'end-call'] },
] as const satisfies readonly OwnedTimer[];

/** Operands that are ids, of records and of transitions, with their tables. */
export const CALL_OWNERS = { call: 'calls' } as const satisfies Record<string, keyof typeof CALL_TABLES>;

/** What the scenario names: the word for one, with its table. */
export const CALL_NAMED = { call: 'calls' } as const satisfies Record<string, keyof typeof CALL_TABLES>;
