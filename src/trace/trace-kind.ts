/** What a file is, by its first bytes: a trace in one of its forms, or which other thing was given by mistake. */
import { TraceError } from './trace-error.ts';

export type TraceKind = 'lines' | 'gzip' | 'columns';

/** How many first bytes are enough to tell. */
export const SNIFFED_BYTES = 4096;
/** What binary columns begin with; the first byte is no text's, the line feeds show what a text transfer changed. */
export const COLUMNS_MAGIC = Uint8Array.of(0x89, 0x63, 0x78, 0x63, 0x0d, 0x0a, 0x1a, 0x0a);
const COLUMNS_MAGIC_CHANGED = [
  Uint8Array.of(0x89, 0x63, 0x78, 0x63, 0x0a, 0x1a, 0x0a),
  Uint8Array.of(0x89, 0x63, 0x78, 0x63, 0x0d, 0x0a, 0x1a, 0x0d, 0x0a),
];

/**
 * The form of the trace that begins with `first`, the first SNIFFED_BYTES bytes or all there are. Throws a TraceError
 * that says what it is instead; a text that may be a damaged trace counts as lines.
 */
export function kindOfTrace(first: Uint8Array): TraceKind {
  if (first.length === 0) refuse('this is empty');
  if (beginsWith(first, COLUMNS_MAGIC)) return 'columns';
  if (COLUMNS_MAGIC_CHANGED.some((changed) => beginsWith(first, changed))) {
    refuse('these binary columns were changed on their way: they were transferred as if they were text');
  }
  if (first[0] === 0x1f && first[1] === 0x8b) return 'gzip';
  refuseEncodings(first);
  refuseTexts(new TextDecoder('utf-8', { ignoreBOM: true }).decode(first, { stream: true }));
  return 'lines';
}

function beginsWith(bytes: Uint8Array, beginning: Uint8Array): boolean {
  return bytes.length >= beginning.length && beginning.every((byte, i) => bytes[i] === byte);
}

function refuseEncodings(first: Uint8Array): void {
  const [a, b, c] = first;
  const marked = (a === 0xff && b === 0xfe) || (a === 0xfe && b === 0xff);
  const unmarked = (a === 0x7b && b === 0) || (a === 0 && b === 0x7b);
  if (marked || unmarked) refuse('this is UTF-16 text; a trace is UTF-8, as coexsim writes it');
  if (a === 0xef && b === 0xbb && c === 0xbf) {
    refuse('this begins with a byte order mark, which an editor may have added; a trace has none');
  }
  if (a === 0x50 && b === 0x4b && c === 3) refuse('this is a ZIP archive; unpack it first');
  if (a === 0x28 && b === 0xb5 && c === 0x2f) refuse('this is compressed with zstd; unpack it first');
}

function refuseTexts(text: string): void {
  if (text.includes('coexsimTrace')) return;
  if (/^\s*</.test(text)) refuse('this is an HTML page or XML, not a trace');
  if (/^[\s{]*"?coexsim"?\s*:/m.test(text)) {
    refuse('this is a scenario, not a trace: the name of one that is to be run ends in .yaml, .yml or .json');
  }
}

function refuse(message: string): never {
  throw new TraceError(0, message);
}
