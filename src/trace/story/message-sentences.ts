/** What a record says about a message, as the end of a sentence that begins with the time. */
import { FEATURES, WISH } from '../../model/attempt.ts';
import { E, F, FIRST_FOLLOW_ON, RECORD_KINDS } from '../../model/event.ts';
import { KIND, KINDS, METHOD, METHODS, NONE } from '../../model/words.ts';
import { operandOf } from '../columns.ts';
import { clientName, methodName } from '../telling.ts';
import { listed, type Naming } from './naming.ts';
import { durationInWords } from './spoken-time.ts';

const on = (followOn: number): number => FIRST_FOLLOW_ON + followOn;
const SENT = on(F.messageSent);
const REFUSED = on(F.messageRefused);
const DELIVERED = on(F.messageDelivered);
const MISSED = on(F.messageMissed);
const FAILED = on(F.messageFailed);

/** 1 for the kinds whose first operand is the number of a message. */
const OF_MESSAGES = Uint8Array.from(RECORD_KINDS, (kind) => (kind.operands[0]?.name === 'message' ? 1 : 0));

/** Whether a record of this kind tells about a message: its first operand is the message's number. */
export function isOfMessage(kind: number): boolean {
  return OF_MESSAGES[kind] === 1;
}

/** The sentence of a record of a message, without time and thread. */
export function messageSentence(naming: Naming, n: number): string {
  const { columns } = naming.trace;
  const message = operandOf(columns, n, 0);
  const who = naming.messageOfBoth(message);
  const second = columns.kind[n] === E.messageAttempted ? NONE : operandOf(columns, n, 1);
  switch (columns.kind[n]!) {
    case E.messageAttempted:
      return attempted(naming, n, message);
    case SENT:
      return sent(naming, n, who);
    case REFUSED:
      return `${who} was refused and never left, because of ${naming.tell.reason(second)}`;
    case E.messageHopped:
      return hopped(naming, n, message, second, who);
    case E.messageArrived:
      return `${who} came to the end of its way over ${naming.link(second)}${sinceSent(naming, n, message)}`;
    case E.messageStalled:
      return `${who} was crossing ${naming.link(second)} when that went down, and waits to cross it again`;
    case E.linkWaitEnded:
      return `${who} had waited for ${naming.link(second)} as long as it may`;
    case E.messageHeld:
      return `${who} overtook the message before it in its thread and waits for that one`;
    case E.failureLearned:
      return `${naming.user(second)} learned that ${who} had not been received`;
    case DELIVERED:
      return `${who} was delivered in ${clientName(second)}${sinceSent(naming, n, message)}`;
    case MISSED:
      return `${who} was missed, because of ${naming.tell.reason(operandOf(columns, n, 2))}: ${clientName(second)}, where it had to land, was not running`;
    case FAILED:
      return `${who} failed on its way, because of ${naming.tell.reason(second)}`;
    default:
      return `${RECORD_KINDS[columns.kind[n]!]!.name} of ${who}`;
  }
}

function attempted(naming: Naming, n: number, message: number): string {
  const { columns } = naming.trace;
  const [, , from, to, via, wish, of, features, kind] = Array.from({ length: 9 }, (_, i) =>
    operandOf(columns, n, i),
  ) as [number, number, number, number, number, number, number, number, number];
  const whom = to === NONE ? '' : ` to ${naming.user(to)}`;
  const where = via === NONE ? '' : ` in ${clientName(via)}`;
  const more = FEATURES.filter((_, bit) => (features >> bit) & 1);
  const withMore = more.length === 0 ? '' : ` with ${listed(more)}`;
  const which = wishPhrase(naming, wish, of);
  if (isCall(kind))
    return `${naming.user(from)} began the ${KINDS[kind]} call ${naming.message(message)}${whom}${where}, ${which}`;
  return `${naming.user(from)} wrote ${naming.message(message)}${whom}${where}${withMore}, ${which}`;
}

/** The invitation to a call is a message of its kind. */
function isCall(kind: number): boolean {
  return kind === KIND.audio || kind === KIND.video;
}

function wishPhrase(naming: Naming, wish: number, of: number): string {
  const other = of === NONE ? 'an earlier message' : naming.tell.mark(of);
  switch (wish) {
    case WISH.fresh:
      return 'in a new conversation';
    case WISH.ofMessage:
      return `in the conversation of ${other}`;
    case WISH.reply:
      return `as a reply to ${other}`;
    case WISH.link:
      return `with the link of a meeting for the conversation of ${other}`;
    case WISH.group:
      return 'as one of their group chat';
    default:
      return 'in the newest conversation that this client shows, else in a new one';
  }
}

function sent(naming: Naming, n: number, who: string): string {
  const { columns } = naming.trace;
  const session = operandOf(columns, n, 2);
  const isNew = operandOf(columns, n, 3) === 1;
  const method = operandOf(columns, n, 6);
  const lost = FEATURES.filter((_, bit) => (operandOf(columns, n, 8) >> bit) & 1);
  const inSession = session === NONE ? '' : `, ${isNew ? 'opening' : 'keeping alive'} SIP session ${session}`;
  const loss = lost.length === 0 ? '' : `, without its ${listed(lost)}`;
  const kind = operandOf(columns, columns.cause[n]!, 8);
  const asText = operandOf(columns, n, 7) === 1 && !isCall(kind) ? ', as plain text' : '';
  return `${who} left for ${clientName(operandOf(columns, n, 5))}, method ${methodWord(method)}${asText}${loss}${inSession}`;
}

/** The method's word as files have it; `sfb` says what it is. */
function methodWord(method: number): string {
  if (method === METHOD.sfb) return 'sfb (Skype for Business on both sides)';
  return METHODS[method] ?? methodName(method);
}

function hopped(naming: Naming, n: number, message: number, link: number, who: string): string {
  const since = sinceSent(naming, n, message);
  const down = link >= 0 && naming.trace.changes.valueAt('links.down', link, n) === 1;
  if (!down) return `${who} passed ${naming.link(link)}${since}`;
  return `${who} is held up at ${naming.link(link)}, which is down${since}`;
}

function sinceSent({ trace }: Naming, n: number, message: number): string {
  const sentBy = trace.messages.sent[message] ?? NONE;
  if (sentBy === NONE || sentBy > n) return '';
  const { atUs } = trace.columns;
  return `, ${durationInWords(atUs[n]! - atUs[sentBy]!)} after it left`;
}
