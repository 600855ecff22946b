/** The whole state at a moment as one JSON value: what `coexsim state --json` prints and the viewer's panel shows. */
import { formatInstant } from '../../core/time.ts';
import { E, RECORD_KINDS } from '../../model/event.ts';
import { CLIENTS, NONE } from '../../model/words.ts';
import { type WorldJson, worldToJson } from '../../model/world.ts';
import type { IndexedTrace } from '../indexed.ts';
import { type FeatureRows, featureRows } from './feature-rows.ts';
import type { Moment } from './moment.ts';
import { dueAt } from './timers.ts';

export interface StateDescription {
  /** Microseconds since the start, and the same as an instant. */
  readonly at: number;
  readonly instant: string;
  /** The last record that has happened, -1 before the first, and what it is. */
  readonly n: number;
  readonly event: string | undefined;
  /** Of the whole state, as the trace states it now and then. */
  readonly digest: string;
  readonly state: WorldJson;
  readonly inFlight: readonly InFlight[];
  readonly sessions: readonly LiveSession[];
  readonly timers: { readonly total: number; readonly next: readonly Timer[] };
  /** What the features beyond chats know, in words; empty where the scenario has none of it. */
  readonly features: readonly FeatureRows[];
}

/** A message on its way: users and threads by number, when it was sent. */
export interface InFlight {
  readonly message: number;
  readonly from: number;
  readonly to: number;
  readonly thread: number;
  readonly lands: string | undefined;
  readonly sentAt: number;
}

export interface LiveSession {
  readonly session: number;
  readonly thread: number;
  readonly openedAt: number;
  /** When it expires unless it is touched before, and how long that is from now; undefined if it does not expire. */
  readonly expiresAt: number | undefined;
  readonly left: number | undefined;
}

export interface Timer {
  readonly event: string;
  readonly at: number;
  /** Microseconds from the moment asked about. */
  readonly left: number;
  /** Whose it is: the name of the event's first operand, and its value. */
  readonly names: string;
  readonly of: number;
  /** The record that scheduled it. */
  readonly by: number;
}

/** Rows of a feature's table that are told; `state` has all cells. */
const MOST_ROWS = 200;
/** Timers that are listed, unless asked for otherwise. */
export const NEXT_TIMERS = 10;

/** Describes the state at a moment; a record beyond the usable ones counts as the last of them. */
export function describeState(
  trace: IndexedTrace,
  moment: Moment,
  mostTimers: number = NEXT_TIMERS,
): StateDescription {
  const { columns, states, usable } = trace;
  const n = Math.min(Math.max(-1, moment.n), usable - 1);
  const { atUs } = moment;
  const due = dueAt(trace, n, mostTimers);
  return {
    at: atUs,
    instant: formatInstant(columns.head.header.startUs + atUs),
    n,
    event: n < 0 ? undefined : RECORD_KINDS[columns.kind[n]!]!.name,
    digest: states.digestAt(n),
    state: worldToJson(states.at(n)),
    inFlight: trace.messages.inFlightAt(n).map((message) => inFlight(trace, message)),
    sessions: liveSessions(trace, { n, atUs }),
    features: featureRows(columns.head, states.at(n), MOST_ROWS),
    timers: {
      total: due.total,
      next: due.next.map(({ kind, atUs: at, of, by }) => ({
        event: RECORD_KINDS[kind]!.name,
        at,
        left: at - atUs,
        // A chat that the scenario ties to an arrival has no number yet: it is one of the scenario's actions.
        names: kind === E.messageAttempted ? 'action' : (RECORD_KINDS[kind]!.operands[0]?.name ?? ''),
        of,
        by,
      })),
    },
  };
}

function inFlight({ messages, columns }: IndexedTrace, message: number): InFlight {
  return {
    message,
    from: messages.from[message]!,
    to: messages.to[message]!,
    thread: messages.thread[message]!,
    lands: CLIENTS[messages.lands[message]!],
    sentAt: columns.atUs[messages.sent[message]!]!,
  };
}

function liveSessions(trace: IndexedTrace, { n, atUs }: Moment): LiveSession[] {
  const { threads } = trace.states.at(n);
  const expiries = new Map<number, number>();
  for (const due of dueAt(trace, n, Infinity).next) {
    if (due.kind === E.sessionExpired) expiries.set(due.of, due.atUs);
  }
  const live: LiveSession[] = [];
  for (let thread = 0; thread < threads.count; thread++) {
    const session = threads.session[thread]!;
    if (session === NONE) continue;
    const openedBy = trace.sessions.openedBy[session] ?? NONE;
    const expiresAt = expiries.get(thread);
    live.push({
      session,
      thread,
      openedAt: openedBy === NONE ? 0 : trace.columns.atUs[openedBy]!,
      expiresAt,
      left: expiresAt === undefined ? undefined : expiresAt - atUs,
    });
  }
  return live.sort((a, b) => a.session - b.session);
}
