/** Expectations: names become ids, words become codes, and each must be about something that exists. */
import {
  CLIENTS,
  METHODS,
  MODES,
  NONE,
  OUTCOMES,
  PRESENCE_SOURCES,
  PRESENCES,
  TENANCIES,
  THREAD_STATUSES,
} from '../model/words.ts';
import { rowId, rowPlace } from '../rules/all-rows.ts';
import { READ_ONLY } from '../rules/granting.ts';
import type { Refusal } from '../rules/reasons.ts';
import type { Expectation, MessageFacts } from './expectation.ts';
import type { Index } from './ids.ts';
import { shorten } from './number-text.ts';
import type { Clock } from './plan-clock.ts';
import { type FeaturePlans, isFeatureQuestion, planFeatureQuestion } from './plan-features.ts';
import { markAfter, markOf } from './plan-marks.ts';
import { planTotals } from './plan-totals.ts';
import type { Users } from './plan-users.ts';
import {
  type CountEntry,
  type CountWhere,
  type EntryOf,
  type ExpectEntry,
  REFUSALS,
} from './schema-expect.ts';
import { absoluteTime } from './times.ts';
import type { Path } from './tree.ts';
import { at, codeOf, complain, resolve, type Work } from './work.ts';

export interface ExpectWork {
  readonly features: FeaturePlans;
  readonly work: Work;
  readonly clock: Clock;
  readonly users: Users;
  readonly marks: Index;
}

type Position = Pick<Expectation, 'file' | 'line' | 'column'>;

export function planExpectations(on: ExpectWork): Expectation[] {
  return (on.work.entry.expect ?? []).flatMap((entry, place) => {
    const path: Path = ['expect', place];
    const { file, offset } = at(on.work, ...path);
    const planned = planOne(on, entry, path, { file: file.path, ...file.lineAndColumn(offset) });
    return planned === undefined ? [] : [planned];
  });
}

function planOne(
  on: ExpectWork,
  entry: ExpectEntry,
  path: Path,
  position: Position,
): Expectation | undefined {
  if (isFeatureQuestion(entry)) {
    const question = planFeatureQuestion(on, entry, path);
    return question === undefined ? undefined : { ...position, ...question };
  }
  // A message may be asked for its thread, so it goes first.
  if ('message' in entry) return planMessage(on, entry, path, position);
  if ('thread' in entry) return planThread(on, entry, path, position);
  if ('session' in entry) return planSession(on, entry, path, position);
  if ('user' in entry) return planUser(on, entry, path, position);
  if ('presence' in entry) return planPresence(on, entry, path, position);
  if ('count' in entry) return planCount(on, entry, path, position);
  if ('totals' in entry) {
    return { about: 'totals', ...position, totals: planTotals(on.work, entry.totals, [...path, 'totals']) };
  }
  const digests = Object.fromEntries(
    Object.entries(entry.fingerprint).flatMap(([family, digest]) =>
      digest === undefined ? [] : [[family, digest.toLowerCase()]],
    ),
  );
  return { about: 'fingerprint', ...position, digests };
}

/** A field that the entry states, under its name; null becomes NONE. */
function code<K extends string>(
  key: K,
  words: readonly string[],
  word: string | null | undefined,
): { [k in K]?: number } {
  if (word === undefined) return {};
  return { [key]: word === null ? NONE : codeOf(words, word) } as { [k in K]?: number };
}

function planFacts(on: ExpectWork, entry: CountWhere, path: Path): MessageFacts {
  return {
    ...code('outcome', OUTCOMES, entry.outcome),
    ...code('lands', CLIENTS, entry.lands),
    ...code('method', METHODS, entry.method),
    ...code('tenancy', TENANCIES, entry.tenancy),
    ...(entry.interop === undefined ? {} : { interop: entry.interop }),
    ...(entry.textOnly === undefined ? {} : { textOnly: entry.textOnly }),
    ...(entry.newSession === undefined ? {} : { newSession: entry.newSession }),
    ...(entry.row === undefined ? {} : { row: planRow(on, entry.row, [...path, 'row']) }),
    ...(entry.because === undefined ? {} : { because: planBecause(entry.because) }),
  };
}

function planRow(on: ExpectWork, row: string | null, path: Path): string | null {
  if (row === null) return null;
  const known = rowId(rowPlace(row));
  if (known === null) {
    complain(
      on.work,
      path,
      `no table has the row ${shorten(row)}`,
      'coexsim tables prints every row with its id',
    );
  }
  return known;
}

function planBecause(because: string | null): Refusal | null {
  return because === null ? null : REFUSALS[codeOf(REFUSALS, because)]!;
}

/** `atUs` under its name, nothing if the entry leaves it out or after a complaint. */
function time<K extends string>(
  on: ExpectWork,
  key: K,
  text: string | undefined,
  path: Path,
): { [k in K]?: number } {
  if (text === undefined) return {};
  const read = absoluteTime(text, on.clock.startUs);
  if ('problem' in read) {
    complain(on.work, path, read.problem, read.hint);
    return {};
  }
  if (read.us > on.clock.untilUs && !on.clock.cutShort)
    complain(on.work, path, 'the run has ended by then', 'let it last longer, with until');
  return { [key]: read.us } as { [k in K]?: number };
}

function planMessage(on: ExpectWork, entry: EntryOf['message'], path: Path, position: Position) {
  const mark = markOf(on.work, on.marks, entry.message, [...path, 'message']);
  const facts = planFacts(on, entry, path);
  const same =
    entry.thread === undefined
      ? undefined
      : markAfter(on.work, on.marks, 'sameAs', entry.thread, [...path, 'thread']);
  if (mark === undefined) return undefined;
  const sameThread = same === undefined ? {} : { sameThreadAs: same };
  return { about: 'message', ...position, mark, facts, ...sameThread } as const;
}

function planThread(on: ExpectWork, entry: EntryOf['thread'], path: Path, position: Position) {
  const ofMark = markAfter(on.work, on.marks, 'of', entry.thread, [...path, 'thread']);
  const facts = {
    ...time(on, 'atUs', entry.at, [...path, 'at']),
    ...time(on, 'disabledAtUs', entry.disabledAt, [...path, 'disabledAt']),
    ...code('status', THREAD_STATUSES, entry.status),
    ...code('method', METHODS, entry.method),
  };
  return ofMark === undefined ? undefined : ({ about: 'thread', ...position, ofMark, ...facts } as const);
}

function planSession(on: ExpectWork, entry: EntryOf['session'], path: Path, position: Position) {
  const ofMark = markAfter(on.work, on.marks, 'of', entry.session, [...path, 'session']);
  const atTime = time(on, 'atUs', entry.at, [...path, 'at']);
  if (ofMark === undefined) return undefined;
  const session = { about: 'session', ...position, ofMark, ...atTime } as const;
  if (entry.status === undefined) return session;
  return { ...session, status: entry.status.toLowerCase() === 'open' ? 'open' : 'expired' } as const;
}

function planUser(on: ExpectWork, entry: EntryOf['user'], path: Path, position: Position) {
  const user = resolve(on.work, on.users.index, 'user', entry.user, [...path, 'user']);
  const facts = {
    ...time(on, 'atUs', entry.at, [...path, 'at']),
    ...code('mode', MODES, entry.mode),
    ...code('readOnly', READ_ONLY, entry.readOnly),
  };
  const running = entry.clients?.reduce((bits, client) => bits | (1 << codeOf(CLIENTS, client)), 0);
  if (user === undefined) return undefined;
  return {
    about: 'user',
    ...position,
    user,
    ...facts,
    ...(running === undefined ? {} : { running }),
  } as const;
}

function planPresence(on: ExpectWork, entry: EntryOf['presence'], path: Path, position: Position) {
  const inside: Path = [...path, 'presence'];
  const { presence } = entry;
  const of = resolve(on.work, on.users.index, 'user', presence.of, [...inside, 'of']);
  const seenBy = resolve(on.work, on.users.index, 'user', presence.seenBy, [...inside, 'seenBy']);
  const thread =
    presence.thread === undefined
      ? undefined
      : markAfter(on.work, on.marks, 'of', presence.thread, [...inside, 'thread']);
  const facts = {
    ...time(on, 'atUs', entry.at, [...path, 'at']),
    ...code('source', PRESENCE_SOURCES, entry.source),
    ...code('value', PRESENCES, entry.value),
  };
  if (of !== undefined && of === seenBy)
    complain(on.work, [...inside, 'seenBy'], 'nobody watches themselves');
  if (of === undefined || seenBy === undefined) return undefined;
  const via = codeOf(CLIENTS, presence.via);
  const threadOf = thread === undefined ? {} : { threadOfMark: thread };
  return { about: 'presence', ...position, of, seenBy, via, ...threadOf, ...facts } as const;
}

function planCount(on: ExpectWork, entry: CountEntry, path: Path, position: Position) {
  const where: CountWhere = entry.count.where ?? {};
  const inside: Path = [...path, 'count', 'where'];
  const end = (key: 'from' | 'to'): number | undefined =>
    where[key] === undefined
      ? undefined
      : resolve(on.work, on.users.index, 'user', where[key], [...inside, key]);
  const [originator, recipient] = [end('from'), end('to')];
  return {
    about: 'count',
    ...position,
    facts: planFacts(on, where, inside),
    ...(originator === undefined ? {} : { originator }),
    ...(recipient === undefined ? {} : { recipient }),
    is: entry.count.is,
  } as const;
}
