/** A query made ready for a trace: tests on the dictionary are done, what is left are scans over columns. */
import { RECORD_KINDS } from '../../model/event.ts';
import type { IndexedTrace } from '../indexed.ts';
import { kindTable, type QueryExtras } from './dictionary.ts';
import { FieldScans } from './field-scans.ts';
import { type FieldName, fieldCalled } from './fields.ts';
import { scanNumberField } from './number-scans.ts';
import type { Query, Test, TextTest } from './query.ts';
import { allOf, anyOf, EVERY_RECORD, newSpare, type Scan, type Spare, scanKinds } from './scans.ts';
import { scanAfter, scanBefore, scanDuring, scanWithin } from './stretches.ts';
import { matcherOf } from './text-test.ts';

/** Where a word alone is looked for. */
const WORD_FIELDS = ['user', 'tenant', 'group', 'link', 'id', 'because', 'row'] as const;

/**
 * Makes a query ready: the result sets `into[n]` to 1 for each record that is meant and to 0 for the others, and
 * returns how many are meant. `into` has a cell for each record of the trace; records that are not usable are not
 * meant by anything.
 */
export function compileQuery(
  query: Query,
  trace: IndexedTrace,
  extras: QueryExtras = {},
): (into: Uint8Array) => number {
  const spare = newSpare(trace.usable);
  const scan = new Compiler(trace, extras, spare).scan(query);
  return (into) => {
    const cells = into.subarray(0, trace.usable);
    scan(cells);
    into.fill(0, trace.usable);
    let count = 0;
    for (let n = 0; n < cells.length; n++) count += cells[n]!;
    return count;
  };
}

class Compiler {
  readonly #trace: IndexedTrace;
  readonly #spare: Spare;
  readonly #fields: FieldScans;

  constructor(trace: IndexedTrace, extras: QueryExtras, spare: Spare) {
    this.#trace = trace;
    this.#spare = spare;
    this.#fields = new FieldScans(trace, extras, spare);
  }

  scan(query: Query): Scan {
    switch (query.is) {
      case 'all':
        return EVERY_RECORD;
      case 'and':
        return allOf(this.#scans(query.parts), this.#spare);
      case 'or':
        return anyOf(this.#scans(query.parts), this.#spare);
      case 'not':
        return inverted(this.scan(query.part));
      case 'word':
        return this.#word(query.test);
      case 'field':
        return this.#field(query.field, query.test);
      case 'before':
        return scanBefore(this.scan(query.part));
      case 'after':
        return scanAfter(this.scan(query.part));
      case 'during':
        return scanDuring(this.#trace, this.scan(query.part));
      case 'within':
        return scanWithin(this.#trace, query.us, this.scan(query.part));
    }
  }

  #scans(parts: readonly Query[]): Scan[] {
    return parts.map((part) => this.scan(part));
  }

  #field(field: FieldName, test: Test): Scan {
    const takes = fieldCalled(field)!.takes;
    if (takes !== 'word' && takes !== 'name') return scanNumberField(this.#trace, field, test, this.#spare);
    return this.#fields.scan(field, test as TextTest);
  }

  #word(test: TextTest): Scan {
    const pass = matcherOf(test, false);
    const found = WORD_FIELDS.map((field) => this.#fields.passing(field, pass));
    return anyOf([scanKinds(this.#trace, kindTable(RECORD_KINDS, pass)), ...found], this.#spare);
  }
}

function inverted(scan: Scan): Scan {
  return (into) => {
    scan(into);
    for (let n = 0; n < into.length; n++) into[n]! ^= 1;
  };
}
