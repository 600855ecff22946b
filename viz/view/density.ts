/** How many records stand in each pixel along an axis of time, and which of them must be seen at any zoom. */
import { OUTCOME } from '../../src/model/words.ts';
import { placeFrom } from '../../src/trace/index/sorted.ts';
import type { IndexedTrace } from '../../src/trace/indexed.ts';
import type { Style } from '../list/styles.ts';
import type { TimeAxis } from './time-axis.ts';
import type { ShownViolation } from './view.ts';

/** The first record of each pixel of the stretch, and at the end the first after it: one number more than pixels. */
export function pixelEdges(axis: TimeAxis, fromU: number, toU: number, pixels: number): Int32Array {
  const edges = new Int32Array(pixels + 1);
  const perPixel = (toU - fromU) / pixels;
  for (let pixel = 0; pixel < pixels; pixel++) edges[pixel] = axis.firstRecordFrom(fromU + pixel * perPixel);
  // What stands exactly at the end belongs to the last pixel.
  edges[pixels] = Math.max(edges[pixels - 1]!, axis.momentAt(toU).n + 1);
  return edges;
}

/** How many of the records in an ascending list stand in each pixel. */
export function countsOf(records: Int32Array, edges: Int32Array): Uint32Array {
  const counts = new Uint32Array(edges.length - 1);
  let place = placeFrom(records, edges[0]!);
  for (let pixel = 0; pixel < counts.length; pixel++) {
    const next = placeNear(records, edges[pixel + 1]!, place);
    counts[pixel] = next - place;
    place = next;
  }
  return counts;
}

/** As `placeFrom`, for a place that is probably not far behind `from`. */
function placeNear(records: Int32Array, value: number, from: number): number {
  let width = 8;
  while (from + width < records.length && records[from + width]! < value) width *= 2;
  return placeFrom(records, value, from, Math.min(records.length, from + width));
}

/** How many records of a filter stand in each pixel; of all records if there is none. */
export function countsOfPassing(passes: Uint8Array | undefined, edges: Int32Array): Uint32Array {
  const counts = new Uint32Array(edges.length - 1);
  for (let pixel = 0; pixel < counts.length; pixel++) {
    counts[pixel] = passingBetween(passes, edges[pixel]!, edges[pixel + 1]!);
  }
  return counts;
}

const BLOCK_BITS = 8;
/** By filter: how many records pass before each block of 256. */
const BLOCKS = new WeakMap<Uint8Array, Uint32Array>();

/** How many records from one to before another pass. */
export function passingBetween(passes: Uint8Array | undefined, from: number, to: number): number {
  if (passes === undefined) return Math.max(0, to - from);
  let blocks = BLOCKS.get(passes);
  if (blocks === undefined) {
    blocks = blocksOf(passes);
    BLOCKS.set(passes, blocks);
  }
  return passingBefore(passes, blocks, to) - passingBefore(passes, blocks, from);
}

function passingBefore(passes: Uint8Array, blocks: Uint32Array, n: number): number {
  const block = n >> BLOCK_BITS;
  let count = blocks[block]!;
  for (let at = block << BLOCK_BITS; at < n; at++) count += passes[at]!;
  return count;
}

function blocksOf(passes: Uint8Array): Uint32Array {
  const blocks = new Uint32Array((passes.length >> BLOCK_BITS) + 1);
  let count = 0;
  for (let n = 0; n < passes.length; n++) {
    if ((n & ((1 << BLOCK_BITS) - 1)) === 0) blocks[n >> BLOCK_BITS] = count;
    count += passes[n]!;
  }
  if ((passes.length & ((1 << BLOCK_BITS) - 1)) === 0) blocks[passes.length >> BLOCK_BITS] = count;
  return blocks;
}

/** What is painted on top of any density, at least two pixels long. */
export const RARE = [
  'upgrade',
  'refused',
  'missed',
  'failed',
  'violation',
] as const satisfies readonly Style[];
export type Rare = (typeof RARE)[number];
export type RareRecords = Readonly<Record<Rare, Int32Array>>;

const KNOWN = new WeakMap<IndexedTrace, Omit<RareRecords, 'violation'>>();

/** The records of each rare kind, ascending. */
export function rareRecords(trace: IndexedTrace, violations: readonly ShownViolation[]): RareRecords {
  let known = KNOWN.get(trace);
  if (known === undefined) {
    const { refused, missed, failed } = OUTCOME;
    known = {
      upgrade: trace.upgrades,
      refused: endsOf(trace, refused),
      missed: endsOf(trace, missed),
      failed: endsOf(trace, failed),
    };
    KNOWN.set(trace, known);
  }
  return { ...known, violation: Int32Array.from(violations, ({ record }) => record).sort() };
}

function endsOf({ messages }: IndexedTrace, outcome: number): Int32Array {
  const records: number[] = [];
  for (let message = 0; message < messages.count; message++) {
    if (messages.outcome[message] === outcome) records.push(messages.ended[message]!);
  }
  return Int32Array.from(records).sort();
}

/** Calls for each stretch of pixels that have a count, lengthened to `least` pixels and joined where they touch. */
export function eachRun(
  counts: Uint32Array,
  least: number,
  take: (from: number, to: number, count: number) => void,
): void {
  let [from, to, count] = [-1, -1, 0];
  for (let pixel = 0; pixel < counts.length; pixel++) {
    if (counts[pixel] === 0) continue;
    if (from >= 0 && pixel <= to) {
      to = Math.max(to, pixel + least);
      count += counts[pixel]!;
      continue;
    }
    if (from >= 0) take(from, to, count);
    [from, to, count] = [pixel, pixel + least, counts[pixel]!];
  }
  if (from >= 0) take(from, to, count);
}

const FAINTEST = 72;
const SHADES = 12;

/** The opacity of a count, 0 to 255, by its logarithm: one record is plain to see, in few shades so that runs are long. */
export function shadeOf(count: number, most: number): number {
  if (count === 0) return 0;
  const part = most <= 1 ? 1 : Math.log1p(count) / Math.log1p(most);
  return Math.round(FAINTEST + ((255 - FAINTEST) * Math.round(part * SHADES)) / SHADES);
}
