/**
 * The table of threads as data: which threads there are, in which order, and the text of a cell when it is asked for.
 * A hundred thousand threads are a list of numbers; only the rows that are seen become texts.
 */
import { THREAD_STATUSES } from '../../../src/model/words.ts';
import type { IndexedTrace } from '../../../src/trace/indexed.ts';
import type { Moment } from '../time-axis.ts';
import type { Matches, Notice } from '../view.ts';
import type { ThreadColumn } from './columns.ts';
import { countMessages, type ThreadCounts } from './counts.ts';
import { sortedBy } from './order.ts';
import { creatorOf, instant, participants, routeText, userName } from './texts.ts';

export interface ThreadQuery {
  /** The table as it is at this moment; undefined for the whole trace. */
  readonly cursor: Moment | undefined;
  /** Threads that no passing record (up to the cursor) concerns are left out. */
  readonly matches: Matches;
  readonly sort: { readonly column: ThreadColumn; readonly descending: boolean };
}

export interface ThreadList {
  /** Threads that are there at the cursor, or ever. */
  readonly total: number;
  /** The numbers of the threads that pass, in the order asked for; equals keep the order of their making. */
  readonly threads: Uint32Array;
  /** The text of a cell; `thread` is a thread's number, not a row. */
  cell(thread: number, column: ThreadColumn): string;
  readonly notices: readonly Notice[];
}

export function threadRows(trace: IndexedTrace, { cursor, matches, sort }: ThreadQuery): ThreadList {
  const n = cursor === undefined ? trace.columns.count - 1 : cursor.n;
  const counts = countMessages(trace, n);
  const there = threadsThere(trace, n);
  const passing = passingThreads(trace, there, matches, n);
  const threads = sortedBy(trace, counts, passing, n, sort.column, sort.descending);
  return {
    total: there.length,
    threads,
    cell: (thread, column) => cellText(trace, counts, n, thread, column),
    notices: noticesOf(there.length, threads.length),
  };
}

function threadsThere({ threads }: IndexedTrace, n: number): Uint32Array {
  const ids = new Uint32Array(threads.count);
  let count = 0;
  for (let thread = 0; thread < threads.count; thread++) {
    if (threads.madeBy[thread]! <= n) ids[count++] = thread;
  }
  return ids.subarray(0, count);
}

function passingThreads(
  trace: IndexedTrace,
  there: Uint32Array,
  { passes }: Matches,
  n: number,
): Uint32Array {
  if (passes === undefined) return there;
  const first = firstPassing(trace, passes);
  return there.filter((thread) => first[thread]! <= n);
}

const NEVER = 0x7fffffff;
const FIRST_PASSING = new WeakMap<Uint8Array, Int32Array>();

/** By thread: the first record of it that passes. Kept for as long as the filter is, whatever the cursor does. */
function firstPassing({ threads, records }: IndexedTrace, passes: Uint8Array): Int32Array {
  let first = FIRST_PASSING.get(passes);
  if (first === undefined) {
    first = Int32Array.from({ length: threads.count }, (_, thread) => {
      for (const n of records.of('thread', thread)) if (passes[n] === 1) return n;
      return NEVER;
    });
    FIRST_PASSING.set(passes, first);
  }
  return first;
}

function cellText(
  trace: IndexedTrace,
  counts: ThreadCounts,
  n: number,
  thread: number,
  column: ThreadColumn,
): string {
  const { threads, columns, changes } = trace;
  const table = threads.world.threads;
  switch (column) {
    case 'id':
      return String(thread);
    case 'created':
      return instant(trace, table.createdUs[thread]!);
    case 'creator':
      return userName(trace, creatorOf(trace, thread));
    case 'participants':
      return participants(trace, thread);
    case 'route':
      return routeText(trace, thread);
    case 'status':
      return THREAD_STATUSES[changes.valueAt('threads.status', thread, n)] ?? '';
    case 'last': {
      const last = counts.last[thread]!;
      return last < 0 ? '' : instant(trace, columns.atUs[last]!);
    }
    default:
      return String(counts[column][thread]);
  }
}

function noticesOf(there: number, shown: number): Notice[] {
  if (there === shown) return [];
  return [
    {
      text: `${shown} of ${there} threads have a record that the filter lets through; ${there - shown} are hidden.`,
      remedy: 'Clear the filter to see all.',
    },
  ];
}
