/**
 * How many records lie in each of many stretches of a trace, exactly: nothing is sampled, and the sum over adjoining
 * stretches is the number of records in all of them. Stretches are given by ascending boundaries in record numbers:
 * stretch i is from `boundaries[i]` to before `boundaries[i + 1]`.
 */
import { OUTCOME } from '../../model/words.ts';
import type { IndexedTrace } from '../indexed.ts';
import { type Ascending, placeFrom, placeNear } from './sorted.ts';

/** How many numbers of an ascending list lie in each stretch. */
export function countsIn(list: Ascending, boundaries: Ascending): Uint32Array {
  const counts = new Uint32Array(Math.max(0, boundaries.length - 1));
  if (counts.length === 0) return counts;
  let place = placeFrom(list, boundaries[0]!);
  for (let i = 0; i < counts.length; i++) {
    const next = placeNear(list, boundaries[i + 1]!, place);
    counts[i] = next - place;
    place = next;
  }
  return counts;
}

/** How many records of a filter, a byte for each record, lie in each stretch; of all records if there is none. */
export function countsOfPassing(passes: Uint8Array | undefined, boundaries: Ascending): Uint32Array {
  const counts = new Uint32Array(Math.max(0, boundaries.length - 1));
  for (let i = 0; i < counts.length; i++) {
    counts[i] = passingBetween(passes, boundaries[i]!, boundaries[i + 1]!);
  }
  return counts;
}

const BLOCK_BITS = 8;
const BLOCK = 1 << BLOCK_BITS;
/** By filter: how many records pass before each block. */
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
    if (n % BLOCK === 0) blocks[n >> BLOCK_BITS] = count;
    count += passes[n]!;
  }
  if (passes.length % BLOCK === 0) blocks[passes.length >> BLOCK_BITS] = count;
  return blocks;
}

/** Records of which a picture shows each, however many others there are, ascending. */
export interface RareRecords {
  readonly upgrade: Int32Array;
  /** Where messages ended so. */
  readonly refused: Int32Array;
  readonly missed: Int32Array;
  readonly failed: Int32Array;
}

const RARE = new WeakMap<IndexedTrace, RareRecords>();

/** The rare records of a trace; found once for it. */
export function rareRecordsOf(trace: IndexedTrace): RareRecords {
  let rare = RARE.get(trace);
  if (rare === undefined) {
    rare = {
      upgrade: trace.upgrades,
      refused: endsOf(trace, OUTCOME.refused),
      missed: endsOf(trace, OUTCOME.missed),
      failed: endsOf(trace, OUTCOME.failed),
    };
    RARE.set(trace, rare);
  }
  return rare;
}

function endsOf({ messages }: IndexedTrace, outcome: number): Int32Array {
  return messages.ended.filter((_, message) => messages.outcome[message] === outcome).sort();
}
