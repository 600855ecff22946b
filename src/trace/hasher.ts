/**
 * What the digests of a trace are made with: a running SHA-256, and a packer that turns whole numbers into its bytes
 * in batches, because a hash fed number by number costs more than all the rest of a record.
 */
import { must } from '../core/must.ts';
import { Sha256 } from '../core/sha256.ts';

/** A running SHA-256. `hex` is the hash of everything so far; more may follow. */
export interface Hasher {
  update(bytes: Uint8Array): void;
  hex(): string;
}

export type NewHasher = () => Hasher;

/** The hasher that runs everywhere. */
export const newPlainHasher: NewHasher = () => new Sha256();

const BATCH_WORDS = 8192;
/** Announces a number that does not fit into one word. */
const ESCAPE = -0x80000000;
const TWO_TO_32 = 4294967296;
const BIG_ENDIAN = new Uint8Array(Int32Array.of(1).buffer)[0] === 0;

/**
 * Packs numbers into 32-bit words, low byte first, and hashes them. A number from -2^31 + 1 to 2^31 - 1 is one word;
 * any other whole number is the word 0x80000000, then its low and its high 32 bits (two's complement). So no two
 * sequences of numbers have the same bytes.
 */
export class NumberHasher {
  readonly #hasher: Hasher;
  readonly #words = new Int32Array(BATCH_WORDS);
  readonly #bytes = new Uint8Array(this.#words.buffer);
  #used = 0;

  constructor(newHasher: NewHasher) {
    this.#hasher = newHasher();
  }

  put(value: number): void {
    if (this.#used + 3 > BATCH_WORDS) this.#flush();
    const word = value | 0;
    if (word === value && word !== ESCAPE) this.#words[this.#used++] = word;
    else this.#putLong(value);
  }

  /** The same for each of some numbers, which are few. */
  putAll(values: Float64Array, from: number, to: number): void {
    if (this.#used + 3 * (to - from) > BATCH_WORDS) this.#flush();
    const words = this.#words;
    for (let i = from; i < to; i++) {
      const value = values[i]!;
      const word = value | 0;
      if (word === value && word !== ESCAPE) words[this.#used++] = word;
      else this.#putLong(value);
    }
  }

  /** The hash of all numbers so far; more may follow. */
  hex(): string {
    this.#flush();
    return this.#hasher.hex();
  }

  #putLong(value: number): void {
    if (!Number.isSafeInteger(value)) must(false, `a digest is made of whole numbers, not of ${value}`);
    this.#words[this.#used++] = ESCAPE;
    this.#words[this.#used++] = value | 0;
    this.#words[this.#used++] = Math.floor(value / TWO_TO_32);
  }

  #flush(): void {
    const bytes = this.#bytes.subarray(0, this.#used * 4);
    if (BIG_ENDIAN) swapBytes(bytes);
    this.#hasher.update(bytes);
    this.#used = 0;
  }
}

function swapBytes(bytes: Uint8Array): void {
  for (let i = 0; i < bytes.length; i += 4) bytes.subarray(i, i + 4).reverse();
}

const ENCODER = new TextEncoder();

/**
 * The number that stands for a name in digests: the first 32 bits of the name's SHA-256, so that a digest does not
 * change because another kind or row was added to the list in which the name has its code.
 */
export function nameNumber(name: string): number {
  return new Sha256().update(ENCODER.encode(name)).words()[0]!;
}

/** Lists of names stay as they are, and every run needs the same few: each is hashed once. */
const numbersOf = new WeakMap<readonly string[], Int32Array>();

/** `nameNumber` of each name, by code; not to be written in. */
export function nameNumbers(names: readonly string[]): Int32Array {
  let numbers = numbersOf.get(names);
  if (numbers === undefined) {
    numbers = Int32Array.from(names, nameNumber);
    numbersOf.set(names, numbers);
  }
  return numbers;
}
