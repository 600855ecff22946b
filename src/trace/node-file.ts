/**
 * Traces on disk and in pipes, written behind the run's back in bounded memory: the run says `await ready()` between
 * slices of work, and goes on when what it has made is mostly written.
 */
import { createWriteStream } from 'node:fs';
import { rename, stat } from 'node:fs/promises';
import type { Writable } from 'node:stream';
import { createGzip } from 'node:zlib';
import type { Sink } from './byte-writer.ts';

/** Writing failed: exit code 74. The text says where and after how many bytes of trace. */
export class TraceWriteError extends Error {
  override name = 'TraceWriteError';
  /** The system's word for it, such as ENOSPC or EIO. */
  readonly code: string;

  constructor(what: string, bytes: number, cause: NodeJS.ErrnoException) {
    super(`writing the trace to ${what} failed after ${bytes} bytes: ${cause.message}`, { cause });
    this.code = cause.code ?? 'EIO';
  }
}

export interface TraceOutput {
  /** Where a TraceWriter's bytes go; copies them, never throws. */
  readonly sink: Sink;
  /** Resolves when there is room for more; throws a TraceWriteError if writing has failed. */
  ready(): Promise<void>;
  /** Writes out everything and gives the file its name; throws a TraceWriteError if that fails. */
  close(): Promise<void>;
  /** Gives up: what has been written stays under its temporary name. Never throws. */
  abandon(): Promise<void>;
  /** True once the reader of a pipe has gone away: nobody will miss what is not written any more. */
  readonly readerGone: boolean;
}

/** Bytes that may wait for the disk before `ready` makes the run wait. */
const WAITING_BYTES = 4 * 1024 * 1024;
/** Deflate's lowest level: a third of the time of the usual one, for files a quarter to a third larger. */
const GZIP_OPTIONS = { level: 1, chunkSize: 64 * 1024, writableHighWaterMark: WAITING_BYTES };

/**
 * A trace in a file, compressed if the name ends in `.gz`. It grows as `<path>.partial` and is renamed by `close`, so
 * that a file of the wanted name is never half a trace; a path that is no plain file (a device, a pipe) is written
 * to directly.
 */
export async function openTraceFile(path: string): Promise<TraceOutput> {
  const direct = await stat(path).then(
    (found) => !found.isFile(),
    () => false,
  );
  const partial = direct ? path : `${path}.partial`;
  const file = createWriteStream(partial, { highWaterMark: WAITING_BYTES });
  const output = new StreamOutput(file, path, path.endsWith('.gz'), () =>
    direct ? Promise.resolve() : rename(partial, path),
  );
  await output.opened(file);
  return output;
}

/** A trace into a stream that is open already, such as standard output; `close` leaves it open. */
export function traceToStream(stream: Writable, name: string): TraceOutput {
  return new StreamOutput(stream, name, false, undefined);
}

class StreamOutput implements TraceOutput {
  readonly sink: Sink;
  readerGone = false;
  readonly #head: Writable;
  readonly #tail: Writable;
  readonly #name: string;
  /** Undefined if the stream is somebody else's and stays open. */
  readonly #finish: (() => Promise<void>) | undefined;
  #bytes = 0;
  #failure: NodeJS.ErrnoException | undefined;
  #wake: () => void = () => {};

  constructor(tail: Writable, name: string, gzip: boolean, finish: (() => Promise<void>) | undefined) {
    this.#tail = tail;
    this.#name = name;
    this.#finish = finish;
    this.#head = gzip ? createGzip(GZIP_OPTIONS) : tail;
    if (this.#head !== tail) this.#head.pipe(tail);
    for (const stream of new Set([this.#head, tail])) {
      stream.on('error', (error: NodeJS.ErrnoException) => this.#fail(error));
      stream.on('drain', () => this.#wake());
    }
    this.sink = (chunk) => this.#write(chunk);
  }

  /** Resolves when the file is open; throws a TraceWriteError if it cannot be. */
  async opened(file: Writable): Promise<void> {
    await new Promise<void>((resolve) => {
      this.#wake = resolve;
      file.once('open', () => resolve());
    });
    this.#check();
  }

  async ready(): Promise<void> {
    this.#check();
    while (!this.#stopped() && this.#head.writableNeedDrain) {
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
      this.#check();
    }
  }

  async close(): Promise<void> {
    await this.abandon();
    this.#check();
    if (this.#stopped()) return;
    await this.#finish?.().catch((error: NodeJS.ErrnoException) => this.#fail(error));
    this.#check();
  }

  async abandon(): Promise<void> {
    if (this.#stopped()) return;
    await new Promise<void>((resolve) => {
      this.#wake = resolve;
      if (this.#finish === undefined) this.#tail.write('', () => resolve());
      else {
        this.#tail.once('close', () => resolve());
        this.#head.end();
      }
    });
  }

  #write(chunk: Uint8Array): void {
    if (this.#stopped()) return;
    this.#bytes += chunk.length;
    this.#head.write(chunk.slice());
  }

  #stopped(): boolean {
    return this.readerGone || this.#failure !== undefined;
  }

  #fail(error: NodeJS.ErrnoException): void {
    if (error.code === 'EPIPE') this.readerGone = true;
    else this.#failure ??= error;
    if (this.#finish !== undefined) this.#head.destroy();
    this.#wake();
  }

  #check(): void {
    if (this.#failure !== undefined) throw new TraceWriteError(this.#name, this.#bytes, this.#failure);
  }
}
