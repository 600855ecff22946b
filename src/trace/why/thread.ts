/** What is to be said of a thread at a record, and of the threads whose end a record is. */
import { T } from '../../model/transition.ts';
import { CLIENTS, METHODS, MODES, NONE, THREAD_STATUSES } from '../../model/words.ts';
import { recordAt, TRANSITION_OPERANDS } from '../columns.ts';
import { briefOf, eventPhrase } from '../event-phrases.ts';
import type { IndexedTrace } from '../indexed.ts';
import { Telling } from '../telling.ts';

export interface WhyParticipant {
  readonly user: number;
  readonly name: string;
  /** The client in which the thread lives on this side. */
  readonly client: string;
  /** The mode when the thread was made; '' if the trace does not have it. */
  readonly mode: string;
}

export interface WhyThread {
  readonly id: number;
  /** The status after the record at hand. */
  readonly status: string;
  readonly method: string;
  readonly participants: readonly [WhyParticipant, WhyParticipant];
  /** The record that made it, -1 if it was there at the start, and the row it was made by ('' if unknown). */
  readonly madeBy: number;
  readonly row: string;
  /** The record that gave it the status, -1 if it has had it since it was made. */
  readonly statusBy: number;
}

/** A thread whose status a record changes. */
export interface WhyEnding {
  readonly thread: WhyThread;
  /** What it becomes: `disabled`, `locked`, `ended`, `open`. */
  readonly becomes: string;
  /** Why: the event itself, as a sentence. */
  readonly because: string;
}

/** Endings told one by one; the upgrade of a tenant may end thousands. */
const ENDINGS_TOLD = 200;

export function threadWhy(trace: IndexedTrace, thread: number, n: number): WhyThread | undefined {
  const { threads, changes } = trace;
  if (thread < 0 || thread >= threads.count) return undefined;
  const { world } = threads;
  const tell = new Telling(trace.columns.head);
  const person = (user: number, client: number, mode: number): WhyParticipant => ({
    user,
    name: tell.user(user),
    client: CLIENTS[client] ?? '',
    mode: MODES[mode] ?? '',
  });
  const table = world.threads;
  return {
    id: thread,
    status: THREAD_STATUSES[changes.valueAt('threads.status', thread, n)] ?? '',
    method: METHODS[table.method[thread]!] ?? '',
    participants: [
      person(threads.lo[thread]!, table.clientLo[thread]!, threads.modeLo[thread]!),
      person(threads.hi[thread]!, table.clientHi[thread]!, threads.modeHi[thread]!),
    ],
    madeBy: threads.madeBy[thread]!,
    row: tell.row(table.row[thread]!) ?? '',
    statusBy: statusBy(trace, thread, n),
  };
}

function statusBy({ threads, changes }: IndexedTrace, thread: number, n: number): number {
  const by = changes.lastSet('threads.status', thread, n);
  return by === threads.madeBy[thread] ? NONE : by;
}

/** The threads whose status record `n` changes, in its order; `all` counts those beyond the first ENDINGS_TOLD, too. */
export function endingsOf(trace: IndexedTrace, n: number): { told: WhyEnding[]; all: number } {
  const { dids, didStart } = trace.columns;
  const told: WhyEnding[] = [];
  let all = 0;
  let because: string | undefined;
  for (let at = didStart[n]!; at < didStart[n + 1]!; at += TRANSITION_OPERANDS[dids[at]!]! + 1) {
    if (dids[at] !== T.setThreadStatus) continue;
    all += 1;
    if (all > ENDINGS_TOLD) continue;
    const thread = threadWhy(trace, dids[at + 1]!, n);
    if (thread === undefined) continue;
    because ??= groundOf(trace, n);
    told.push({ thread, becomes: THREAD_STATUSES[dids[at + 2]!] ?? '', because });
  }
  return { told, all };
}

/** What stands behind a change of threads: the event, and the one that brought it about if that was another. */
function groundOf(trace: IndexedTrace, n: number): string {
  const tell = new Telling(trace.columns.head);
  const phrase = (record: number): string => eventPhrase(briefOf(recordAt(trace.columns, record)), tell);
  const cause = trace.columns.cause[n]!;
  const itself = `because ${phrase(n)}`;
  return cause < 0 || cause >= n ? itself : `${itself}; before that, ${phrase(cause)} (record ${cause})`;
}
