import { expect, test } from 'vitest';
import { parseQuery } from '../../../src/trace/query/parser.ts';
import { MOST_SUGGESTIONS, suggest } from '../../../src/trace/query/suggest.ts';
import { traceOfScenario } from './traces.ts';

const trace = traceOfScenario('main.yaml');

/** The text with the best options put in, the caret at the end. */
function completed(text: string, most = 3): string[] {
  const { from, to, options } = suggest(text, text.length, trace);
  return options.slice(0, most).map(({ insert }) => text.slice(0, from) + insert + text.slice(to));
}

test.each([
  ['fr', ['from:']],
  ['-fr', ['-from:']],
  ['kind:message -sta', ['kind:message -outcome:']],
  ['from:an', ['from:ann@contoso.com']],
  ['upgrade(b', ['upgrade(bob@contoso.com']],
  ['kind:message-s', ['kind:message-sent', 'kind:message-stalled']],
  ['row:1c.2', ['row:2021-11/1c.2']],
  ['(during:up', ['(during:upgrade:']],
  ['because:link', []],
  ['thread:4', ['thread:42']],
  ['mei', ['user:mei@contoso.partner.onmschina.cn']],
  ['/ab', []],
])('%j is completed', (text, best) => {
  expect(completed(text, Math.max(1, best.length))).toEqual(best);
});

test('an empty place offers what the language has', () => {
  const { options } = suggest('', 0, trace);
  expect(options.map(({ insert }) => insert)).toEqual(
    expect.arrayContaining(['from:', 'kind:', 'during(', 'not ']),
  );
});

test('what is in the middle of a text is replaced, not what follows it', () => {
  expect(suggest('from:an kind:message', 7, trace)).toMatchObject({ from: 5, to: 7 });
});

test('what is left out is counted', () => {
  const { options, left } = suggest('link:', 5, trace);
  expect(options).toHaveLength(MOST_SUGGESTIONS);
  expect(options.length + left).toBe(trace.columns.head.names.links.length + 1);
});

test('a value that is put in can be read', () => {
  for (const field of ['from', 'link', 'row', 'id', 'kind', 'because', 'gate']) {
    for (const text of completed(`${field}:`, 50)) expect(parseQuery(text), text).toHaveProperty('query');
  }
});
