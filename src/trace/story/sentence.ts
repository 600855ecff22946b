/**
 * Every record as one sentence for people: `00:10:00.000, thread 42, SIP session between Alice and Bob expired after
 * 10 minutes idle`. Exact: it says what the record says, with names for numbers; names are made safe to show.
 */
import { plainText } from '../../core/plain-text.ts';
import { E, F, FIRST_FOLLOW_ON, RECORD_KINDS } from '../../model/event.ts';
import { MODES, NONE, PRESENCES } from '../../model/words.ts';
import { operandOf } from '../columns.ts';
import type { IndexedTrace } from '../indexed.ts';
import { eventSentence } from './event-sentences.ts';
import { isOfMessage, messageSentence } from './message-sentences.ts';
import { namingOf } from './naming.ts';
import { rowOfMessage } from './rows.ts';
import { clockTime } from './spoken-time.ts';

/** The sentence of record `n`, on one line, without a full stop. Times are the scenario's clock. */
export function sentenceOf(trace: IndexedTrace, n: number): string {
  return `${clockTime(trace.columns.head.header, trace.columns.atUs[n]!)}, ${sentenceWithoutTime(trace, n)}`;
}

/** The same for where the time stands beside it: `thread 42, SIP session between …`. */
export function sentenceWithoutTime(trace: IndexedTrace, n: number): string {
  const thread = threadOf(trace, n);
  return `${thread === NONE ? '' : `thread ${thread}, `}${happeningOf(trace, n)}`;
}

/** The same without time and thread: what happened. */
export function happeningOf(trace: IndexedTrace, n: number): string {
  const naming = namingOf(trace);
  return isOfMessage(trace.columns.kind[n]!) ? messageSentence(naming, n) : eventSentence(naming, n);
}

/** The thread that the record itself is about; a message has one once it has left. */
function threadOf({ columns, messages }: IndexedTrace, n: number): number {
  const kind = columns.kind[n]!;
  if (kind === E.sessionExpired) return operandOf(columns, n, 0);
  if (!isOfMessage(kind)) return NONE;
  const message = operandOf(columns, n, 0);
  const sent = messages.sent[message] ?? NONE;
  return sent !== NONE && sent <= n ? messages.thread[message]! : NONE;
}

/** The most characters of a label that stands at an arrow. */
export const LABEL_CHARACTERS = 24;

const ENDS: Readonly<Record<number, string>> = {
  [FIRST_FOLLOW_ON + F.messageRefused]: 'refused',
  [FIRST_FOLLOW_ON + F.messageMissed]: 'missed',
  [FIRST_FOLLOW_ON + F.messageFailed]: 'failed',
  [FIRST_FOLLOW_ON + F.messageDelivered]: 'delivered',
};

/**
 * At most LABEL_CHARACTERS for an arrow or a mark: the scenario's name of the message or `#12` with the row that
 * routed it, or how it ended; for other records what happened. What does not fit ends in an ellipsis.
 */
export function shortLabel(trace: IndexedTrace, n: number): string {
  const { columns } = trace;
  const kind = columns.kind[n]!;
  if (!isOfMessage(kind)) return cut(eventLabel(trace, n));
  const message = operandOf(columns, n, 0);
  const mark = trace.messages.mark[message] ?? NONE;
  const known = mark === NONE ? '' : plainText(columns.head.names.marks[mark] ?? '').trim();
  const name = known === '' ? `#${message}` : known;
  return cutPair(name, ENDS[kind] ?? rowOfMessage(trace, message) ?? '');
}

function eventLabel({ columns }: IndexedTrace, n: number): string {
  const kind = columns.kind[n]!;
  switch (kind) {
    case E.sessionExpired:
      return 'session expired';
    case E.modeGranted:
    case E.groupModeGranted:
    case E.tenantModeGranted: {
      const mode = MODES[operandOf(columns, n, 1)];
      return mode === undefined ? 'mode taken back' : `granted ${mode}`;
    }
    case E.presenceArrived:
      return PRESENCES[operandOf(columns, n, 3)] ?? 'presence';
    default:
      return RECORD_KINDS[kind]!.name.replaceAll('-', ' ');
  }
}

/** The name gives way before what stands behind it, which is short. */
function cutPair(name: string, rest: string): string {
  if (rest === '') return cut(name);
  const room = LABEL_CHARACTERS - rest.length - 1;
  return room < 4 ? cut(`${name} ${rest}`) : `${cut(name, room)} ${rest}`;
}

function cut(text: string, most = LABEL_CHARACTERS): string {
  const characters = Array.from(text);
  return characters.length <= most ? text : `${characters.slice(0, most - 1).join('')}…`;
}
