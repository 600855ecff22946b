/**
 * Comma-separated values as RFC 4180 describes them, one row at a time, with the place of every cell: strictly, or with
 * what its dialect allows. A row ends with a line feed, a carriage return or both; empty lines are no rows.
 *
 * A reader of our own: of the libraries, csv-parse 7 stops at the first mistake and PapaParse 5 names rows but no lines
 * or columns, while here all mistakes can be told at once, each with its place, and rows are read one at a time.
 */

const QUOTE = 0x22;
const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;

/** What a file does otherwise than RFC 4180. */
export interface CsvDialect {
  /** The one character between cells; default a comma. */
  readonly separator?: string;
  /** Whether blanks may stand between a closing quote and the separator; they are no part of the cell. */
  readonly blanksAfterQuotes?: boolean;
  /** Whether a cell that does not begin with a quote may hold quotes, which are part of it. */
  readonly quotesWithin?: boolean;
}

/** What can be wrong with a row. */
export const CSV_FAULTS = {
  unclosed: { message: 'this quote is never closed', hint: 'every quote has its partner' },
  afterQuote: {
    message: 'text after a closing quote',
    hint: 'after a closing quote comes a comma or the end of the line',
  },
  quoteWithin: {
    message: 'a quote within a cell that does not begin with one',
    hint: 'put the whole cell in quotes, and write a quote in it twice',
  },
} as const;

export interface CsvProblem {
  readonly fault: keyof typeof CSV_FAULTS;
  /** In UTF-16 code units of the text. */
  readonly offset: number;
}

export class CsvText {
  /** The cells of the row that `next` has read, without their quotes; a new array each time. */
  cells: string[] = [];
  /** For each of them where it begins in the text, in UTF-16 code units. */
  offsets: number[] = [];
  /** The first that is wrong with the row, undefined if nothing is. */
  problem: CsvProblem | undefined;
  readonly #text: string;
  readonly #separator: number;
  readonly #blanksAfterQuotes: boolean;
  readonly #quotesWithin: boolean;
  #at: number;

  /** Reads on from `at`, the beginning of a row. */
  constructor(text: string, dialect: CsvDialect = {}, at = 0) {
    const { separator = ',', blanksAfterQuotes = false, quotesWithin = false } = dialect;
    this.#text = text;
    this.#separator = separator.charCodeAt(0);
    this.#blanksAfterQuotes = blanksAfterQuotes;
    this.#quotesWithin = quotesWithin;
    this.#at = at;
  }

  /** Where the row that `next` has read ends, before its line's end; in UTF-16 code units. */
  get end(): number {
    return this.#at;
  }

  /** Reads the row that begins at `at` instead of the one that would be next. */
  rowAt(at: number): void {
    this.#at = at;
    this.next();
  }

  /** Reads the next row; false at the end of the text. */
  next(): boolean {
    const text = this.#text;
    this.cells = [];
    this.offsets = [];
    this.problem = undefined;
    while (isLineEnd(text.charCodeAt(this.#at))) this.#at += 1;
    if (this.#at >= text.length) return false;
    this.#cell();
    while (text.charCodeAt(this.#at) === this.#separator) {
      this.#at += 1;
      this.#cell();
    }
    return true;
  }

  /** Reads one cell, up to the separator or the line's end behind it. */
  #cell(): void {
    const from = this.#at;
    this.offsets.push(from);
    if (this.#text.charCodeAt(from) === QUOTE) this.#quoted();
    else {
      this.#skip(this.#quotesWithin);
      this.cells.push(this.#text.slice(from, this.#at));
    }
  }

  /** Goes to the next separator or line's end. */
  #skip(quotesAllowed: boolean): void {
    const text = this.#text;
    const separator = this.#separator;
    const from = this.#at;
    let at = from;
    for (; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code === separator || (code <= CARRIAGE_RETURN && isLineEnd(code))) break;
    }
    this.#at = at;
    if (quotesAllowed) return;
    const quote = text.slice(from, at).indexOf('"');
    if (quote >= 0) this.problem ??= { fault: 'quoteWithin', offset: from + quote };
  }

  #quoted(): void {
    const text = this.#text;
    const from = this.#at + 1;
    let end = text.indexOf('"', from);
    let doubled = false;
    while (end >= 0 && text.charCodeAt(end + 1) === QUOTE) {
      doubled = true;
      end = text.indexOf('"', end + 2);
    }
    if (end < 0) {
      this.problem ??= { fault: 'unclosed', offset: this.#at };
      end = text.length;
    }
    const inside = text.slice(from, end);
    this.cells.push(doubled ? inside.replaceAll('""', '"') : inside);
    this.#at = Math.min(end + 1, text.length);
    this.#afterQuotes();
  }

  #afterQuotes(): void {
    const text = this.#text;
    const from = this.#at;
    const code = text.charCodeAt(from);
    if (code === this.#separator || isLineEnd(code) || from === text.length) return;
    this.#skip(true);
    const isBlank = text.slice(from, this.#at).trim() === '';
    if (!isBlank || !this.#blanksAfterQuotes) this.problem ??= { fault: 'afterQuote', offset: from };
  }
}

function isLineEnd(code: number): boolean {
  return code === LINE_FEED || code === CARRIAGE_RETURN;
}
