/** A trace file as something to serve: as it is, whatever its form, and the same file for every request. */
import { createReadStream, fstatSync, openSync, readSync } from 'node:fs';
import { TraceReadError } from '../trace/node-lines.ts';
import { TraceError } from '../trace/trace-error.ts';
import { kindOfTrace, SNIFFED_BYTES } from '../trace/trace-kind.ts';
import type { Resource } from './node-serve.ts';
import { named } from './trace-input.ts';

/**
 * Opens the file, which stays open as long as the process, and looks whether it begins as a trace does. Throws a
 * TraceReadError if it cannot be read, an InputError if it is no trace.
 */
export function traceResource(path: string): Resource {
  const { fd, bytes, first } = beginning(path);
  try {
    kindOfTrace(first);
  } catch (error) {
    throw error instanceof TraceError ? named(error, path) : error;
  }
  return {
    type: 'application/octet-stream',
    bytes,
    // A file that grows while it is looked at ends for the viewer where it ended when it was opened.
    open: () => createReadStream('', { fd, autoClose: false, start: 0, end: bytes - 1 }),
  };
}

function beginning(path: string): { fd: number; bytes: number; first: Uint8Array } {
  try {
    const fd = openSync(path, 'r');
    const found = fstatSync(fd);
    if (!found.isFile()) {
      const code = found.isDirectory() ? 'EISDIR' : 'EINVAL';
      throw Object.assign(new Error('this is no regular file; - reads standard input'), { code });
    }
    const first = new Uint8Array(SNIFFED_BYTES);
    const length = readSync(fd, first, 0, SNIFFED_BYTES, 0);
    return { fd, bytes: found.size, first: first.subarray(0, length) };
  } catch (error) {
    throw new TraceReadError(path, error as NodeJS.ErrnoException);
  }
}
