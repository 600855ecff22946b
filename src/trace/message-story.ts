/** The story of one message, told while the trace is read: from the attempt to what became of its thread. */

import { formatDuration } from '../core/time.ts';
import { WISH } from '../model/attempt.ts';
import { E, F, FIRST_FOLLOW_ON, RECORD_KINDS } from '../model/event.ts';
import { clientOf, sideOf } from '../model/pairs.ts';
import { T } from '../model/transition.ts';
import { CLOUDS, KIND, KINDS, NONE } from '../model/words.ts';
import type { World } from '../model/world.ts';
import { callRecordSentence, isOfCall } from './call-story.ts';
import { decisionSentences } from './decision-phrases.ts';
import { briefOf } from './event-phrases.ts';
import type { TraceEnd } from './format.ts';
import type { RecordBuffer } from './record.ts';
import { clientName, lossOf, methodName, sessionPhrase, statusName, type Telling } from './telling.ts';
import { statusesOf, type ThreadLives, touches } from './thread-lives.ts';

const MESSAGE = 0;
const [SENT, REFUSED, DELIVERED, MISSED, FAILED, LABELLED, CROSSED] = [
  F.messageSent,
  F.messageRefused,
  F.messageDelivered,
  F.messageMissed,
  F.messageFailed,
  F.messageLabelled,
  F.boundaryCrossed,
].map((followOn) => FIRST_FOLLOW_ON + followOn);
/** Kinds whose first operand is the number of a message. */
const OF_MESSAGES = new Set(
  RECORD_KINDS.flatMap((kind, code) => (kind.operands[0]?.name === 'message' ? [code] : [])),
);

export class MessageStory {
  readonly paragraphs: string[] = [];
  /** Number of the message, NONE until it is known. */
  message: number;
  readonly #mark: number;
  /** The call that it invites to, NONE for a chat message. */
  readonly #call: number;
  readonly #tell: Telling;
  readonly #lives: ThreadLives;
  #thread = NONE;
  #session = NONE;
  #sentUs = 0;
  #recipient = NONE;
  #ended = false;
  /** Whether it invites to a call. */
  #isCall = false;

  /** A message by its number, or by its mark; the other one is NONE. */
  constructor(message: number, mark: number, tell: Telling, lives: ThreadLives) {
    this.message = message;
    this.#mark = mark;
    const { marks, calls } = tell.head.names;
    this.#call = mark === NONE ? NONE : calls.indexOf(marks[mark]!);
    this.#tell = tell;
    this.#lives = lives;
  }

  /** Whether the message has come by. */
  get found(): boolean {
    return this.paragraphs.length > 0;
  }

  /** Takes a record; `world` is the World after it. */
  record(record: RecordBuffer, world: World): void {
    const { kind, values } = record;
    if (kind === E.messageAttempted && this.message === NONE && values[1] === this.#mark) {
      this.message = values[MESSAGE]!;
    }
    if (OF_MESSAGES.has(kind) && values[MESSAGE] === this.message) {
      this.#say(record, this.#sentences(record, world));
    } else if (this.#call !== NONE && isOfCall(record, this.#call)) {
      this.#say(record, [callRecordSentence(this.#tell, record)]);
    }
    if (this.#thread !== NONE && record.didCount > 0) this.#afterwards(record);
  }

  finish(end: TraceEnd | undefined): void {
    if (!this.found || this.#ended) return;
    if (end === undefined) this.paragraphs.push('The trace was cut before the outcome.');
    else if (end.inFlight.includes(this.message))
      this.paragraphs.push('It was on its way when the run ended (inFlight).');
    else this.paragraphs.push('The trace tells no outcome.');
  }

  #say({ n, atUs }: RecordBuffer, sentences: readonly string[]): void {
    this.paragraphs.push(this.#tell.record(n, atUs) + sentences.join('\n  '));
  }

  #sentences(record: RecordBuffer, world: World): string[] {
    const tell = this.#tell;
    const { kind, values } = record;
    const reason = (place: number): string => tell.reason(values[place]!);
    const since = formatDuration(record.atUs - this.#sentUs);
    if ([REFUSED, DELIVERED, MISSED, FAILED].includes(kind)) this.#ended = true;
    switch (kind) {
      case E.messageAttempted:
        return this.#attempted(record, world);
      case SENT:
        return this.#sent(record, world);
      case REFUSED:
        return [`it was refused and never left, because of ${reason(1)}.`];
      case E.messageHopped:
        return [this.#hopped(values[1]!, since, world)];
      case E.messageArrived:
        return [`it came to the end of its way over ${tell.link(values[1]!)}, ${since} after it left.`];
      case DELIVERED:
        return [
          `it was delivered in ${clientName(values[1]!)}, which ${tell.user(this.#recipient)} was running.`,
        ];
      case MISSED:
        return [
          `it was missed (${reason(2)}): ${clientName(values[1]!)}, where it had to land, was not running, and it never ` +
            'goes to the other client.',
        ];
      case FAILED:
        return [`it failed on its way, because of ${reason(1)}.`];
      case E.failureLearned:
        return [`${tell.user(values[1]!)} learned that it had not been received.`];
      case LABELLED:
        return [`it carries the label ${tell.label(values[1]!)}.`];
      case CROSSED:
        return [
          `its label ${tell.label(values[1]!)} was to keep it in ${CLOUDS[values[2]!]}, and it left for ${CLOUDS[values[3]!]}.`,
        ];
      default:
        return [`${RECORD_KINDS[kind]!.name}.`];
    }
  }

  #hopped(link: number, since: string, world: World): string {
    const name = this.#tell.link(link);
    return world.links.down[link] === 1
      ? `it is held up ${since} after it left, because ${name} is down.`
      : `it passed ${name}, ${since} after it left.`;
  }

  #attempted({ values, decision }: RecordBuffer, world: World): string[] {
    const tell = this.#tell;
    const [message, mark, from, to, via, wish, of, , kind] = values as unknown as number[];
    this.#isCall = kind === KIND.audio || kind === KIND.video;
    const did = this.#isCall ? `began the ${KINDS[kind!]} call` : 'wrote';
    this.#recipient = to!;
    const name = mark === NONE ? `message ${message}` : `${tell.mark(mark!)} (message ${message})`;
    const whom = to === NONE ? 'an answer to somebody' : `to ${tell.user(to!)}`;
    const who = from === NONE ? 'somebody' : tell.user(from!);
    const where = via === NONE ? '' : ` in ${clientName(via!)}`;
    const first = `${who} ${did} ${name} ${whom}${where}${this.#wishPhrase(wish!, of!, world)}.`;
    return [first, ...decisionSentences(decision)];
  }

  #wishPhrase(wish: number, of: number, world: World): string {
    const { marks } = world;
    const thread = of === NONE ? NONE : marks.thread[of]!;
    const known = thread === NONE ? '' : `, thread ${thread}${this.#statusPhrase(thread, world)}`;
    switch (wish) {
      case WISH.fresh:
        return ', in a new conversation';
      case WISH.ofMessage:
        return `, in the conversation of ${this.#tell.mark(of)}${known}`;
      case WISH.reply:
        return `, as a reply in the window where ${this.#tell.mark(of)} arrived${known}`;
      case WISH.link:
        return `, as a link for the conversation of ${this.#tell.mark(of)}${known}`;
      case WISH.group:
        return ', to somebody in their group chat';
      default:
        return ', in the newest conversation that this client still shows, else in a new one';
    }
  }

  #statusPhrase(thread: number, world: World): string {
    const brief = this.#lives.changedBy.get(thread);
    if (brief === undefined) return '';
    const status = statusName(world.threads.status[thread]!);
    return ` (${status} by record ${brief.n}, at ${this.#tell.time(brief.atUs)}, ${this.#lives.why(brief, this.#tell)})`;
  }

  #sent({ n, atUs, cause, values }: RecordBuffer, world: World): string[] {
    const [, thread, session, newSession, window, lands, method, textOnly, stripped] =
      values as unknown as number[];
    this.#thread = thread!;
    this.#session = session!;
    this.#sentUs = atUs;
    const by = this.#lives.madeBy[thread!];
    const isNew = by === cause || by === n;
    const row = this.#tell.row(world.threads.row[thread!]!);
    const made = isNew
      ? `a new thread, ${thread}, is made for it`
      : `it goes on in thread ${thread}, which record ${by} made${row === undefined ? '' : ` by row ${row}`}`;
    const inWindow = window === NONE ? '' : ` It was written in the window of SIP session ${window}.`;
    // A call in such a thread is none of text.
    const loss = this.#isCall ? '' : lossOf(method!, textOnly!, stripped!);
    return [
      `${made}: ${this.#clients(thread!, world)}; it leaves for ${clientName(lands!)}.`,
      `The method is ${methodName(method!)}${loss}.${sessionPhrase(session!, newSession!)}${inWindow}`,
    ];
  }

  #clients(thread: number, world: World): string {
    const pair = world.threads.pair[thread]!;
    const side = (user: number): string =>
      `${this.#tell.user(user)} in ${clientName(clientOf(world, thread, sideOf(world, pair, user)))}`;
    return `${side(world.pairs.lo[pair]!)}, ${side(world.pairs.hi[pair]!)}`;
  }

  #afterwards(record: RecordBuffer): void {
    const lives = this.#lives;
    statusesOf(record, this.#thread, (status) => {
      const why = lives.why(briefOf(record), this.#tell);
      this.#say(record, [
        `thread ${this.#thread}, in which it travelled, became ${statusName(status)}, ${why}.`,
      ]);
    });
    if (this.#session !== NONE && touches(record, T.closeSession, this.#thread)) {
      const why =
        record.kind === E.sessionExpired ? 'at its timeout' : lives.why(briefOf(record), this.#tell);
      this.#say(record, [`SIP session ${this.#session} ended, ${why}.`]);
      this.#session = NONE;
    }
  }
}
