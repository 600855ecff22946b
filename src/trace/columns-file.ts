/**
 * Columns as bytes: all of a trace, some thirty times smaller than its lines and read ten times as fast, in Node and
 * in a browser. The outer form is in columns-sections.ts; the sections are:
 *
 * - `head`: the lines of the trace up to its World; `end`: the line of its trailer, if there is one;
 * - `kinds`: a byte for each record; `directory`: how many numbers the lists have, and for each stream its number
 *   (as the distance to the one before), mode and length; `streams`: all others numbers of the records, one stream
 *   after the other, see columns-walk.ts and columns-coders.ts;
 * - `decisions`: the texts of the decisions, each once, a line each;
 * - `stated`: the digests that the trace states, but for those of its trailer;
 * - `extras`: texts by name, which whoever writes may add for whoever reads.
 */
import { ByteWriter } from './byte-writer.ts';
import { type Columns, KIND_OPERANDS, type StatedDigest } from './columns.ts';
import {
  isMode,
  MeasuringCoder,
  ReadingCoder,
  StreamBytes,
  type StreamPlace,
  WritingCoder,
} from './columns-coders.ts';
import { endLine, type StatedLine, statedLines } from './columns-lines.ts';
import {
  bytesOfHex,
  hexOfBytes,
  MOST_RATIO,
  packSections,
  SECTION,
  type Sections,
  UnsignedReader,
  unpackSections,
  unsignedNumbers,
} from './columns-sections.ts';
import { type Cells, ColumnsWalk, STREAM_COUNT } from './columns-walk.ts';
import type { TraceEnd } from './format.ts';
import { writeHead } from './head.ts';
import { splitLines } from './line-splitter.ts';
import { TraceReader } from './reader.ts';
import { isObject } from './record-decoder.ts';
import { DamageError, damaged, TraceError } from './trace-error.ts';
import { readEnd } from './verifier.ts';
import type { TraceHead } from './writer.ts';

export type Extras = Readonly<Record<string, string>>;

export interface EncodeOptions {
  /** Default true. */
  readonly compress?: boolean;
  /** Texts by name that are given back with the columns. */
  readonly extras?: Extras;
}

export interface ColumnsFile {
  readonly columns: Columns;
  readonly extras: Extras;
}

const utf8 = new TextEncoder();

/** The bytes of a file of binary columns: the same for the same columns and options on one version of the program. */
export async function encodeColumns(columns: Columns, options: EncodeOptions = {}): Promise<Uint8Array> {
  const { compress = true, extras = {} } = options;
  const sections = new Map<number, Uint8Array>([
    [SECTION.head, headBytes(columns.head)],
    [SECTION.kinds, columns.kind.slice()],
    ...encodeStreams(columns),
    [SECTION.decisions, utf8.encode(columns.decisions.map((text) => `${text}\n`).join(''))],
    [SECTION.stated, statedBytes(statedLines(columns))],
    [SECTION.extras, utf8.encode(JSON.stringify(extras))],
  ]);
  if (columns.end !== undefined) sections.set(SECTION.end, utf8.encode(endLine(columns.end)));
  return packSections(sections, compress);
}

/** The columns again; throws a TraceError if the file is damaged, of a newer format, or no binary columns at all. */
export async function decodeColumns(file: Uint8Array): Promise<Columns> {
  return (await decodeColumnsFile(file)).columns;
}

/** The same, with the texts that were added. */
export async function decodeColumnsFile(file: Uint8Array): Promise<ColumnsFile> {
  try {
    return columnsOfSections(await unpackSections(file), file.length);
  } catch (error) {
    if (!(error instanceof DamageError) && !(error instanceof TraceError)) throw error;
    throw new TraceError(0, `these binary columns cannot be read: ${error.message}`);
  }
}

function headBytes({ header, tables, names, world }: TraceHead): Uint8Array {
  const bytes = new StreamBytes();
  const out = new ByteWriter((chunk) => bytes.raw(chunk), 64 * 1024);
  writeHead(out, header, tables, names, world);
  out.flush();
  return bytes.bytes();
}

function encodeStreams(columns: Columns): [number, Uint8Array][] {
  const measuring = new MeasuringCoder(columns.values);
  new ColumnsWalk(columns, measuring).walk();
  const writing = new WritingCoder(columns.values, measuring.chosen());
  new ColumnsWalk(columns, writing).walk();
  const directory = [columns.dids.length, columns.scheduled.length];
  const all = new StreamBytes();
  let before = 0;
  for (const { stream, mode, bytes } of writing.streams()) {
    directory.push(stream - before, mode, bytes.length);
    all.raw(bytes);
    before = stream;
  }
  return [
    [SECTION.directory, unsignedNumbers(directory)],
    [SECTION.streams, all.bytes()],
  ];
}

/** For each line the distance of its record to the one before, 1 if it is of the state, and its one or two digests. */
function statedBytes(lines: readonly StatedLine[]): Uint8Array {
  const bytes = new StreamBytes();
  let before = -1;
  for (const line of lines) {
    const ofState = line.state !== undefined;
    bytes.raw(unsignedNumbers([line.n - before, ofState ? 1 : 0]));
    bytes.raw(bytesOfHex(ofState ? line.state : line.content + line.transitions));
    before = line.n;
  }
  return bytes.bytes();
}

function columnsOfSections(sections: Sections, fileBytes: number): ColumnsFile {
  const section = (number: number): Uint8Array =>
    sections.get(number) ?? damaged(`they have no section ${number}`);
  const { head, headDigest, end } = readHeadAndEnd(section(SECTION.head), sections.get(SECTION.end));
  const decisions = readDecisions(section(SECTION.decisions));
  const cells = decodeStreams(section, fileBytes, decisions.length);
  const stated = readStated(section(SECTION.stated), cells.count);
  if (end !== undefined) {
    if (end.records !== cells.count) damaged('they have not as many records as their end says');
    const n = end.records - 1;
    stated.push({ n, of: 'content', hex: end.content }, { n, of: 'transitions', hex: end.transitions });
    stated.push({ n, of: 'state', hex: end.state });
  }
  const extras = readExtras(section(SECTION.extras));
  return { columns: { head, headDigest, end, ...cells, decisions, stated }, extras };
}

function readHeadAndEnd(
  headLines: Uint8Array,
  endText: Uint8Array | undefined,
): { head: TraceHead; headDigest: string; end: TraceEnd | undefined } {
  const reader = new TraceReader(() => damaged('their head has a record'), { storage: 'typed' });
  reader.push(splitLines(headLines));
  const { head, end } = reader.finish();
  const { headDigest } = reader;
  if (head === undefined || end !== undefined) damaged('their head is no whole head');
  if (endText === undefined) return { head, headDigest, end: undefined };
  const json = parse(endText);
  return { head, headDigest, end: readEnd(isObject(json) ? json.end : undefined) };
}

function parse(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)) as unknown;
  } catch {
    return damaged('a part of them is not JSON');
  }
}

/** Each has to be the text that the trace's lines would have. */
function readDecisions(bytes: Uint8Array): string[] {
  const lines = splitLines(bytes).map((line) => line.slice(0, -1));
  for (const text of lines) {
    const value = parse(utf8.encode(text));
    if (spelled(value) !== text) damaged('a decision is not spelled as the trace has it');
  }
  return lines;
}

/** A value can be nested deeper than it can be written. */
function spelled(value: unknown): string {
  try {
    return JSON.stringify(value);
  } catch {
    return damaged('a decision is nested too deeply');
  }
}

function readExtras(bytes: Uint8Array): Extras {
  const json = parse(bytes);
  if (!isObject(json) || !Object.values(json).every((value) => typeof value === 'string')) {
    damaged('what was added to them is no object of texts');
  }
  return json as Extras;
}

function readStated(bytes: Uint8Array, count: number): StatedDigest[] {
  const numbers = new UnsignedReader(bytes);
  const stated: StatedDigest[] = [];
  let n = -1;
  while (!numbers.over) {
    n += numbers.next();
    const ofState = numbers.next() === 1;
    if (n >= count) damaged('a digest is about a record that is not there');
    for (const of of ofState ? (['state'] as const) : (['content', 'transitions'] as const)) {
      stated.push({ n, of, hex: hexOfBytes(numbers.bytes(DIGEST_BYTES)) });
    }
  }
  return stated;
}

const DIGEST_BYTES = 32;
/** Columns of so many bytes are allowed to any file. */
const FREE_COLUMN_BYTES = 64 * 1024 * 1024;
/** Bytes that the columns take for each record, without its lists. */
const RECORD_BYTES = 29;

function decodeStreams(section: (number: number) => Uint8Array, fileBytes: number, decisions: number): Cells {
  const kind = section(SECTION.kinds).slice();
  const { didLength, scheduledLength, places } = readDirectory(section(SECTION.directory));
  const valueLength = operandsOf(kind);
  const bytes = kind.length * RECORD_BYTES + 4 * (valueLength + didLength) + 8 * scheduledLength;
  if (bytes > Math.max(FREE_COLUMN_BYTES, MOST_RATIO * fileBytes)) {
    damaged(`their records would take more than ${MOST_RATIO} times the file`);
  }
  const cells: Cells = {
    count: kind.length,
    atUs: new Float64Array(kind.length),
    cause: new Int32Array(kind.length),
    kind,
    valueStart: new Uint32Array(kind.length + 1),
    values: new Int32Array(valueLength),
    didStart: new Uint32Array(kind.length + 1),
    dids: new Int32Array(didLength),
    scheduledStart: new Uint32Array(kind.length + 1),
    scheduled: new Float64Array(scheduledLength),
    decision: new Int32Array(kind.length),
  };
  const reading = new ReadingCoder(cells.values, section(SECTION.streams), places);
  new ColumnsWalk(cells, reading).walk();
  reading.finish();
  checkCells(cells, decisions);
  return cells;
}

function operandsOf(kind: Uint8Array): number {
  let operands = 0;
  for (let n = 0; n < kind.length; n++) {
    operands += KIND_OPERANDS[kind[n]!] ?? damaged(`record ${n} has a kind that this program does not know`);
  }
  return operands;
}

function readDirectory(bytes: Uint8Array): {
  didLength: number;
  scheduledLength: number;
  places: StreamPlace[];
} {
  const numbers = new UnsignedReader(bytes);
  const didLength = numbers.next();
  const scheduledLength = numbers.next();
  const places: StreamPlace[] = [];
  for (let stream = 0, first = true; !numbers.over; first = false) {
    const distance = numbers.next();
    stream += distance;
    const mode = numbers.next();
    const known = stream < STREAM_COUNT && isMode(mode) && (first || distance > 0);
    if (!known) damaged('a stream of numbers is none that this program knows');
    places.push({ stream, mode, length: numbers.next() });
  }
  return { didLength, scheduledLength, places };
}

function checkCells({ count, atUs, scheduled, decision }: Cells, decisions: number): void {
  for (let n = 0; n < count; n++) {
    if (!isInstant(atUs[n]!)) damaged(`record ${n} has a time that is none`);
    if (decision[n]! < -1 || decision[n]! >= decisions)
      damaged(`record ${n} has a decision that is not there`);
  }
  for (let i = 1; i < scheduled.length; i += 3) {
    if (!isInstant(scheduled[i]!)) damaged('a scheduled event has a time that is none');
    if (scheduled[i + 1] !== (scheduled[i + 1]! | 0)) damaged('a scheduled event has an entity that is none');
  }
}

/** As Number.isSafeInteger, which takes several times as long where there are millions. */
function isInstant(value: number): boolean {
  return value >= 0 && value <= Number.MAX_SAFE_INTEGER && Math.floor(value) === value;
}
