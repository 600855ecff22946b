/** The closed vocabularies of calls; the index of a word is its code, as in words.ts. */

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
