/**
 * The story of one message or thread in plain sentences, each with its record, its row and its gates. Told from the
 * trace alone, in one pass: nothing is decided again.
 */

import { plainText } from '../core/plain-text.ts';
import { NONE } from '../model/words.ts';
import { CallStory } from './call-story.ts';
import { MessageStory } from './message-story.ts';
import { readTrace, type TraceLines, type TraceReading } from './reader.ts';
import { Telling } from './telling.ts';
import { ThreadLives } from './thread-lives.ts';
import { ThreadStory } from './thread-story.ts';
import type { TraceHead } from './writer.ts';

export interface Story {
  /** Paragraphs in the order of the records; empty if the trace does not know whom the story is about. */
  readonly paragraphs: readonly string[];
  readonly reading: TraceReading;
}

/** Tells the story of `what`: a message by its id in the scenario or by its number, or `thread:N`. */
export async function tellStory(lines: TraceLines, what: string): Promise<Story> {
  const lives = new ThreadLives();
  let teller: Teller | undefined;
  const reading = await readTrace(
    lines,
    (record, reader) => {
      const world = reader.world!;
      teller ??= tellerOf(what, reader.head!, lives);
      lives.note(record, world);
      teller?.record(record, world);
    },
    { fold: true },
  );
  teller?.finish(reading.end);
  return { paragraphs: teller?.paragraphs ?? [], reading };
}

type Teller = MessageStory | ThreadStory | CallStory;

function tellerOf(what: string, head: TraceHead, lives: ThreadLives): Teller | undefined {
  const tell = new Telling(head);
  const mark = head.names.marks.findIndex((name) => folded(name) === folded(what));
  if (mark >= 0) return new MessageStory(NONE, mark, tell, lives);
  const call = head.names.calls.findIndex((name) => folded(name) === folded(what));
  if (call >= 0) return new CallStory(call, tell);
  const thread = /^thread:(\d{1,15})$/i.exec(what);
  if (thread !== null) return new ThreadStory(Number(thread[1]), tell, lives);
  const message = /^(?:message:)?(\d{1,15})$/i.exec(what);
  return message === null ? undefined : new MessageStory(Number(message[1]), NONE, tell, lives);
}

/** Ids are compared after composition and case folding, as in a scenario. */
function folded(id: string): string {
  return id.normalize('NFC').toLowerCase();
}

/** Names that a story could be about, as a hint for somebody whose own was not found. */
export function describeSubjects(reading: TraceReading): string {
  const marks = reading.head?.names.marks ?? [];
  const named = marks.slice(0, 10).map(plainText).join(', ');
  const messages =
    marks.length === 0
      ? ''
      : `named messages are ${named}${marks.length > 10 ? ', …' : ''}; others go by their number, `;
  return `${messages}a thread is thread:0, thread:1, …`;
}
