/**
 * The files that a scenario names: what it includes, and data such as rosters. They lie below the folder of the file
 * that names them, and are read only through the function that the caller gives, so that the same code runs in a
 * browser.
 */
import { sha256Hex } from '../core/sha256.ts';
import type { Desk } from './complaint.ts';
import { LIMITS } from './limits.ts';
import { shorten } from './number-text.ts';
import { type Place, readSource, type SourceFile } from './source.ts';

/** The content of a file, or why it could not be read. `identity` is the same for the same file under any name. */
export type FileRead =
  | { readonly content: string | Uint8Array; readonly identity: string }
  | { readonly problem: string };

/** Reads `path`; refuses what does not lie below the folder `below` once links are followed. */
export type ReadFile = (path: string, below: string) => FileRead;

/** What is wanted of a file, in the words of complaints. */
export interface FileWish {
  readonly verb: 'include' | 'read';
  /** With their dots, in lower case. */
  readonly endings: readonly string[];
}

export interface Opened {
  readonly content: string | Uint8Array;
  readonly path: string;
  readonly identity: string;
}

export class FilesBelow {
  readonly #read: ReadFile | undefined;
  readonly #desk: Desk;
  readonly #digests = new Map<string, string>();
  #files = 0;

  constructor(read: ReadFile | undefined, desk: Desk) {
    this.#read = read;
    this.#desk = desk;
  }

  /** The file that the text at `at` names, undefined after a complaint there. */
  open(name: string, at: Place, wish: FileWish): Opened | undefined {
    const opened = this.#open(name, at.file.path, wish);
    if (typeof opened !== 'string') return opened;
    this.#desk.complain(at, `cannot ${wish.verb} "${shorten(name, 120)}": ${opened}`);
    return undefined;
  }

  #open(name: string, from: string, wish: FileWish): Opened | string {
    const wrong = wrongWithPath(name, wish);
    if (wrong !== undefined) return wrong;
    if (this.#read === undefined) return 'there are no files here to read from';
    this.#files += 1;
    if (this.#files > LIMITS.includedFiles) {
      return `there are more than ${LIMITS.includedFiles} included files, which is the limit`;
    }
    const folder = folderOf(from);
    const path = `${folder}${name}`;
    const answer = this.#read(path, folder);
    return 'problem' in answer ? answer.problem : { ...answer, path };
  }

  /**
   * The text of a data file, which from now on counts for the scenario's digest; undefined after a complaint. UTF-8,
   * with or without a byte order mark; line ends are line feeds.
   */
  readData(name: string, at: Place, endings: readonly string[]): SourceFile | undefined {
    const opened = this.open(name, at, { verb: 'read', endings });
    if (opened === undefined) return undefined;
    const file = readSource(opened.path, opened.content, this.#desk);
    if (file === undefined) return undefined;
    // The same name may stand for two files, in two folders.
    const before = this.#digests.get(name);
    this.#digests.set(name, `${before === undefined ? '' : `${before} `}${sha256Hex(file.text)}`);
    return file;
  }

  /** The names of the data files with the SHA-256 of their texts; undefined without such files. */
  digests(): Readonly<Record<string, string>> | undefined {
    return this.#digests.size === 0 ? undefined : Object.fromEntries(this.#digests);
  }
}

/** The folder of a path with its separator, empty for the current one. */
function folderOf(path: string): string {
  const cut = Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\'));
  return path.slice(0, cut + 1);
}

/** What can be told from the text alone; links are for the reader to follow. */
function wrongWithPath(path: string, { verb, endings }: FileWish): string | undefined {
  const lower = path.toLowerCase();
  if (!endings.some((ending) => lower.endsWith(ending))) {
    const list = endings.length < 2 ? endings[0] : `${endings.slice(0, -1).join(', ')} and ${endings.at(-1)}`;
    return verb === 'include' ? `only ${list} files are included` : `only ${list} files are read here`;
  }
  if (path.includes('\\') || path.includes('\0') || /^(?:\/|[a-z]:)/i.test(path)) {
    return 'write a path relative to this file, with forward slashes';
  }
  if (path.split('/').includes('..')) return 'it does not lie below the folder of this file';
  return undefined;
}
