/**
 * Deflate and gzip with what the web standard has, in Node and in browsers alike, and within limits: bytes from
 * elsewhere may be built to unfold without end.
 */
import { joinBytes } from '../core/bytes.ts';
import { damaged, TraceError } from './trace-error.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/** Once this much has come out of gzip, it may not be more than RATIO times what went in. */
const FREE_BYTES = 16 * 1024 * 1024;
const RATIO = 200;

/** The bytes in raw deflate. */
export async function deflate(bytes: Uint8Array): Promise<Uint8Array> {
  const { pieces } = await through(new CompressionStream('deflate-raw'), bytes, Infinity);
  return joinBytes(pieces);
}

/** The `length` bytes that raw deflate unfolds to; throws a DamageError if they are more or fewer, or it is none. */
export async function inflate(bytes: Uint8Array, length: number): Promise<Uint8Array> {
  let found: { pieces: Uint8Array[]; length: number };
  try {
    found = await through(new DecompressionStream('deflate-raw'), bytes, length);
  } catch {
    damaged('a compressed part cannot be unpacked');
  }
  if (found.length !== length) damaged('a compressed part has not the length it should have');
  return joinBytes(found.pieces);
}

/** What comes out, but not much more than `most` bytes of it. */
async function through(
  stream: CompressionStream | DecompressionStream,
  bytes: Uint8Array,
  most: number,
): Promise<{ pieces: Uint8Array[]; length: number }> {
  const writer = stream.writable.getWriter();
  const reader = stream.readable.getReader();
  // What goes wrong on this side is thrown by the other one.
  const ignore = (): void => {};
  writer.write(bytes as Bytes).catch(ignore);
  writer.close().catch(ignore);
  writer.closed.catch(ignore);
  const pieces: Uint8Array[] = [];
  let length = 0;
  for (;;) {
    const { value, done } = await reader.read();
    if (done) return { pieces, length };
    pieces.push(value);
    length += value.length;
    if (length > most) {
      await reader.cancel().catch(ignore);
      return { pieces, length };
    }
  }
}

/** Unpacks gzip, piece by piece; one that was cut gives all it has. Throws a TraceError for one without end. */
export async function* gunzip(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const stream = new DecompressionStream('gzip');
  const source = feed(chunks, stream.writable.getWriter());
  const reader = stream.readable.getReader();
  let given = 0;
  try {
    for (;;) {
      const next = await reader.read().catch(() => undefined);
      if (next === undefined || next.done) break;
      given += next.value.length;
      if (given > FREE_BYTES && given > RATIO * source.taken) {
        throw new TraceError(0, `this unfolds to more than ${RATIO} times its size, so it is no trace`);
      }
      yield next.value;
    }
    if (given === 0) throw new TraceError(0, 'this is damaged gzip');
    if (source.failure !== undefined) throw source.failure;
  } finally {
    source.stopped = true;
    await reader.cancel().catch(() => {});
  }
}

interface Feeding {
  taken: number;
  stopped: boolean;
  /** What the source of the chunks threw. */
  failure: unknown;
}

function feed(chunks: AsyncIterable<Uint8Array>, writer: WritableStreamDefaultWriter): Feeding {
  const feeding: Feeding = { taken: 0, stopped: false, failure: undefined };
  writer.closed.catch(() => {});
  const run = async (): Promise<void> => {
    try {
      for await (const chunk of chunks) {
        if (feeding.stopped) break;
        feeding.taken += chunk.length;
        await writer.write(chunk.slice() as Bytes).catch(() => {
          feeding.stopped = true;
        });
      }
    } catch (error) {
      feeding.failure = error;
    }
    await writer.close().catch(() => {});
  };
  run().catch(() => {});
  return feeding;
}
