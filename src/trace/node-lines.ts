/**
 * The lines of a trace file or of standard input, decompressed if they are gzip, in constant memory and within
 * limits: a file from elsewhere may be built to unfold without end.
 */
import { createReadStream } from 'node:fs';
import { PassThrough, pipeline } from 'node:stream';
import { constants, createGunzip } from 'node:zlib';
import { type Chunks, joinChunks, sniffed } from './columns-any.ts';
import { decodeColumns } from './columns-file.ts';
import { lineSlices } from './columns-lines.ts';
import { LineSplitter } from './line-splitter.ts';
import { TraceError } from './trace-error.ts';
import { kindOfTrace } from './trace-kind.ts';

/** Reading failed: exit code 74. */
export class TraceReadError extends Error {
  override name = 'TraceReadError';
  /** The system's word for it, such as ENOENT or EISDIR. */
  readonly code: string;

  constructor(path: string, cause: NodeJS.ErrnoException) {
    super(`cannot read ${path}: ${cause.message}`, { cause });
    this.code = cause.code ?? 'EIO';
  }
}

/** Once this much has come out of a gzip file, it may not be more than RATIO times what went in. */
const FREE_BYTES = 16 * 1024 * 1024;
const RATIO = 200;
/** More than this does not come out of any trace that is meant. */
const MOST_BYTES = 1024 * 1024 * 1024 * 1024;

/**
 * The lines of a trace file, piece by piece, each line with its line feed; a last one without it was cut. Gzip is
 * recognised by its first bytes; a gzip file that was cut gives the lines before the cut. Throws a TraceReadError
 * if the file cannot be read and a TraceError if what is in it cannot be a trace.
 */
export async function* readTraceLines(path: string): AsyncGenerator<string[], void, undefined> {
  yield* linesOf(fileChunks(path));
}

/** The same for bytes from anywhere, such as standard input; binary columns become the lines they were. */
export async function* linesOf(chunks: Chunks): AsyncGenerator<string[], void, undefined> {
  const { first, all } = await sniffed(decompressed(chunks));
  const columns = first.length > 0 && kindOfTrace(first) === 'columns';
  const splitter = new LineSplitter();
  for await (const chunk of columns ? bytesOfLines(all) : all) {
    const lines = splitter.push(chunk);
    if (lines.length > 0) yield lines;
  }
  yield splitter.end();
}

async function* bytesOfLines(chunks: Chunks): AsyncGenerator<Uint8Array, void, undefined> {
  const columns = await decodeColumns(await joinChunks(chunks));
  let made: Uint8Array[] = [];
  for (const _ of lineSlices(columns, (chunk) => made.push(chunk.slice()))) {
    yield* made;
    made = [];
  }
  yield* made;
}

/** The bytes of a file; throws a TraceReadError if it cannot be read. */
export async function* fileChunks(path: string): AsyncGenerator<Uint8Array, void, undefined> {
  const stream = createReadStream(path, { highWaterMark: 256 * 1024 });
  try {
    for await (const chunk of stream) yield chunk as Uint8Array;
  } catch (error) {
    throw new TraceReadError(path, error as NodeJS.ErrnoException);
  }
}

async function* decompressed(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array, void, undefined> {
  const rest = chunks[Symbol.asyncIterator]();
  let first = new Uint8Array(0);
  // A pipe may give a single byte at first.
  while (first.length < 2) {
    const { value, done } = await rest.next();
    if (done === true) break;
    first = Buffer.concat([first, value]);
  }
  const all = { [Symbol.asyncIterator]: () => joined(first, rest) };
  if (first[0] === 0x1f && first[1] === 0x8b) yield* gunzipped(all);
  else yield* all;
}

async function* joined(
  first: Uint8Array,
  rest: AsyncIterator<Uint8Array>,
): AsyncGenerator<Uint8Array, void, undefined> {
  yield first;
  try {
    for (;;) {
      const { value, done } = await rest.next();
      if (done === true) return;
      yield value;
    }
  } finally {
    await rest.return?.();
  }
}

/** Unpacks gzip within limits; a file that was cut gives all it has. */
export async function* gunzipped(
  chunks: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array, void, undefined> {
  let taken = 0;
  let given = 0;
  const counted = async function* (): AsyncGenerator<Uint8Array, void, undefined> {
    for await (const chunk of chunks) {
      taken += chunk.length;
      yield chunk;
    }
  };
  // With this flush a file that was cut gives all it has; that it was cut, its last line says.
  const gunzip = createGunzip({ finishFlush: constants.Z_SYNC_FLUSH, chunkSize: 64 * 1024 });
  const out = pipeline(counted, gunzip, new PassThrough(), () => {});
  try {
    for await (const chunk of out) {
      given += (chunk as Uint8Array).length;
      if (given > MOST_BYTES || (given > FREE_BYTES && given > RATIO * taken)) {
        throw new TraceError(0, `this unfolds to more than ${RATIO} times its size, so it is no trace`);
      }
      yield chunk as Uint8Array;
    }
  } catch (error) {
    if (error instanceof TraceError || error instanceof TraceReadError) throw error;
    throw new TraceError(0, `this is damaged gzip: ${(error as Error).message}`);
  }
}
