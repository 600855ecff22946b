/** What went wrong beyond chats: calls missed, people kept out of meetings, mail returned, and the like. */
import { RECORD_KINDS } from '../../model/event.ts';
import type { IndexedTrace } from '../indexed.ts';
import { type Headline, TOLD } from './headlines.ts';
import { happeningOf } from './sentence.ts';
import { clockTime } from './spoken-time.ts';

/** By name of a kind: what one such record means, and what several do after their number. */
const TOLD_KINDS: Readonly<Record<string, readonly [one: string, many: string]>> = {
  'call-missed': ['A call was missed', 'calls were missed'],
  'phone-call-refused': [
    'A call from the telephone network did not come in',
    'calls from the telephone network did not come in',
  ],
  'meeting-not-made': ['A meeting could not be scheduled', 'meetings could not be scheduled'],
  'meeting-join-refused': ['Somebody could not join a meeting', 'times somebody could not join a meeting'],
  'meeting-function-refused': [
    'Something did not work inside a meeting',
    'things did not work inside meetings',
  ],
  'meeting-migration-skipped': ['A meeting was not migrated', 'meetings were not migrated'],
  'migration-given-up': ['A migration of meetings was given up', 'migrations of meetings were given up'],
  'group-refused': ['A group chat was refused', 'group chats were refused'],
  'group-addition-refused': [
    'Somebody could not be added to a group chat',
    'times somebody could not be added to a group chat',
  ],
  'group-message-refused': ['A message to a group was refused', 'messages to groups were refused'],
  'contact-copy-failed': ['A copy of contacts failed', 'copies of contacts failed'],
  'mail-returned': ['A mail was returned', 'mails were returned'],
  'sync-cycle-failed': [
    'A cycle of directory synchronisation failed',
    'cycles of directory synchronisation failed',
  ],
  'free-busy-withheld': [
    'A question for somebody’s calendar had no answer',
    'questions for calendars had no answer',
  ],
  'boundary-crossed': ['A labelled message left its cloud', 'labelled messages left their cloud'],
  'mail-left-cloud': ['A labelled mail left its cloud', 'labelled mails left their cloud'],
  'home-misplaced': [
    'The home of a person is not where their data should be',
    'homes of people are not where their data should be',
  ],
  'share-refused': ['A screen could not be shared', 'screens could not be shared'],
};
const WORDS = RECORD_KINDS.map(({ name }) => TOLD_KINDS[name]);
const FIRST_TOLD = WORDS.findIndex((words) => words !== undefined);

/** A headline for each of these kinds that occurs, in the order in which they first did. */
export function featureHeadlines(trace: IndexedTrace): Headline[] {
  const found = new Map<number, { readonly first: number[]; count: number }>();
  const { kind } = trace.columns;
  for (let n = 0; n < trace.usable; n++) {
    const code = kind[n]!;
    if (code < FIRST_TOLD || WORDS[code] === undefined) continue;
    const group = found.get(code) ?? { first: [], count: 0 };
    found.set(code, group);
    group.count += 1;
    if (group.first.length < TOLD) group.first.push(n);
  }
  return [...found].map(([code, { first, count }]) => headlineOf(trace, WORDS[code]!, first, count));
}

function headlineOf(
  trace: IndexedTrace,
  [one, many]: readonly [string, string],
  first: readonly number[],
  count: number,
): Headline {
  const children = first.map((n) => ofRecord(trace, n));
  const only = children[0]!;
  if (count === 1) return { ...only, text: `${one}: ${lowerCased(only.text)}` };
  return { ...only, text: `${count} ${many}.`, count, children, left: count - children.length };
}

function ofRecord(trace: IndexedTrace, n: number): Headline {
  const atUs = trace.columns.atUs[n]!;
  const text = `At ${clockTime(trace.columns.head.header, atUs)} ${happeningOf(trace, n)}.`;
  return {
    kind: 'feature',
    text,
    atUs,
    n,
    subject: { kind: 'record', id: n },
    count: 1,
    children: [],
    left: 0,
  };
}

function lowerCased(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
