/**
 * The trace of a million records as binary columns, with digests of the live run. Whoever needs it first makes it; it
 * is kept among the temporary files under the digest of the program that makes it, so that one run of all tests makes
 * it once.
 */
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { encodeColumns } from '../../../src/trace/columns-file.ts';
import { MILLION, runMillion } from './million.ts';
import { newRandom } from './random.ts';

export interface MillionFile {
  /** Binary columns, whole. */
  readonly bytes: Uint8Array;
  /** Records, and the digest of the live state after each. */
  readonly digests: readonly (readonly [number, string])[];
}

const DIGESTS = 200;
/** What the trace depends on. */
const MAKERS = ['src', 'test/bench/viewer'];

export async function millionFile(): Promise<MillionFile> {
  const folder = join(tmpdir(), `coexsim-million-${programDigest()}`);
  if (!existsSync(folder)) await make(folder);
  return {
    bytes: readFileSync(join(folder, 'trace.columns')),
    digests: JSON.parse(readFileSync(join(folder, 'digests.json'), 'utf8')) as [number, string][],
  };
}

/** Records whose states are compared with those of the live run; the same in every run. */
export function millionCursors(): number[] {
  const random = newRandom(1);
  return Array.from({ length: DIGESTS }, () => Math.floor(random() * MILLION));
}

async function make(folder: string): Promise<void> {
  const run = runMillion({ whole: true, digestsAt: millionCursors() });
  const own = mkdtempSync(join(tmpdir(), 'coexsim-million-'));
  writeFileSync(join(own, 'trace.columns'), await encodeColumns(run.columns));
  writeFileSync(join(own, 'digests.json'), JSON.stringify([...run.digests]));
  try {
    renameSync(own, folder);
  } catch (error) {
    // Another process was faster; what it made is the same.
    rmSync(own, { recursive: true });
    if (!existsSync(folder)) throw error;
  }
}

function programDigest(): string {
  const hash = createHash('sha256');
  for (const maker of MAKERS) {
    for (const path of readdirSync(maker, { recursive: true, encoding: 'utf8' }).sort()) {
      if (path.endsWith('.ts')) hash.update(path).update(readFileSync(join(maker, path)));
    }
  }
  return hash.digest('hex').slice(0, 16);
}
