/** What one line of `expect` comes to: the facts it asks for beside those that the records show. */
import { formatDuration } from '../core/time.ts';
import { E } from '../model/event.ts';
import { CLIENTS, NONE } from '../model/words.ts';
import type { World } from '../model/world.ts';
import type { Rules } from '../rules/rules.ts';
import type { Compiled } from '../scenario/compiled.ts';
import type {
  CountExpectation,
  MessageExpectation,
  PresenceExpectation,
  SessionExpectation,
  ThreadExpectation,
  UserExpectation,
} from '../scenario/expectation.ts';
import { gatesInWords } from './decision.ts';
import type { Fact } from './fact.ts';
import { conditionInWords, countMessages, messageFacts } from './message-facts.ts';
import type { MessageStories, MessageStory } from './message-story.ts';
import { presenceFacts, sessionFacts, threadFacts, userFacts } from './state-facts.ts';

export interface Evaluation {
  /** What the line is about. */
  readonly subject: string;
  readonly facts: readonly Fact[];
  /** What decided, or why there is nothing to see. */
  readonly decided?: string | undefined;
}

/** What has been gathered up to the moment of an evaluation. */
export interface Gathered {
  readonly compiled: Compiled;
  readonly stories: MessageStories;
  /** When each thread was disabled, microseconds since the start. */
  readonly disabledUs: ReadonlyMap<number, number>;
  /** The state at the moment, and the rules in force. */
  readonly world: World;
  readonly rules: Rules;
}

const NEVER_ATTEMPTED: Fact = { what: 'message', expected: 'attempted', actual: 'never attempted' };

export function evaluateMessage(on: Gathered, e: MessageExpectation): Evaluation {
  const story = on.stories.ofMark(e.mark);
  const facts = messageFacts(e.facts, story, on.world);
  if (story === undefined) facts.push(NEVER_ATTEMPTED);
  if (e.sameThreadAs !== undefined) facts.push(sameThread(on, e.mark, e.sameThreadAs));
  return { subject: `message ${nameOf(on, e.mark)}`, facts, decided: whyMessage(on, e.mark, story) };
}

export function evaluateThread(on: Gathered, e: ThreadExpectation): Evaluation {
  const thread = threadOf(on, e.ofMark);
  return {
    subject: `thread of ${nameOf(on, e.ofMark)}${when(e.atUs)}`,
    facts: threadFacts(e, on.world, thread, on.disabledUs.get(thread) ?? NONE),
    decided: whyNoThread(on, e.ofMark),
  };
}

export function evaluateSession(on: Gathered, e: SessionExpectation): Evaluation {
  const session = on.stories.ofMark(e.ofMark)?.session ?? NONE;
  return {
    subject: `session of ${nameOf(on, e.ofMark)}${when(e.atUs)}`,
    facts: sessionFacts(e, on.world, threadOf(on, e.ofMark), session),
    decided: whyNoThread(on, e.ofMark),
  };
}

export function evaluateUser(on: Gathered, e: UserExpectation): Evaluation {
  const subject = `user ${on.compiled.names.users[e.user]}${when(e.atUs)}`;
  return { subject, facts: userFacts(e, on.world, on.rules) };
}

export function evaluatePresence(on: Gathered, e: PresenceExpectation): Evaluation {
  const { users } = on.compiled.names;
  const inThread = e.threadOfMark !== undefined;
  const thread = inThread ? threadOf(on, e.threadOfMark) : undefined;
  const where = inThread ? ` in the thread of ${nameOf(on, e.threadOfMark)}` : '';
  const { facts, row } = presenceFacts(e, on.world, on.rules, thread);
  const who = `presence of ${users[e.of]} seen by ${users[e.seenBy]} in ${CLIENTS[e.via]}`;
  return {
    subject: `${who}${where}${when(e.atUs)}`,
    facts,
    decided: row === null ? undefined : `row ${row}`,
  };
}

export function evaluateCount(on: Gathered, e: CountExpectation): Evaluation {
  const condition = conditionInWords(e, on.compiled.names.users, on.world);
  const actual = `${countMessages(e, on.stories.all, on.world)}`;
  const subject = condition === '' ? 'count of messages' : `count of messages with ${condition}`;
  return { subject, facts: [{ what: 'is', expected: `${e.is}`, actual }] };
}

function nameOf({ compiled }: Gathered, mark: number): string {
  return compiled.names.marks[mark]!;
}

function when(atUs: number | undefined): string {
  return atUs === undefined ? '' : ` at ${formatDuration(atUs)}`;
}

function threadOf({ stories }: Gathered, mark: number): number {
  return stories.ofMark(mark)?.thread ?? NONE;
}

function sameThread(on: Gathered, mark: number, other: number): Fact {
  const [one, two] = [threadOf(on, mark), threadOf(on, other)];
  const same = `sameAs ${nameOf(on, other)}`;
  const different = `thread ${one}, while ${nameOf(on, other)} is in thread ${two}`;
  const nowhere = (there: number): string => `${nameOf(on, there)} is in no thread`;
  const actual =
    one === NONE ? nowhere(mark) : two === NONE ? nowhere(other) : one === two ? same : different;
  return { what: 'thread', expected: same, actual };
}

function whyMessage(on: Gathered, mark: number, story: MessageStory | undefined): string {
  if (story === undefined) return whyNeverAttempted(on, mark);
  const { decision } = story;
  if (decision === undefined) return 'no decision was taken: there was no conversation to write in';
  const row = decision.row === null ? 'no row' : `row ${decision.row}`;
  return `${row}; ${gatesInWords(decision)}`;
}

function whyNoThread(on: Gathered, mark: number): string | undefined {
  const story = on.stories.ofMark(mark);
  if (story === undefined) return whyNeverAttempted(on, mark);
  return story.thread === NONE ? 'it never left, so it is in no thread' : undefined;
}

function whyNeverAttempted(on: Gathered, mark: number): string {
  const { dependents, actions } = on.compiled;
  const waits = dependents.find(
    ({ kind, a }) => kind === E.messageAttempted && actions[a]!.mark === mark,
  )?.afterMark;
  const landed = waits === undefined || (on.stories.ofMark(waits)?.lands ?? NONE) !== NONE;
  if (landed) return 'its time has not come by then';
  return `its time counts from ${nameOf(on, waits)}, which never arrived`;
}
