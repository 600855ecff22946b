/** Cuts a line of a recording into its fields, each with where it begins. */

/** The fields of one line; used again for the next one. */
export interface Fields {
  count: number;
  readonly text: string[];
  /** Offset of each field in the whole text. */
  readonly at: number[];
  /** A quote that nobody closes. */
  isBroken: boolean;
}

export function newFields(): Fields {
  return { count: 0, text: [], at: [], isBroken: false };
}

/** Beyond this many fields a line is only counted as too long: no recording has so many columns. */
export const FIELDS_MOST = 64;

const SPACE = 0x20;
const TAB = 0x09;

/** What stands between fields: a character of CSV, or any number of spaces and tabs. */
export type Separator = ',' | ';' | '\t' | ' ';

/** The separator of a file, told by its first line with data. */
export function separatorOf(line: string): Separator {
  const bare = line.replace(/"[^"]*"/g, '');
  if (bare.includes(',')) return ',';
  if (bare.includes(';')) return ';';
  // With tabs between them, names and times may hold spaces; KONECT mixes both between numbers.
  return bare.split('\t').length > 2 && !/^[\d\s.eE+-]+$/.test(bare) ? '\t' : ' ';
}

/** The fields of text[start, end). */
export function cutFields(
  text: string,
  start: number,
  end: number,
  separator: Separator,
  into: Fields,
): void {
  into.count = 0;
  into.isBroken = false;
  if (separator === ' ') cutAtBlanks(text, start, end, into);
  else cutAt(separator, text, start, end, into);
}

function cutAtBlanks(text: string, start: number, end: number, into: Fields): void {
  let at = start;
  while (at < end && into.count < FIELDS_MOST) {
    while (at < end && isBlank(text.charCodeAt(at))) at += 1;
    if (at === end) return;
    const from = at;
    while (at < end && !isBlank(text.charCodeAt(at))) at += 1;
    add(into, text.slice(from, at), from);
  }
}

function isBlank(code: number): boolean {
  return code === SPACE || code === TAB;
}

function cutAt(separator: string, text: string, start: number, end: number, into: Fields): void {
  let at = start;
  while (into.count < FIELDS_MOST) {
    while (at < end && text.charCodeAt(at) === SPACE) at += 1;
    if (text[at] === '"' && at < end) {
      at = cutQuoted(text, at, end, separator, into);
      if (into.isBroken) return;
    } else {
      const cut = text.indexOf(separator, at);
      const to = cut < 0 || cut > end ? end : cut;
      add(into, text.slice(at, to).trimEnd(), at);
      at = to;
    }
    if (at >= end) return;
    at += 1;
  }
}

/** A field in quotes, in which two quotes are one (RFC 4180); the place of the separator behind it. */
function cutQuoted(text: string, start: number, end: number, separator: string, into: Fields): number {
  let at = start + 1;
  let field = '';
  for (;;) {
    const quote = text.indexOf('"', at);
    if (quote < 0 || quote >= end) {
      into.isBroken = true;
      return end;
    }
    field += text.slice(at, quote);
    at = quote + 1;
    if (at >= end || text[at] !== '"') break;
    field += '"';
    at += 1;
  }
  add(into, field, start);
  while (at < end && text.charCodeAt(at) === SPACE) at += 1;
  if (at < end && text[at] !== separator) into.isBroken = true;
  return at;
}

function add(into: Fields, field: string, at: number): void {
  into.text[into.count] = field;
  into.at[into.count] = at;
  into.count += 1;
}
