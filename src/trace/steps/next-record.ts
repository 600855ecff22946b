/** Where a step of a kind leads from a record: pure, and fast on a trace of a million records. */
import { E, EVENTS, F, FIRST_FOLLOW_ON } from '../../model/event.ts';
import { NONE } from '../../model/words.ts';
import type { Columns } from '../columns.ts';
import { placeAfter, placeFrom } from '../index/sorted.ts';
import type { IndexedTrace } from '../indexed.ts';
import { placeOf } from './record-place.ts';
import type { StepKind } from './steps.ts';

export type Direction = 1 | -1;

/** What is selected: a record's number, or the id of a user, thread, session or message; others do not matter here. */
export interface StepSelection {
  readonly subject: string;
  readonly id: number;
}

export interface StepContext {
  readonly selection: StepSelection;
  /** One cell a record: 1 if it passes the filter; none, and all pass. */
  readonly passes?: Uint8Array | undefined;
  /** Records at which an invariant is broken, ascending. */
  readonly violations: readonly number[];
}

/** Kinds of records by which something ended because time was up. */
const TIMEOUTS: readonly number[] = [
  ...EVENTS.flatMap((kind, code) => (kind.class === 3 ? [code] : [])),
  E.linkWaitEnded,
];
/** Kinds of records by which something asked for did not come about. */
const TROUBLES: readonly number[] = [
  F.messageRefused,
  F.messageMissed,
  F.messageFailed,
  F.requestRefused,
].map((code) => FIRST_FOLLOW_ON + code);

/**
 * The record that a step of `kind` leads to from record `n` (-1: before the first), -1 if there is none.
 *
 * `thread`, `client` and `user` follow the thing that is selected, if it is one or belongs to one; else that of
 * record `n`, and then `user` and `client` go through the records that happened with them (see record-place.ts), and
 * `thread` through those that are about it.
 * `cause` and `effect` have one direction each, whatever `direction` says. All other kinds are orders: from a
 * record of the order, as many steps back as were taken forward lead to it again.
 */
export function nextRecord(
  trace: IndexedTrace,
  n: number,
  kind: StepKind,
  direction: Direction,
  context: StepContext,
): number {
  switch (kind) {
    case 'event':
      return nextEvent(trace.columns.count, n, direction, context.passes);
    case 'thread':
      return nextOfThread(trace, n, direction, context.selection);
    case 'user':
      return nextOfUser(trace, n, direction, context.selection);
    case 'client':
      return nextOfClient(trace, n, direction, context.selection);
    case 'cause':
      return trace.columns.cause[n] ?? -1;
    case 'effect':
      return n < 0 ? -1 : (trace.records.effectsOf(n)[0] ?? -1);
    case 'state-change':
      return nextStateChange(trace.columns, n, direction);
    case 'upgrade':
      return nextIn(trace.upgrades, n, direction);
    case 'timeout':
      return nextOfKinds(trace, TIMEOUTS, n, direction);
    case 'trouble':
      return nextOfKinds(trace, TROUBLES, n, direction);
    case 'violation':
      return nextIn(context.violations, n, direction);
  }
}

function nextEvent(count: number, n: number, direction: Direction, passes: Uint8Array | undefined): number {
  const next = n + direction;
  if (next < 0 || next >= count) return -1;
  if (passes === undefined) return next;
  return direction === 1 ? passes.indexOf(1, next) : passes.lastIndexOf(1, next);
}

function nextStateChange({ count, didStart }: Columns, n: number, direction: Direction): number {
  for (let at = n + direction; at >= 0 && at < count; at += direction) {
    if (didStart[at + 1]! > didStart[at]!) return at;
  }
  return -1;
}

function nextOfKinds(trace: IndexedTrace, kinds: readonly number[], n: number, direction: Direction): number {
  let nearest = -1;
  for (const kind of kinds) {
    const found = nextIn(trace.records.of('kind', kind), n, direction);
    if (found >= 0 && (nearest < 0 || (found - nearest) * direction < 0)) nearest = found;
  }
  return nearest;
}

/** The nearest record before or after `n` in an ascending list that may name a record twice. */
function nextIn(list: ArrayLike<number>, n: number, direction: Direction): number {
  return list[placeBeside(list, n, direction)] ?? -1;
}

/** Where in the list that record is; beyond either end if there is none. */
function placeBeside(list: ArrayLike<number>, n: number, direction: Direction): number {
  return direction === 1 ? placeAfter(list, n) : placeFrom(list, n) - 1;
}

/** The nearest record of the list for which `holds`. */
function nextWith(
  list: ArrayLike<number>,
  n: number,
  direction: Direction,
  holds: (record: number) => boolean,
): number {
  for (let at = placeBeside(list, n, direction); at >= 0 && at < list.length; at += direction) {
    if (holds(list[at]!)) return list[at]!;
  }
  return -1;
}

/** Of a thread that is selected, also what was done to it in records that are about something else, such as upgrades. */
function nextOfThread(
  trace: IndexedTrace,
  n: number,
  direction: Direction,
  selection: StepSelection,
): number {
  const { records } = trace;
  const selected = selectedThread(trace, selection);
  if (selected >= 0) return nextIn(records.of('thread', selected), n, direction);
  const thread = n < 0 ? NONE : records.concernedBy(n).thread;
  if (thread < 0) return -1;
  const isAbout = (at: number): boolean => records.concernedBy(at).thread === thread;
  return nextWith(records.of('thread', thread), n, direction, isAbout);
}

function selectedThread(trace: IndexedTrace, { subject, id }: StepSelection): number {
  switch (subject) {
    case 'thread':
      return id;
    case 'session':
      return trace.sessions.thread[id] ?? NONE;
    case 'message':
      return trace.messages.thread[id] ?? NONE;
    case 'record':
      return id >= 0 && id < trace.columns.count ? trace.records.concernedBy(id).thread : NONE;
    default:
      return NONE;
  }
}

function nextOfUser(trace: IndexedTrace, n: number, direction: Direction, selection: StepSelection): number {
  if (selection.subject === 'user') return nextIn(trace.records.of('user', selection.id), n, direction);
  const { user } = followedPlace(trace, n, selection);
  if (user < 0) return -1;
  return nextWith(trace.records.of('user', user), n, direction, (at) => placeOf(trace, at).user === user);
}

function nextOfClient(
  trace: IndexedTrace,
  n: number,
  direction: Direction,
  selection: StepSelection,
): number {
  const { user, client } = followedClient(trace, n, selection);
  if (user < 0) return -1;
  return nextWith(trace.records.of('user', user), n, direction, (at) => {
    const place = placeOf(trace, at);
    return place.user === user && (client < 0 ? place.client >= 0 : place.client === client);
  });
}

/** Of a user who is selected, the client that record `n` is about, else whichever comes first. */
function followedClient(
  trace: IndexedTrace,
  n: number,
  selection: StepSelection,
): { user: number; client: number } {
  if (selection.subject !== 'user') {
    const place = followedPlace(trace, n, selection);
    return place.client < 0 ? { user: NONE, client: NONE } : place;
  }
  const here = n < 0 ? undefined : placeOf(trace, n);
  return { user: selection.id, client: here?.user === selection.id ? here.client : NONE };
}

function followedPlace(
  trace: IndexedTrace,
  n: number,
  { subject, id }: StepSelection,
): { user: number; client: number } {
  const { columns, messages } = trace;
  if (subject === 'message' && id >= 0 && id < messages.count) {
    return { user: messages.from[id]!, client: messages.via[id]! };
  }
  const at = subject === 'record' && id >= 0 && id < columns.count ? id : n;
  return at < 0 || at >= columns.count ? { user: NONE, client: NONE } : placeOf(trace, at);
}
