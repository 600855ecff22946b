/** Bytes on their way to a sink, gathered in one buffer that is used again and again. */
import { must } from '../core/must.ts';

/** Takes the next bytes of a trace. They stand in a buffer that is reused: whoever keeps them copies them. */
export type Sink = (chunk: Uint8Array) => void;

const encoder = new TextEncoder();

export class ByteWriter {
  /** The buffer, and where its free part begins. Hot code writes there itself, after asking for room. */
  readonly bytes: Uint8Array;
  at = 0;
  readonly #sink: Sink;

  constructor(sink: Sink, capacity: number) {
    this.bytes = new Uint8Array(capacity);
    this.#sink = sink;
  }

  /** Sees to it that `size` more bytes fit; `size` is at most the buffer's. */
  room(size: number): void {
    if (this.at + size > this.bytes.length) this.flush();
  }

  raw(bytes: Uint8Array): void {
    let from = 0;
    while (bytes.length - from > this.bytes.length - this.at) {
      const fits = this.bytes.length - this.at;
      this.bytes.set(bytes.subarray(from, from + fits), this.at);
      this.at += fits;
      from += fits;
      this.flush();
    }
    this.bytes.set(from === 0 ? bytes : bytes.subarray(from), this.at);
    this.at += bytes.length - from;
  }

  text(text: string): void {
    if (text.length * 3 > this.bytes.length) return this.raw(encoder.encode(text));
    this.room(text.length * 3);
    this.at += encoder.encodeInto(text, this.bytes.subarray(this.at)).written;
  }

  number(value: number): void {
    this.room(NUMBER_BYTES);
    this.at = putNumber(this.bytes, this.at, value);
  }

  flush(): void {
    if (this.at > 0) this.#sink(this.bytes.subarray(0, this.at));
    this.at = 0;
  }
}

/** The most bytes a number takes: sixteen digits and a sign. */
export const NUMBER_BYTES = 17;

/** The digits of 00 to 99, two bytes each. */
const PAIRS = Uint8Array.from(
  { length: 200 },
  (_, i) => 48 + (i % 2 === 0 ? Math.floor(i / 20) : (i >> 1) % 10),
);

/** Writes a whole number in decimal at `at`; returns where it ends. There has to be room. */
export function putNumber(out: Uint8Array, at: number, value: number): number {
  if (value < 0) {
    out[at] = 45;
    return putNumber(out, at + 1, -value);
  }
  if (value < 100_000_000) {
    const small = value | 0;
    if (small !== value) refuse(value);
    return putDigits(out, at, small, digitCount(small));
  }
  if (!Number.isSafeInteger(value)) refuse(value);
  // Exact: below 2^53 the quotient is less than 2^27, so its distance to a whole number is over half an ulp.
  const high = Math.floor(value / 100_000_000);
  const middle = putDigits(out, at, high, digitCount(high));
  return putDigits(out, middle, (value - high * 100_000_000) | 0, 8);
}

/** Apart from the test, so that writing a number builds no message. */
function refuse(value: number): never {
  must(false, `a trace is made of whole numbers, not of ${value}`);
}

function digitCount(value: number): number {
  if (value < 10_000) return value < 100 ? (value < 10 ? 1 : 2) : value < 1000 ? 3 : 4;
  return value < 1_000_000 ? (value < 100_000 ? 5 : 6) : value < 10_000_000 ? 7 : 8;
}

/** Writes exactly `count` digits of a whole number below 10^8, with leading zeros. */
function putDigits(out: Uint8Array, at: number, value: number, count: number): number {
  let rest = value;
  let place = at + count;
  while (place - at >= 2) {
    const quotient = (rest / 100) | 0;
    const pair = (rest - quotient * 100) << 1;
    out[--place] = PAIRS[pair + 1]!;
    out[--place] = PAIRS[pair]!;
    rest = quotient;
  }
  if (place > at) out[at] = 48 + rest;
  return at + count;
}
