/** Sorting threads by a column: a whole number for each, and one sort of numbers. */
import { byCodeUnit } from '../../../src/model/names.ts';
import { THREAD_STATUSES } from '../../../src/model/words.ts';
import type { IndexedTrace } from '../../../src/trace/indexed.ts';
import type { ThreadColumn } from './columns.ts';
import type { ThreadCounts } from './counts.ts';
import { creatorOf, routeText, shownNames } from './texts.ts';

/** The threads in order; `ids` ascend, and equals stay in their order whichever way is sorted. */
export function sortedBy(
  trace: IndexedTrace,
  counts: ThreadCounts,
  ids: Uint32Array,
  n: number,
  column: ThreadColumn,
  descending: boolean,
): Uint32Array {
  if (column === 'id') return descending ? ids.slice().reverse() : ids.slice();
  const keyOf = keyOfColumn(trace, counts, n, column);
  const keys = Float64Array.from(ids, keyOf);
  let most = 0;
  for (const key of keys) if (key > most) most = key;
  if (descending) for (let i = 0; i < keys.length; i++) keys[i] = most - keys[i]!;
  return (most + 1) * ids.length <= Number.MAX_SAFE_INTEGER ? packed(ids, keys) : compared(ids, keys);
}

/** Key and place in one number, so that numbers are sorted and nothing is called to compare. */
function packed(ids: Uint32Array, keys: Float64Array): Uint32Array {
  const count = ids.length;
  for (let place = 0; place < count; place++) keys[place] = keys[place]! * count + place;
  keys.sort();
  return Uint32Array.from(keys, (key) => ids[key % count]!);
}

function compared(ids: Uint32Array, keys: Float64Array): Uint32Array {
  const places = Uint32Array.from(ids, (_, place) => place);
  places.sort((a, b) => keys[a]! - keys[b]! || a - b);
  return places.map((place) => ids[place]!);
}

/** A whole number from 0 for each thread, in the order of what the column shows. */
function keyOfColumn(
  trace: IndexedTrace,
  counts: ThreadCounts,
  n: number,
  column: Exclude<ThreadColumn, 'id'>,
): (thread: number) => number {
  const { threads, changes } = trace;
  const table = threads.world.threads;
  switch (column) {
    case 'created':
      return (thread) => Math.max(0, table.createdUs[thread]!);
    case 'creator': {
      const ranks = userRanks(trace);
      return (thread) => ranks[creatorOf(trace, thread)]!;
    }
    case 'participants': {
      const ranks = userRanks(trace);
      return (thread) => ranks[threads.lo[thread]!]! * ranks.length + ranks[threads.hi[thread]!]!;
    }
    case 'route':
      return rankOfTexts(
        (thread) => routeKey(table, thread),
        (thread) => routeText(trace, thread),
        threads.count,
      );
    case 'status': {
      const ranks = ranksOf(THREAD_STATUSES);
      return (thread) => ranks[changes.valueAt('threads.status', thread, n)] ?? 0;
    }
    case 'last':
      return (thread) => counts.last[thread]! + 1;
    default:
      return (thread) => counts[column][thread]!;
  }
}

function routeKey(
  { method, clientLo, clientHi }: IndexedTrace['threads']['world']['threads'],
  thread: number,
): number {
  return (method[thread]! * 16 + clientLo[thread]!) * 16 + clientHi[thread]!;
}

/** Few texts for many threads: those of the same code have the same one. */
function rankOfTexts(
  codeOf: (thread: number) => number,
  textOf: (thread: number) => string,
  count: number,
): (thread: number) => number {
  const texts = new Map<number, string>();
  for (let thread = 0; thread < count; thread++) {
    const code = codeOf(thread);
    if (!texts.has(code)) texts.set(code, textOf(thread));
  }
  const sorted = [...texts].sort(([, a], [, b]) => byCodeUnit(a, b));
  const ranks = new Map(sorted.map(([code], rank) => [code, rank]));
  return (thread) => ranks.get(codeOf(thread))!;
}

/** The place of each text in the order of code units; the same texts have the same. */
function ranksOf(texts: readonly string[]): Uint32Array {
  const order = texts.map((_, at) => at).sort((a, b) => byCodeUnit(texts[a]!, texts[b]!));
  const ranks = new Uint32Array(texts.length);
  order.forEach((at, place) => {
    const before = order[place - 1];
    ranks[at] = before !== undefined && texts[before] === texts[at] ? ranks[before]! : place;
  });
  return ranks;
}

const USER_RANKS = new WeakMap<readonly string[], Uint32Array>();

function userRanks(trace: IndexedTrace): Uint32Array {
  const names = shownNames(trace);
  let ranks = USER_RANKS.get(names);
  if (ranks === undefined) {
    ranks = ranksOf(names);
    USER_RANKS.set(names, ranks);
  }
  return ranks;
}
