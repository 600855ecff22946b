/** The key of pseudonyms: in a file of its own, apart from scenarios, readable by its owner only. */
import { createHmac, randomBytes } from 'node:crypto';
import { readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { dirname, relative, resolve, sep } from 'node:path';
import type { KeyedHash } from '../import/names.ts';
import { isThere } from './import-inputs.ts';
import { UsageError } from './io.ts';

export const DEFAULT_KEY_FILE = 'coexsim-pseudonyms.key';

export interface Key {
  readonly path: string;
  readonly hash: KeyedHash;
  /** What is to be written to `path`; undefined if it is there. */
  readonly fresh: string | undefined;
}

const KEY_BYTES = 32;
const KEY = /^[0-9a-f]{64}$/;

/** The key in the file, or a new one that `writeKey` writes there. Throws if the file lies where scenarios are passed on. */
export function keyFor(option: string | true, outFolder: string): Key {
  const path = option === true ? DEFAULT_KEY_FILE : option;
  const inside = relative(realOf(outFolder), realOf(dirname(path)));
  if (inside === '' || (inside !== '..' && !inside.startsWith(`..${sep}`) && resolve(inside) !== inside)) {
    throw new UsageError(
      'the key would lie beside the scenario: name a file elsewhere with --pseudonyms=FILE',
    );
  }
  if (isThere(path)) {
    const key = readFileSync(path, 'utf8').trim();
    if (KEY.test(key)) return { path, hash: hashWith(key), fresh: undefined };
    throw new UsageError(
      `${path} is no key of pseudonyms; is it a file to import? then write --pseudonyms=FILE`,
    );
  }
  const key = randomBytes(KEY_BYTES).toString('hex');
  return { path, hash: hashWith(key), fresh: key };
}

function hashWith(key: string): KeyedHash {
  const bytes = Buffer.from(key, 'hex');
  return (text) => createHmac('sha256', bytes).update(text).digest('hex');
}

function realOf(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return resolve(path);
  }
}

/** Fails if somebody has made the file since. */
export function writeKey({ path, fresh }: Key): void {
  if (fresh !== undefined) writeFileSync(path, `${fresh}\n`, { flag: 'wx', mode: 0o600 });
}
