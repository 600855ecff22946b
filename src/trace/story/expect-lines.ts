/** What a run shows, as lines of a scenario's `expect`. */
import { formatDuration } from '../../core/time.ts';
import { CLIENTS, METHODS, MODES, NONE, OUTCOME, OUTCOMES, THREAD_STATUSES } from '../../model/words.ts';
import { operandOf } from '../columns.ts';
import { placeAfter } from '../index/sorted.ts';
import type { IndexedTrace } from '../indexed.ts';
import { rowOfMessage } from './rows.ts';

/** One expectation: its keys in the order in which they are written. */
export type ExpectLine = Readonly<Record<string, unknown>>;

/** The place of `method` among the operands of a sending. */
const METHOD = 6;

/** What became of a message, by its name; one without a name is counted among those like it. */
export function expectMessage(trace: IndexedTrace, message: number): ExpectLine {
  const facts = factsOf(trace, message);
  const mark = trace.messages.mark[message]!;
  if (mark !== NONE) return { message: trace.columns.head.names.marks[mark], ...facts };
  const { users } = trace.columns.head.names;
  const { from, to } = trace.messages;
  const people = {
    ...(from[message] === NONE ? {} : { from: users[from[message]!] }),
    ...(to[message] === NONE ? {} : { to: users[to[message]!] }),
  };
  return { count: { of: 'messages', where: { ...people, ...facts }, is: countLike(trace, message, facts) } };
}

function factsOf(trace: IndexedTrace, message: number): ExpectLine {
  const { columns, messages } = trace;
  const outcome = messages.outcome[message]!;
  const landed = outcome === OUTCOME.delivered || outcome === OUTCOME.missed;
  const sent = messages.sent[message]!;
  const because = messages.because[message]!;
  return {
    outcome: OUTCOMES[outcome],
    ...(landed ? { lands: CLIENTS[messages.lands[message]!] } : {}),
    ...(sent === NONE ? {} : { method: METHODS[operandOf(columns, sent, METHOD)] }),
    row: rowOfMessage(trace, message) ?? null,
    ...(because > 0 ? { because: columns.head.header.words.reasons[because] } : {}),
  };
}

function countLike(trace: IndexedTrace, message: number, facts: ExpectLine): number {
  const { messages } = trace;
  const wanted = JSON.stringify(facts);
  let count = 0;
  for (let other = 0; other < messages.count; other++) {
    const same =
      messages.from[other] === messages.from[message] && messages.to[other] === messages.to[message];
    // A fact that is not stated is not asked for, so those with more facts count as well.
    if (same && hasAll(factsOf(trace, other), facts, wanted)) count += 1;
  }
  return count;
}

function hasAll(facts: ExpectLine, wanted: ExpectLine, asText: string): boolean {
  return (
    JSON.stringify(facts) === asText || Object.entries(wanted).every(([key, value]) => facts[key] === value)
  );
}

/** The state of a conversation after everything of the instant; undefined if no named message travelled in it. */
export function expectThread(trace: IndexedTrace, thread: number, atUs?: number): ExpectLine | undefined {
  const { messages, threads, columns } = trace;
  const named = threads
    .messagesOf(thread)
    .find((message) => messages.mark[message] !== NONE && messages.sent[message] !== NONE);
  if (named === undefined) return undefined;
  const world = trace.states.at(atUs === undefined ? trace.usable - 1 : lastAt(trace, atUs));
  if (thread >= world.threads.count) return undefined;
  return {
    thread: `of ${columns.head.names.marks[messages.mark[named]!]}`,
    ...(atUs === undefined ? {} : { at: formatDuration(atUs) }),
    status: THREAD_STATUSES[world.threads.status[thread]!],
    method: METHODS[world.threads.method[thread]!],
  };
}

/** The mode of a user after everything of the instant. */
export function expectUser(trace: IndexedTrace, user: number, atUs: number): ExpectLine {
  const world = trace.states.at(lastAt(trace, atUs));
  const name = trace.columns.head.names.users[user];
  return { user: name, at: formatDuration(atUs), mode: MODES[world.users.mode[user]!] };
}

/** The last record at or before the instant, -1 if there is none. */
function lastAt({ columns, usable }: IndexedTrace, atUs: number): number {
  return placeAfter(columns.atUs, atUs, 0, usable) - 1;
}
