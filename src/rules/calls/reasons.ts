/** Every reason that the records of calls can carry beside those of messages: a closed list. */

const SENTENCES = {
  'no-answer': 'Nobody answered while it rang.',
  'caller-hung-up': 'The caller hung up before it was connected.',
  'callee-declined': 'The callee declined.',
  'hung-up': 'One of the two hung up.',
  'call-client-gone':
    'The client in which the call was has stopped, or its user may not call in it any more.',
  'ended-by-meeting': 'The conversation went on in a meeting, and the call ended with that (R10.2).',
  'call-not-ringing': 'The call does not ring.',
  'call-not-running': 'The call is not connected.',
  'not-in-call': 'The user is none of the two in the call.',
  'call-not-held': 'The user has not put this call on hold.',
  'interop-call-is-of-two':
    'A call between the two kinds of clients, or between clouds, cannot take in a third person; start a meeting and invite (R9.1, R9.5).',
  'phone-call-not-widened': 'That a telephone call takes in a third person is not acted out.',
  'call-has-three': 'A third person has joined already; more are not acted out.',
  'invitee-not-in-this-client':
    'A call holds one kind of client, and the third person cannot be reached in it (R9.4).',
} as const;

export type CallReason = keyof typeof SENTENCES;

/** All of them, in a fixed order, each with its sentence. */
export const CALL_REASONS: readonly { readonly name: CallReason; readonly sentence: string }[] =
  Object.entries(SENTENCES).map(([name, sentence]) => ({ name: name as CallReason, sentence }));
