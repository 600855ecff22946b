/** Answers in words: why, what happened, the state, the other trace, and data to take away. */
import { formatInstant } from '../../src/core/time.ts';
import type { IndexedTrace } from '../../src/trace/indexed.ts';
import { type Headline, headlines } from '../../src/trace/story/headlines.ts';
import { scenarioTestFrom, type TestSubject } from '../../src/trace/story/test-from-here.ts';
import { upgradeTold } from '../../src/trace/story/upgrade-told.ts';
import { mostTelling } from '../../src/trace/why/most-telling.ts';
import { whyOf } from '../../src/trace/why/why.ts';
import type { Selection } from '../view/view.ts';
import type { Comparing } from './comparing.ts';
import { dataOf } from './data.ts';
import type { Answering } from './messages.ts';
import type { OpenTrace } from './open-trace.ts';
import { stateShown } from './state-shown.ts';
import { ThreadTable } from './thread-table.ts';

type Insight = Pick<
  Answering,
  | 'threads'
  | 'threadRows'
  | 'recordOf'
  | 'why'
  | 'upgrade'
  | 'story'
  | 'stateAt'
  | 'comparison'
  | 'differenceAt'
  | 'violations'
  | 'data'
  | 'times'
  | 'test'
>;

/** Violations that are listed; all are counted. */
const LISTED = 200;

/** `first` gives the trace at hand, `second` the one it is compared with. */
export function insightCalls(
  first: () => OpenTrace,
  second: () => OpenTrace | undefined,
  comparing: Comparing,
): Insight {
  const threads = new ThreadTable();
  return {
    recordOf: (selection, n) => mostTelling(first().trace, selection, n),
    why: (n) => whyOf(first().trace, n),
    upgrade: (n) => upgradeTold(first().trace, n),
    story: () => storyOf(first().trace),
    stateAt: (n, atUs, selection) => stateShown(first().trace, n, atUs, selection),
    comparison: () => {
      const other = second();
      return other === undefined ? undefined : comparing.facts(first(), other);
    },
    differenceAt: (n) => {
      const other = second();
      return other === undefined ? undefined : comparing.sentenceAt(first(), other, n);
    },
    threads: (request) => threads.ask(first(), request),
    threadRows: (from, count) => threads.rows(from, count),
    violations: () => ({ listed: first().violations.slice(0, LISTED) }),
    data: (format, name, page, scenario) => dataOf(first(), format, name, page, scenario),
    times: (mode, ...places) => {
      const open = first();
      const { startUs } = open.trace.columns.head.header;
      return places.map((u) => formatInstant(startUs + Math.round(open.axis(mode).timeAt(u))));
    },
    test: (selection, n, scenario) => scenarioTestFrom(first().trace, subjectOf(selection, n), scenario),
  };
}

const STORIES = new WeakMap<IndexedTrace, readonly Headline[]>();

/** Told once: it takes a while, and is the same each time that its panel is opened. */
function storyOf(trace: IndexedTrace): readonly Headline[] {
  let story = STORIES.get(trace);
  if (story === undefined) {
    story = headlines(trace);
    STORIES.set(trace, story);
  }
  return story;
}

/** What a test is about: the selected message or thread, else what happened in the record. */
function subjectOf({ subject, id }: Selection, n: number): TestSubject {
  if (subject === 'message') return { message: id };
  if (subject === 'thread') return { thread: id };
  return { cursor: subject === 'record' ? id : n };
}
