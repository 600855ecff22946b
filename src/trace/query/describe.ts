/** A query in plain words. */
import { plainText } from '../../core/plain-text.ts';
import { formatDuration, formatInstant } from '../../core/time.ts';
import type { IndexedTrace } from '../indexed.ts';
import { passes, textsOf } from './dictionary.ts';
import { type Field, YES_NO } from './field.ts';
import { type FieldName, fieldCalled } from './fields.ts';
import { KIND_GROUPS, type KindGroup } from './kind-groups.ts';
import type { Amount, Query, Test, TextTest } from './query.ts';

type FieldQuery = Query & { is: 'field' };

/**
 * What a query means, as words in the place of a noun: `messages from ann@contoso.com that were not delivered and took
 * longer than 200 ms`. Names are written as the trace has them.
 */
export function describeQuery(query: Query, trace: IndexedTrace): string {
  return new Describer(trace).noun(query);
}

class Describer {
  readonly #trace: IndexedTrace;

  constructor(trace: IndexedTrace) {
    this.#trace = trace;
  }

  noun(query: Query): string {
    if (query.is === 'all') return 'all records';
    const parts = query.is === 'and' ? [...query.parts] : [query];
    const noun = nounOf(parts);
    const attributes = takeOut(parts, (part) => attributeOf(part) !== undefined).map(
      (part) => ` ${filled(attributeOf(part)!, this.#value(part as FieldQuery))}`,
    );
    const clauses = parts.map((part) => this.#clause(part, false));
    const that = clauses.length === 0 ? '' : ` that ${listed(clauses, 'and')}`;
    return noun + attributes.join('') + that;
  }

  /** The predicate of a sentence about several records. */
  #clause(query: Query, not: boolean): string {
    switch (query.is) {
      case 'all':
        return not ? 'are none' : 'are any';
      case 'and':
      case 'or':
        return this.#joined(query.parts, (query.is === 'and') !== not, not);
      case 'not':
        return this.#clause(query.part, !not);
      case 'word':
        return `${not ? 'do not name' : 'name'} ${textValue(query.test, 'something')}`;
      case 'field': {
        const field = fieldCalled(query.field)!;
        const isNo = field.words === YES_NO && query.test.by === 'text' && query.test.text === 'no';
        return filled(not === isNo ? field.does : field.doesNot, this.#value(query));
      }
      case 'within':
        return `${happen(not)} at most ${spoken(query.us)} before or after ${this.noun(query.part)}`;
      case 'during':
        return `${happen(not)} during ${this.noun(query.part)}`;
      default:
        return `${happen(not)} ${query.is} the first of the ${this.noun(query.part)}`;
    }
  }

  #joined(parts: readonly Query[], all: boolean, not: boolean): string {
    const clauses = parts.map((part) => this.#clause(part, not));
    return `${all ? 'both' : 'either'} ${listed(clauses, all ? 'and' : 'or')}`;
  }

  #value({ field, test }: FieldQuery): string {
    const said = fieldCalled(field)!;
    if (test.by === 'text') return `${said.named ? `the ${said.noun} ` : ''}${this.#name(field, test)}`;
    if (test.by === 'glob' || test.by === 'pattern') return textValue(test, `a ${said.noun}`);
    return numberValue(said, test);
  }

  /** The name in full if only one is meant. */
  #name(field: FieldName, test: TextTest): string {
    const meant = textsOf(this.#trace, field).filter(passes(field, test));
    return spelled(meant.length === 1 ? meant[0]! : test.text);
  }
}

const SPELLED: Readonly<Record<string, string>> = { inFlight: 'in flight', SfB: 'Skype for Business' };

function spelled(name: string): string {
  return SPELLED[name] ?? plainText(name);
}

function happen(not: boolean): string {
  return not ? 'did not happen' : 'happened';
}

/** What the records are called; takes the part that says so out of `parts`. */
function nounOf(parts: Query[]): string {
  const place = parts.findIndex(
    (part) => part.is === 'field' && part.field === 'kind' && part.test.by === 'text',
  );
  if (place < 0) return 'records';
  const [part] = parts.splice(place, 1) as [FieldQuery];
  const kind = (part.test as TextTest).text;
  return KIND_GROUPS[kind as KindGroup] ?? `${kind} records`;
}

function attributeOf(part: Query): string | undefined {
  return part.is === 'field' ? (fieldCalled(part.field) as Field).attribute : undefined;
}

function takeOut(parts: Query[], wanted: (part: Query) => boolean): Query[] {
  const taken = parts.filter(wanted);
  parts.splice(0, parts.length, ...parts.filter((part) => !wanted(part)));
  return taken;
}

function filled(template: string, value: string): string {
  return template.replace('{}', () => value);
}

function listed(clauses: readonly string[], word: 'and' | 'or'): string {
  if (clauses.length < 3) return clauses.join(` ${word} `);
  return `${clauses.slice(0, -1).join(', ')} ${word} ${clauses.at(-1)}`;
}

function textValue({ by, text }: TextTest, what: string): string {
  if (by === 'text') return `"${plainText(text)}"`;
  return by === 'glob' ? `${what} like ${plainText(text)}` : `${what} that matches /${plainText(text)}/`;
}

/** `200ms` as it is read: `200 ms`. */
function spoken(us: number): string {
  return formatDuration(us)
    .replace(/(\d)([a-z]+)/g, '$1 $2 ')
    .trimEnd();
}

function amountText(takes: Field['takes'], { value, instant }: Amount): string {
  if (takes === 'number') return String(value);
  return instant ? formatInstant(value) : spoken(value);
}

const DURATION_WORDS = {
  '=': 'exactly',
  '>': 'longer than',
  '>=': 'at least',
  '<': 'less than',
  '<=': 'at most',
};
const TIME_WORDS = { '=': 'at', '>': 'after', '>=': 'at or after', '<': 'before', '<=': 'at or before' };
const NUMBER_WORDS = { '=': '', '>': 'above', '>=': 'from', '<': 'below', '<=': 'up to' };

function numberValue({ takes, noun, words }: Field, test: Test): string {
  const isNumber = takes === 'number';
  if (test.by === 'compare') {
    const amount = amountText(takes, test.amount);
    if (takes === 'duration') return `${DURATION_WORDS[test.how]} ${amount}`;
    if (takes === 'time') return `${TIME_WORDS[test.how]} ${amount}`;
    return test.how === '=' ? `${noun} ${amount}` : `a ${noun} numbered ${NUMBER_WORDS[test.how]} ${amount}`;
  }
  if (test.by !== 'range') return words === undefined ? `any ${noun}` : `any ${noun} at all`;
  const from = test.from === undefined ? '' : `from ${amountText(takes, test.from)}`;
  const to = test.to === undefined ? '' : `${test.from ? 'to' : 'up to'} ${amountText(takes, test.to)}`;
  return `${isNumber ? `a ${noun} numbered ` : ''}${[from, to].filter((end) => end !== '').join(' ')}`;
}
