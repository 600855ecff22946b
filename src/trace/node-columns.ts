/** Reads any trace file into columns, in Node: JSON Lines, the same compressed with gzip, or binary columns. */
import type { Columns } from './columns.ts';
import { type AnyReading, type Chunks, readAnyTrace } from './columns-any.ts';
import type { ColumnsOptions } from './columns-reading.ts';
import { fileChunks, gunzipped } from './node-lines.ts';

export interface ReadColumnsOptions extends ColumnsOptions {
  /** Where `-` reads from. */
  readonly stdin?: () => Chunks;
}

/**
 * The columns of a trace file, or of standard input for `-`. A trace that was cut gives what is whole of it. Throws
 * a TraceReadError if the file cannot be read, a TraceError if it is damaged or no trace.
 */
export async function readColumns(path: string, options: ReadColumnsOptions = {}): Promise<Columns> {
  return (await readColumnsAndDamage(path, options)).columns;
}

/** The same, with where the reading of a damaged trace ended if that is tolerated. */
export async function readColumnsAndDamage(
  path: string,
  options: ReadColumnsOptions = {},
): Promise<AnyReading> {
  const { stdin } = options;
  const chunks = path === '-' && stdin !== undefined ? stdin() : fileChunks(path);
  return readTraceChunks(chunks, options);
}

/** The same for bytes from anywhere. */
export async function readTraceChunks(chunks: Chunks, options: ColumnsOptions = {}): Promise<AnyReading> {
  return readAnyTrace(chunks, { ...options, gunzip: gunzipped });
}
