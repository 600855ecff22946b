/** The story of one thread: who made it and by which row, what went through it, and how it ended. */
import { E, F, FIRST_FOLLOW_ON } from '../model/event.ts';
import { clientOf } from '../model/pairs.ts';
import { T } from '../model/transition.ts';
import { NONE } from '../model/words.ts';
import type { World } from '../model/world.ts';
import { decisionSentences } from './decision-phrases.ts';
import { briefOf } from './event-phrases.ts';
import type { RecordBuffer } from './record.ts';
import { clientName, methodName, statusName, type Telling } from './telling.ts';
import { statusesOf, type ThreadLives, touches } from './thread-lives.ts';

const SENT = FIRST_FOLLOW_ON + F.messageSent;
/** Messages told one by one; the others are counted. */
const TOLD = 100;

export class ThreadStory {
  readonly paragraphs: string[] = [];
  readonly #thread: number;
  readonly #tell: Telling;
  readonly #lives: ThreadLives;
  /** The attempt at hand: who wrote, and under which name. */
  #attempt = { n: NONE, from: NONE, mark: NONE };
  #messages = 0;

  constructor(thread: number, tell: Telling, lives: ThreadLives) {
    this.#thread = thread;
    this.#tell = tell;
    this.#lives = lives;
  }

  get found(): boolean {
    return this.paragraphs.length > 0;
  }

  /** Takes a record; `world` is the World after it. */
  record(record: RecordBuffer, world: World): void {
    const { kind, values } = record;
    if (kind === E.messageAttempted) this.#attempt = { n: record.n, from: values[2]!, mark: values[1]! };
    if (!this.found && world.threads.count > this.#thread) this.#made(record, world);
    if (kind === SENT && values[1] === this.#thread) this.#sent(record);
    if (record.didCount > 0 && this.found) this.#changed(record, world);
  }

  finish(): void {
    if (!this.found) return;
    const more = this.#messages - TOLD;
    if (more > 0) this.paragraphs.push(`${more} more messages went through it, not told here.`);
    if (this.#messages === 0) this.paragraphs.push('No message went through it.');
  }

  #say({ n, atUs }: RecordBuffer, sentences: readonly string[]): void {
    this.paragraphs.push(this.#tell.record(n, atUs) + sentences.join('\n  '));
  }

  #made(record: RecordBuffer, world: World): void {
    const { threads, pairs } = world;
    const thread = this.#thread;
    const pair = threads.pair[thread]!;
    const side = (which: 0 | 1): string => {
      const user = which === 0 ? pairs.lo[pair]! : pairs.hi[pair]!;
      return `${this.#tell.user(user)} in ${clientName(clientOf(world, thread, which))}`;
    };
    const starter = threads.startedBy[thread] === 0 ? pairs.lo[pair]! : pairs.hi[pair]!;
    const row = this.#tell.row(threads.row[thread]!);
    this.#say(record, [
      `thread ${thread} is made, because ${this.#tell.user(starter)} wrote: ${side(0)}, ${side(1)}.`,
      `The method is ${methodName(threads.method[thread]!)}${row === undefined ? '' : `, by row ${row}`}; it stays as it is made.`,
      ...decisionSentences(record.decision),
    ]);
  }

  #sent(record: RecordBuffer): void {
    this.#messages += 1;
    if (this.#messages > TOLD) return;
    const { mark, from, n } = this.#attempt;
    const message = record.values[0]!;
    const name =
      mark === NONE || record.cause !== n
        ? `message ${message}`
        : `${this.#tell.mark(mark)} (message ${message})`;
    const whose = record.cause === n ? ` of ${this.#tell.user(from)}` : '';
    this.#say(record, [`${name}${whose} leaves in it for ${clientName(record.values[5]!)}.`]);
  }

  #changed(record: RecordBuffer, world: World): void {
    const thread = this.#thread;
    const { kind } = record;
    const why = (): string => this.#lives.why(briefOf(record), this.#tell);
    if (touches(record, T.openSession, thread)) {
      this.#say(record, [
        `SIP session ${world.threads.session[thread]} opens on its Skype for Business side.`,
      ]);
    }
    if (touches(record, T.closeSession, thread)) {
      this.#say(record, [`its SIP session ends, ${kind === E.sessionExpired ? 'at its timeout' : why()}.`]);
    }
    statusesOf(record, thread, (status) =>
      this.#say(record, [`it becomes ${statusName(status)}, ${why()}.`]),
    );
  }
}
