/** The reading of a typed query. */
import { nearMiss } from '../../core/near-miss.ts';
import { parseDuration } from '../../core/time.ts';
import { FIELD_NAMES, type FieldName, fieldCalled } from './fields.ts';
import { FUNCTION_NAMES, type FunctionName, isFunctionName } from './operators.ts';
import { type Comparison, joined, type Query, type QueryError } from './query.ts';
import { ParseFailure, type RawValue, textTestOf, valueTestOf } from './values.ts';

const LONGEST_QUERY = 10_000;
const DEEPEST = 60;
/** A field's name and what follows it. */
const FIELD = /^([a-z][a-z-]*)(:|>=|<=|>|<|=)/i;
const FUNCTION = /^([a-z][a-z-]*)\(/i;
const KEYWORD = /^(and|or|not)(?=[\s()"]|$)/i;

/** Reads a query; any text has an answer. An empty one means every record. */
export function parseQuery(text: string): { query: Query } | { error: QueryError } {
  try {
    return { query: new Parser(text).query() };
  } catch (error) {
    if (!(error instanceof ParseFailure)) throw error;
    return { error: error.error };
  }
}

class Parser {
  readonly #text: string;
  #at = 0;
  #depth = 0;

  constructor(text: string) {
    this.#text = text;
  }

  query(): Query {
    if (this.#text.length > LONGEST_QUERY) {
      this.#fail(LONGEST_QUERY, 1, `a filter may have at most ${LONGEST_QUERY} characters`);
    }
    if (this.#over()) return { is: 'all' };
    const query = this.#any();
    if (!this.#over()) this.#fail(this.#at, 1, 'this ) closes nothing');
    return query;
  }

  #any(): Query {
    const parts = [this.#all()];
    while (this.#keyword('or')) parts.push(this.#all());
    return joined('or', parts);
  }

  #all(): Query {
    const parts = [this.#one()];
    for (;;) {
      if (this.#keyword('and')) parts.push(this.#one());
      else if (this.#over() || this.#next() === ')' || this.#peekKeyword() === 'or') break;
      else parts.push(this.#one());
    }
    return joined('and', parts);
  }

  #one(): Query {
    const from = this.#at;
    this.#depth += 1;
    if (this.#depth > DEEPEST) this.#fail(from, 1, 'this is nested too deeply');
    const query = this.#negated() ?? this.#term();
    this.#depth -= 1;
    return query;
  }

  #negated(): Query | undefined {
    if (this.#keyword('not')) return { is: 'not', part: this.#one() };
    if (this.#next() !== '-') return undefined;
    const after = this.#text[this.#at + 1] ?? ' ';
    if (/\s/.test(after)) this.#fail(this.#at, 1, 'a minus stands right before what it excludes');
    this.#at += 1;
    return { is: 'not', part: this.#one() };
  }

  #term(): Query {
    if (this.#over()) this.#fail(this.#at, 1, 'something is missing here', ['field:value', 'word', '(']);
    const char = this.#next();
    if (char === '(') return this.#group();
    if (char === ')') this.#fail(this.#at, 1, 'something is missing before this )', ['field:value', 'word']);
    const keyword = this.#peekKeyword();
    if (keyword !== undefined) {
      this.#fail(this.#at, keyword.length, `something is missing before "${keyword}"`, [
        'field:value',
        'word',
      ]);
    }
    if (char === '"' || char === '/') return this.#word();
    const rest = this.#text.slice(this.#at, this.#at + 200);
    const call = FUNCTION.exec(rest);
    if (call !== null) return this.#call(call[1]!);
    const field = FIELD.exec(rest);
    return field === null ? this.#word() : this.#field(field[1]!, field[2] as ':' | Comparison);
  }

  #group(): Query {
    const open = this.#at;
    this.#at += 1;
    const query = this.#any();
    this.#close(open);
    return query;
  }

  #word(): Query {
    return { is: 'word', test: textTestOf(this.#value('this word')) };
  }

  #call(typed: string): Query {
    const from = this.#at;
    const name = typed.toLowerCase();
    if (!isFunctionName(name)) {
      const near = nearMiss(name, FUNCTION_NAMES);
      const hint = near === undefined ? `known are ${FUNCTION_NAMES.join(', ')}` : `did you mean ${near}?`;
      this.#fail(from, typed.length, `${typed}(…) is not known; ${hint}`, near ? [near] : FUNCTION_NAMES);
    }
    const open = from + typed.length;
    this.#at = open + 1;
    const query = this.#argument(name);
    this.#close(open);
    return query;
  }

  #argument(name: FunctionName): Query {
    if (name === 'upgrade') {
      this.#skip();
      const value = this.#value('upgrade(…)', fieldCalled('upgrade'));
      return { is: 'field', field: 'upgrade', test: valueTestOf(fieldCalled('upgrade')!, ':', value) };
    }
    if (name !== 'within') return { is: name, part: this.#any() };
    this.#skip();
    const from = this.#at;
    const typed = /^[^\s()]*/.exec(this.#text.slice(from, from + 200))![0];
    const us = parseDuration(typed);
    if (us === undefined) {
      this.#fail(from, typed.length, 'within wants a duration here, such as 10m', ['10m', '1h', '30s']);
    }
    this.#at += typed.length;
    this.#skip();
    if (!/^of(?=[\s()"]|$)/i.test(this.#text.slice(this.#at, this.#at + 3))) {
      this.#fail(this.#at, 1, '"of" is missing here, as in within(10m of upgrade(bob))', ['of']);
    }
    this.#at += 2;
    return { is: 'within', us, part: this.#any() };
  }

  #field(typed: string, operator: ':' | Comparison): Query {
    const from = this.#at;
    const name = typed.toLowerCase();
    if (operator === ':' && (name === 'before' || name === 'after' || name === 'during')) {
      this.#at += typed.length + 1;
      return { is: name, part: this.#one() };
    }
    const field = fieldCalled(name);
    if (field === undefined) {
      const near = nearMiss(name, FIELD_NAMES);
      const hint = near === undefined ? 'put it in quotes if it is a name' : `did you mean ${near}?`;
      this.#fail(from, typed.length, `there is no field "${typed}"; ${hint}`, near ? [near] : FIELD_NAMES);
    }
    this.#at += typed.length + operator.length;
    const value = this.#value(`${typed}${operator}`, field);
    return { is: 'field', field: field.name as FieldName, test: valueTestOf(field, operator, value) };
  }

  /** What stands here up to the next space or parenthesis, in quotes, or between slashes. */
  #value(before: string, field?: { readonly noun: string; readonly example: string }): RawValue {
    const from = this.#at;
    const char = this.#text[from] ?? '';
    if (char === '"' || char === '/') return this.#delimited(char);
    const end = /[\s()]/.exec(this.#text.slice(from))?.index ?? this.#text.length - from;
    if (end === 0) {
      const example = field === undefined ? '' : ` is a ${field.noun} missing, as in ${field.example}`;
      this.#fail(from, 1, `behind ${before}${example}`, field === undefined ? [] : [field.noun]);
    }
    this.#at += end;
    return { how: 'plain', text: this.#text.slice(from, from + end), at: from, length: end };
  }

  #delimited(mark: '"' | '/'): RawValue {
    const from = this.#at;
    let text = '';
    let at = from + 1;
    for (; this.#text[at] !== mark; at++) {
      if (at >= this.#text.length) {
        const what = mark === '"' ? 'this quote' : 'this pattern';
        this.#fail(from, this.#text.length - from, `${what} has no end: ${mark} is missing`, [mark]);
      }
      const escaped = this.#text[at] === '\\' && at + 1 < this.#text.length;
      if (escaped && mark === '/') text += this.#text[at];
      if (escaped) at += 1;
      text += this.#text[at];
    }
    this.#at = at + 1;
    return { how: mark === '"' ? 'quoted' : 'pattern', text, at: from, length: at + 1 - from };
  }

  #close(open: number): void {
    this.#skip();
    if (this.#text[this.#at] !== ')') this.#fail(open, 1, 'this ( is not closed', [')']);
    this.#at += 1;
  }

  #peekKeyword(): string | undefined {
    this.#skip();
    return KEYWORD.exec(this.#text.slice(this.#at, this.#at + 4))?.[1]?.toLowerCase();
  }

  #keyword(word: string): boolean {
    if (this.#peekKeyword() !== word) return false;
    this.#at += word.length;
    return true;
  }

  #next(): string {
    this.#skip();
    return this.#text[this.#at] ?? '';
  }

  #over(): boolean {
    this.#skip();
    return this.#at >= this.#text.length;
  }

  #skip(): void {
    while (/\s/.test(this.#text[this.#at] ?? '')) this.#at += 1;
  }

  #fail(at: number, length: number, message: string, expected: readonly string[] = []): never {
    throw new ParseFailure({ at, length: Math.max(1, length), message, expected });
  }
}
