/**
 * How the numbers of binary columns become bytes: each stream has a mode, from what its numbers are predicted, and
 * holds what is left after prediction: sign and magnitude, seven bits a byte, lowest first.
 */
import { type Coder, STREAM_COUNT } from './columns-walk.ts';
import { damaged } from './trace-error.ts';

/** Modes: from nothing; from the number before it in the stream; then from an operand, see below. */
const PLAIN = 0;
const DELTA = 1;
/** OWN + p: from operand p of the record; FROM_CAUSE + p: from operand p of the record that caused it. */
const OWN = 2;
const FROM_CAUSE = 16;
const MODES = 30;
/** Every number of the stream is -1, and it has no bytes. */
const ABSENT = 255;

/** What the three coders share: from what a stream's next number is predicted. */
abstract class Predictor {
  readonly modes = new Uint8Array(STREAM_COUNT);
  readonly last = new Float64Array(STREAM_COUNT);
  readonly values: Int32Array;
  ownCount = 0;
  #ownFrom = 0;
  #causeFrom = 0;
  #causeCount = 0;

  constructor(values: Int32Array) {
    this.values = values;
  }

  context(ownFrom: number, ownCount: number, causeFrom: number, causeCount: number): void {
    this.#ownFrom = ownFrom;
    this.ownCount = ownCount;
    this.#causeFrom = causeFrom;
    this.#causeCount = causeCount;
  }

  protected predicted(stream: number, mode: number): number {
    if (mode < OWN) return mode === DELTA ? this.last[stream]! : 0;
    return this.fromOperand(mode);
  }

  protected fromOperand(mode: number): number {
    if (mode < FROM_CAUSE) {
      const place = mode - OWN;
      return place < this.ownCount ? this.values[this.#ownFrom + place]! : 0;
    }
    const place = mode - FROM_CAUSE;
    return place < this.#causeCount ? this.values[this.#causeFrom + place]! : 0;
  }
}

/** The first numbers of a stream, and then every so many, choose its mode. */
const SAMPLED_FIRST = 1024;
const SAMPLED_EVERY = 61;

interface Measure {
  readonly bits: Float64Array;
  count: number;
  onlyNone: boolean;
}

/** Finds the best mode for each stream. */
export class MeasuringCoder extends Predictor implements Coder {
  readonly #measures: (Measure | undefined)[] = new Array(STREAM_COUNT);
  readonly #used: number[] = [];

  code(stream: number, value: number): number {
    let measure = this.#measures[stream];
    if (measure === undefined) {
      measure = { bits: new Float64Array(MODES), count: 0, onlyNone: true };
      this.#measures[stream] = measure;
      this.#used.push(stream);
    }
    if (value !== -1) measure.onlyNone = false;
    const count = measure.count++;
    if (count < SAMPLED_FIRST || count % SAMPLED_EVERY === 0) this.#measure(stream, value, measure.bits);
    this.last[stream] = value;
    return value;
  }

  time(stream: number, value: number): number {
    return this.code(stream, value);
  }

  /** The best mode of each stream that has numbers, in the order of their numbers. */
  chosen(): Map<number, number> {
    const found = new Map<number, number>();
    for (const stream of this.#used.sort((a, b) => a - b)) {
      const { bits, onlyNone } = this.#measures[stream]!;
      found.set(stream, onlyNone ? ABSENT : bits.indexOf(Math.min(...bits)));
    }
    return found;
  }

  #measure(stream: number, value: number, bits: Float64Array): void {
    for (let mode = 0; mode < MODES; mode++) bits[mode]! += bitsOf(value - this.predicted(stream, mode));
  }
}

function bitsOf(left: number): number {
  const size = left < 0 ? -left : left;
  return size < 2147483648 ? 32 - Math.clz32(size) : 48;
}

/** Writes numbers into streams. */
export class WritingCoder extends Predictor implements Coder {
  readonly #streams: (StreamBytes | undefined)[] = new Array(STREAM_COUNT);
  readonly #chosen: ReadonlyMap<number, number>;

  /** `chosen` has the streams in the order of their numbers. */
  constructor(values: Int32Array, chosen: ReadonlyMap<number, number>) {
    super(values);
    this.#chosen = chosen;
    for (const [stream, mode] of chosen) {
      this.modes[stream] = mode;
      if (mode !== ABSENT) this.#streams[stream] = new StreamBytes();
    }
  }

  code(stream: number, value: number): number {
    const bytes = this.#streams[stream];
    if (bytes === undefined) return value;
    const mode = this.modes[stream]!;
    bytes.put(value - this.predicted(stream, mode));
    if (mode === DELTA) this.last[stream] = value;
    return value;
  }

  time(stream: number, value: number): number {
    return this.code(stream, value);
  }

  /** The streams that have bytes, by number. */
  *streams(): Generator<{ stream: number; mode: number; bytes: Uint8Array }, void, undefined> {
    for (const [stream, mode] of this.#chosen) {
      if (mode !== ABSENT) yield { stream, mode, bytes: this.#streams[stream]!.bytes() };
    }
  }
}

/** Bytes that grow as numbers are put. */
export class StreamBytes {
  #bytes = new Uint8Array(64);
  #at = 0;

  /** A whole number of at most 53 bits and its sign. */
  put(value: number): void {
    if (this.#at + 10 > this.#bytes.length) this.#grow(10);
    const negative = value < 0;
    let size = negative ? -value : value;
    const low = size % 64;
    size = (size - low) / 64;
    this.#bytes[this.#at++] = (size > 0 ? 128 : 0) | (low << 1) | (negative ? 1 : 0);
    while (size > 0) {
      const part = size % 128;
      size = (size - part) / 128;
      this.#bytes[this.#at++] = (size > 0 ? 128 : 0) | part;
    }
  }

  raw(bytes: Uint8Array): void {
    if (this.#at + bytes.length > this.#bytes.length) this.#grow(bytes.length);
    this.#bytes.set(bytes, this.#at);
    this.#at += bytes.length;
  }

  bytes(): Uint8Array {
    return this.#bytes.subarray(0, this.#at);
  }

  #grow(least: number): void {
    const bigger = new Uint8Array(this.#bytes.length * 2 + least);
    bigger.set(this.#bytes);
    this.#bytes = bigger;
  }
}

/** Where a stream lies among the bytes of all. */
export interface StreamPlace {
  readonly stream: number;
  readonly mode: number;
  readonly length: number;
}

/**
 * Reads numbers out of streams. A trace of a million records has some twelve million numbers, and nobody sees it before
 * the last one is read: so all but times stay within 32 bits, where nothing is ever a float or an object, and numbers
 * of one byte, which most are, take the short way.
 */
export class ReadingCoder extends Predictor implements Coder {
  readonly #bytes: Uint8Array;
  readonly #places: readonly StreamPlace[];
  readonly #at = new Uint32Array(STREAM_COUNT);
  /** `last` of the streams that hold no times. */
  readonly #lastWord = new Int32Array(STREAM_COUNT);

  /** The streams stand one after the other in `bytes`. */
  constructor(values: Int32Array, bytes: Uint8Array, places: readonly StreamPlace[]) {
    super(values);
    this.#bytes = bytes;
    this.#places = places;
    this.modes.fill(ABSENT);
    let at = 0;
    for (const { stream, mode, length } of places) {
      this.modes[stream] = mode;
      this.#at[stream] = at;
      at += length;
    }
    if (at !== bytes.length) damaged('the streams have not the lengths that are stated');
  }

  code(stream: number, _value: number): number {
    const mode = this.modes[stream]!;
    if (mode === ABSENT) return -1;
    const at = this.#at[stream]!;
    const first = this.#bytes[at]!;
    let left: number;
    if (first < 128) {
      this.#at[stream] = at + 1;
      const sign = first & 1;
      left = ((first >> 1) ^ -sign) + sign;
    } else left = this.#longWord(stream, at);
    if (mode === PLAIN) return left;
    if (mode !== DELTA) return (left + this.fromOperand(mode)) | 0;
    const value = (left + this.#lastWord[stream]!) | 0;
    this.#lastWord[stream] = value;
    return value;
  }

  time(stream: number, _value: number): number {
    const mode = this.modes[stream]!;
    if (mode === ABSENT) return -1;
    const bytes = this.#bytes;
    let at = this.#at[stream]!;
    const first = bytes[at++]!;
    let size = (first >> 1) & 63;
    if (first >= 128) {
      let scale = 64;
      let byte: number;
      do {
        byte = bytes[at++]!;
        size += (byte & 127) * scale;
        scale *= 128;
      } while (byte >= 128 && scale < MOST_SCALE);
    }
    this.#at[stream] = at;
    const value = ((first & 1) === 0 ? size : -size) + this.predicted(stream, mode);
    if (mode === DELTA) this.last[stream] = value;
    return value;
  }

  /** The rest of `code` for a number of several bytes, which begins at `from`. */
  #longWord(stream: number, from: number): number {
    const bytes = this.#bytes;
    const first = bytes[from]!;
    let at = from + 1;
    let size = (first >> 1) & 63;
    let byte: number;
    for (let shift = 6; ; shift += 7) {
      byte = bytes[at++]!;
      // The distance of two numbers of 32 bits has 33; the highest one is lost here, and again in the sum.
      size |= (byte & 127) << shift;
      if (!(byte >= 128)) break;
      if (shift > MOST_SHIFT) damaged('a number is larger than any of a trace');
    }
    this.#at[stream] = at;
    return ((first & 1) === 0 ? size : -size) | 0;
  }

  /** To be called when all has been read; throws a DamageError if a stream was shorter or longer than needed. */
  finish(): void {
    let end = 0;
    for (const { stream, length } of this.#places) {
      end += length;
      if (this.#at[stream] !== end) damaged('a stream has not as many numbers as it should have');
    }
  }
}

/** Where the last seven bits of a number of 33 bits may stand. */
const MOST_SHIFT = 20;
/** Beyond this a number has more than 53 bits. */
const MOST_SCALE = 2 ** 58;

/** Whether a mode is one that this program writes. */
export function isMode(mode: number): boolean {
  return Number.isInteger(mode) && mode >= 0 && mode < MODES;
}
