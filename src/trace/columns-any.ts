/**
 * Reads a trace of any form from chunks of bytes into columns: JSON Lines, the same compressed with gzip, or binary
 * columns. Runs everywhere; whoever has a better way to unpack gzip than the web's brings it.
 */
import { joinBytes } from '../core/bytes.ts';
import type { Columns } from './columns.ts';
import { decodeColumns } from './columns-file.ts';
import { type ColumnsOptions, ColumnsReading, type Damage } from './columns-reading.ts';
import { gunzip } from './deflate.ts';
import { LineSplitter } from './line-splitter.ts';
import { kindOfTrace, SNIFFED_BYTES } from './trace-kind.ts';

export type Chunks = AsyncIterable<Uint8Array>;

export interface AnyOptions extends ColumnsOptions {
  /** Unpacks gzip within limits; default: with the web's DecompressionStream. */
  readonly gunzip?: (chunks: Chunks) => Chunks;
}

export interface AnyReading {
  readonly columns: Columns;
  /** Where the reading of a damaged trace ended, with `tolerant`. */
  readonly damage: Damage | undefined;
}

/** Throws a TraceError if this is no trace, or a damaged one and not `tolerant`. */
export async function readAnyTrace(chunks: Chunks, options: AnyOptions = {}): Promise<AnyReading> {
  const { first, all } = await sniffed(chunks);
  const kind = kindOfTrace(first);
  if (kind === 'columns') return { columns: await decodeColumns(await joinChunks(all)), damage: undefined };
  if (kind === 'lines') return readLines(all, options);
  const unpacked = await sniffed((options.gunzip ?? gunzip)(all));
  const inner = kindOfTrace(unpacked.first);
  if (inner === 'columns')
    return { columns: await decodeColumns(await joinChunks(unpacked.all)), damage: undefined };
  return readLines(unpacked.all, options);
}

async function readLines(chunks: Chunks, options: ColumnsOptions): Promise<AnyReading> {
  const reading = new ColumnsReading(options);
  const splitter = new LineSplitter();
  try {
    for await (const chunk of chunks) {
      reading.push(splitter.push(chunk));
      if (reading.damage !== undefined) break;
    }
    reading.push(splitter.end());
  } catch (error) {
    reading.fail(error);
  }
  return { columns: reading.done(), damage: reading.damage };
}

/** The first bytes, and all of them once more. A pipe may give a single byte at first. */
export async function sniffed(chunks: Chunks): Promise<{ first: Uint8Array; all: Chunks }> {
  const rest = chunks[Symbol.asyncIterator]();
  const taken: Uint8Array[] = [];
  let length = 0;
  while (length < SNIFFED_BYTES) {
    const next = await rest.next();
    if (next.done === true) break;
    taken.push(next.value.slice());
    length += next.value.length;
  }
  const first = joinBytes(taken);
  return { first: first.subarray(0, SNIFFED_BYTES), all: goOn(first, rest) };
}

async function* goOn(first: Uint8Array, rest: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield first;
    for (;;) {
      const next = await rest.next();
      if (next.done === true) return;
      yield next.value;
    }
  } finally {
    await rest.return?.();
  }
}

/** All of the bytes. */
export async function joinChunks(chunks: Chunks): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  for await (const chunk of chunks) pieces.push(chunk.slice());
  return joinBytes(pieces);
}
