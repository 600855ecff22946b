/**
 * Checks what a scenario expects against the records of a run of it, be they told as it happens or read from its
 * trace. Only figures of the summary and fingerprints have to be given; all the rest is in the records.
 */
import { formatDuration } from '../core/time.ts';
import { T } from '../model/transition.ts';
import { THREAD_STATUS } from '../model/words.ts';
import type { World } from '../model/world.ts';
import { compileRules, type Rules } from '../rules/rules.ts';
import type { Compiled } from '../scenario/compiled.ts';
import type { Expectation } from '../scenario/expectation.ts';
import { DID_STRIDE, type Observer, type RecordBuffer } from '../trace/record.ts';
import { commandOf } from './command.ts';
import {
  type Evaluation,
  evaluateCount,
  evaluateMessage,
  evaluatePresence,
  evaluateSession,
  evaluateThread,
  evaluateUser,
  type Gathered,
} from './evaluate.ts';
import { expectedInWords, type Fact } from './fact.ts';
import { evaluateFeature } from './feature-facts.ts';
import { MessageStories } from './message-story.ts';
import { StateFold } from './state-fold.ts';
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
  /** The command that tells of it in words: a message's story, or the run up to the moment. */
  readonly command: string;
  /** The command that opens the moment in the viewer. */
  readonly view: string;
}

/** What only the run itself knows. */
export interface RunFigures {
  /** The object of `run --json`. */
  readonly summary: unknown;
  readonly fingerprint?: Readonly<Record<string, string>> | undefined;
}

export class ExpectationChecker implements Observer {
  readonly #compiled: Compiled;
  readonly #seed: string;
  readonly #stories = new MessageStories();
  readonly #fold: StateFold;
  readonly #disabledUs = new Map<number, number>();
  /** Those that ask for a state, evaluated as the records go by. */
  readonly #evaluated = new Map<Expectation, Evaluation>();
  readonly #rules: (Rules | undefined)[] = [];

  /** `world` is the state before the first record; `seed` that of the run, for the commands shown. */
  constructor(compiled: Compiled, world: World, seed: string) {
    this.#compiled = compiled;
    this.#seed = seed;
    const looks = compiled.expectations.filter(asksForState).map((expectation) => ({
      atUs: expectation.atUs,
      look: (state: World): void => {
        this.#evaluated.set(expectation, evaluateState(this.#gathered(state), expectation));
      },
    }));
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
      this.#resultOf(expectation, this.#evaluate(expectation, figures)),
    );
  }

  #noteDisabled(record: RecordBuffer): void {
    const { dids, didCount } = record;
    for (let i = 0, at = 0; i < didCount; i++, at += DID_STRIDE) {
      if (dids[at] !== T.setThreadStatus || dids[at + 2] !== THREAD_STATUS.disabled) continue;
      if (!this.#disabledUs.has(dids[at + 1]!)) this.#disabledUs.set(dids[at + 1]!, record.atUs);
    }
  }

  #gathered(world: World): Gathered {
    const { epochs, switches } = this.#compiled;
    this.#rules[world.epoch] ??= compileRules(epochs[world.epoch]!, switches);
    return {
      compiled: this.#compiled,
      stories: this.#stories,
      disabledUs: this.#disabledUs,
      world,
      rules: this.#rules[world.epoch]!,
    };
  }

  #evaluate(e: Expectation, { summary, fingerprint }: RunFigures): Evaluation {
    switch (e.about) {
      case 'message':
        return evaluateMessage(this.#gathered(this.#fold.world), e);
      case 'count':
        return evaluateCount(this.#gathered(this.#fold.world), e);
      case 'totals':
        return { subject: 'totals', facts: totalsFacts(e, summary) };
      case 'fingerprint':
        return { subject: 'fingerprint', facts: fingerprintFacts(e, fingerprint) };
      default:
        return this.#evaluated.get(e)!;
    }
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
      view: this.#viewFor(e),
    };
  }

  /** A message's story, or the run up to the moment. */
  #commandFor(e: Expectation): string {
    const { file, names } = this.#compiled;
    const seeded = this.#seeded();
    const mark = markOf(e);
    if (mark !== undefined) return commandOf('explain', file, names.marks[mark]!, ...seeded);
    const until = 'atUs' in e && e.atUs !== undefined ? ['--until', formatDuration(e.atUs)] : [];
    const fingerprint = e.about === 'fingerprint' ? ['--fingerprint'] : [];
    return commandOf('run', file, ...seeded, ...until, ...fingerprint);
  }

  /** At the instant that the expectation names, else at the message's attempt. */
  #viewFor(e: Expectation): string {
    const atUs = 'atUs' in e ? e.atUs : undefined;
    const mark = markOf(e);
    const record = mark === undefined ? undefined : this.#stories.ofMark(mark)?.attemptRecord;
    const moment =
      atUs !== undefined ? formatDuration(atUs) : record === undefined ? undefined : `#${record}`;
    const at = moment === undefined ? [] : ['--at', moment];
    return commandOf('view', this.#compiled.file, ...this.#seeded(), ...at);
  }

  #seeded(): string[] {
    return this.#compiled.seed === this.#seed ? [] : ['--seed', this.#seed];
  }
}

type StateExpectation = Extract<
  Expectation,
  { about: 'thread' | 'session' | 'user' | 'presence' | 'feature' }
>;

const STATES: ReadonlySet<Expectation['about']> = new Set([
  'thread',
  'session',
  'user',
  'presence',
  'feature',
]);

function asksForState(e: Expectation): e is StateExpectation {
  return STATES.has(e.about);
}

function evaluateState(on: Gathered, e: StateExpectation): Evaluation {
  switch (e.about) {
    case 'thread':
      return evaluateThread(on, e);
    case 'session':
      return evaluateSession(on, e);
    case 'user':
      return evaluateUser(on, e);
    case 'presence':
      return evaluatePresence(on, e);
    case 'feature':
      return evaluateFeature(on, e);
  }
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
