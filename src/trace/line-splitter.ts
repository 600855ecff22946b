/**
 * Cuts bytes into lines, in constant memory but for the line at hand. A line comes with its line feed; the last one
 * may lack it, and then it was cut.
 */
import { joinBytes } from '../core/bytes.ts';
import { LINE_LIMIT, LONG_LINE_LIMIT, LONG_LINES } from './format.ts';
import { TraceError } from './trace-error.ts';

const LINE_FEED = 10;
const PREFIXES = LONG_LINES.map((prefix) => new TextEncoder().encode(prefix));

export class LineSplitter {
  readonly #decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  /** The pieces of the line at hand, copied, and their length. */
  #pieces: Uint8Array[] = [];
  #length = 0;
  #lines = 0;
  /** What is wrong with the next line, while those before it are being given. */
  #failure: unknown;

  /**
   * The lines that end in this chunk. Throws a TraceError for one that is too long or no UTF-8, but gives the lines
   * before it first: then the next call throws.
   */
  push(chunk: Uint8Array): string[] {
    const lines: string[] = [];
    this.#throwFailure();
    try {
      this.#cut(chunk, lines);
    } catch (error) {
      if (lines.length === 0) throw error;
      this.#failure = error;
    }
    return lines;
  }

  #cut(chunk: Uint8Array, lines: string[]): void {
    let from = 0;
    for (let feed = chunk.indexOf(LINE_FEED); feed >= 0; feed = chunk.indexOf(LINE_FEED, from)) {
      lines.push(this.#line(chunk.subarray(from, feed + 1)));
      from = feed + 1;
    }
    if (from < chunk.length) this.#keep(chunk.slice(from));
  }

  #throwFailure(): void {
    if (this.#failure !== undefined) throw this.#failure;
  }

  /** What is left: a line without its line feed, or nothing. A character that was cut, too, is left out of it. */
  end(): string[] {
    this.#throwFailure();
    if (this.#length === 0) return [];
    const rest = joinBytes(this.#pieces);
    return [new TextDecoder('utf-8', { ignoreBOM: true }).decode(rest, { stream: true })];
  }

  #line(last: Uint8Array): string {
    let bytes = last;
    if (this.#length > 0) {
      this.#keep(last);
      bytes = joinBytes(this.#pieces);
      this.#pieces = [];
      this.#length = 0;
    } else this.#checkLength(last, last.length);
    this.#lines += 1;
    try {
      return this.#decoder.decode(bytes);
    } catch {
      throw new TraceError(this.#lines, 'this is not UTF-8');
    }
  }

  #keep(piece: Uint8Array): void {
    this.#pieces.push(piece);
    this.#length += piece.length;
    if (this.#length > LINE_LIMIT && this.#pieces[0]!.length < LONGEST_PREFIX) {
      this.#pieces = [joinBytes(this.#pieces)];
    }
    this.#checkLength(this.#pieces[0]!, this.#length);
  }

  #checkLength(beginning: Uint8Array, length: number): void {
    if (length <= LINE_LIMIT) return;
    const long = PREFIXES.some((prefix) => prefix.every((byte, i) => beginning[i] === byte));
    const limit = long ? LONG_LINE_LIMIT : LINE_LIMIT;
    if (length > limit) {
      throw new TraceError(
        this.#lines + 1,
        `this line is longer than ${limit} bytes, so it is not a trace's`,
      );
    }
  }
}

const LONGEST_PREFIX = Math.max(...PREFIXES.map((prefix) => prefix.length));

/** The lines of a whole trace in memory, each with its line feed. */
export function splitLines(bytes: Uint8Array): string[] {
  const splitter = new LineSplitter();
  return [...splitter.push(bytes), ...splitter.end()];
}
