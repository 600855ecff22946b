/**
 * A JSON reader that knows where everything stands. JSON.parse would keep the last of two equal keys in silence,
 * change numbers that a double cannot hold, and forget positions.
 */
import type { Desk } from './complaint.ts';
import { LIMITS } from './limits.ts';
import { numberFromText, shorten } from './number-text.ts';
import { isWellFormed, type Place, type SourceFile } from './source.ts';
import type { MapEntry, TreeNode } from './tree.ts';

/** Thrown inside this file only: the rest of the text means nothing once its syntax is broken. */
class Broken extends Error {}

interface Reader {
  readonly file: SourceFile;
  readonly text: string;
  readonly desk: Desk;
  at: number;
  nodes: number;
}

/** The tree of a JSON text; undefined after a complaint about its syntax. Other complaints let it go on. */
export function readJson(file: SourceFile, desk: Desk): TreeNode | undefined {
  const reader: Reader = { file, text: file.text, desk, at: 0, nodes: 0 };
  try {
    const node = readValue(reader, 0);
    skipSpace(reader);
    if (reader.at < reader.text.length) fail(reader, `${seen(reader)} follows the end of the JSON value`);
    return node;
  } catch (error) {
    if (error instanceof Broken) return undefined;
    throw error;
  }
}

function fail(reader: Reader, message: string, hint?: string): never {
  reader.desk.complain({ file: reader.file, offset: reader.at }, message, hint);
  throw new Broken();
}

function seen(reader: Reader): string {
  const code = reader.text.codePointAt(reader.at);
  return code === undefined ? 'the end of the file' : `"${shorten(String.fromCodePoint(code))}"`;
}

function skipSpace(reader: Reader): void {
  const { text } = reader;
  for (;;) {
    const code = text.charCodeAt(reader.at);
    if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09) return;
    reader.at += 1;
  }
}

function expectChar(reader: Reader, char: string): void {
  skipSpace(reader);
  if (reader.text[reader.at] !== char) fail(reader, `expected "${char}", found ${seen(reader)}`);
  reader.at += 1;
}

function readValue(reader: Reader, depth: number): TreeNode {
  skipSpace(reader);
  reader.nodes += 1;
  if (reader.nodes > LIMITS.nodes)
    fail(reader, `the file holds more than ${LIMITS.nodes} values, which is the limit`);
  if (depth > LIMITS.depth) {
    fail(reader, `brackets are nested more than ${LIMITS.depth} deep, which is the limit`);
  }
  const at: Place = { file: reader.file, offset: reader.at };
  switch (reader.text[reader.at]) {
    case '{':
      return readObject(reader, at, depth);
    case '[':
      return readArray(reader, at, depth);
    case '"':
      return { kind: 'scalar', value: readString(reader), at, size: 1 };
    default:
      return readWord(reader, at);
  }
}

function readObject(reader: Reader, at: Place, depth: number): TreeNode {
  const entries = new Map<string, MapEntry>();
  let size = 1;
  reader.at += 1;
  skipSpace(reader);
  if (reader.text[reader.at] === '}') {
    reader.at += 1;
    return { kind: 'map', entries, at, size };
  }
  for (;;) {
    skipSpace(reader);
    const keyAt: Place = { file: reader.file, offset: reader.at };
    if (reader.text[reader.at] !== '"') fail(reader, `expected a key in quotes, found ${seen(reader)}`);
    const key = readString(reader);
    expectChar(reader, ':');
    const value = readValue(reader, depth + 1);
    size += 1 + value.size;
    addEntry(entries, key, { keyAt, value }, reader.desk);
    skipSpace(reader);
    if (reader.text[reader.at] === '}') break;
    expectChar(reader, ',');
  }
  reader.at += 1;
  return { kind: 'map', entries, at, size };
}

/** Property names that mean something on every object; as keys they are only ever an attack or a mistake. */
export const RESERVED_NAMES: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

/** Enters a key, or complains that it is there already, or that no key may be called so. */
export function addEntry(entries: Map<string, MapEntry>, key: string, entry: MapEntry, desk: Desk): void {
  if (RESERVED_NAMES.has(key)) {
    desk.complain(entry.keyAt, `nothing may be called "${key}"`, 'choose another name');
    return;
  }
  const first = entries.get(key);
  if (first === undefined) {
    entries.set(key, entry);
    return;
  }
  const { line, column } = first.keyAt.file.lineAndColumn(first.keyAt.offset);
  const where =
    first.keyAt.file === entry.keyAt.file ? `at ${line}:${column}` : `in ${first.keyAt.file.path}:${line}`;
  desk.complain(
    entry.keyAt,
    `the key "${shorten(key)}" is there already, ${where}`,
    'remove one of the two, or merge them',
  );
}

function readArray(reader: Reader, at: Place, depth: number): TreeNode {
  const items: TreeNode[] = [];
  let size = 1;
  reader.at += 1;
  skipSpace(reader);
  if (reader.text[reader.at] === ']') {
    reader.at += 1;
    return { kind: 'list', items, at, size };
  }
  for (;;) {
    const item = readValue(reader, depth + 1);
    size += item.size;
    items.push(item);
    skipSpace(reader);
    if (reader.text[reader.at] === ']') break;
    expectChar(reader, ',');
  }
  reader.at += 1;
  return { kind: 'list', items, at, size };
}

function readString(reader: Reader): string {
  const start = reader.at;
  reader.at += 1;
  for (;;) {
    const code = reader.text.charCodeAt(reader.at);
    if (code === 0x22) break;
    if (Number.isNaN(code) || code < 0x20) {
      fail(reader, `a text in quotes ends with ${seen(reader)}`, 'close it with " on the same line');
    }
    reader.at += code === 0x5c ? 2 : 1;
  }
  reader.at += 1;
  const raw = reader.text.slice(start, reader.at);
  if (!raw.includes('\\')) return raw.slice(1, -1);
  const text = unescaped(raw);
  if (text !== undefined && isWellFormed(text)) return text;
  reader.at = start;
  if (text !== undefined) fail(reader, 'the text contains half of a surrogate pair, which is no character');
  const hint = 'write \\\\ for a backslash';
  return fail(reader, 'a text in quotes has an escape that JSON does not know', hint);
}

function unescaped(raw: string): string | undefined {
  try {
    return JSON.parse(raw) as string;
  } catch {
    return undefined;
  }
}

const WORDS: ReadonlyMap<string, boolean | null> = new Map([
  ['true', true],
  ['false', false],
  ['null', null],
]);

const WORD_ENDS = new Set([' ', '\n', '\r', '\t', ',', ':', '[', ']', '{', '}', '"']);

function readWord(reader: Reader, at: Place): TreeNode {
  const { text } = reader;
  let end = reader.at;
  while (end < text.length && !WORD_ENDS.has(text[end]!)) end += 1;
  if (end === reader.at) fail(reader, `expected a value, found ${seen(reader)}`);
  const word = text.slice(reader.at, end);
  const known = WORDS.get(word);
  if (known === undefined) {
    const first = word.charCodeAt(0);
    if (first !== 0x2d && (first < 0x30 || first > 0x39)) {
      fail(reader, `"${shorten(word)}" is no JSON value`, 'put texts in double quotes');
    }
  }
  reader.at = end;
  if (known !== undefined) return { kind: 'scalar', value: known, at, size: 1 };
  const value = numberFromText(word);
  if (typeof value === 'number') return { kind: 'scalar', value, at, size: 1 };
  reader.desk.complain(at, value, 'put it in quotes if it is a name');
  return { kind: 'scalar', value: 0, at, size: 1, wrong: true };
}
