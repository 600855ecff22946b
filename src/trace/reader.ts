/**
 * Reads a trace, line by line, in constant memory: the header, the tables, the names, the World it begins with, and
 * each record as the numbers it was written from. A trace that was cut short is read up to the cut.
 */
import type { Storage } from '../model/column.ts';
import { copyWorld, type World } from '../model/world.ts';
import type { StatedDigest } from './columns.ts';
import type { TraceEnd, TraceHeader } from './format.ts';
import { type Hasher, type NewHasher, newPlainHasher } from './hasher.ts';
import { checkWaves, NamesReader, readHeader, readWorld } from './head-reader.ts';
import type { RecordBuffer } from './record.ts';
import { isObject, type JsonObject, RecordDecoder } from './record-decoder.ts';
import { foldInto } from './replay.ts';
import { DamageError, damaged, TraceError } from './trace-error.ts';
import { readDigests, readEnd, readHex, Verifier } from './verifier.ts';
import type { TraceHead } from './writer.ts';

export interface ReadOptions {
  /** How the Worlds are stored; default plain. */
  readonly storage?: Storage;
  /** Whether to keep `reader.world`, the World after the record at hand. */
  readonly fold?: boolean;
  /** Whether to take all digests again and compare; folds, too. */
  readonly verify?: boolean;
  /** Default: the hasher that runs everywhere. */
  readonly newHasher?: NewHasher;
  /** Told every digest that the trace states, in their order; the last two of a whole trace are its trailer's. */
  readonly stated?: (digest: StatedDigest) => void;
}

/** What has been read of a trace when its lines are over. */
export interface TraceReading {
  /** Undefined if it was cut before its first record could have come. */
  readonly head: TraceHead | undefined;
  /** How many records are whole. */
  readonly records: number;
  /** What the trailer says; undefined for a trace that was cut short. */
  readonly end: TraceEnd | undefined;
}

/** Lines of a trace, in pieces of any size; each line with its line feed, a last one without it was cut. */
export type TraceLines = AsyncIterable<readonly string[]> | Iterable<readonly string[]>;

const MARK = 1;
const utf8 = new TextEncoder();

export class TraceReader {
  /** The head, once the line of the World has been read; `head.world` is the World before the first record. */
  head: TraceHead | undefined;
  /** With `fold`: the World after the record at hand. */
  world: World | undefined;
  /** The SHA-256 of the head's bytes as they were read, once `head` is there. */
  headDigest = '';
  /** The number of the line at hand, 1-based. */
  line = 0;
  readonly #take: (record: RecordBuffer) => void;
  readonly #options: ReadOptions;
  readonly #names = new NamesReader();
  readonly #headHasher: Hasher;
  readonly #tables: unknown[] = [];
  #header: TraceHeader | undefined;
  #decoder: RecordDecoder | undefined;
  #verifier: Verifier | undefined;
  #records = 0;
  #end: TraceEnd | undefined;

  /** `take` is told every record, in a buffer that is reused. */
  constructor(take: (record: RecordBuffer) => void, options: ReadOptions = {}) {
    this.#take = take;
    this.#options = options;
    this.#headHasher = (options.newHasher ?? newPlainHasher)();
  }

  /** Reads further lines. Throws a TraceError with the line's number if one is damaged. */
  push(lines: readonly string[]): void {
    for (const line of lines) {
      this.line += 1;
      try {
        this.#readLine(line);
      } catch (error) {
        throw error instanceof DamageError ? new TraceError(this.line, error.message) : error;
      }
    }
  }

  /** Says what has been read; to be called when there are no more lines. */
  finish(): TraceReading {
    return { head: this.head, records: this.#records, end: this.#end };
  }

  #readLine(text: string): void {
    if (this.#end !== undefined) damaged('something follows the end of the trace');
    // The tail of a trace that was cut: whatever it would have been, it is not whole.
    if (!text.endsWith('\n')) return;
    if (this.head === undefined) this.#headHasher.update(utf8.encode(text));
    const line = parse(text, this.line);
    if (this.#header === undefined) this.#header = readHeader(line);
    else if (this.head === undefined) this.#readHead(line);
    else this.#readBody(line);
  }

  #readHead(line: JsonObject): void {
    if (line.table !== undefined) this.#tables.push(line.table);
    else if (!this.#names.read(line)) this.#readWorld(line);
  }

  #readWorld(line: JsonObject): void {
    const { storage = 'plain', fold = false, verify = false, newHasher } = this.#options;
    const header = this.#header!;
    const { names } = this.#names;
    if (line.world === undefined) damaged('a table, an entity or the World has to stand here');
    const world = readWorld(line.world, names, storage);
    checkWaves(header, names, world);
    this.head = { header, tables: this.#tables, names, world };
    this.headDigest = this.#headHasher.hex();
    this.#decoder = new RecordDecoder(header.words);
    if (fold || verify) this.world = copyWorld(world, storage);
    if (verify) this.#verifier = new Verifier(header.words, this.headDigest, newHasher);
  }

  #readBody(line: JsonObject): void {
    const decoder = this.#decoder!;
    if (line.more !== undefined) {
      decoder.more(line);
      if (decoder.missing === 0) this.#tell(decoder.record);
      return;
    }
    if (decoder.missing > 0) damaged(`record ${decoder.record.n} has to go on here`);
    if (line.n !== undefined) this.#readRecord(line, decoder);
    else if (line.digest !== undefined) this.#readDigest(line.digest);
    else if (line.keyframe !== undefined) this.#readKeyframe(line.keyframe);
    else if (line.end !== undefined) this.#readEnd(line.end);
    else damaged('this is neither a record nor a digest nor the end');
  }

  #readRecord(line: JsonObject, decoder: RecordDecoder): void {
    decoder.begin(line);
    const { record } = decoder;
    if (record.n !== this.#records) damaged(`record ${this.#records} has to stand here, not ${record.n}`);
    const name = decoder.attempts ? this.head!.names.marks[record.values[MARK]!] : undefined;
    if (line.id !== name) damaged('the id is not that of the mark');
    if (decoder.missing === 0) this.#tell(record);
  }

  #tell(record: RecordBuffer): void {
    if (this.world !== undefined) foldInto(this.world, record);
    this.#verifier?.record(record);
    this.#records += 1;
    this.#take(record);
  }

  #readDigest(digest: unknown): void {
    this.#checkPlace(digest);
    const stated = readDigests(digest as JsonObject);
    this.#stated('content', stated.content);
    this.#stated('transitions', stated.transitions);
    this.#verifier?.checkDigest(stated, this.#records);
  }

  #readKeyframe(keyframe: unknown): void {
    this.#checkPlace(keyframe);
    const { state } = keyframe as JsonObject;
    this.#stated('state', readHex(state));
    this.#verifier?.checkState(state, this.world!, this.#records);
  }

  #stated(of: StatedDigest['of'], hex: string): void {
    this.#options.stated?.({ n: this.#records - 1, of, hex });
  }

  #checkPlace(what: unknown): void {
    if (!isObject(what) || what.n !== this.#records - 1)
      damaged(`this should be about record ${this.#records - 1}`);
  }

  #readEnd(json: unknown): void {
    const end = readEnd(json);
    if (end.records !== this.#records) {
      damaged(`the trace says it has ${end.records} records, but there are ${this.#records}`);
    }
    this.#stated('content', end.content);
    this.#stated('transitions', end.transitions);
    this.#stated('state', end.state);
    this.#verifier?.checkEnd(end, this.world!);
    this.#end = end;
  }
}

function parse(text: string, number: number): JsonObject {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    damaged(number === 1 ? 'this is no trace: its first line is not JSON' : 'this is not JSON');
  }
  return isObject(value) ? value : damaged('this is no JSON object');
}

/** Reads a whole trace; `take` is told every record and the reader it comes from. */
export async function readTrace(
  lines: TraceLines,
  take: (record: RecordBuffer, reader: TraceReader) => void,
  options: ReadOptions = {},
): Promise<TraceReading> {
  const reader: TraceReader = new TraceReader((record) => take(record, reader), options);
  for await (const piece of lines) reader.push(piece);
  return reader.finish();
}
