/** A typed filter answered: which records it lets through, how many, and what it means in words. */
import { grouped } from '../../core/counts.ts';
import { nearMiss } from '../../core/near-miss.ts';
import type { IndexedTrace } from '../indexed.ts';
import { compileQuery } from './compile.ts';
import { describeQuery } from './describe.ts';
import { passes, type QueryExtras, textsOf } from './dictionary.ts';
import { fieldCalled } from './fields.ts';
import { parseQuery } from './parser.ts';
import type { Query, QueryError } from './query.ts';

export interface QueryAnswer {
  readonly query: Query;
  /** 1 for each record that passes; a cell for each record of the trace. */
  readonly passes: Uint8Array;
  readonly shown: number;
  readonly total: number;
  /** The filter in words: `messages from ann@contoso.com that were not delivered`. */
  readonly summary: string;
  /** Names in it that the trace does not have: why nothing may have been found. */
  readonly notes: readonly string[];
}

/** Answers a filter as typed; an empty one lets everything through. */
export function runQuery(
  trace: IndexedTrace,
  text: string,
  extras: QueryExtras = {},
): QueryAnswer | { readonly error: QueryError } {
  const read = parseQuery(text);
  if ('error' in read) return read;
  const { query } = read;
  const cells = new Uint8Array(trace.columns.count);
  const shown = compileQuery(query, trace, extras)(cells);
  const summary = describeQuery(query, trace);
  return { query, passes: cells, shown, total: trace.usable, summary, notes: notesOf(query, trace, extras) };
}

/** `312 of 1,000,000 shown; 999,688 hidden by filter`. */
export function countLine(shown: number, total: number): string {
  return `${grouped(shown)} of ${grouped(total)} shown; ${grouped(total - shown)} hidden by filter`;
}

function notesOf(query: Query, trace: IndexedTrace, extras: QueryExtras): string[] {
  switch (query.is) {
    case 'all':
    case 'word':
      return [];
    case 'and':
    case 'or':
      return query.parts.flatMap((part) => notesOf(part, trace, extras));
    case 'field':
      return noteOf(query, trace, extras);
    default:
      return notesOf(query.part, trace, extras);
  }
}

function noteOf(query: Query & { is: 'field' }, trace: IndexedTrace, extras: QueryExtras): string[] {
  const { field, test } = query;
  if (field === 'violation' && extras.violations === undefined) {
    return ['Whether an invariant is broken has not been checked here, so that no record counts as one.'];
  }
  const { takes, noun } = fieldCalled(field)!;
  if (test.by !== 'text' || (takes !== 'name' && takes !== 'word')) return [];
  const texts = textsOf(trace, field, extras);
  if (texts.some(passes(field, test))) return [];
  const near = nearMiss(test.text, texts);
  return [
    `No ${noun} of this trace is called "${test.text}".${near === undefined ? '' : ` Did you mean ${near}?`}`,
  ];
}
