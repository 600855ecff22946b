/**
 * The text of a file, read with suspicion before any parser sees it: bounded size, valid UTF-8, one byte order
 * mark stripped, CRLF read as LF. Knows positions; knows nothing of YAML, JSON or scenarios.
 */
import type { Desk } from './complaint.ts';
import { LIMITS } from './limits.ts';

export interface SourceFile {
  /** As the user named it; what complaints show. */
  readonly path: string;
  readonly text: string;
  /** 1-based line and column (in UTF-16 code units); an offset below 0 means the whole file and gives 0, 0. */
  lineAndColumn(offset: number): { line: number; column: number };
}

/** A position in a file: offset in UTF-16 code units of its text. */
export interface Place {
  readonly file: SourceFile;
  readonly offset: number;
}

/** The place that stands for a whole file. */
export function wholeFile(file: SourceFile): Place {
  return { file, offset: -1 };
}

export function sourceFile(path: string, text: string): SourceFile {
  let starts: number[] | undefined;
  return {
    path,
    text,
    lineAndColumn(offset) {
      if (offset < 0) return { line: 0, column: 0 };
      starts ??= lineStarts(text);
      const line = lineOf(starts, offset);
      return { line: line + 1, column: offset - starts[line]! + 1 };
    },
  };
}

/** Decodes and normalises; undefined after a complaint. */
export function readSource(path: string, input: string | Uint8Array, desk: Desk): SourceFile | undefined {
  const nowhere = wholeFile(sourceFile(path, ''));
  const size = input.length;
  if (size > LIMITS.fileBytes) {
    desk.complain(
      nowhere,
      `the file has ${size} bytes, the limit is ${LIMITS.fileBytes} (64 MiB)`,
      'split it with include',
    );
    return undefined;
  }
  const decoded = typeof input === 'string' ? checked(input, nowhere, desk) : decode(input, nowhere, desk);
  if (decoded === undefined) return undefined;
  const text = decoded.startsWith('\uFEFF') ? decoded.slice(1) : decoded;
  return sourceFile(path, text.includes('\r\n') ? text.replaceAll('\r\n', '\n') : text);
}

function checked(text: string, nowhere: Place, desk: Desk): string | undefined {
  if (isWellFormed(text)) return text;
  desk.complain(nowhere, 'the text contains half of a surrogate pair, which is no character');
  return undefined;
}

/** Whether every surrogate has its other half: with the flag, the class matches lone ones only. */
export function isWellFormed(text: string): boolean {
  return !/\p{Surrogate}/u.test(text);
}

function decode(bytes: Uint8Array, nowhere: Place, desk: Desk): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    const offset = firstInvalidByte(bytes);
    const line = bytes.subarray(0, offset).reduce((lines, byte) => lines + (byte === 0x0a ? 1 : 0), 1);
    const start = bytes.lastIndexOf(0x0a, Math.max(0, offset - 1)) + 1;
    const file = {
      ...nowhere.file,
      lineAndColumn: () => ({ line, column: Math.max(0, offset - start) + 1 }),
    };
    desk.complain(
      { file, offset },
      `byte ${offset} of the file is not UTF-8`,
      'save the file as UTF-8, without another encoding such as UTF-16 or Windows-1252',
    );
    return undefined;
  }
}

/** The offset of the first byte that does not belong to valid UTF-8 (RFC 3629); the length if there is none. */
export function firstInvalidByte(bytes: Uint8Array): number {
  let i = 0;
  while (i < bytes.length) {
    const length = sequenceLength(bytes, i);
    if (length === 0) return i;
    i += length;
  }
  return bytes.length;
}

function sequenceLength(bytes: Uint8Array, i: number): number {
  const first = bytes[i]!;
  if (first < 0x80) return 1;
  if (first < 0xc2 || first > 0xf4) return 0;
  const length = first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
  // The second byte is narrower where overlong forms, surrogates and values above U+10FFFF would begin.
  const least = first === 0xe0 ? 0xa0 : first === 0xf0 ? 0x90 : 0x80;
  const most = first === 0xed ? 0x9f : first === 0xf4 ? 0x8f : 0xbf;
  const second = bytes[i + 1] ?? 0;
  if (second < least || second > most) return 0;
  for (let k = 2; k < length; k++) {
    const next = bytes[i + k] ?? 0;
    if (next < 0x80 || next > 0xbf) return 0;
  }
  return length;
}

function lineStarts(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

function lineOf(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (starts[middle]! <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}
