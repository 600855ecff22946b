/**
 * Comma-separated values as RFC 4180 describes them, read strictly, one row at a time, with the place of every cell.
 * Rows end with a line feed, with or without a carriage return before it; empty lines are no rows.
 */

const QUOTE = 0x22;
const COMMA = 0x2c;
const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;

export interface CsvProblem {
  /** In UTF-16 code units of the text. */
  readonly offset: number;
  readonly message: string;
  readonly hint: string;
}

export class CsvText {
  /** The cells of the row that `next` has read, without their quotes. */
  readonly cells: string[] = [];
  /** For each of them where it begins in the text, in UTF-16 code units. */
  readonly offsets: number[] = [];
  /** What is wrong with the row, undefined if nothing is; its cells are then not complete. */
  problem: CsvProblem | undefined;
  readonly #text: string;
  #at: number;

  /** Reads on from `at`, the beginning of a row. */
  constructor(text: string, at = 0) {
    this.#text = text;
    this.#at = at;
  }

  /** Reads the next row; false at the end of the text. */
  next(): boolean {
    const text = this.#text;
    this.cells.length = 0;
    this.offsets.length = 0;
    this.problem = undefined;
    while (isLineEnd(text.charCodeAt(this.#at))) this.#at += 1;
    if (this.#at >= text.length) return false;
    while (this.#cell()) {
      // Until the row ends.
    }
    return true;
  }

  /** Reads one cell and what follows it; whether the row goes on. */
  #cell(): boolean {
    const text = this.#text;
    this.offsets.push(this.#at);
    if (text.charCodeAt(this.#at) === QUOTE) {
      if (!this.#quoted()) return false;
    } else this.#plain();
    const end = text.charCodeAt(this.#at);
    if (end === COMMA) {
      this.#at += 1;
      return true;
    }
    if (this.#at < text.length && !isLineEnd(end)) this.#afterQuotes();
    return false;
  }

  #plain(): void {
    const text = this.#text;
    const from = this.#at;
    let at = from;
    for (let code = text.charCodeAt(at); at < text.length; code = text.charCodeAt(++at)) {
      if (code === COMMA || isLineEnd(code)) break;
      if (code === QUOTE) {
        const hint = 'put the whole cell in quotes, and write a quote in it twice';
        this.problem ??= { offset: at, message: 'a quote within a cell that does not begin with one', hint };
      }
    }
    this.#at = at;
    this.cells.push(text.slice(from, at));
  }

  /** False if the quotes are never closed. */
  #quoted(): boolean {
    const text = this.#text;
    const from = this.#at + 1;
    let end = text.indexOf('"', from);
    let doubled = false;
    while (end >= 0 && text.charCodeAt(end + 1) === QUOTE) {
      doubled = true;
      end = text.indexOf('"', end + 2);
    }
    if (end < 0) {
      const hint = 'every quote has its partner';
      this.problem = { offset: this.#at, message: 'this quote is never closed', hint };
      this.#at = text.length;
      return false;
    }
    const inside = text.slice(from, end);
    this.cells.push(doubled ? inside.replaceAll('""', '"') : inside);
    this.#at = end + 1;
    return true;
  }

  #afterQuotes(): void {
    const text = this.#text;
    const hint = 'after a closing quote comes a comma or the end of the line';
    this.problem = { offset: this.#at, message: 'text after a closing quote', hint };
    const end = text.indexOf('\n', this.#at);
    this.#at = end < 0 ? text.length : end;
  }
}

function isLineEnd(code: number): boolean {
  return code === LINE_FEED || code === CARRIAGE_RETURN;
}
