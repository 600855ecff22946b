/** Arbitrary queries from the grammar, with values that are in a trace and values that are not. */
import fc from 'fast-check';
import type { IndexedTrace } from '../../../src/trace/indexed.ts';
import { textsOf } from '../../../src/trace/query/dictionary.ts';
import type { Field } from '../../../src/trace/query/field.ts';
import { FIELDS, type FieldName } from '../../../src/trace/query/fields.ts';
import { COMPARISONS, joined, type Query, type Test, type TextTest } from '../../../src/trace/query/query.ts';

/** Patterns that mean the same to JavaScript. */
const PATTERNS = ['a', '^b', 'o.*@', '[a-c]n', '(ann|bob)', 'e{1,2}', '\\d', 'com$', 'x?y*', '[^a-z]1', '^$'];

function textTest(texts: readonly string[], closed: boolean): fc.Arbitrary<TextTest> {
  const some = texts.length === 0 ? fc.constant('nobody') : fc.constantFrom(...texts);
  const exact = closed
    ? some
    : fc.oneof(some, some, fc.constantFrom('nobody', 'a "b" (c)', '*', '/', 'or', '-x'));
  return fc.oneof(
    exact.map((text) => ({ by: 'text' as const, text })),
    some.map((text) => ({ by: 'text' as const, text: closed ? text : (text.split(/[@/]/)[0] ?? text) })),
    fc
      .tuple(some, fc.nat({ max: 4 }), fc.boolean())
      .map(([text, kept, ahead]) => ({
        by: 'glob' as const,
        text: ahead ? `*${text.slice(-kept)}` : `${text.slice(0, kept)}*x*`.replace('x', ''),
      }))
      .filter(({ text }) => !/[\s()"]|^\*$|^\//.test(text)),
    fc.constantFrom(...PATTERNS).map((text) => ({ by: 'pattern' as const, text })),
  );
}

function amount(field: Field, startUs: number): fc.Arbitrary<{ value: number; instant: boolean }> {
  const value =
    field.takes === 'number' ? fc.nat({ max: 450 }) : fc.nat({ max: 700 }).map((s) => s * 60_000_000);
  const small = field.takes === 'duration' ? fc.nat({ max: 60_000 }) : value;
  const plain = fc.oneof(value, small).map((us) => ({ value: us, instant: false }));
  if (field.takes !== 'time') return plain;
  return fc.oneof(
    plain,
    value.map((us) => ({ value: startUs + us, instant: true })),
  );
}

function numberTest(field: Field, startUs: number): fc.Arbitrary<Test> {
  const one = amount(field, startUs);
  return fc.oneof(
    fc.record({ by: fc.constant('compare' as const), how: fc.constantFrom(...COMPARISONS), amount: one }),
    fc
      .tuple(one, one, fc.nat({ max: 2 }))
      .filter(([a, b]) => a.instant === b.instant)
      .map(([a, b, open]) => {
        const [from, to] = a.value <= b.value ? [a, b] : [b, a];
        return { by: 'range' as const, ...(open === 1 ? {} : { from }), ...(open === 2 ? {} : { to }) };
      }),
  );
}

function fieldQuery(trace: IndexedTrace): fc.Arbitrary<Query> {
  const { startUs } = trace.columns.head.header;
  const fields = FIELDS.filter(({ name }) => name !== 'violation').map((field: Field) => {
    const name = field.name as FieldName;
    const isText = field.takes === 'word' || field.takes === 'name';
    const some: fc.Arbitrary<Test> = isText
      ? textTest(textsOf(trace, name), field.words !== undefined)
      : numberTest(field, startUs);
    const test: fc.Arbitrary<Test> = fc.oneof(
      { weight: 6, arbitrary: some },
      { weight: 1, arbitrary: fc.constant({ by: 'any' as const }) },
    );
    return test.map((one): Query => ({ is: 'field', field: name, test: one }));
  });
  return fc.oneof(...fields);
}

export function arbitraryQuery(trace: IndexedTrace): fc.Arbitrary<Query> {
  const { query } = fc.letrec<{ query: Query }>((tie) => ({
    query: fc.oneof(
      { maxDepth: 4, depthSize: 'small' },
      fieldQuery(trace),
      textTest([...trace.columns.head.names.users, 'kind', 'message-sent', 'link-down'], false).map(
        (test): Query => ({ is: 'word', test }),
      ),
      fc
        .tuple(
          fc.constantFrom('and' as const, 'or' as const),
          fc.array(tie('query'), { minLength: 2, maxLength: 3 }),
        )
        .map(([is, parts]) => joined(is, parts)),
      tie('query').map((part): Query => ({ is: 'not', part })),
      fc
        .tuple(fc.constantFrom('before' as const, 'after' as const, 'during' as const), tie('query'))
        .map(([is, part]): Query => ({ is, part })),
      fc
        .tuple(fc.nat({ max: 5_000_000_000 }), tie('query'))
        .map(([us, part]): Query => ({ is: 'within', us, part })),
    ),
  }));
  return query;
}
