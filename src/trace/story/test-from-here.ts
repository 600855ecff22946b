/**
 * A test from what somebody looks at: the scenario with `expect` lines that hold in this run and fail when a rule
 * changes what became of the message or conversation.
 */
import { plainText } from '../../core/plain-text.ts';
import { formatDuration } from '../../core/time.ts';
import { E } from '../../model/event.ts';
import { NONE } from '../../model/words.ts';
import { operandOf } from '../columns.ts';
import type { IndexedTrace } from '../indexed.ts';
import { blastRadius } from './blast-radius.ts';
import { changesOf } from './consequences.ts';
import { type ExpectLine, expectMessage, expectThread, expectUser } from './expect-lines.ts';
import { isOfMessage } from './message-sentences.ts';
import { flowLine, withExpectations } from './scenario-text.ts';

/** What the test is about: a thread, a message, or the record at the cursor. */
export type TestSubject =
  | { readonly thread: number }
  | { readonly message: number }
  | { readonly cursor: number };

/** Messages of one thread and users of one upgrade that get a line; the first ones. */
const MOST_LINES = 100;

/**
 * A scenario file to save and run with `coexsim test`. With the text of the scenario it is that text with the lines
 * added, and with the run's seed, rule set and end stated; without, or if its `expect` cannot be added to, it is the
 * `expect` block alone under a comment that says what it belongs to. Switches of the command line are for whoever
 * gave them to state.
 */
export function scenarioTestFrom(trace: IndexedTrace, subject: TestSubject, scenarioText?: string): string {
  const lines = expectationsOf(trace, subject);
  const { seed, rules, untilUs } = trace.columns.head.header;
  const facts = { seed, rules, until: formatDuration(untilUs) };
  const whole = scenarioText === undefined ? undefined : withExpectations(scenarioText, lines, facts);
  return whole ?? `${commentOf(trace)}expect:\n${lines.map((line) => `  - ${flowLine(line)}\n`).join('')}`;
}

/** The lines for what is selected; each holds in this run. */
function expectationsOf(trace: IndexedTrace, subject: TestSubject): ExpectLine[] {
  if ('message' in subject) return ofMessage(trace, subject.message);
  if ('thread' in subject) return ofThread(trace, subject.thread);
  return ofRecord(trace, subject.cursor);
}

function ofMessage(trace: IndexedTrace, message: number): ExpectLine[] {
  const { messages, columns } = trace;
  const lines = [expectMessage(trace, message)];
  const thread = messages.thread[message] ?? NONE;
  const n = Math.max(messages.ended[message]!, messages.sent[message]!);
  if (thread !== NONE && n !== NONE) lines.push(...present(expectThread(trace, thread, columns.atUs[n]!)));
  return lines;
}

function ofThread(trace: IndexedTrace, thread: number): ExpectLine[] {
  const messages = [...trace.threads.messagesOf(thread).subarray(0, MOST_LINES)];
  return [
    ...unique(messages.map((message) => expectMessage(trace, message))),
    ...present(expectThread(trace, thread)),
  ];
}

function ofRecord(trace: IndexedTrace, n: number): ExpectLine[] {
  const { columns } = trace;
  const kind = columns.kind[n]!;
  if (isOfMessage(kind)) return ofMessage(trace, operandOf(columns, n, 0));
  const atUs = columns.atUs[n]!;
  if (kind === E.sessionExpired) return present(expectThread(trace, operandOf(columns, n, 0), atUs));
  const { setModes, statuses } = changesOf(columns, n);
  const users = [...new Set(setModes.map(({ id }) => id))].slice(0, MOST_LINES);
  const threads = [...new Set(statuses.map(({ id }) => id))].slice(0, MOST_LINES);
  const after = setModes.length === 0 ? [] : blastRadius(trace, n).refused.slice(0, MOST_LINES);
  return unique([
    ...users.map((user) => expectUser(trace, user, atUs)),
    ...threads.flatMap((thread) => present(expectThread(trace, thread, atUs))),
    ...after.map((message) => expectMessage(trace, message)),
  ]);
}

function present(line: ExpectLine | undefined): ExpectLine[] {
  return line === undefined ? [] : [line];
}

/** Messages without names that are alike are counted in one line. */
function unique(lines: readonly ExpectLine[]): ExpectLine[] {
  return [...new Map(lines.map((line) => [JSON.stringify(line), line])).values()];
}

function commentOf({ columns }: IndexedTrace): string {
  const { title, scenario, seed, rules, untilUs } = columns.head.header;
  return [
    `# Belongs to the scenario "${plainText(title)}" with the digest ${plainText(scenario)},`,
    `# run with seed ${plainText(seed)} and rules ${plainText(rules)} for ${formatDuration(untilUs)}.`,
    '# Put these lines into that file, and state seed and rules there.',
    '',
  ].join('\n');
}
