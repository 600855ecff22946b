/**
 * Checks what a scenario expects against the records of a run of it, be they told as it happens or read from its
 * trace. Only figures of the summary and fingerprints have to be given; all the rest is in the records.
 */
import { formatDuration } from '../core/time.ts';
import { E } from '../model/event.ts';
import { T } from '../model/transition.ts';
import { CLIENTS, NONE, THREAD_STATUS } from '../model/words.ts';
import type { World } from '../model/world.ts';
import { compileRules, type Rules } from '../rules/rules.ts';
import type { Compiled } from '../scenario/compiled.ts';
import type { Expectation } from '../scenario/expectation.ts';
import { DID_STRIDE, type Observer, type RecordBuffer } from '../trace/record.ts';
import { commandOf } from './command.ts';
import { gatesInWords } from './decision.ts';
import { expectedInWords, type Fact } from './fact.ts';
import { MessageStories, type MessageStory } from './facts.ts';
import { conditionInWords, countMessages, messageFacts } from './message-facts.ts';
import { presenceFacts, sessionFacts, threadFacts, userFacts } from './state-facts.ts';
import { type Look, StateFold } from './state-fold.ts';
import { fingerprintFacts, totalsFacts } from './totals-facts.ts';

/** What came of one line of `expect`. */
export interface CheckResult {
  readonly about: Expectation['about'];
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** What is expected, in one line. */
  readonly title: string;
  /** Empty if the expectation holds. */
  readonly differences: readonly Fact[];
  /** Why things are as they are: the row and the gates that decided, where there was a decision. */
  readonly decided?: string;
  /** The command that shows the moment. */
  readonly command: string;
}

/** What only the run itself knows. */
export interface RunFigures {
  /** The object of `run --json`. */
  readonly summary: unknown;
  readonly fingerprint?: Readonly<Record<string, string>> | undefined;
}

const NEVER_ATTEMPTED: Fact = { what: 'message', expected: 'attempted', actual: 'never attempted' };

interface Evaluation {
  readonly subject: string;
  readonly facts: readonly Fact[];
  readonly decided?: string | undefined;
}

export class ExpectationChecker implements Observer {
  readonly #compiled: Compiled;
  readonly #seed: string;
  readonly #stories = new MessageStories();
  readonly #fold: StateFold;
  readonly #disabledUs = new Map<number, number>();
  readonly #evaluated = new Map<Expectation, Evaluation>();
  readonly #rules: (Rules | undefined)[] = [];

  /** `world` is the state before the first record; `seed` that of the run, for the commands shown. */
  constructor(compiled: Compiled, world: World, seed: string) {
    this.#compiled = compiled;
    this.#seed = seed;
    const looks = compiled.expectations.flatMap((expectation) => {
      const look = this.#lookFor(expectation);
      return look === undefined ? [] : [look];
    });
    this.#fold = new StateFold(world, looks);
  }

  record(record: RecordBuffer): void {
    this.#fold.record(record);
    this.#stories.record(record);
    if (record.didCount > 0) this.#noteDisabled(record);
  }

  /** One result per expectation, in the order of the file. There are no more records. */
  end(figures: RunFigures): CheckResult[] {
    this.#fold.end();
    return this.#compiled.expectations.map((expectation) =>
      this.#resultOf(expectation, this.#evaluated.get(expectation) ?? this.#evaluate(expectation, figures)),
    );
  }

  #noteDisabled(record: RecordBuffer): void {
    const { dids, didCount } = record;
    for (let i = 0, at = 0; i < didCount; i++, at += DID_STRIDE) {
      if (dids[at] !== T.setThreadStatus || dids[at + 2] !== THREAD_STATUS.disabled) continue;
      if (!this.#disabledUs.has(dids[at + 1]!)) this.#disabledUs.set(dids[at + 1]!, record.atUs);
    }
  }

  #rulesOf(world: World): Rules {
    const { epochs, switches } = this.#compiled;
    this.#rules[world.epoch] ??= compileRules(epochs[world.epoch]!, switches);
    return this.#rules[world.epoch]!;
  }

  /** States are looked at while the records go by. */
  #lookFor(e: Expectation): { atUs?: number | undefined; look: Look } | undefined {
    if (e.about !== 'thread' && e.about !== 'session' && e.about !== 'user' && e.about !== 'presence') {
      return undefined;
    }
    return { atUs: e.atUs, look: (world) => this.#evaluated.set(e, this.#lookAt(e, world)) };
  }

  #lookAt(e: Expectation, world: World): Evaluation {
    const { users, marks } = this.#compiled.names;
    switch (e.about) {
      case 'thread': {
        const thread = this.#threadOf(e.ofMark);
        const facts = threadFacts(e, world, thread, this.#disabledUs.get(thread) ?? NONE);
        return {
          subject: `thread of ${marks[e.ofMark]}${when(e.atUs)}`,
          facts,
          decided: this.#neverSent(e.ofMark),
        };
      }
      case 'session': {
        const session = this.#stories.ofMark(e.ofMark)?.session ?? NONE;
        const facts = sessionFacts(e, world, this.#threadOf(e.ofMark), session);
        return {
          subject: `session of ${marks[e.ofMark]}${when(e.atUs)}`,
          facts,
          decided: this.#neverSent(e.ofMark),
        };
      }
      case 'user':
        return {
          subject: `user ${users[e.user]}${when(e.atUs)}`,
          facts: userFacts(e, world, this.#rulesOf(world)),
        };
      case 'presence': {
        const thread = e.threadOfMark === undefined ? undefined : this.#threadOf(e.threadOfMark);
        const { facts, row } = presenceFacts(e, world, this.#rulesOf(world), thread);
        const where = e.threadOfMark === undefined ? '' : ` in the thread of ${marks[e.threadOfMark]}`;
        return {
          subject: `presence of ${users[e.of]} seen by ${users[e.seenBy]} in ${CLIENTS[e.via]}${where}${when(e.atUs)}`,
          facts,
          decided: row === null ? undefined : `row ${row}`,
        };
      }
      default:
        return this.#evaluate(e, { summary: undefined });
    }
  }

  #evaluate(e: Expectation, { summary, fingerprint }: RunFigures): Evaluation {
    const { users, marks } = this.#compiled.names;
    const { world } = this.#fold;
    switch (e.about) {
      case 'message': {
        const story = this.#stories.ofMark(e.mark);
        const facts = messageFacts(e.facts, story, world);
        if (story === undefined) facts.push(NEVER_ATTEMPTED);
        if (e.sameThreadAs !== undefined) facts.push(this.#sameThread(e.mark, e.sameThreadAs));
        return { subject: `message ${marks[e.mark]}`, facts, decided: this.#whyMessage(e.mark, story) };
      }
      case 'count': {
        const condition = conditionInWords(e, users, world);
        const is = countMessages(e, this.#stories.all, world);
        const subject = condition === '' ? 'count of messages' : `count of messages with ${condition}`;
        return { subject, facts: [{ what: 'is', expected: `${e.is}`, actual: `${is}` }] };
      }
      case 'totals':
        return { subject: 'totals', facts: totalsFacts(e, summary) };
      case 'fingerprint':
        return { subject: 'fingerprint', facts: fingerprintFacts(e, fingerprint) };
      default:
        return this.#lookAt(e, world);
    }
  }

  #threadOf(mark: number): number {
    return this.#stories.ofMark(mark)?.thread ?? NONE;
  }

  #sameThread(mark: number, other: number): Fact {
    const { marks } = this.#compiled.names;
    const [one, two] = [this.#threadOf(mark), this.#threadOf(other)];
    const actual = (): string => {
      if (one === NONE) return `${marks[mark]} is in no thread`;
      if (two === NONE) return `${marks[other]} is in no thread`;
      return one === two
        ? `sameAs ${marks[other]}`
        : `thread ${one}, while ${marks[other]} is in thread ${two}`;
    };
    return { what: 'thread', expected: `sameAs ${marks[other]}`, actual: actual() };
  }

  #whyMessage(mark: number, story: MessageStory | undefined): string | undefined {
    if (story === undefined) return this.#neverAttempted(mark);
    const { decision } = story;
    if (decision === undefined) return 'no decision was taken: there was no conversation to write in';
    const row = decision.row === null ? 'no row' : `row ${decision.row}`;
    return `${row}; ${gatesInWords(decision)}`;
  }

  #neverSent(mark: number): string | undefined {
    const story = this.#stories.ofMark(mark);
    if (story === undefined) return this.#neverAttempted(mark);
    return story.thread === NONE ? 'it never left, so it is in no thread' : undefined;
  }

  #neverAttempted(mark: number): string {
    const { dependents, actions, names } = this.#compiled;
    const waits = dependents.find(({ kind, a }) => kind === E.messageAttempted && actions[a]!.mark === mark);
    if (waits === undefined || this.#arrived(waits.afterMark))
      return 'its time did not come before the end of the run';
    return `its time counts from ${names.marks[waits.afterMark]}, which never arrived`;
  }

  #arrived(mark: number): boolean {
    const story = this.#stories.ofMark(mark);
    return story !== undefined && story.lands !== NONE;
  }

  #resultOf(e: Expectation, { subject, facts, decided }: Evaluation): CheckResult {
    const asked = expectedInWords(facts);
    return {
      about: e.about,
      file: e.file,
      line: e.line,
      column: e.column,
      title: asked === '' ? subject : `${subject}: ${asked}`,
      differences: facts.filter(({ expected, actual }) => expected !== actual),
      ...(decided !== undefined && { decided }),
      command: this.#commandFor(e),
    };
  }

  /** A message's story, or the run up to the moment. */
  #commandFor(e: Expectation): string {
    const { file, names, seed } = this.#compiled;
    const seeded = seed === this.#seed ? [] : ['--seed', this.#seed];
    const mark = markOf(e);
    if (mark !== undefined) return commandOf('explain', file, names.marks[mark]!, ...seeded);
    const until = 'atUs' in e && e.atUs !== undefined ? ['--until', formatDuration(e.atUs)] : [];
    const fingerprint = e.about === 'fingerprint' ? ['--fingerprint'] : [];
    return commandOf('run', file, ...seeded, ...until, ...fingerprint);
  }
}

function when(atUs: number | undefined): string {
  return atUs === undefined ? '' : ` at ${formatDuration(atUs)}`;
}

function markOf(e: Expectation): number | undefined {
  switch (e.about) {
    case 'message':
      return e.mark;
    case 'thread':
    case 'session':
      return e.ofMark;
    case 'presence':
      return e.threadOfMark;
    default:
      return undefined;
  }
}
