/** What a scenario expects of a call: times and lengths as the World says them, words in their own spelling. */
import type { z } from 'zod';
import { formatDuration, parseDuration } from '../../core/time.ts';
import { CALL_ENDS, CALL_STATUSES, MEDIA_GRADES, MEDIA_MEASURES } from '../../model/call-words.ts';
import { CLIENTS } from '../../model/words.ts';
import { ALL_REASONS } from '../../rules/all-reasons.ts';
import { factsOf, type Question } from '../feature.ts';
import type { ExpectWork } from '../plan-expect.ts';
import { questionTime } from '../question-time.ts';
import { absoluteTime } from '../times.ts';
import type { Path } from '../tree.ts';
import { codeOf, complain, resolve } from '../work.ts';
import { type CALL_EXPECTATIONS, CALL_KINDS } from './schema.ts';

type Entry = z.infer<(typeof CALL_EXPECTATIONS)['call']>;

const WORDS: Readonly<Record<string, readonly string[]>> = {
  status: CALL_STATUSES,
  kind: CALL_KINDS,
  lands: CLIENTS,
  because: ALL_REASONS.map(({ name }) => name),
  endedBy: CALL_ENDS,
  grade: MEDIA_GRADES,
  threshold: MEDIA_MEASURES,
};
const TIMES = ['rangAt', 'answeredAt', 'connectedAt', 'endedAt'];

export function planCallQuestion(on: ExpectWork, call: number, entry: Entry, path: Path): Question {
  const spelt = Object.entries(entry).map(([key, value]) => [key, inOwnSpelling(on, key, value, path)]);
  return {
    subject: `call ${entry.call}`,
    ids: [call],
    ...questionTime(on, entry.at, path),
    asked: factsOf(Object.fromEntries(spelt), ['call']),
  };
}

function inOwnSpelling(on: ExpectWork, key: string, value: unknown, path: Path): unknown {
  if (key === 'heldBy') return (value as string[]).map((end) => CALL_ENDS[codeOf(CALL_ENDS, end)]!);
  if (typeof value !== 'string') return value;
  const words = WORDS[key];
  if (words !== undefined) return words[codeOf(words, value)]!;
  if (key === 'lasted') return formatDuration(parseDuration(value)!);
  if (key === 'third') return userName(on, value, [...path, key]);
  return TIMES.includes(key) ? timeIn(on, value, [...path, key]) : value;
}

function userName(on: ExpectWork, name: string, path: Path): string {
  const user = resolve(on.work, on.users.index, 'user', name, path);
  return user === undefined ? name : on.users.index.names[user]!;
}

/** A point in time as the length from the start to it. */
function timeIn(on: ExpectWork, text: string, path: Path): string {
  const read = absoluteTime(text, on.clock.startUs);
  if (!('problem' in read)) return formatDuration(read.us);
  complain(on.work, path, read.problem, read.hint);
  return text;
}
