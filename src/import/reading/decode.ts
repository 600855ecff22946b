/**
 * The text of an export. PowerShell writes UTF-16LE with a byte order mark (`Out-File` and `>` of Windows PowerShell
 * 5.1), UTF-8 with one (`-Encoding UTF8` there) or without (PowerShell 7).
 */
import type { Desk } from '../../scenario/complaint.ts';
import { firstInvalidByte, type SourceFile, sourceFile, wholeFile } from '../../scenario/source.ts';

/** Bytes of one file: more than a text of Node can hold is refused before it is read. */
export const LARGEST_FILE = 500 * 1024 * 1024;

type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be';

interface Guess {
  readonly encoding: Encoding;
  /** Bytes of the byte order mark. */
  readonly mark: number;
}

/** Decodes a file; undefined after a complaint that names the byte. `path` is how complaints call it. */
export function decodeText(path: string, bytes: Uint8Array, desk: Desk): SourceFile | undefined {
  if (bytes.length > LARGEST_FILE) {
    const most = `the file has ${bytes.length} bytes, the limit is ${LARGEST_FILE}`;
    desk.complain(wholeFile(sourceFile(path, '')), most, 'export it in several files');
    return undefined;
  }
  const { encoding, mark } = guessEncoding(bytes);
  const content = bytes.subarray(mark);
  const text = decode(encoding, content);
  if (text !== undefined) return sourceFile(path, text);
  complainAboutByte(path, encoding, content, mark, desk);
  return undefined;
}

function guessEncoding(bytes: Uint8Array): Guess {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return { encoding: 'utf-8', mark: 3 };
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { encoding: 'utf-16le', mark: 2 };
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { encoding: 'utf-16be', mark: 2 };
  return { encoding: guessByZeros(bytes), mark: 0 };
}

/** Headers of exports are ASCII: in UTF-16 every other byte of theirs is zero, and no text in UTF-8 has such bytes. */
function guessByZeros(bytes: Uint8Array): Encoding {
  const seen = Math.min(bytes.length, 64) & ~1;
  let even = 0;
  let odd = 0;
  for (let i = 0; i < seen; i += 2) {
    if (bytes[i] === 0) even += 1;
    if (bytes[i + 1] === 0) odd += 1;
  }
  const most = seen / 4;
  if (seen === 0 || (even === 0 && odd === 0)) return 'utf-8';
  if (odd > most && even === 0) return 'utf-16le';
  return even > most && odd === 0 ? 'utf-16be' : 'utf-8';
}

/** Undefined if a byte does not belong. */
function decode(encoding: Encoding, bytes: Uint8Array): string | undefined {
  try {
    const text = new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes);
    return text.includes('\0') ? undefined : text;
  } catch {
    return undefined;
  }
}

const NAMES: Readonly<Record<Encoding, string>> = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16 (little endian)',
  'utf-16be': 'UTF-16 (big endian)',
};

function complainAboutByte(
  path: string,
  encoding: Encoding,
  bytes: Uint8Array,
  mark: number,
  desk: Desk,
): void {
  const { at, line, column } = encoding === 'utf-8' ? wrongInUtf8(bytes) : wrongInUtf16(bytes, encoding);
  const file: SourceFile = { path, text: '', lineAndColumn: () => ({ line, column }) };
  const value = bytes[at];
  const seen = value === undefined ? 'the end of the file' : `0x${value.toString(16).padStart(2, '0')}`;
  desk.complain(
    { file, offset: 0 },
    `byte ${at + mark} (${seen}) is not ${NAMES[encoding]}`,
    'export the file with -Encoding UTF8, or as UTF-16 with a byte order mark',
  );
}

interface WrongByte {
  readonly at: number;
  readonly line: number;
  readonly column: number;
}

function wrongInUtf8(bytes: Uint8Array): WrongByte {
  const zero = bytes.indexOf(0);
  const invalid = firstInvalidByte(bytes);
  const at = zero >= 0 && zero < invalid ? zero : invalid;
  const before = bytes.subarray(0, at);
  const line = before.reduce((lines, byte) => lines + (byte === 0x0a ? 1 : 0), 1);
  return { at, line, column: at - (before.lastIndexOf(0x0a) + 1) + 1 };
}

/** A lone half of a surrogate pair, a zero, or a byte without its second. */
function wrongInUtf16(bytes: Uint8Array, encoding: Encoding): WrongByte {
  const high = encoding === 'utf-16le' ? 1 : 0;
  const unit = (i: number): number => (bytes[i + high] ?? 0) * 256 + (bytes[i + 1 - high] ?? 0);
  const isHigh = (code: number): boolean => code >= 0xd800 && code < 0xdc00;
  const isLow = (code: number): boolean => code >= 0xdc00 && code < 0xe000;
  let line = 1;
  let lineStart = 0;
  let i = 0;
  for (; i + 1 < bytes.length; i += 2) {
    const code = unit(i);
    if (code === 0 || isLow(code)) break;
    if (isHigh(code)) {
      if (i + 3 >= bytes.length || !isLow(unit(i + 2))) break;
      i += 2;
    } else if (code === 0x0a) {
      line += 1;
      lineStart = i + 2;
    }
  }
  return { at: i, line, column: (i - lineStart) / 2 + 1 };
}
