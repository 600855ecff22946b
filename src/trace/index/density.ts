/**
 * How many records of a channel lie in each of many stretches of a trace, exactly: nothing is sampled, and the sum
 * over adjoining stretches is the number of records in all of them.
 *
 * Stretches are given by boundaries in record numbers, which `boundariesOf` makes from times, because records are
 * sorted by time. So a count over all records is a difference, and a count over a channel the difference of two
 * places in its sorted list. That needs no pyramid: 1,600 stretches take 1,601 searches of twenty steps, and a short
 * list is walked through instead.
 */
import type { IndexedTrace } from '../indexed.ts';
import { CHANNEL_GROUPS, type Channel, GROUP_OF_KIND } from './channels.ts';
import { type Ascending, groupedLists, type Lists, placeFrom } from './sorted.ts';

export interface Density {
  /** Records of the channel in each stretch; stretch i is from `boundaries[i]` to before `boundaries[i + 1]`. */
  counts(boundaries: Ascending): Uint32Array;
  /** The records of the channel, ascending; undefined for all records. */
  readonly records: Int32Array | undefined;
}

/**
 * The boundaries, in record numbers, of `buckets` stretches of equal time from `fromUs` to `toUs`: entry i is the
 * first record at or after the beginning of stretch i, the last entry the first record at or after `toUs`.
 */
export function boundariesOf(
  trace: Pick<IndexedTrace, 'columns' | 'usable'>,
  fromUs: number,
  toUs: number,
  buckets: number,
): Uint32Array {
  const { columns, usable } = trace;
  const boundaries = new Uint32Array(buckets + 1);
  let from = 0;
  for (let i = 0; i <= buckets; i++) {
    from = placeFrom(columns.atUs, fromUs + ((toUs - fromUs) * i) / buckets, from, usable);
    boundaries[i] = from;
  }
  return boundaries;
}

/** The density of the records of a channel; what is made for one is kept for the next of the same trace. */
export function newDensity(trace: IndexedTrace, channel: Channel): Density {
  if (channel === 'all')
    return { records: undefined, counts: (boundaries) => differences(trace, boundaries) };
  const records =
    typeof channel === 'string'
      ? groupsOf(trace).of(CHANNEL_GROUPS.indexOf(channel))
      : trace.records.of('user', channel.user);
  return { records, counts: (boundaries) => countsIn(records, boundaries) };
}

const groups = new WeakMap<IndexedTrace, Lists>();

function groupsOf(trace: IndexedTrace): Lists {
  let lists = groups.get(trace);
  if (lists === undefined) {
    const { kind } = trace.columns;
    const ids = new Int32Array(trace.usable);
    const records = new Int32Array(trace.usable);
    for (let n = 0; n < trace.usable; n++) {
      ids[n] = GROUP_OF_KIND[kind[n]!]!;
      records[n] = n;
    }
    lists = groupedLists(ids, records, CHANNEL_GROUPS.length);
    groups.set(trace, lists);
  }
  return lists;
}

function differences({ usable }: IndexedTrace, boundaries: Ascending): Uint32Array {
  const counts = new Uint32Array(Math.max(0, boundaries.length - 1));
  const within = (n: number): number => Math.min(Math.max(0, n), usable);
  for (let i = 0; i < counts.length; i++) counts[i] = within(boundaries[i + 1]!) - within(boundaries[i]!);
  return counts;
}

/** A list this many times as long as there are stretches is searched rather than walked through. */
const WALKED = 8;

/** How many numbers of an ascending list lie in each stretch. */
export function countsIn(list: Ascending, boundaries: Ascending): Uint32Array {
  const counts = new Uint32Array(Math.max(0, boundaries.length - 1));
  if (counts.length === 0) return counts;
  const walked = list.length < counts.length * WALKED;
  let at = placeFrom(list, boundaries[0]!);
  for (let i = 0; i < counts.length; i++) {
    const end = boundaries[i + 1]!;
    const next = walked ? walk(list, at, end) : placeFrom(list, end, at);
    counts[i] = next - at;
    at = next;
  }
  return counts;
}

function walk(list: Ascending, from: number, end: number): number {
  let at = from;
  while (at < list.length && list[at]! < end) at += 1;
  return at;
}
