/**
 * Reads the lines of a trace into columns. A trace that was cut gives what is whole of it; one that is damaged is
 * refused, or with `tolerant` gives the records before the damage, so that it can at least be looked at.
 */
import { type Columns, ColumnsBuilder } from './columns.ts';
import { TraceReader, type TraceReading } from './reader.ts';
import { describeCut } from './trace.ts';
import { TraceError } from './trace-error.ts';

export interface ColumnsOptions {
  /** Whether a damaged line ends the reading, see `damage`, instead of throwing. */
  readonly tolerant?: boolean;
}

/** Where the reading of a damaged trace ended. */
export interface Damage {
  /** 1-based; 0 if it is about the file as a whole. */
  readonly line: number;
  /** What is wrong, without the line's number. */
  readonly message: string;
  /** The record that could not be read: all before it are there. */
  readonly record: number;
}

export class ColumnsReading {
  /** What ended the reading, with `tolerant`; undefined while all is well. */
  damage: Damage | undefined;
  readonly #builder = new ColumnsBuilder();
  readonly #reader: TraceReader;
  readonly #tolerant: boolean;

  constructor({ tolerant = false }: ColumnsOptions = {}) {
    this.#tolerant = tolerant;
    this.#reader = new TraceReader((record) => this.#builder.record(record), {
      storage: 'typed',
      stated: (digest) => this.#builder.stated(digest),
    });
  }

  /** How many records have been read. */
  get count(): number {
    return this.#builder.count;
  }

  /** Reads further lines, each with its line feed. Throws a TraceError with the line's number if one is damaged. */
  push(lines: readonly string[]): void {
    if (this.damage !== undefined) return;
    try {
      this.#reader.push(lines);
    } catch (error) {
      this.fail(error);
    }
  }

  /**
   * To be told of a TraceError in what the lines come from: it is damage like that of a line. Anything that cannot
   * be tolerated is thrown again.
   */
  fail(error: unknown): void {
    const hopeless = !this.#tolerant || this.#reader.head === undefined;
    if (hopeless || !(error instanceof TraceError)) throw error;
    this.damage ??= { line: error.line, message: messageOf(error), record: this.#builder.count };
  }

  /** The columns of all that has been read; throws a TraceError if not even the head is whole. Call it once. */
  done(): Columns {
    const { head, end } = this.#reader.finish();
    if (head === undefined) throw new TraceError(0, describeCut(this.#reader.finish())!);
    return this.#builder.done(head, end, this.#reader.headDigest);
  }

  /** For `describeCut`. */
  reading(): TraceReading {
    return this.#reader.finish();
  }
}

function messageOf({ line, message }: TraceError): string {
  return line > 0 ? message.replace(`line ${line}: `, '') : message;
}

/** Reads all lines, see `splitLines`; throws a TraceError if one is damaged or not even the head is whole. */
export function columnsOfLines(lines: readonly string[], options: ColumnsOptions = {}): Columns {
  const reading = new ColumnsReading(options);
  reading.push(lines);
  return reading.done();
}
