/** A query made ready for a trace: tests on the dictionary are done, what is left are scans over columns. */
import { RECORD_KINDS } from '../../model/event.ts';
import type { IndexedTrace } from '../indexed.ts';
import { countOf, newSpare, type Spare } from './cells.ts';
import { kindTable, type QueryExtras } from './dictionary.ts';
import { FieldScans } from './field-scans.ts';
import { type FieldName, fieldCalled } from './fields.ts';
import { joinedMeaning, type Meaning, oppositeMeaning, scanOf } from './meaning.ts';
import { NAMED_FIELD_NAMES } from './named-fields.ts';
import { numberMeaning } from './number-scans.ts';
import type { Query, Test, TextTest } from './query.ts';
import { EVERY_RECORD, type Scan, scanKinds } from './scans.ts';
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
  const scan = scanOf(trace, new Compiler(trace, extras, spare).meaning(query));
  return (into) => {
    let count = 0;
    spare((cells) => {
      scan(cells);
      count = countOf(cells);
      into.set(cells.bytes);
    });
    into.fill(0, trace.usable);
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

  meaning(query: Query): Meaning {
    switch (query.is) {
      case 'all':
        return { scan: EVERY_RECORD };
      case 'and':
      case 'or':
        return this.#joined(
          query.parts.map((part) => this.meaning(part)),
          query.is,
        );
      case 'not':
        return oppositeMeaning(this.meaning(query.part));
      case 'word':
        return this.#word(query.test);
      case 'field':
        return this.#field(query.field, query.test);
      case 'before':
        return { scan: scanBefore(this.#scan(query.part)) };
      case 'after':
        return { scan: scanAfter(this.#scan(query.part)) };
      case 'during':
        return { scan: scanDuring(this.#trace, this.#scan(query.part)) };
      case 'within':
        return { scan: scanWithin(this.#trace, query.us, this.#scan(query.part)) };
    }
  }

  #scan(query: Query): Scan {
    return scanOf(this.#trace, this.meaning(query));
  }

  #joined(parts: readonly Meaning[], is: 'and' | 'or'): Meaning {
    return joinedMeaning(this.#trace, parts, is, this.#spare);
  }

  #field(field: FieldName, test: Test): Meaning {
    const takes = fieldCalled(field)!.takes;
    if (takes !== 'word' && takes !== 'name') return numberMeaning(this.#trace, field, test, this.#spare);
    return this.#fields.meaning(field, test as TextTest);
  }

  #word(test: TextTest): Meaning {
    const pass = matcherOf(test, false);
    const found = [...WORD_FIELDS, ...NAMED_FIELD_NAMES].map((field) => this.#fields.passing(field, pass));
    const kinds = scanKinds(this.#trace, kindTable(RECORD_KINDS, pass));
    return this.#joined([{ scan: kinds }, ...found], 'or');
  }
}
