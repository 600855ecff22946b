/**
 * JSON as ConvertTo-Json and Microsoft Graph write it: one object, an array, arrays in an array, Graph's pages
 * (`value`), or several such texts one after another. The text is cut into objects first, and each is parsed when its
 * turn comes: a tree of a whole tenant would take gigabytes.
 */
import { Growing } from '../../core/growing.ts';
import { type Desk, newDesk } from '../../scenario/complaint.ts';
import { shorten } from '../../scenario/number-text.ts';
import { readJson } from '../../scenario/read-json.ts';
import type { Place, SourceFile } from '../../scenario/source.ts';
import { foldColumn, type Table, type Value } from './table.ts';

type Properties = { readonly [property: string]: Value };

/** Properties of later records are found all the same; these tell what the file is. */
const RECORDS_THAT_TELL = 20;

/** Undefined after complaints: the first about brackets and commas, all about what stands in objects. */
export function readJsonTable(file: SourceFile, desk: Desk): Table | undefined {
  const before = desk.count();
  const spans = cut(file, desk);
  if (spans === undefined) return undefined;
  if (spans.count === 0) {
    desk.complain({ file, offset: 0 }, 'the file holds no object', 'is it the output of ConvertTo-Json?');
    return undefined;
  }
  for (let record = 0; record < spans.count && !desk.isFull(); record++) {
    if (parse(spans.textOf(record)) === undefined) complainAbout(spans.fileOf(record), desk);
  }
  return desk.count() > before ? undefined : newTable(file, spans);
}

/** The objects that are records. */
interface Spans {
  readonly count: number;
  startOf(record: number): number;
  textOf(record: number): string;
  /** The object as a file of its own, whose positions are those in the whole file. */
  fileOf(record: number): SourceFile;
}

/** Thrown inside this file only, after a complaint. */
class Broken extends Error {}

interface Cutter {
  readonly file: SourceFile;
  readonly text: string;
  readonly desk: Desk;
  at: number;
  readonly starts: Growing<Int32Array>;
  readonly ends: Growing<Int32Array>;
}

function cut(file: SourceFile, desk: Desk): Spans | undefined {
  const starts = new Growing(new Int32Array());
  const ends = new Growing(new Int32Array());
  const cutter: Cutter = { file, text: file.text, desk, at: 0, starts, ends };
  try {
    skipBetween(cutter);
    while (cutter.at < cutter.text.length) {
      cutValue(cutter, 0);
      skipBetween(cutter);
    }
  } catch (error) {
    if (error instanceof Broken) return undefined;
    throw error;
  }
  return newSpans(file, starts.done(), ends.done());
}

function newSpans(file: SourceFile, starts: Int32Array, ends: Int32Array): Spans {
  const textOf = (record: number): string => file.text.slice(starts[record]!, ends[record]!);
  return {
    count: starts.length,
    startOf: (record) => starts[record]!,
    textOf,
    fileOf: (record) => partOf(file, starts[record]!, ends[record]!),
  };
}

function partOf(file: SourceFile, start: number, end: number): SourceFile {
  const text = file.text.slice(start, end);
  return { path: file.path, text, lineAndColumn: (offset) => file.lineAndColumn(offset + start) };
}

/** Space, and the marks of byte order that stand where files were joined. */
function skipBetween(cutter: Cutter): void {
  const space = /[\s\ufeff]*/y;
  space.lastIndex = cutter.at;
  space.test(cutter.text);
  cutter.at = space.lastIndex;
}

function fail({ file, desk, at, text }: Cutter, wanted: string): never {
  const code = text.codePointAt(at);
  const seen = code === undefined ? 'the end of the file' : `"${shorten(String.fromCodePoint(code))}"`;
  desk.complain({ file, offset: at }, `expected ${wanted}, found ${seen}`);
  throw new Broken();
}

/** Arrays deeper than this are no export. */
const DEEPEST = 8;

function cutValue(cutter: Cutter, depth: number): void {
  skipBetween(cutter);
  const { text } = cutter;
  const char = text[cutter.at];
  if (char === '[' && depth < DEEPEST) cutArray(cutter, depth);
  else if (char === '{') cutObject(cutter, depth);
  else if (text.startsWith('null', cutter.at)) cutter.at += 4;
  else fail(cutter, depth === 0 ? 'an object or an array' : 'an object');
}

function cutArray(cutter: Cutter, depth: number): void {
  cutter.at += 1;
  skipBetween(cutter);
  if (cutter.text[cutter.at] === ']') {
    cutter.at += 1;
    return;
  }
  for (;;) {
    cutValue(cutter, depth + 1);
    skipBetween(cutter);
    const char = cutter.text[cutter.at];
    if (char !== ',' && char !== ']') fail(cutter, '"," or "]"');
    cutter.at += 1;
    if (char === ']') return;
  }
}

function cutObject(cutter: Cutter, depth: number): void {
  const start = cutter.at;
  const end = objectEnd(cutter.text, start);
  if (end < 0) {
    complainAbout(partOf(cutter.file, start, cutter.text.length), cutter.desk);
    throw new Broken();
  }
  if (/\{\s*"(@odata\.|value")/y.test(cutter.text.slice(start, start + 64))) {
    const value = pageValue(cutter.text, start);
    if (value >= 0) {
      cutter.at = value;
      cutValue(cutter, depth + 1);
      cutter.at = end;
      return;
    }
  }
  cutter.starts.push(start);
  cutter.ends.push(end);
  cutter.at = end;
}

/** Behind the brace that closes the one at `start`, -1 if none does. */
function objectEnd(text: string, start: number): number {
  let depth = 0;
  for (let at = start; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x22) {
      at = stringEnd(text, at);
      if (at < 0) return -1;
    } else if (code === 0x7b) depth += 1;
    else if (code === 0x7d) {
      depth -= 1;
      if (depth === 0) return at + 1;
    }
  }
  return -1;
}

/** The quote that closes the one at `start`, -1 if none does. */
function stringEnd(text: string, start: number): number {
  for (let end = text.indexOf('"', start + 1); end >= 0; end = text.indexOf('"', end + 1)) {
    let escapes = 0;
    while (text.charCodeAt(end - 1 - escapes) === 0x5c) escapes += 1;
    if (escapes % 2 === 0) return end;
  }
  return -1;
}

/** Where the array of a page of Graph begins, -1 if the object at `start` has none. */
function pageValue(text: string, start: number): number {
  let depth = 0;
  for (let at = start; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x22) {
      const end = stringEnd(text, at);
      const isValue = depth === 1 && text.slice(at, end + 1) === '"value"';
      const array = isValue ? /^\s*:\s*(?=\[)/.exec(text.slice(end + 1, end + 64)) : null;
      if (array !== null) return end + 1 + array[0].length;
      at = end;
    } else if (code === 0x7b || code === 0x5b) depth += 1;
    else if (code === 0x7d || code === 0x5d) {
      depth -= 1;
      if (depth === 0) return -1;
    }
  }
  return -1;
}

function parse(text: string): Properties | undefined {
  try {
    return JSON.parse(text) as Properties;
  } catch {
    return undefined;
  }
}

/** What JSON.parse refuses, with its place. */
function complainAbout(file: SourceFile, desk: Desk): void {
  const before = desk.count();
  readJson(file, desk);
  if (desk.count() === before) desk.complain({ file, offset: 0 }, 'this object is no JSON');
}

function newTable(file: SourceFile, spans: Spans): Table {
  const folds = new Map<string, string>();
  const foldOf = (name: string): string => {
    const known = folds.get(name);
    if (known !== undefined) return known;
    const fold = foldColumn(name);
    folds.set(name, fold);
    return fold;
  };
  return {
    form: 'json',
    file,
    columns: columnsOf(spans),
    count: spans.count,
    lineOf: (record) => file.lineAndColumn(spans.startOf(record)).line,
    placeOf: (record, column) => placeOf(spans, record, column),
    reader: (wanted) => {
      const names = wanted.map((each) => each.map(foldColumn));
      return (record): (Value | undefined)[] => {
        const properties = parse(spans.textOf(record)) ?? {};
        const byFold = new Map<string, Value>();
        for (const name of Object.keys(properties)) byFold.set(foldOf(name), properties[name]!);
        return names.map((each) => byFold.get(each.find((name) => byFold.has(name)) ?? ''));
      };
    },
  };
}

function columnsOf(spans: Spans): string[] {
  const columns = new Set<string>();
  for (let record = 0; record < Math.min(spans.count, RECORDS_THAT_TELL); record++) {
    for (const name of Object.keys(parse(spans.textOf(record)) ?? {})) columns.add(name);
  }
  return [...columns];
}

function placeOf(spans: Spans, record: number, column: string | undefined): Place {
  const file = spans.fileOf(record);
  const tree = column === undefined ? undefined : readJson(file, newDesk());
  if (tree?.kind === 'map') {
    for (const [name, { value }] of tree.entries) {
      if (foldColumn(name) === foldColumn(column!)) return value.at;
    }
  }
  return { file, offset: 0 };
}
