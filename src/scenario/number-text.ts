/**
 * Numbers as people write them in files. What a parser would change silently is refused: digits that a double
 * cannot hold, infinities, leading zeros that mean octal in one language and decimal in another.
 */

/** The number, or a sentence about what is wrong with how it is written. -0 is 0. */
export function numberFromText(text: string): number | string {
  const parts = decimalParts(text);
  if (parts === undefined) {
    return `"${shorten(text)}" is no plain decimal number`;
  }
  const value = Number(text);
  if (!Number.isFinite(value)) return `${shorten(text)} is too large for a number`;
  const kept = decimalParts(String(value));
  if (kept === undefined || kept.digits !== parts.digits || kept.exponent !== parts.exponent) {
    return `${shorten(text)} cannot be held exactly; it would be read as ${value}`;
  }
  return value === 0 ? 0 : value;
}

/** Significant digits without zeros at either end, and the power of ten of the last of them. */
interface DecimalParts {
  readonly digits: string;
  readonly exponent: number;
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

function digitsFrom(text: string, start: number): number {
  let at = start;
  while (at < text.length && isDigit(text.charCodeAt(at))) at += 1;
  return at;
}

/** Reads `-?(0|[1-9][0-9]*)([.][0-9]+)?([eE][+-]?[0-9]+)?`, the numbers of JSON; undefined for anything else. */
function decimalParts(text: string): DecimalParts | undefined {
  const start = text.startsWith('-') ? 1 : 0;
  const wholeEnd = digitsFrom(text, start);
  if (wholeEnd === start || (text[start] === '0' && wholeEnd > start + 1)) return undefined;
  let at = wholeEnd;
  let fraction = '';
  if (text[at] === '.') {
    const end = digitsFrom(text, at + 1);
    if (end === at + 1) return undefined;
    fraction = text.slice(at + 1, end);
    at = end;
  }
  let power = 0;
  if (text[at] === 'e' || text[at] === 'E') {
    const sign = text[at + 1] === '+' || text[at + 1] === '-' ? 1 : 0;
    const end = digitsFrom(text, at + 1 + sign);
    if (end === at + 1 + sign) return undefined;
    power = Number(text.slice(at + 1, end));
    at = end;
  }
  if (at !== text.length) return undefined;
  return trimmed(text.slice(start, wholeEnd) + fraction, power - fraction.length);
}

function trimmed(all: string, exponent: number): DecimalParts {
  let first = 0;
  while (first < all.length && all[first] === '0') first += 1;
  let last = all.length;
  while (last > first && all[last - 1] === '0') last -= 1;
  if (first === last) return { digits: '', exponent: 0 };
  return { digits: all.slice(first, last), exponent: exponent + all.length - last };
}

/** A text short enough for a message, with what is invisible in it written out. */
export function shorten(text: string, most = 60): string {
  let shown = '';
  for (const char of text.length > most ? text.slice(0, most) : text) {
    const code = char.codePointAt(0)!;
    const hidden = code < 0x20 || (code >= 0x7f && code < 0xa0) || isInvisible(code);
    shown += hidden ? `<U+${code.toString(16).toUpperCase().padStart(4, '0')}>` : char;
  }
  return text.length > most ? `${shown}… (${text.length} characters)` : shown;
}

/** Characters that change how their neighbours look, or that cannot be seen at all. */
export function isInvisible(code: number): boolean {
  return (
    code === 0xad ||
    code === 0x61c ||
    code === 0x180e ||
    (code >= 0x200b && code <= 0x200f) ||
    (code >= 0x2028 && code <= 0x202e) ||
    (code >= 0x2060 && code <= 0x206f) ||
    code === 0xfeff ||
    (code >= 0xfff0 && code <= 0xfffb) ||
    (code >= 0xd800 && code <= 0xdfff) ||
    (code >= 0xe0000 && code <= 0xe0fff)
  );
}
