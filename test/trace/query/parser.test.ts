import fc from 'fast-check';
import { expect, test } from 'vitest';
import { FIELDS } from '../../../src/trace/query/fields.ts';
import { queryHelp } from '../../../src/trace/query/help.ts';
import { COMPARERS, FUNCTIONS, JOINERS } from '../../../src/trace/query/operators.ts';
import { parseQuery } from '../../../src/trace/query/parser.ts';
import { compilePattern } from '../../../src/trace/query/pattern.ts';
import { caret, printQuery } from '../../../src/trace/query/print.ts';
import { processorMs, timed } from '../../viewer/bench/figures.ts';

function complaint(text: string): string {
  const read = parseQuery(text);
  if (!('error' in read)) throw new Error(`${text} is read as ${printQuery(read.query)}`);
  return `${read.error.message}\n${caret(text, read.error)}`;
}

test.each([
  ['form:ann', 'there is no field "form"; did you mean from?\nform:ann\n^^^^'],
  ['a kind:mesage', 'there is no kind "mesage"; did you mean message?\na kind:mesage\n       ^^^^^^'],
  ['(a or b', 'this ( is not closed\n(a or b\n^'],
  ['a)', 'this ) closes nothing\na)\n ^'],
  ['a or', 'something is missing here\na or\n    ^'],
  ['or a', 'something is missing before "or"\nor a\n^^'],
  ['from:', 'behind from: is a user missing, as in from:ann@contoso.com\nfrom:\n     ^'],
  ['from>ann', 'from has no order; write from:ann\nfrom>ann\n     ^^^'],
  ['"ab', 'this quote has no end: " is missing\n"ab\n^^^'],
  ['thread:x', '"x" is no thread: thread wants a number or a range, as in thread:42\nthread:x\n       ^'],
  ['n:9..3', 'this range ends before it begins\nn:9..3\n  ^^^^'],
  ['within(10 of a)', 'within wants a duration here, such as 10m\nwithin(10 of a)\n       ^^'],
  ['upgrde(bob)', 'upgrde(…) is not known; did you mean upgrade?\nupgrde(bob)\n^^^^^^'],
  ['/a(?=b)/', 'look-around and named groups are not known here\n/a(?=b)/\n  ^'],
  ['a -', 'a minus stands right before what it excludes\na -\n  ^'],
  ['a\tform:b', 'there is no field "form"; did you mean from?\na form:b\n  ^^^^'],
])('%j is told with its place', (text, told) => {
  expect(complaint(text)).toBe(told);
});

test('an error offers what could stand there', () => {
  expect(parseQuery('kind:mesage')).toMatchObject({ error: { expected: ['message'] } });
  expect(parseQuery('n:9..3')).toMatchObject({ error: { expected: ['3..9'] } });
});

test.each([
  ['a b or c', '(a b) or c'],
  ['a and b', 'a b'],
  ['not a', '-a'],
  ['NOT(a OR b)', '-(a or b)'],
  ['STATUS:Delivered', 'outcome:delivered'],
  ['rule:1c.2', 'row:1c.2'],
  ['interop:true', 'interop:yes'],
  ['upgrade(bob)', 'upgrade:bob'],
  ['during:upgrade(bob)', 'during(upgrade:bob)'],
  ['n=5', 'n:5'],
  ['((a)) ((b) c)', 'a b c'],
  ['from:"ann"', 'from:ann'],
])('%j means the same as %j', (one, other) => {
  const read = parseQuery(one);
  expect(read).toHaveProperty('query');
  expect(read).toEqual(parseQuery(other));
});

test('any text has an answer', () => {
  const pieces = fc.constantFrom(
    '(',
    ')',
    '"',
    '/',
    '-',
    ' ',
    'or',
    'not',
    'from:',
    'n',
    '>',
    '..',
    '5',
    'within(',
    'of',
    '*',
    '\\',
    '😀',
    '\n',
    'during:',
    '[',
    '{9}',
  );
  const grammatical = fc.array(pieces, { maxLength: 30 }).map((parts) => parts.join(''));
  fc.assert(
    fc.property(fc.oneof(grammatical, fc.string({ unit: 'binary' })), (text) => {
      const read = parseQuery(text);
      if ('query' in read) {
        expect(parseQuery(printQuery(read.query))).toEqual(read);
        return;
      }
      expect(read.error.at).toBeGreaterThanOrEqual(0);
      expect(read.error.at).toBeLessThanOrEqual(text.length);
      expect(caret(text, read.error).split('\n')).toHaveLength(2);
    }),
  );
});

test('depth and length have limits that are told', () => {
  expect(complaint('('.repeat(9_000))).toContain('nested too deeply');
  expect(complaint('-'.repeat(9_000))).toContain('nested too deeply');
  expect(complaint('a'.repeat(20_000))).toContain('at most 10000 characters');
});

test('every example of the table can be read, and the help has all of it', () => {
  const help = queryHelp();
  for (const { name, what, example } of [...FIELDS, ...JOINERS, ...COMPARERS, ...FUNCTIONS]) {
    expect(parseQuery(example), example).toHaveProperty('query');
    expect(help).toContain(what);
    expect(help).toContain(name);
  }
});

test('a pattern finds what the engine of the language finds', () => {
  const atom = fc.constantFrom(
    'a',
    'b',
    '.',
    '[ab]',
    '[^a]',
    '\\d',
    'a*',
    'b+',
    'c?',
    '(ab)',
    '(a|bc)',
    '(a|b)*',
    'a{2}',
    '(ba){1,2}',
    'c{1,}',
    '^',
    '$',
    '\\.',
    '[0-9a]',
    '(?:b|c)?',
  );
  const pattern = fc.oneof(
    fc.array(atom, { minLength: 1, maxLength: 6 }).map((parts) => parts.join('')),
    fc.tuple(atom, atom).map((parts) => parts.join('|')),
  );
  const text = fc
    .array(fc.constantFrom('a', 'b', 'c', 'A', '1', '.'), { maxLength: 8 })
    .map((units) => units.join(''));
  fc.assert(
    fc.property(pattern, text, (source, candidate) => {
      const compiled = compilePattern(source);
      if ('error' in compiled) throw new Error(compiled.error.message);
      expect(compiled.test(candidate)).toBe(new RegExp(source, 'i').test(candidate));
    }),
  );
});

test('a pattern that is hostile elsewhere takes its steps and no more', () => {
  const compiled = compilePattern('(a*)*(a+)+(a|aa)+$');
  if ('error' in compiled) throw new Error(compiled.error.message);
  const { ms, answer } = timed(processorMs, () => compiled.test(`${'a'.repeat(400)}b`));
  expect(answer).toBe(false);
  expect(ms).toBeLessThan(1_000);
  expect(compilePattern('((((((a{100}){100}){100}){100}){100}){100})')).toMatchObject({
    error: { message: 'this pattern is too large' },
  });
});
