/** Opens a source, wherever it is, and reads it to columns: with progress, until cancelled. */
import { type AnyReading, readAnyTrace } from '../../src/trace/columns-any.ts';
import { TraceError } from '../../src/trace/trace-error.ts';
import type { Source } from './calls.ts';

/** Whoever opens a file may lose patience. */
export class Cancelled extends Error {
  override name = 'Cancelled';
}

export interface Patience {
  readonly cancelled: boolean;
  /** `share` of the file that has been read, 0 to 1; -1 if nobody knows how long it is. */
  progress(doing: string, share: number): void;
}

/** A damaged trace is read up to the damage. Throws a TraceError for what is no trace, and Cancelled. */
export async function loadSource(source: Source, patience: Patience): Promise<AnyReading> {
  if (source.kind === 'bytes') return readAnyTrace(atOnce(source.bytes), { tolerant: true });
  const { stream, size } = await openSource(source);
  return readAnyTrace(counted(stream, size, patience), { tolerant: true });
}

async function* atOnce(bytes: Uint8Array): AsyncGenerator<Uint8Array, void, undefined> {
  yield bytes;
}

async function openSource(
  source: Exclude<Source, { kind: 'bytes' }>,
): Promise<{ readonly stream: ReadableStream<Uint8Array>; readonly size: number }> {
  if (source.kind === 'blob') return { stream: source.blob.stream(), size: source.blob.size };
  const response = await fetch(source.url);
  if (!response.ok || response.body === null) {
    throw new TraceError(0, `${source.name} cannot be fetched: status ${response.status}`);
  }
  return { stream: response.body, size: Number(response.headers.get('Content-Length') ?? 0) };
}

async function* counted(
  stream: ReadableStream<Uint8Array>,
  size: number,
  patience: Patience,
): AsyncGenerator<Uint8Array, void, undefined> {
  const reader = stream.getReader();
  let read = 0;
  try {
    for (;;) {
      const { value, done } = await reader.read();
      if (patience.cancelled) throw new Cancelled('cancelled');
      if (done) return;
      read += value.length;
      patience.progress('Reading', size > 0 ? Math.min(1, read / size) : -1);
      yield value;
    }
  } finally {
    await reader.cancel().catch(() => {});
  }
}
