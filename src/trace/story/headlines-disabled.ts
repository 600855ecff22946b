/** Conversations that died: how many, by what, and what came of the next message in each. */
import { counted } from '../../core/counts.ts';
import { EVENTS, RECORD_KINDS } from '../../model/event.ts';
import { METHODS, NONE, THREAD_STATUS } from '../../model/words.ts';
import type { IndexedTrace } from '../indexed.ts';
import { changesOf } from './consequences.ts';
import { fateOf } from './fate.ts';
import { type Headline, TOLD } from './headlines.ts';
import { isOfMessage } from './message-sentences.ts';
import { namingOf } from './naming.ts';
import { type EndedThread, nextMessages } from './next-message.ts';
import { happeningOf } from './sentence.ts';
import { clockTime } from './spoken-time.ts';

/** Undefined if no conversation was disabled. */
export function disabledHeadline(trace: IndexedTrace): Headline | undefined {
  const ended = disabledThreads(trace);
  const first = ended[0];
  if (first === undefined) return undefined;
  const told = ended.slice(0, TOLD);
  const next = nextMessages(trace, told);
  const causes = new Set(ended.map(({ record }) => record)).size;
  const were = ended.length === 1 ? 'was' : 'were';
  const text =
    `${counted(ended.length, 'conversation')} ${were} disabled by ${counted(causes, 'event')}, such as somebody's ` +
    'upgrade to Teams: what was said can be read, but nobody can write there any more.';
  return {
    kind: 'disabled',
    text,
    atUs: trace.columns.atUs[first.record]!,
    n: first.record,
    subject: { kind: 'record', id: first.record },
    count: ended.length,
    children: told.map((thread, i) => oneDisabled(trace, thread, next[i]!)),
    left: ended.length - told.length,
  };
}

/** In the order of the records that disabled them. */
function disabledThreads({ threads }: IndexedTrace): EndedThread[] {
  const { status } = threads.world.threads;
  const found: EndedThread[] = [];
  for (let thread = 0; thread < threads.count; thread++) {
    const record = threads.closedBy[thread]!;
    if (status[thread] === THREAD_STATUS.disabled && record !== NONE) found.push({ thread, record });
  }
  return found.sort((a, b) => a.record - b.record || a.thread - b.thread);
}

function oneDisabled(trace: IndexedTrace, { thread, record }: EndedThread, next: number): Headline {
  const naming = namingOf(trace);
  const method = METHODS[trace.threads.world.threads.method[thread]!] ?? 'unknown';
  const what = `The conversation of ${naming.peopleOf(thread)} (thread ${thread}, ${method})`;
  const when = `was disabled at ${clockTime(trace.columns.head.header, trace.columns.atUs[record]!)}, because ${causeOf(trace, record)}`;
  return {
    kind: 'disabled',
    text: `${what} ${when}. ${nextPhrase(trace, thread, next)}`,
    atUs: trace.columns.atUs[record]!,
    n: record,
    subject: { kind: 'thread', id: thread },
    count: 1,
    children: [],
    left: 0,
  };
}

/** What happened, without the list of what else it did. */
function causeOf(trace: IndexedTrace, record: number): string {
  const kind = trace.columns.kind[record]!;
  if (isOfMessage(kind)) return 'a message found that the client it led to is gone';
  const { setModes } = changesOf(trace.columns, record);
  const only = setModes.length === 1 ? setModes[0] : undefined;
  const naming = namingOf(trace);
  const happening = happeningOf(trace, record).split('; ')[0] ?? RECORD_KINDS[kind]!.name;
  const became =
    only === undefined ? '' : becamePhrase(happening, naming.user(only.id), naming.mode(only.to));
  return `${happening}${became}${EVENTS[kind]?.class === 1 ? behind(trace, record) : ''}`;
}

/** What the event did to the one person whose mode it changed, unless it says so itself. */
function becamePhrase(happening: string, user: string, mode: string): string {
  if (happening === `${user} was granted ${mode}`) return '';
  return happening.startsWith(`${user} `) ? ` and became ${mode}` : `; ${user} became ${mode}`;
}

/** The grant that came into force later, if that is what it was. */
function behind(trace: IndexedTrace, record: number): string {
  const cause = trace.columns.cause[record]!;
  return cause === NONE
    ? ''
    : ` (asked for at ${clockTime(trace.columns.head.header, trace.columns.atUs[cause]!)})`;
}

function nextPhrase(trace: IndexedTrace, thread: number, next: number): string {
  if (next === NONE) return 'They did not write to each other again.';
  const { messages } = trace;
  const where =
    messages.sent[next] === NONE || messages.thread[next] === thread ? '' : ', in another conversation';
  const fate = fateOf(trace, next);
  const was = fate.startsWith('failed') ? '' : 'was ';
  return `The next message between them, ${namingOf(trace).message(next)}, ${was}${fate}${where}.`;
}
