/**
 * Calls: their events, the changes they make, and what the World knows of them (R9.1, R9.5, R11). The invitation to
 * a call is a message of its kind, routed and carried as a chat message is; what is here begins when it has landed.
 */

import type { Cell } from './cell.ts';
import {
  type EventKind,
  eventKind as kind,
  type OwnedTimer,
  type TransitionKind,
  transitionKind,
} from './kinds.ts';
import { CLIENTS, PRESENCES } from './words.ts';

/**
 * `planned`: not attempted yet. `calling`: the invitation is on its way. `answered`: the callee has picked up, and
 * word of it is on its way. `connected`: both can hear each other. The rest is how a call is over.
 */
export const CALL_STATUSES = [
  'planned',
  'calling',
  'ringing',
  'answered',
  'connected',
  'declined',
  'missed',
  'ended',
  'refused',
  'failed',
] as const;
export const CALL_STATUS = {
  planned: 0,
  calling: 1,
  ringing: 2,
  answered: 3,
  connected: 4,
  declined: 5,
  missed: 6,
  ended: 7,
  refused: 8,
  failed: 9,
} as const;

/** The two ends of a call; `network` where neither of the two ended it. */
export const CALL_ENDS = ['caller', 'callee', 'network'] as const;
export const CALL_END = { caller: 0, callee: 1, network: 2 } as const;

/** Who calls over the telephone network (R11.1); the caller of such a call is no user. */
export const PHONE_CALLERS = ['pstn', 'callQueue', 'autoAttendant'] as const;

/** How a call's media are: within the targets of Teams, outside of them, or poor by the dashboard's rule. */
export const MEDIA_GRADES = ['good', 'belowTarget', 'poor'] as const;
export const MEDIA_GRADE = { good: 0, belowTarget: 1, poor: 2 } as const;
/** What a threshold is of. */
export const MEDIA_MEASURES = ['none', 'roundTrip', 'oneWay', 'jitter', 'loss'] as const;
export const MEDIA_MEASURE = { none: 0, roundTrip: 1, oneWay: 2, jitter: 3, loss: 4 } as const;

/** What a call that nobody interferes with does next. */
export const CALL_TURNS = ['answered', 'declined', 'unanswered', 'hungUp'] as const;
export const CALL_TURN = { answered: 0, declined: 1, unanswered: 2, hungUp: 3 } as const;

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

/** What those events bring about in the same instant. Times are in microseconds, `lossPpm` in packets per million. */
export const CALL_FOLLOW_ONS = [
  kind('call-rang', 4, 'call', 'user', CLIENT_OPERAND),
  kind('call-missed', 4, 'call', 'user', CLIENT_OPERAND, 'because'),
  kind('call-ended', 4, 'call', END_OPERAND, 'because'),
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
