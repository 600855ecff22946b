/** A query as text that `parseQuery` reads back to the same tree, and the place of an error under it. */
import { plainText } from '../../core/plain-text.ts';
import { formatDuration, formatInstant } from '../../core/time.ts';
import { fieldCalled } from './fields.ts';
import type { Amount, Query, QueryError, Test, TextTest } from './query.ts';

/** Parsed back, a text that has none of these is one plain word. */
const NEEDS_QUOTES = /[\s"()*\\]|^$|^\//;
const NOT_A_WORD = /^-|^(and|or|not)$|^[a-z][a-z-]*(:|[<>=])/i;

export function printQuery(query: Query): string {
  switch (query.is) {
    case 'all':
      return '';
    case 'and':
      return query.parts.map((part) => atom(part, part.is === 'or')).join(' ');
    case 'or':
      return query.parts.map((part) => atom(part, false)).join(' or ');
    case 'not':
      return `-${atom(query.part, query.part.is === 'and' || query.part.is === 'or' || query.part.is === 'not')}`;
    case 'word':
      return printText(query.test, NOT_A_WORD);
    case 'field':
      return query.field + printTest(query.test, fieldCalled(query.field)?.takes === 'number');
    case 'within':
      return `within(${formatDuration(query.us)} of ${printQuery(query.part)})`;
    default:
      return `${query.is}(${printQuery(query.part)})`;
  }
}

function atom(part: Query, inParentheses: boolean): string {
  return inParentheses ? `(${printQuery(part)})` : printQuery(part);
}

function printTest(test: Test, isNumber: boolean): string {
  switch (test.by) {
    case 'any':
      return ':*';
    case 'compare':
      return (test.how === '=' ? ':' : test.how) + printAmount(test.amount, isNumber);
    case 'range': {
      const end = (amount?: Amount): string => (amount === undefined ? '' : printAmount(amount, isNumber));
      return `:${end(test.from)}..${end(test.to)}`;
    }
    default:
      return `:${printText(test)}`;
  }
}

/** An amount as it is typed. */
function printAmount({ value, instant }: Amount, isNumber: boolean): string {
  if (isNumber) return String(value);
  return instant ? formatInstant(value) : formatDuration(value);
}

function printText({ by, text }: TextTest, alsoQuoted?: RegExp): string {
  if (by === 'pattern') return `/${text}/`;
  if (by === 'glob') return text;
  return quotedIfNeeded(text, alsoQuoted);
}

/** A name as a value: in quotes if it would be read as anything else. */
export function quotedIfNeeded(text: string, alsoQuoted?: RegExp): string {
  if (!NEEDS_QUOTES.test(text) && alsoQuoted?.test(text) !== true) return text;
  return `"${text.replace(/["\\]/g, '\\$&')}"`;
}

/** The query on one line and under it carets where the error is. */
export function caret(text: string, { at, length }: QueryError): string {
  const line = [...text].map((char) => plainText(char).padEnd(char.length)).join('');
  const marks = '^'.repeat(Math.max(1, Math.min(length, Math.max(text.length, at + 1) - at)));
  return `${line}\n${' '.repeat(at)}${marks}`;
}
