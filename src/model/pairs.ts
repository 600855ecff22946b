/**
 * Pairs of people and the threads they have open. A pair is found by hashing its two ids, and keeps at most one
 * open thread in each of five slots (N1), so that the questions of a send are answered in constant time however
 * many conversations have been.
 */

import { type Column, emptyLike } from './column.ts';
import { CLIENT, METHOD, NONE } from './words.ts';
import type { World } from './world.ts';

/** Open threads a pair can have at once, one per routing: see `slotOf`. */
export const SLOTS = 5;

/**
 * The slot of a routing. Teams on both sides has two: rich (native) and text-only (interopFederated), which R6.3
 * and R6.14 keep apart. The others are told apart by who uses Skype for Business.
 */
export function slotOf(method: number, clientLo: number, clientHi: number): number {
  if (clientLo === CLIENT.Teams) {
    if (clientHi === CLIENT.SfB) return 2;
    return method === METHOD.interopFederated ? 1 : 0;
  }
  return clientHi === CLIENT.Teams ? 3 : 4;
}

const BY_LO = [
  [0, 1, 2],
  [3, 4],
] as const;
const BY_HI = [
  [0, 1, 3],
  [2, 4],
] as const;

/** The slots whose threads a participant has in this client: `side` is 0 for lo, `client` a code of CLIENTS. */
export function slotsShown(side: number, client: number): readonly number[] {
  return (side === 0 ? BY_LO : BY_HI)[client]!;
}

/** The column of pairs that holds slot `slot`. */
export function slotColumn(world: World, slot: number): Column {
  const pairs = world.pairs;
  switch (slot) {
    case 0:
      return pairs.slot0;
    case 1:
      return pairs.slot1;
    case 2:
      return pairs.slot2;
    case 3:
      return pairs.slot3;
    default:
      return pairs.slot4;
  }
}

function hash(lo: number, hi: number): number {
  let h = Math.imul(lo, 0x9e3779b1) ^ Math.imul(hi, 0x85ebca6b);
  h ^= h >>> 15;
  h = Math.imul(h, 0x2c1b3c6d);
  h ^= h >>> 12;
  return h >>> 0;
}

/** The pair of two users, in either order, or NONE. */
export function findPair(world: World, one: number, other: number): number {
  const lo = one < other ? one : other;
  const hi = one < other ? other : one;
  const index = world.pairIndex;
  const pairs = world.pairs;
  const mask = index.length - 1;
  for (let place = hash(lo, hi) & mask; ; place = (place + 1) & mask) {
    const pair = index[place]!;
    if (pair === NONE) return NONE;
    if (pairs.lo[pair] === lo && pairs.hi[pair] === hi) return pair;
  }
}

/** Enters a pair that has just been appended; part of `add-pair`, not for others. */
export function indexPair(world: World, pair: number): void {
  // Two thirds full at the most: the probes stay short and a million pairs cost 8 bytes each.
  if (world.pairs.count * 3 > world.pairIndex.length * 2) rebuildPairIndex(world);
  else place(world, world.pairIndex, pair);
}

function place(world: World, index: Column, pair: number): void {
  const mask = index.length - 1;
  let at = hash(world.pairs.lo[pair]!, world.pairs.hi[pair]!) & mask;
  while (index[at] !== NONE) at = (at + 1) & mask;
  index[at] = pair;
}

/** Builds the index anew from the pairs; what a reader of a state does, too. */
export function rebuildPairIndex(world: World): void {
  let length = 16;
  while (world.pairs.count * 3 > length * 2) length *= 2;
  const index = emptyLike(world.pairIndex, length);
  for (let pair = 0; pair < world.pairs.count; pair++) place(world, index, pair);
  world.pairIndex = index;
}

/** 0 if the user is the pair's `lo`, 1 if its `hi`. */
export function sideOf(world: World, pair: number, user: number): number {
  return world.pairs.lo[pair] === user ? 0 : 1;
}

/** The other one of the pair. */
export function peerOf(world: World, pair: number, user: number): number {
  const lo = world.pairs.lo[pair]!;
  return lo === user ? world.pairs.hi[pair]! : lo;
}

/** The next pair in the user's list, NONE at its end; it starts at `users.firstPair`. */
export function nextPair(world: World, pair: number, user: number): number {
  return world.pairs.lo[pair] === user ? world.pairs.nextOfLo[pair]! : world.pairs.nextOfHi[pair]!;
}

/** The client that a participant uses in a thread. */
export function clientOf(world: World, thread: number, side: number): number {
  return side === 0 ? world.threads.clientLo[thread]! : world.threads.clientHi[thread]!;
}

/** The column of what the watcher on `side` has heard of the other's `client`. */
export function beliefColumn(world: World, side: number, client: number): Column {
  const pairs = world.pairs;
  if (side === 0) return client === CLIENT.Teams ? pairs.belief0 : pairs.belief1;
  return client === CLIENT.Teams ? pairs.belief2 : pairs.belief3;
}
