/** What is different about two records, for people: `a: delivered in Teams; b: refused, thread-disabled`. */
import { METHODS, NONE } from '../../model/words.ts';
import { operandOf } from '../columns.ts';
import type { IndexedTrace } from '../indexed.ts';
import { fateOf } from '../story/fate.ts';
import { isOfMessage } from '../story/message-sentences.ts';
import { namingOf } from '../story/naming.ts';
import { rowOfMessage } from '../story/rows.ts';
import { happeningOf } from '../story/sentence.ts';
import { clockTime, durationInWords } from '../story/spoken-time.ts';
import { clientName } from '../telling.ts';
import { reasonsInWords } from './decision-difference.ts';
import { DIFFERENCE } from './difference.ts';

/** A difference in words: whom it is about, and what it is. */
export interface InWords {
  /** The message with its two people, or '' where `what` says it. */
  readonly about: string;
  readonly what: string;
}

/** Record `n` of the left and `m` of the right trace, either NONE; `difference` is a value of DIFFERENCE. */
export function differenceInWords(
  a: IndexedTrace,
  b: IndexedTrace,
  n: number,
  m: number,
  difference: number,
): InWords {
  if (n === NONE) return { about: '', what: `only in b: ${happeningOf(b, m)}` };
  if (m === NONE) return { about: '', what: `only in a: ${happeningOf(a, n)}` };
  if (difference === DIFFERENCE.when) return { about: happeningOf(a, n), what: timesInWords(a, b, n, m) };
  if (!isOfMessage(a.columns.kind[n]!))
    return { about: '', what: both(happeningOf(a, n), happeningOf(b, m)) };
  const [one, other] = [operandOf(a.columns, n, 0), operandOf(b.columns, m, 0)];
  return { about: namingOf(a).messageOfBoth(one), what: messagesInWords(a, b, n, m, one, other) };
}

/** The most telling of what differs: what became of it, how it was routed, by which row, or else the records. */
function messagesInWords(
  a: IndexedTrace,
  b: IndexedTrace,
  n: number,
  m: number,
  one: number,
  other: number,
): string {
  for (const tell of [fateOf, routingOf, decisionOf, conversationOf]) {
    const [mine, theirs] = [tell(a, one), tell(b, other)];
    if (mine !== theirs) return both(mine, theirs);
  }
  const reasons = reasonsInWords(decisionText(a, one), decisionText(b, other));
  if (reasons !== '') return reasons;
  const [mine, theirs] = [happeningOf(a, n), happeningOf(b, m)];
  return mine === theirs ? 'the same message, with other effects' : both(mine, theirs);
}

/** `to Teams, native`, and in whose conversation if that is not told by the rest. */
function routingOf({ messages, threads }: IndexedTrace, message: number): string {
  if (messages.sent[message] === NONE) return 'it never left';
  const thread = messages.thread[message]!;
  const method = thread === NONE ? '' : `, ${METHODS[threads.world.threads.method[thread]!] ?? 'no method'}`;
  return `routed to ${clientName(messages.lands[message]!)}${method}`;
}

/** What the decision says: its answer and its row. */
function decisionOf(trace: IndexedTrace, message: number): string {
  const row = rowOfMessage(trace, message);
  const text = decisionText(trace, message);
  if (text === '') return 'no decision';
  const answer = answerOf(text);
  return `${answer}${row === undefined ? ', no row' : `, row ${row}`}`;
}

/** The decision that was taken about a message, as JSON text; '' if there was none. */
function decisionText({ columns, messages }: IndexedTrace, message: number): string {
  const attempt = messages.attempted[message] ?? NONE;
  const decision = attempt === NONE ? NONE : columns.decision[attempt]!;
  return decision === NONE ? '' : (columns.decisions[decision] ?? '');
}

/** Whether it began a conversation and a session, or went on in them. */
function conversationOf({ columns, messages, threads }: IndexedTrace, message: number): string {
  const sent = messages.sent[message]!;
  if (sent === NONE) return 'it never left';
  const thread = messages.thread[message]!;
  const isNew = thread !== NONE && threads.madeBy[thread] === messages.attempted[message];
  const session =
    messages.session[message]! === NONE ? '' : `, in ${sessionWord(operandOf(columns, sent, NEW_SESSION))}`;
  return `in ${isNew ? 'a new conversation' : 'an earlier conversation'}${session}`;
}

/** The place of `newSession` among the operands of a sending. */
const NEW_SESSION = 3;

function sessionWord(isNew: number): string {
  return isNew === 1 ? 'a new SIP session' : 'the SIP session that was open';
}

function answerOf(text: string): string {
  try {
    const { outcome, client, method } = JSON.parse(text) as Record<string, unknown>;
    const parts = [outcome, client, method].filter((part) => typeof part === 'string');
    return `decided ${parts.join(', ')}`;
  } catch {
    return 'a decision that cannot be read';
  }
}

function timesInWords(a: IndexedTrace, b: IndexedTrace, n: number, m: number): string {
  const [mine, theirs] = [a.columns.atUs[n]!, b.columns.atUs[m]!];
  const late = theirs > mine ? 'later' : 'earlier';
  return `${both(clockTime(a.columns.head.header, mine), clockTime(b.columns.head.header, theirs))}, ${durationInWords(Math.abs(theirs - mine))} ${late}`;
}

function both(mine: string, theirs: string): string {
  return `a: ${mine}; b: ${theirs}`;
}
