/** Files as Node reads them: bounded, and for includes only regular files below a folder, links followed. */
import { closeSync, openSync, readSync, realpathSync, statSync } from 'node:fs';
import { sep } from 'node:path';
import { LIMITS } from './limits.ts';
import type { FileRead, ReadFile, ScenarioSource } from './load.ts';

const CHUNK_BYTES = 1 << 20;

/** The file with all that compiling it needs; throws the operating system's error if it cannot be read. */
export function scenarioFromFile(path: string): ScenarioSource {
  return { text: readBounded(path), path, read: readIncluded, identity: realpathSync(path) };
}

export const readIncluded: ReadFile = (path: string, below: string): FileRead => {
  try {
    const root = realpathSync(below === '' ? '.' : below);
    const real = realpathSync(path);
    if (!real.startsWith(root.endsWith(sep) ? root : root + sep)) {
      return { problem: 'once links are followed it does not lie below the folder of this file' };
    }
    if (!statSync(real).isFile()) return { problem: 'it is no regular file' };
    return { content: readBounded(real), identity: real };
  } catch (error) {
    return { problem: reasonOf(error) };
  }
};

/** The system's word for what happened, without the path: complaints show the path as it was written. */
function reasonOf(error: unknown): string {
  const code = (error as NodeJS.ErrnoException).code;
  if (code === 'ENOENT') return 'there is no such file';
  if (code === 'EACCES') return 'it may not be read';
  return `it cannot be read (${code ?? 'unknown error'})`;
}

/** At most one byte more than the limit, so that an endless file ends and the size check still sees the excess. */
function readBounded(path: string): Uint8Array {
  const file = openSync(path, 'r');
  try {
    const chunks: Buffer[] = [];
    let size = 0;
    while (size <= LIMITS.fileBytes) {
      const chunk = Buffer.allocUnsafe(Math.min(CHUNK_BYTES, LIMITS.fileBytes + 1 - size));
      const read = readSync(file, chunk, 0, chunk.length, null);
      if (read === 0) break;
      chunks.push(chunk.subarray(0, read));
      size += read;
    }
    return Buffer.concat(chunks);
  } finally {
    closeSync(file);
  }
}
