/**
 * Random streams, one per purpose and entity. A stream's name is hashed, and the hash opens Alea as seedrandom does
 * it; the draws are `seedrandom.alea(key).double()` to the last bit. A stream is four numbers, so that millions of
 * them fit in one column.
 *
 * Alea and its hash Mash: Copyright (C) 2010 by Johannes Baagøe, under the MIT license like this project.
 */

import seedrandom from 'seedrandom';
import { must } from './must.ts';
import { BLOCK_BYTES, compressBlock, finishState, hexOf, resetState } from './sha256.ts';

/** The first element of every key: another way to draw would be another number here. */
const STREAM_FORMAT = 1;

const TWO_21 = 2097152;
const TWO_32 = 4294967296;
const TWO_MINUS_32 = 2.3283064365386963e-10;
const TWO_MINUS_53 = 1.1102230246251565e-16;
const MULTIPLIER = 2091639;

// One record of 32 bytes per stream: s0, s1, s2 and the carry, which is NaN while the stream is not open.
const NUMBERS = 4;
const CARRY = 3;

/**
 * What seedrandom is seeded with: the SHA-256, in 64 hexadecimal digits, of the canonical JSON
 * `[1,seed,replication,purpose,id]`. Hashed because seedrandom folds some different names into one stream.
 */
export function streamKey(seed: string, replication: number, purpose: string, id: string): string {
  return hexOf(new KeyHash(seed, replication, purpose).of(id));
}

/** A stream of its own, for what is drawn now and then: each call draws a uniform of 53 bits in [0, 1). */
export function openStream(seed: string, replication: number, purpose: string, id: string): () => number {
  return seedrandom.alea(streamKey(seed, replication, purpose, id)).double;
}

/** The streams of one purpose, addressed by dense index: the same numbers, for millions of streams and draws. */
export class Streams {
  readonly #hash: KeyHash;
  #numbers: Float64Array;

  constructor(seed: string, replication: number, purpose: string, capacity = 16) {
    this.#hash = new KeyHash(seed, replication, purpose);
    this.#numbers = new Float64Array(Math.max(1, capacity) * NUMBERS).fill(NaN);
  }

  has(index: number): boolean {
    const carry = this.#numbers[index * NUMBERS + CARRY];
    return carry !== undefined && !Number.isNaN(carry);
  }

  /** Opens the stream of `id` at `index`, from its first number, even if it was open before. */
  open(index: number, id: string): void {
    const at = index * NUMBERS;
    if (at >= this.#numbers.length) this.#grow(at);
    seedAlea(this.#numbers, at, this.#hash.of(id));
  }

  /** The next uniform of 53 bits in [0, 1) of a stream that is open. */
  next(index: number): number {
    const numbers = this.#numbers;
    const at = index * NUMBERS;
    const t = MULTIPLIER * numbers[at]! + numbers[at + CARRY]! * TWO_MINUS_32;
    const carry = t | 0;
    const first = t - carry;
    const t2 = MULTIPLIER * numbers[at + 1]! + carry * TWO_MINUS_32;
    const carry2 = t2 | 0;
    const second = t2 - carry2;
    numbers[at] = numbers[at + 2]!;
    numbers[at + 1] = first;
    numbers[at + 2] = second;
    numbers[at + CARRY] = carry2;
    const u = first + ((second * TWO_21) | 0) * TWO_MINUS_53;
    must(u >= 0, 'a stream is opened before it is drawn from');
    return u;
  }

  #grow(at: number): void {
    let length = this.#numbers.length;
    while (length <= at) length *= 2;
    const numbers = new Float64Array(length).fill(NaN);
    numbers.set(this.#numbers);
    this.#numbers = numbers;
  }
}

/** The hash of stream names that differ in their ids only: what stands before the id is hashed once. */
class KeyHash {
  readonly #before = new Int32Array(8);
  readonly #state = new Int32Array(8);
  readonly #block = new Uint8Array(BLOCK_BYTES);
  readonly #rest: Uint8Array;
  readonly #prefixBytes: number;

  constructor(seed: string, replication: number, purpose: string) {
    must(Number.isSafeInteger(replication), 'a replication is a whole number');
    const start = JSON.stringify([STREAM_FORMAT, seed, replication, purpose]);
    const bytes = new TextEncoder().encode(`${start.slice(0, -1)},`);
    resetState(this.#before);
    const whole = bytes.length - (bytes.length % BLOCK_BYTES);
    for (let at = 0; at < whole; at += BLOCK_BYTES) compressBlock(this.#before, bytes, at);
    this.#rest = bytes.subarray(whole);
    this.#prefixBytes = bytes.length;
  }

  /** The eight words of the hash; they are overwritten by the next call. */
  of(id: string): Int32Array {
    return isPlain(id)
      ? this.#hashPlain(id)
      : this.#hashBytes(new TextEncoder().encode(`${JSON.stringify(id)}]`));
  }

  /** For an id of printable ASCII without quotes or backslashes, which JSON and UTF-8 leave as it is. */
  #hashPlain(id: string): Int32Array {
    const block = this.#begin();
    let at = this.#rest.length;
    const last = id.length + 2;
    for (let i = 0; i <= last; i++) {
      block[at++] = i === 0 || i === last - 1 ? 0x22 : i === last ? 0x5d : id.charCodeAt(i - 1);
      if (at < BLOCK_BYTES) continue;
      compressBlock(this.#state, block, 0);
      at = 0;
    }
    finishState(this.#state, block, at, this.#prefixBytes + last + 1);
    return this.#state;
  }

  #hashBytes(bytes: Uint8Array): Int32Array {
    const block = this.#begin();
    let at = this.#rest.length;
    for (const byte of bytes) {
      block[at++] = byte;
      if (at < BLOCK_BYTES) continue;
      compressBlock(this.#state, block, 0);
      at = 0;
    }
    finishState(this.#state, block, at, this.#prefixBytes + bytes.length);
    return this.#state;
  }

  #begin(): Uint8Array {
    this.#state.set(this.#before);
    this.#block.set(this.#rest);
    return this.#block;
  }
}

function isPlain(id: string): boolean {
  for (let i = 0; i < id.length; i++) {
    const code = id.charCodeAt(i);
    if (code < 0x20 || code > 0x7e || code === 0x22 || code === 0x5c) return false;
  }
  return true;
}

/** Where Alea's hash "Mash" stands after the three spaces it always begins with, and what it gave for each. */
const MASH_START = 0xefc8249d;
const SPACE = 0x20;
const MASH_SPACE_0 = mashStep(MASH_START + SPACE);
const MASH_SPACE_1 = mashStep(MASH_SPACE_0 + SPACE);
const MASH_SPACE_2 = mashStep(MASH_SPACE_1 + SPACE);

/** Opens Alea at `numbers[at]` with the hexadecimal digits of `key`, eight words. */
function seedAlea(numbers: Float64Array, at: number, key: Int32Array): void {
  const n0 = mashed(MASH_SPACE_2, key);
  const n1 = mashed(n0, key);
  const n2 = mashed(n1, key);
  numbers[at] = difference(MASH_SPACE_0, n0);
  numbers[at + 1] = difference(MASH_SPACE_1, n1);
  numbers[at + 2] = difference(MASH_SPACE_2, n2);
  numbers[at + CARRY] = 1;
}

function difference(space: number, n: number): number {
  const s = (space >>> 0) * TWO_MINUS_32 - (n >>> 0) * TWO_MINUS_32;
  return s < 0 ? s + 1 : s;
}

/** Mash goes on from `start` over the 64 digits of the key. */
function mashed(start: number, key: Int32Array): number {
  let n = start;
  for (let word = 0; word < 8; word++) {
    const bits = key[word]!;
    for (let shift = 28; shift >= 0; shift -= 4) {
      const digit = (bits >>> shift) & 15;
      n = mashStep(n + (digit < 10 ? 48 + digit : 87 + digit));
    }
  }
  return n;
}

/**
 * One step of Mash, in floating point as it is defined; `sum` is its number plus a character's code. Nothing here
 * reaches 2^32 before the last line, so rounding down is what the original's `>>> 0` does, and faster.
 */
function mashStep(sum: number): number {
  let h = 0.02519603282416938 * sum;
  const whole = Math.floor(h);
  h -= whole;
  h *= whole;
  const n = Math.floor(h);
  h -= n;
  return n + h * TWO_32;
}
