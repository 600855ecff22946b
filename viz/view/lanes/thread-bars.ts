/** The threads of a user's lane as bars, with their SIP sessions and the countdown of those that are live at the cursor. */
import { formatDuration } from '../../../src/core/time.ts';
import { METHODS, THREAD_STATUS, THREAD_STATUSES } from '../../../src/model/words.ts';
import type { IndexedTrace } from '../../../src/trace/indexed.ts';
import type { DisplayListBuilder } from '../../list/display-list.ts';
import type { Style } from '../../list/styles.ts';
import type { ViewInput } from '../view.ts';
import { rowsShown, THREAD_ROW } from './layout.ts';
import type { Plane } from './plane.ts';
import { countdownAt, timeoutOf } from './session-clock.ts';
import { factsOf, type TraceFacts } from './trace-facts.ts';

const STATUS_STYLES: readonly Style[] = ['thread-open', 'thread-locked', 'thread-disabled', 'thread-ended'];
/** How far a thread that is over is drawn on, px. */
const STUB = 14;
const BAR = 5;
const SESSION = 3;

/** Draws the threads that are there in the stretch; the number of those that find no room is the answer. */
export function drawThreads(
  marks: DisplayListBuilder,
  input: ViewInput,
  plane: Plane,
  user: number,
  top: number,
): number {
  const { trace } = input;
  const facts = factsOf(trace);
  const rows = rowsShown(facts, user, input.selection);
  let leftOut = 0;
  for (let at = facts.threadStart[user]!; at < facts.threadStart[user + 1]!; at++) {
    const thread = facts.threads[at]!;
    if (trace.threads.madeBy[thread]! >= plane.end || isOverBefore(trace, thread, plane.first)) continue;
    const row = (trace.threads.lo[thread] === user ? facts.rowOfLo : facts.rowOfHi)[thread]!;
    if (row >= rows) leftOut += 1;
    else drawThread(marks, input, plane, facts, thread, top + row * THREAD_ROW);
  }
  return leftOut;
}

function isOverBefore({ threads }: IndexedTrace, thread: number, first: number): boolean {
  const over = threads.world.threads.status[thread]! >= THREAD_STATUS.disabled;
  return over && Math.max(threads.closedBy[thread]!, threads.lastActive[thread]!) < first;
}

function drawThread(
  marks: DisplayListBuilder,
  { trace, selection, cursor }: ViewInput,
  plane: Plane,
  facts: TraceFacts,
  thread: number,
  top: number,
): void {
  const from = plane.clamp(plane.ofRecord(trace.threads.madeBy[thread]!));
  const to = drawStatuses(marks, trace, plane, thread, top);
  const method = METHODS[trace.threads.world.threads.method[thread]!];
  if (method !== undefined && to > from) marks.line(method, from, top + BAR / 2, to, top + BAR / 2);
  for (let at = facts.sessionStart[thread]!; at < facts.sessionStart[thread + 1]!; at++)
    drawSession(marks, trace, plane, cursor, facts.sessions[at]!, top + BAR + 1);
  if (selection.subject === 'thread' && selection.id === thread) {
    marks.layer = 4;
    marks.rect('selection', from - 2, top - 2, Math.max(to, from) + 2, top + THREAD_ROW - 1, {
      subject: 'thread',
      id: thread,
      text: `thread ${thread}, selected`,
    });
    marks.layer = 1;
  }
}

/** A bar for each status in turn, and a cross where it is over; the right end is the answer. */
function drawStatuses(
  marks: DisplayListBuilder,
  trace: IndexedTrace,
  plane: Plane,
  thread: number,
  top: number,
): number {
  const { records, values } = trace.changes.history('threads.status', thread);
  const starts = trace.threads.madeBy[thread]! < 0;
  let from = plane.clamp(plane.ofRecord(starts ? -1 : records[0]!));
  let status = starts ? trace.changes.valueAt('threads.status', thread, -1) : values[0]!;
  let at = starts ? 0 : 1;
  const bar = (to: number): void => {
    const right = Math.max(to, from + 1);
    const text = `thread ${thread}, ${THREAD_STATUSES[status] ?? status}`;
    marks.rect(STATUS_STYLES[status] ?? 'thread-ended', from, top, right, top + BAR, {
      subject: 'thread',
      id: thread,
      text,
    });
  };
  for (; at < records.length; at++) {
    const x = plane.ofRecord(records[at]!);
    if (x > plane.right) break;
    const next = plane.clamp(x);
    if (next > from || at === records.length - 1) bar(next);
    from = next;
    status = values[at]!;
    if (status === THREAD_STATUS.disabled) drawCross(marks, thread, x, top, plane, records[at]!);
  }
  const to = status >= THREAD_STATUS.disabled ? Math.min(plane.right, from + STUB) : plane.right;
  bar(to);
  return to;
}

function drawCross(
  marks: DisplayListBuilder,
  thread: number,
  x: number,
  top: number,
  plane: Plane,
  record: number,
): void {
  if (!plane.shows(x, x)) return;
  marks.layer = 2;
  marks.symbol('thread-disabled', 'cross', x, top + BAR / 2, 5, {
    subject: 'record',
    id: record,
    text: `thread ${thread} is disabled`,
  });
  marks.layer = 1;
}

function drawSession(
  marks: DisplayListBuilder,
  trace: IndexedTrace,
  plane: Plane,
  cursor: ViewInput['cursor'],
  session: number,
  top: number,
): void {
  const { sessions } = trace;
  const opened = sessions.openedBy[session]!;
  const closed = sessions.closedBy[session]!;
  if (opened >= plane.end || (closed >= 0 && closed < plane.first)) return;
  const mark = { subject: 'session', id: session } as const;
  const from = plane.clamp(plane.ofRecord(opened));
  const closedX = closed < 0 ? plane.right : plane.ofRecord(closed);
  const right = Math.max(plane.clamp(closedX), from + 1);
  marks.rect('session', from, top, right, top + SESSION, { ...mark, text: `SIP session ${session}` });
  if (sessions.expired[session] === 1 && plane.shows(closedX, closedX)) {
    const after = timeoutOf(trace);
    const idle = after === undefined ? '' : ` after ${formatDuration(after)}`;
    marks.symbol('timer', 'clock', closedX, top + SESSION / 2, 4, {
      subject: 'record',
      id: closed,
      text: `SIP session ${session} expires${idle}`,
    });
  }
  drawCountdown(marks, trace, plane, cursor, session, top);
}

function drawCountdown(
  marks: DisplayListBuilder,
  trace: IndexedTrace,
  plane: Plane,
  cursor: ViewInput['cursor'],
  session: number,
  top: number,
): void {
  const countdown = countdownAt(trace, session, cursor);
  if (countdown === undefined || !plane.shows(plane.cursorX, plane.cursorX)) return;
  const due = plane.clamp(plane.ofTime(countdown.dueUs));
  const text = `SIP session ${session} expires in ${formatDuration(countdown.leftUs)}`;
  marks.layer = 2;
  marks.rect('session-countdown', plane.cursorX, top, Math.max(due, plane.cursorX + 1), top + SESSION, {
    subject: 'session',
    id: session,
    text,
  });
  const room = plane.right - plane.cursorX - 6;
  if (room > 40)
    marks.text('label', plane.cursorX + 6, top + SESSION, formatDuration(countdown.leftUs), {
      subject: 'session',
      id: session,
      width: room,
    });
  marks.layer = 1;
}
