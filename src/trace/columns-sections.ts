/**
 * The outer form of binary columns, number 1:
 *
 * - the 8 bytes of COLUMNS_MAGIC; the format as 4 bytes, low one first; the SHA-256 of all that follows, 32 bytes;
 * - how many sections there are, and for each: its number, 0 if it is stored as it is or 1 if in raw deflate, its
 *   length, and the length it is stored in; all of these as unsigned numbers, seven bits a byte, lowest first;
 * - the sections, one after the other.
 *
 * What the sections hold is in columns-file.ts. A change of either raises COLUMNS_FORMAT.
 */
import { joinBytes } from '../core/bytes.ts';
import { Sha256 } from '../core/sha256.ts';
import { deflate, inflate } from './deflate.ts';
import { damaged } from './trace-error.ts';
import { COLUMNS_MAGIC } from './trace-kind.ts';

export const COLUMNS_FORMAT = 2;

export const SECTION = {
  head: 0,
  kinds: 1,
  directory: 2,
  streams: 3,
  decisions: 4,
  stated: 5,
  end: 6,
  extras: 7,
} as const;
export type SectionNumber = (typeof SECTION)[keyof typeof SECTION];
export type Sections = ReadonlyMap<number, Uint8Array>;

const MAGIC_END = 8;
const HASH_AT = 12;
const BODY_AT = 44;
/** More sections than any version has. */
const MOST_SECTIONS = 64;
/** A section may unfold to so many times the whole file; what is more regular than that is stored as it is. */
export const MOST_RATIO = 64;
/** But so much is always allowed: numbers of records, and texts, which cost more memory. */
const FREE_NUMBERS = 16 * 1024 * 1024;
const FREE_TEXT = 4 * 1024 * 1024;
const NUMBERS: ReadonlySet<number> = new Set([SECTION.kinds, SECTION.streams]);

interface Stored {
  readonly section: number;
  readonly deflated: boolean;
  readonly length: number;
  readonly bytes: Uint8Array;
}

/** The bytes of a file with these sections. */
export async function packSections(sections: Sections, compress: boolean): Promise<Uint8Array> {
  const stored: Stored[] = [];
  for (const [section, bytes] of sections) stored.push(await store(section, bytes, compress));
  const size = stored.reduce((sum, { bytes }) => sum + bytes.length, 0);
  // What would look like a bomb to the reader is stored as it is; that makes the file larger only.
  const safe = stored.map((each) =>
    each.length <= allowed(each.section, size) ? each : asIs(each.section, sections.get(each.section)!),
  );
  const table = [
    safe.length,
    ...safe.flatMap((s) => [s.section, s.deflated ? 1 : 0, s.length, s.bytes.length]),
  ];
  return sealed(COLUMNS_FORMAT, joinBytes([unsignedNumbers(table), ...safe.map(({ bytes }) => bytes)]));
}

async function store(section: number, bytes: Uint8Array, compress: boolean): Promise<Stored> {
  if (!compress) return asIs(section, bytes);
  const small = await deflate(bytes);
  const deflated = small.length < bytes.length;
  return deflated ? { section, deflated, length: bytes.length, bytes: small } : asIs(section, bytes);
}

function asIs(section: number, bytes: Uint8Array): Stored {
  return { section, deflated: false, length: bytes.length, bytes };
}

/** A file of the format with this body and the right hash. */
export function sealed(format: number, body: Uint8Array): Uint8Array {
  const file = new Uint8Array(BODY_AT + body.length);
  file.set(COLUMNS_MAGIC);
  for (let i = 0; i < 4; i++) file[MAGIC_END + i] = (format >>> (8 * i)) & 255;
  file.set(hashOf(body), HASH_AT);
  file.set(body, BODY_AT);
  return file;
}

function hashOf(bytes: Uint8Array): Uint8Array {
  return bytesOfHex(new Sha256().update(bytes).hex());
}

/**
 * The same by the platform's own SHA-256, which is twenty times as fast. A page that came unencrypted from another
 * computer is not given it.
 */
async function hashAtSpeed(bytes: Uint8Array): Promise<Uint8Array> {
  const { subtle } = globalThis.crypto as Partial<typeof globalThis.crypto>;
  if (subtle === undefined) return hashOf(bytes);
  return new Uint8Array(await subtle.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>));
}

/** The bytes that an even number of hexadecimal digits stands for. */
export function bytesOfHex(hex: string): Uint8Array {
  return Uint8Array.from({ length: hex.length / 2 }, (_, i) =>
    Number.parseInt(hex.slice(2 * i, 2 * i + 2), 16),
  );
}

/** The bytes in hexadecimal digits, two for each. */
export function hexOfBytes(bytes: Uint8Array): string {
  let hex = '';
  for (const byte of bytes) hex += byte.toString(16).padStart(2, '0');
  return hex;
}

/** The sections of a file; throws a DamageError if it is damaged, cut or of a newer format. */
export async function unpackSections(file: Uint8Array): Promise<Sections> {
  if (file.length < BODY_AT) damaged('they were cut short');
  checkFormat(file);
  const body = file.subarray(BODY_AT);
  // Both at once, because a platform takes its hash beside what else is done.
  const [hash, sections] = await Promise.allSettled([hashAtSpeed(body), unpackBody(body, file.length)]);
  if (hash.status === 'rejected') throw hash.reason;
  if (!hash.value.every((byte, i) => byte === file[HASH_AT + i])) {
    damaged('they were changed or cut short: their SHA-256 is another one than they state');
  }
  if (sections.status === 'rejected') throw sections.reason;
  return sections.value;
}

async function unpackBody(body: Uint8Array, fileLength: number): Promise<Sections> {
  const sections = new Map<number, Uint8Array>();
  for (const stored of readTable(body)) {
    if (sections.has(stored.section)) damaged(`section ${stored.section} is there twice`);
    if (stored.length > allowed(stored.section, fileLength)) {
      damaged(`section ${stored.section} unfolds to more than ${MOST_RATIO} times the file`);
    }
    const { deflated, bytes, length } = stored;
    if (!deflated && bytes.length !== length) damaged(`section ${stored.section} has not the length stated`);
    sections.set(stored.section, deflated ? await inflate(bytes, length) : bytes);
  }
  return sections;
}

function checkFormat(file: Uint8Array): void {
  if (!COLUMNS_MAGIC.every((byte, i) => file[i] === byte)) damaged('they do not begin as they should');
  const format = new DataView(file.buffer, file.byteOffset).getUint32(MAGIC_END, true);
  if (format > COLUMNS_FORMAT) {
    damaged(
      `they were written by a newer version of coexsim (format ${format}); this one reads format ${COLUMNS_FORMAT}`,
    );
  }
  if (format < COLUMNS_FORMAT) {
    damaged(`they were written by an older version of coexsim (format ${format}); run the scenario again`);
  }
}

/** How long a section may be in a file of `size` bytes. */
function allowed(section: number, size: number): number {
  return Math.max(NUMBERS.has(section) ? FREE_NUMBERS : FREE_TEXT, MOST_RATIO * size);
}

function readTable(body: Uint8Array): Stored[] {
  const numbers = new UnsignedReader(body);
  const count = numbers.next();
  if (count > MOST_SECTIONS) damaged('they have too many sections');
  const rows = Array.from({ length: count }, () => [0, 0, 0, 0].map(() => numbers.next()));
  let at = numbers.at;
  const stored = rows.map(([section, how, length, storedLength]) => {
    if (how! > 1) damaged('a section is compressed in a way that is not known');
    const bytes = body.subarray(at, at + storedLength!);
    at += storedLength!;
    return { section: section!, deflated: how === 1, length: length!, bytes };
  });
  if (at !== body.length) damaged('their sections have not the lengths that are stated');
  return stored;
}

/** Whole numbers from 0 to 2^53 - 1, seven bits a byte, lowest first. */
export function unsignedNumbers(values: readonly number[]): Uint8Array {
  const bytes: number[] = [];
  for (const value of values) {
    let rest = value;
    for (; rest >= 128; rest = Math.floor(rest / 128)) bytes.push(128 | (rest % 128));
    bytes.push(rest);
  }
  return Uint8Array.from(bytes);
}

export class UnsignedReader {
  /** Where the next number begins. */
  at = 0;
  readonly #bytes: Uint8Array;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  get over(): boolean {
    return this.at >= this.#bytes.length;
  }

  /** Throws a DamageError if there is no number, or too large a one. */
  next(): number {
    let value = 0;
    for (let scale = 1; scale < 2 ** 53; scale *= 128) {
      const byte = this.#bytes[this.at++] ?? damaged('a number is missing');
      value += (byte & 127) * scale;
      if (byte < 128) return Number.isSafeInteger(value) ? value : damaged('a number is too large');
    }
    return damaged('a number is too long');
  }

  /** The next bytes, as they are. */
  bytes(length: number): Uint8Array {
    const bytes = this.#bytes.subarray(this.at, this.at + length);
    if (bytes.length !== length) damaged('bytes are missing');
    this.at += length;
    return bytes;
  }
}
