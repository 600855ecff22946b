import type { TraceWords } from '../format.ts';
import { reasonSentence } from '../reason-sentence.ts';

/** What the reasons of a refusal, a miss or a failure mean to somebody who meets them for the first time. */
const EXPLANATIONS: Readonly<Record<string, string>> = {
  'state-legal': 'one of the two people is in a state that the rules of that date do not know',
  'client-allowed': "the sender's mode does not let them chat from this client",
  'thread-open': 'the conversation cannot be written to',
  'federation-tenant': "the external access of one tenant does not admit the other one's domain",
  'federation-user': "one person's own policy does not allow external access",
  'cloud-pair': 'the two clouds did not support this at that date',
  'kind-carried': 'this kind of conversation does not carry what was to be started',
  'not-possible':
    'the table of the article says Not Possible: the sender has to use Skype for Business instead',
  'thread-disabled': 'the conversation had been disabled or locked; a new one is needed',
  'landing-client-gone': 'the recipient no longer uses the client that the conversation leads to',
  'landing-client-not-running':
    'the client where they had to land was not running, and a message never goes to the other client',
  'nothing-to-reply-to': 'the message to be answered had not arrived',
  'link-down': 'a connection on the way was down',
  'client-not-running': 'the sender was not running the client they were to write in',
  'no-such-thread': 'there was no such conversation',
  'feature-not-possible': 'this kind of conversation does not carry what was to be sent',
};

/** Half a sentence that explains the reason, from the trace's own words if need be; '' for one that nobody knows. */
export function explanationOf(reason: string, words: TraceWords): string {
  if (Object.hasOwn(EXPLANATIONS, reason)) return EXPLANATIONS[reason]!;
  return reasonSentence(reason, words) ?? '';
}
