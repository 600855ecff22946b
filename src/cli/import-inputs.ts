/** The files and organisations that an import is about, from what was typed. */
import { lstatSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { hintAmong } from '../core/near-miss.ts';
import type { ImportTenant } from '../import/import.ts';
import type { ImportFile } from '../import/read-files.ts';
import { LARGEST_FILE } from '../import/reading/decode.ts';
import { byCodeUnit } from '../model/names.ts';
import { CLOUDS, TOPOLOGIES } from '../model/words.ts';
import { foldName } from '../scenario/ids.ts';
import { UsageError } from './io.ts';

export interface ImportInputs {
  readonly files: readonly ImportFile[];
  readonly tenants: readonly ImportTenant[];
}

interface Words {
  readonly tenant?: string;
  readonly cloud: readonly string[];
  readonly topology: readonly string[];
}

/** Without --tenant and without a folder there is only one organisation, and it needs no name. */
const NAMELESS = 'organisation';

/** Throws what the operating system says of a path that cannot be read. */
export function importInputs(paths: readonly string[], { tenant, cloud, topology }: Words): ImportInputs {
  const files: ImportFile[] = [];
  const anyFolder = paths.some((path) => statSync(path).isDirectory());
  const ofFiles = tenant ?? (anyFolder ? undefined : NAMELESS);
  for (const path of paths) {
    if (statSync(path).isDirectory()) files.push(...filesBelow(path));
    else files.push(fileAt(path, ofFiles));
  }
  if (files.length === 0) throw new UsageError(`there are no files in ${paths.join(', ')}`);
  const names = [...new Set(files.map((file) => file.tenant).filter((name) => name !== undefined))];
  if (names.length === 0)
    throw new UsageError('no organisation is named: name it with --tenant, or give its folder');
  refuseAlike(names);
  const clouds = wordsFor('--cloud', cloud, names, CLOUDS);
  const topologies = wordsFor('--topology', topology, names, TOPOLOGIES);
  const nowhere = names.find((name) => !clouds.has(name));
  if (nowhere !== undefined) {
    const option = names.length === 1 ? '' : `${nowhere}=`;
    throw new UsageError(
      `which cloud is ${nowhere} in? say --cloud ${option}worldwide, or --cloud ${option}21Vianet`,
    );
  }
  const tenants = names.map((name) => ({ name, cloud: clouds.get(name)!, topology: topologies.get(name) }));
  return { files, tenants };
}

/** To a scenario, and to the options, names that differ in case only are one. */
function refuseAlike(names: readonly string[]): void {
  const first = new Map<string, string>();
  for (const name of names) {
    const before = first.get(foldName(name));
    if (before !== undefined)
      throw new UsageError(
        `the folders ${before} and ${name} differ in case only: rename one, or import it alone`,
      );
    first.set(foldName(name), name);
  }
}

/** A folder is an organisation of its name; folders in it are organisations of theirs. Hidden files are none. */
function filesBelow(folder: string): ImportFile[] {
  const name = basename(resolve(folder));
  const entries = readdirSync(folder)
    .filter((entry) => !entry.startsWith('.'))
    .sort(byCodeUnit);
  return entries.flatMap((entry) => {
    const path = join(folder, entry);
    return statSync(path).isDirectory() ? filesBelow(path) : [fileAt(path, name)];
  });
}

function fileAt(path: string, tenant: string | undefined): ImportFile {
  return {
    path,
    tenant,
    bytes: () => {
      // More than the limit is refused by its size, unread.
      const { size } = statSync(path);
      return size > LARGEST_FILE ? new Uint8Array(LARGEST_FILE + 1) : readFileSync(path);
    },
  };
}

/** `NAME=WORD`, or `WORD` for every organisation; codes by organisation. */
function wordsFor(
  option: string,
  said: readonly string[],
  names: readonly string[],
  words: readonly string[],
): Map<string, number> {
  const codes = new Map<string, number>();
  const own = new Map<string, number>();
  for (const each of said) {
    const sign = each.lastIndexOf('=');
    const word = each.slice(sign + 1);
    const code = words.findIndex((known) => known.toLowerCase() === word.toLowerCase());
    if (code < 0) throw new UsageError(`${option} ${each}: "${word}" is none of ${words.join(', ')}`);
    if (sign < 0) for (const name of names) codes.set(name, code);
    else own.set(nameAmong(names, each.slice(0, sign), option), code);
  }
  return new Map([...codes, ...own]);
}

function nameAmong(names: readonly string[], asked: string, option: string): string {
  const found = names.find((name) => name.toLowerCase() === asked.toLowerCase());
  if (found !== undefined) return found;
  const hint = hintAmong(asked, names);
  throw new UsageError(
    `${option}: there is no organisation "${asked}"${hint === undefined ? '' : ` (${hint})`}`,
  );
}

/** Whether something of this name is there, be it a link that leads nowhere. */
export function isThere(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
}
