/** What stands behind a field, read as the field takes it. */
import { nearMiss } from '../../core/near-miss.ts';
import { parseDuration, parseInstant } from '../../core/time.ts';
import type { Field } from './field.ts';
import { compilePattern } from './pattern.ts';
import type { Amount, Comparison, QueryError, Test, TextTest } from './query.ts';

export class ParseFailure extends Error {
  override name = 'ParseFailure';
  readonly error: QueryError;

  constructor(error: QueryError) {
    super(error.message);
    this.error = error;
  }
}

/** A value as typed; `text` is without quotes and slashes, `at` and `length` are with them. */
export interface RawValue {
  readonly how: 'plain' | 'quoted' | 'pattern';
  readonly text: string;
  readonly at: number;
  readonly length: number;
}

function fail({ at, length }: RawValue, message: string, expected: readonly string[] = []): never {
  throw new ParseFailure({ at, length: Math.max(1, length), message, expected });
}

/** A text to be compared. Throws a ParseFailure for a pattern that is none. */
export function textTestOf(value: RawValue): TextTest {
  const { how, text } = value;
  if (how === 'quoted') return { by: 'text', text };
  if (how === 'plain') return { by: text.includes('*') ? 'glob' : 'text', text };
  if (text === '') fail(value, 'this pattern is empty');
  const compiled = compilePattern(text);
  if ('error' in compiled) {
    const { at, message } = compiled.error;
    throw new ParseFailure({ at: value.at + 1 + at, length: 1, message, expected: [] });
  }
  return { by: 'pattern', text };
}

/** The test that `field`, `operator` and a value make. Throws a ParseFailure. */
export function valueTestOf(field: Field, operator: ':' | Comparison, value: RawValue): Test {
  const isEqual = operator === ':' || operator === '=';
  if (value.how === 'plain' && value.text === '*' && isEqual) return { by: 'any' };
  if (field.takes === 'word' || field.takes === 'name') {
    if (!isEqual) fail(value, `${field.name} has no order; write ${field.name}:${value.text}`);
    return knownWord(field, textTestOf(value), value);
  }
  if (value.how !== 'plain') fail(value, `${field.name} wants ${wanted(field)}`);
  if (operator !== ':') return { by: 'compare', how: operator, amount: amountOf(field, value.text, value) };
  const dots = value.text.indexOf('..');
  if (dots < 0) return { by: 'compare', how: '=', amount: amountOf(field, value.text, value) };
  return rangeOf(field, value.text.slice(0, dots), value.text.slice(dots + 2), value);
}

const SYNONYMS: Readonly<Record<string, string>> = { true: 'yes', false: 'no' };

/** The word as the list has it; a word that is in no list is a slip. */
function knownWord(field: Field, test: TextTest, value: RawValue): TextTest {
  const { words } = field;
  if (words === undefined || test.by !== 'text') return test;
  const typed = test.text.toLowerCase();
  const known = words.find((word) => word.toLowerCase() === typed);
  if (known !== undefined) return { by: 'text', text: known };
  const synonym = SYNONYMS[typed];
  if (synonym !== undefined && words.includes(synonym)) return { by: 'text', text: synonym };
  if (field.open === true) return test;
  const near = nearMiss(typed, words);
  const hint = near === undefined ? `it is one of ${words.slice(0, 12).join(', ')}` : `did you mean ${near}?`;
  return fail(value, `there is no ${field.noun} "${test.text}"; ${hint}`, near ? [near] : words);
}

function rangeOf(field: Field, from: string, to: string, value: RawValue): Test {
  if (from === '' && to === '') fail(value, 'a range needs at least one end');
  const first = from === '' ? undefined : amountOf(field, from, value);
  const last = to === '' ? undefined : amountOf(field, to, value);
  if (first && last && first.instant === last.instant && first.value > last.value) {
    fail(value, 'this range ends before it begins', [`${to}..${from}`]);
  }
  return { by: 'range', ...(first ? { from: first } : {}), ...(last ? { to: last } : {}) };
}

function amountOf(field: Field, text: string, value: RawValue): Amount {
  const amount = readAmount(field, text);
  return amount ?? fail(value, `"${text}" is no ${field.noun}: ${field.name} wants ${wanted(field)}`);
}

function readAmount({ takes }: Field, text: string): Amount | undefined {
  if (takes === 'number') {
    const value = /^\d{1,15}$/.test(text) ? Number(text) : undefined;
    return value === undefined ? undefined : { value, instant: false };
  }
  const duration = parseDuration(text);
  if (duration !== undefined) return { value: duration, instant: false };
  const instant = takes === 'time' ? parseInstant(text) : undefined;
  return instant === undefined ? undefined : { value: instant, instant: true };
}

function wanted({ takes, example }: Field): string {
  switch (takes) {
    case 'number':
      return `a number or a range, as in ${example}`;
    case 'duration':
      return `a duration such as 250ms or 1h30m, as in ${example}`;
    default:
      return `a duration since the start or an instant such as 2023-09-11T09:00:00Z, as in ${example}`;
  }
}
