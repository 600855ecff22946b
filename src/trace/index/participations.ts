/**
 * Who takes part in which call or meeting, and when: ringing, connected, invited, waiting in the lobby, inside, each as
 * a stretch from a record to a record, with what ended it. For bars along a person's line.
 */
import { CALL_STATUS, MEDIA_GRADES } from '../../model/call-words.ts';
import { ATTENDEE_STATE, ATTENDEE_STATES, INVITATION, MEETING_STATUS } from '../../model/meeting-words.ts';
import { NONE } from '../../model/words.ts';
import type { IndexedTrace } from '../indexed.ts';
import { NEVER } from './intervals.ts';
import { hasRows, type RowHistories, type RowStep, rowHistoriesOf } from './row-histories.ts';

/** What somebody is doing while a stretch lasts; `held`: connected, and put on hold. */
export type Doing = 'ringing' | 'connected' | 'held' | 'invited' | 'joining' | 'lobby' | 'inside';

export interface Stretch {
  readonly doing: Doing;
  /** The record that began it, -1 for the start of the run; that which ended it, NEVER if none did. */
  readonly from: number;
  readonly to: number;
}

/** Something about it at one record: how it ended (`missed`, `left`), or that its media are not good (`poor`). */
export interface Incident {
  readonly n: number;
  readonly how: string;
  readonly is: 'end' | 'media';
}

export interface Participation {
  readonly of: 'call' | 'meeting';
  /** The call or the meeting. */
  readonly id: number;
  readonly user: number;
  /** In the order of time, none over another. */
  readonly stretches: readonly Stretch[];
  readonly incidents: readonly Incident[];
  /** The first and the last record of all of it; `last` is NEVER while it goes on. */
  readonly first: number;
  readonly last: number;
}

const FOUND = new WeakMap<IndexedTrace, ReadonlyMap<number, readonly Participation[]>>();
const NOBODY: ReadonlyMap<number, readonly Participation[]> = new Map();

/** By user, in the order of their beginnings; found once, and at no cost where there are no calls and meetings. */
export function participationsOf(trace: IndexedTrace): ReadonlyMap<number, readonly Participation[]> {
  let found = FOUND.get(trace);
  if (found === undefined) {
    found = hasRows(trace) ? find(trace) : NOBODY;
    FOUND.set(trace, found);
  }
  return found;
}

/** Whether the user is in a call or a meeting, or waits for one, anywhere from record `first` to before `end`. */
export function isOccupied(trace: IndexedTrace, user: number, first: number, end: number): boolean {
  const own = participationsOf(trace).get(user);
  return (
    own?.some(({ stretches }) =>
      stretches.some(({ doing, from, to }) => doing !== 'invited' && from < end && to >= first),
    ) ?? false
  );
}

function find(trace: IndexedTrace): ReadonlyMap<number, readonly Participation[]> {
  const histories = rowHistoriesOf(trace);
  const byUser = new Map<number, Participation[]>();
  for (const each of [...inCalls(trace, histories), ...inMeetings(trace, histories)]) {
    const own = byUser.get(each.user);
    if (own === undefined) byUser.set(each.user, [each]);
    else own.push(each);
  }
  for (const own of byUser.values()) own.sort((a, b) => a.first - b.first);
  return byUser;
}

/** The first and last record of what happened; undefined if nothing did. */
function spanned(
  whose: Pick<Participation, 'of' | 'id' | 'user'>,
  stretches: readonly Stretch[],
  incidents: readonly Incident[],
): Participation[] {
  if (stretches.length + incidents.length === 0) return [];
  const records = incidents.map(({ n }) => n);
  const first = Math.min(...stretches.map(({ from }) => from), ...records);
  const last = Math.max(...stretches.map(({ to }) => to), ...records);
  return [{ ...whose, stretches, incidents, first, last }];
}

/** The stretches of a value that steps give, those without a word left out, those with the same joined. */
function stretchesOf(steps: readonly (readonly [n: number, doing: Doing | undefined])[]): Stretch[] {
  const stretches: Stretch[] = [];
  steps.forEach(([from, doing], i) => {
    const to = steps[i + 1]?.[0] ?? NEVER;
    const before = stretches.at(-1);
    if (doing === undefined || to === from) return;
    if (before?.doing === doing && before.to === from) stretches[stretches.length - 1] = { ...before, to };
    else stretches.push({ doing, from, to });
  });
  return stretches;
}

/** What steps say after record `n`. */
function valueAt(steps: readonly RowStep[], n: number): number {
  let value: number = NONE;
  for (const step of steps) if (step.n <= n) value = step.value;
  return value;
}

const CALL_OVER: ReadonlyMap<number, string> = new Map([
  [CALL_STATUS.declined, 'declined'],
  [CALL_STATUS.missed, 'missed'],
  [CALL_STATUS.ended, 'ended'],
  [CALL_STATUS.refused, 'refused'],
  [CALL_STATUS.failed, 'failed'],
]);

function inCalls(trace: IndexedTrace, histories: RowHistories): Participation[] {
  const { calls } = trace.threads.world;
  return Array.from({ length: calls.count }, (_, call) => [
    ...inCall(histories, call, calls.caller[call]!, 'caller'),
    ...inCall(histories, call, calls.callee[call]!, 'callee'),
    ...inCall(histories, call, calls.third[call]!, 'third'),
  ]).flat();
}

type Part = 'caller' | 'callee' | 'third';

function inCall(histories: RowHistories, call: number, user: number, part: Part): Participation[] {
  if (user === NONE) return [];
  const statuses = histories.of('calls', 'status', call);
  const held = histories.of('calls', 'held', call);
  const third = histories.of('calls', 'third', call);
  const records = [...new Set([...statuses, ...held, ...third].map(({ n }) => n))].sort((a, b) => a - b);
  const stretches = stretchesOf(
    records.map((n) => {
      const joined = part !== 'third' || valueAt(third, n) === user;
      const doing = joined ? doingInCall(valueAt(statuses, n), part) : undefined;
      return [n, doing === 'connected' && valueAt(held, n) > 0 ? 'held' : doing] as const;
    }),
  );
  const ends = statuses.flatMap(({ n, value }): Incident[] => {
    const how = CALL_OVER.get(value);
    return how === undefined ? [] : [{ n, how, is: 'end' }];
  });
  return spanned({ of: 'call', id: call, user }, stretches, [...mediaOf(histories, call), ...ends]);
}

/** Until word of the answer has come to the caller it goes on ringing there. */
function doingInCall(status: number, part: Part): Doing | undefined {
  switch (status) {
    case CALL_STATUS.calling:
      return part === 'caller' ? 'ringing' : undefined;
    case CALL_STATUS.ringing:
      return 'ringing';
    case CALL_STATUS.answered:
      return part === 'caller' ? 'ringing' : 'connected';
    case CALL_STATUS.connected:
      return 'connected';
    default:
      return undefined;
  }
}

function mediaOf(histories: RowHistories, call: number): Incident[] {
  return histories.of('calls', 'grade', call).flatMap(({ n, value }): Incident[] => {
    const how = MEDIA_GRADES[value];
    return how === undefined || how === 'good' ? [] : [{ n, how, is: 'media' }];
  });
}

/** Ways of not being in it any more. */
const OUTSIDE: ReadonlySet<number> = new Set([
  ATTENDEE_STATE.left,
  ATTENDEE_STATE.refused,
  ATTENDEE_STATE.denied,
  ATTENDEE_STATE.timedOut,
]);

function inMeetings(trace: IndexedTrace, histories: RowHistories): Participation[] {
  const { attendees } = trace.threads.world;
  return Array.from({ length: attendees.count }, (_, row) => {
    const user = attendees.user[row]!;
    return user === NONE ? [] : inMeeting(histories, row, attendees.meeting[row]!, user);
  }).flat();
}

function inMeeting(histories: RowHistories, row: number, meeting: number, user: number): Participation[] {
  const states = histories.of('attendees', 'state', row);
  const invitations = histories.of('attendees', 'invitation', row);
  const links = histories.of('attendees', 'hasLink', row);
  const meetings = histories.of('meetings', 'status', meeting);
  const steps = [...states, ...invitations, ...links, ...meetings];
  const records = [...new Set(steps.map(({ n }) => n))].sort((a, b) => a - b);
  const stretches = stretchesOf(
    records.map((n) => {
      const state = valueAt(states, n);
      if (state !== ATTENDEE_STATE.expected) return [n, doingInMeeting(state)] as const;
      const asked = valueAt(invitations, n) > INVITATION.none || valueAt(links, n) > 0;
      const over = valueAt(meetings, n) === MEETING_STATUS.ended;
      return [n, asked && !over ? 'invited' : undefined] as const;
    }),
  );
  const ends = states.flatMap(({ n, value }): Incident[] =>
    OUTSIDE.has(value) && n >= 0 ? [{ n, how: ATTENDEE_STATES[value]!, is: 'end' }] : [],
  );
  return spanned({ of: 'meeting', id: meeting, user }, stretches, ends);
}

function doingInMeeting(state: number): Doing | undefined {
  if (state === ATTENDEE_STATE.joining) return 'joining';
  if (state === ATTENDEE_STATE.lobby) return 'lobby';
  return state === ATTENDEE_STATE.inside ? 'inside' : undefined;
}
