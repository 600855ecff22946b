/** When a SIP session that is live will expire, as far as the trace says how long sessions last. */
import { placeAfter } from '../../../src/trace/index/sorted.ts';
import type { IndexedTrace } from '../../../src/trace/indexed.ts';
import type { Moment } from '../time-axis.ts';

export interface Countdown {
  /** Microseconds since the start of the run, and from the cursor on. */
  readonly dueUs: number;
  readonly leftUs: number;
}

/** How long a session lasts, microseconds; undefined if the trace does not say. */
export function timeoutOf(trace: IndexedTrace): number | undefined {
  const timeout = switchOf(trace, 'sessionTimeout');
  return typeof timeout === 'number' && timeout > 0 ? timeout : undefined;
}

/** Undefined if the session is not live at that moment. */
export function countdownAt(
  trace: IndexedTrace,
  session: number,
  { n, atUs }: Moment,
): Countdown | undefined {
  const { sessions, columns } = trace;
  const timeout = timeoutOf(trace);
  const opened = sessions.openedBy[session]!;
  const closed = sessions.closedBy[session]!;
  if (timeout === undefined || opened > n || (closed >= 0 && closed <= n)) return undefined;
  const kept = switchOf(trace, 'sessionClock') === 'absolute' ? opened : lastTouch(trace, session, n);
  const fromUs = kept < 0 ? startedUs(trace, session) : columns.atUs[kept]!;
  const dueUs = fromUs + timeout;
  return { dueUs, leftUs: Math.max(0, dueUs - atUs) };
}

function lastTouch({ sessions }: IndexedTrace, session: number, n: number): number {
  const touches = sessions.touches(session);
  return touches[placeAfter(touches, n) - 1] ?? -1;
}

/** Of a session that was live before the first record the World knows when its last message left. */
function startedUs({ sessions, columns }: IndexedTrace, session: number): number {
  return columns.head.world.threads.activeUs[sessions.thread[session]!] ?? 0;
}

function switchOf({ columns }: IndexedTrace, name: string): unknown {
  const { switches } = columns.head.header;
  const known = typeof switches === 'object' && switches !== null;
  return known ? (switches as Readonly<Record<string, unknown>>)[name] : undefined;
}
