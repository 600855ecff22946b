/**
 * A question to a trace, as a tree: which records are meant. `parseQuery` makes one of what a person types,
 * `printQuery` writes it back, `compileQuery` answers it. Trees are plain data and in one form only: no `and` directly
 * within an `and`, no `or` within an `or`, never fewer than two parts.
 */
import type { FieldName } from './fields.ts';

export type Query =
  /** Every record. */
  | { readonly is: 'all' }
  | { readonly is: 'and' | 'or'; readonly parts: readonly Query[] }
  | { readonly is: 'not'; readonly part: Query }
  /** A word alone: looked for in names, ids, kinds, reasons and rows. */
  | { readonly is: 'word'; readonly test: TextTest }
  | { readonly is: 'field'; readonly field: FieldName; readonly test: Test }
  /** Before, or after, the first record that the part means; while what it means was going on. */
  | { readonly is: 'before' | 'after' | 'during'; readonly part: Query }
  /** At most so many microseconds from a record that the part means. */
  | { readonly is: 'within'; readonly us: number; readonly part: Query };

/** `text` is compared whole, a `glob` has `*` for any text, a `pattern` is a regular expression. */
export interface TextTest {
  readonly by: 'text' | 'glob' | 'pattern';
  readonly text: string;
}

export const COMPARISONS = ['>=', '<=', '>', '<', '='] as const;
export type Comparison = (typeof COMPARISONS)[number];

/** A count, or microseconds: since the start of the run, or since 1970 if it is an instant. */
export interface Amount {
  readonly value: number;
  readonly instant: boolean;
}

export type Test =
  | TextTest
  /** There is one at all. */
  | { readonly by: 'any' }
  | { readonly by: 'compare'; readonly how: Comparison; readonly amount: Amount }
  /** Both ends belong to it; an end that is left out has no bound. */
  | { readonly by: 'range'; readonly from?: Amount; readonly to?: Amount };

/** What is wrong with a typed query, and where: `length` characters (UTF-16) from `at`. */
export interface QueryError {
  readonly at: number;
  readonly length: number;
  readonly message: string;
  /** What could stand there, best first. */
  readonly expected: readonly string[];
}

/** Whether a field stands anywhere in it. */
export function asksFor(query: Query, field: FieldName): boolean {
  switch (query.is) {
    case 'field':
      return query.field === field;
    case 'and':
    case 'or':
      return query.parts.some((part) => asksFor(part, field));
    case 'all':
    case 'word':
      return false;
    default:
      return asksFor(query.part, field);
  }
}

/** All parts hold, or any; flat, and the part itself if it is one. */
export function joined(is: 'and' | 'or', parts: readonly Query[]): Query {
  const flat = parts.flatMap((part) => (part.is === is ? part.parts : [part]));
  if (flat.length === 0) return { is: 'all' };
  return flat.length === 1 ? flat[0]! : { is, parts: flat };
}
