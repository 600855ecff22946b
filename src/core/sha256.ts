/**
 * SHA-256 (FIPS 180-4) in plain arithmetic, synchronous and the same in Node and in a browser. For names of
 * random streams and digests of traces, not for secrets.
 */

export const BLOCK_BYTES = 64;
const STATE_WORDS = 8;

const ROUND_CONSTANTS = constants(64, 3);
const INITIAL_STATE = constants(8, 2);
const schedule = new Int32Array(64);

/** Sets eight words to where every hash begins. */
export function resetState(state: Int32Array): void {
  state.set(INITIAL_STATE);
}

/** Feeds the 64 bytes from `offset` to the eight words of `state`, in place. */
export function compressBlock(state: Int32Array, bytes: Uint8Array, offset: number): void {
  fillSchedule(bytes, offset);
  let a = state[0]!;
  let b = state[1]!;
  let c = state[2]!;
  let d = state[3]!;
  let e = state[4]!;
  let f = state[5]!;
  let g = state[6]!;
  let h = state[7]!;
  for (let t = 0; t < 64; t++) {
    const rotatedE = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7));
    const choice = g ^ (e & (f ^ g));
    const t1 = (h + rotatedE + choice + ROUND_CONSTANTS[t]! + schedule[t]!) | 0;
    const rotatedA = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10));
    const majority = (a & b) | (c & (a | b));
    h = g;
    g = f;
    f = e;
    e = (d + t1) | 0;
    d = c;
    c = b;
    b = a;
    a = (t1 + rotatedA + majority) | 0;
  }
  state[0] = state[0]! + a;
  state[1] = state[1]! + b;
  state[2] = state[2]! + c;
  state[3] = state[3]! + d;
  state[4] = state[4]! + e;
  state[5] = state[5]! + f;
  state[6] = state[6]! + g;
  state[7] = state[7]! + h;
}

/**
 * Ends a message whose last `length` bytes, fewer than 64, stand at the start of `block`; `block` has room for
 * 64 and is overwritten. `totalBytes` is the length of the whole message.
 */
export function finishState(state: Int32Array, block: Uint8Array, length: number, totalBytes: number): void {
  block[length] = 0x80;
  block.fill(0, length + 1, BLOCK_BYTES);
  if (length >= BLOCK_BYTES - 8) {
    compressBlock(state, block, 0);
    block.fill(0);
  }
  const high = Math.floor(totalBytes / 536870912);
  const low = totalBytes << 3;
  for (let i = 0; i < 4; i++) {
    block[56 + i] = high >>> (24 - 8 * i);
    block[60 + i] = low >>> (24 - 8 * i);
  }
  compressBlock(state, block, 0);
}

/** A hash of bytes that come piece by piece. */
export class Sha256 {
  readonly #state = new Int32Array(STATE_WORDS);
  readonly #block = new Uint8Array(BLOCK_BYTES);
  #length = 0;
  #totalBytes = 0;

  constructor() {
    resetState(this.#state);
  }

  update(bytes: Uint8Array): this {
    this.#totalBytes += bytes.length;
    let from = 0;
    if (this.#length > 0) {
      from = Math.min(bytes.length, BLOCK_BYTES - this.#length);
      this.#block.set(bytes.subarray(0, from), this.#length);
      this.#length += from;
      if (this.#length < BLOCK_BYTES) return this;
      compressBlock(this.#state, this.#block, 0);
      this.#length = 0;
    }
    for (; from + BLOCK_BYTES <= bytes.length; from += BLOCK_BYTES) compressBlock(this.#state, bytes, from);
    if (from < bytes.length) {
      this.#block.set(bytes.subarray(from));
      this.#length = bytes.length - from;
    }
    return this;
  }

  /** The hash of everything so far in 64 lower-case digits; more may follow. */
  hex(): string {
    return hexOf(this.words());
  }

  /** The same as eight words of 32 bits, those with the first digits first. */
  words(): Int32Array {
    const state = this.#state.slice();
    finishState(state, this.#block.slice(), this.#length, this.#totalBytes);
    return state;
  }
}

/** The hash of bytes, or of a text in UTF-8, in 64 lower-case hexadecimal digits. */
export function sha256Hex(input: Uint8Array | string): string {
  return new Sha256().update(typeof input === 'string' ? new TextEncoder().encode(input) : input).hex();
}

export function hexOf(state: Int32Array): string {
  let hex = '';
  for (const word of state) hex += (word >>> 0).toString(16).padStart(8, '0');
  return hex;
}

function fillSchedule(bytes: Uint8Array, offset: number): void {
  for (let t = 0, at = offset; t < 16; t++, at += 4) {
    schedule[t] = (bytes[at]! << 24) | (bytes[at + 1]! << 16) | (bytes[at + 2]! << 8) | bytes[at + 3]!;
  }
  for (let t = 16; t < 64; t++) {
    const x = schedule[t - 15]!;
    const y = schedule[t - 2]!;
    const sigma0 = ((x >>> 7) | (x << 25)) ^ ((x >>> 18) | (x << 14)) ^ (x >>> 3);
    const sigma1 = ((y >>> 17) | (y << 15)) ^ ((y >>> 19) | (y << 13)) ^ (y >>> 10);
    schedule[t] = schedule[t - 16]! + sigma0 + schedule[t - 7]! + sigma1;
  }
}

/** The first 32 bits after the point of the square (2) or cube (3) roots of the first primes. */
function constants(count: number, root: 2 | 3): Int32Array {
  const words = new Int32Array(count);
  let found = 0;
  for (let candidate = 2; found < count; candidate++) {
    if (isPrime(candidate)) words[found++] = fractionOfRoot(BigInt(candidate), root);
  }
  return words;
}

function isPrime(candidate: number): boolean {
  for (let divisor = 2; divisor * divisor <= candidate; divisor++)
    if (candidate % divisor === 0) return false;
  return true;
}

/** By bisection in whole numbers, so that no library function has to be trusted. */
function fractionOfRoot(radicand: bigint, root: 2 | 3): number {
  const scaled = radicand << BigInt(32 * root);
  let low = 0n;
  let high = radicand << 32n;
  while (high - low > 1n) {
    const middle = (low + high) >> 1n;
    const power = root === 2 ? middle * middle : middle * middle * middle;
    if (power <= scaled) low = middle;
    else high = middle;
  }
  return Number(BigInt.asIntN(32, low));
}
