import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compileQuery } from '../../../src/trace/query/compile.ts';
import { parseQuery } from '../../../src/trace/query/parser.ts';
import { printQuery } from '../../../src/trace/query/print.ts';
import { countLine, runQuery } from '../../../src/trace/query/run.ts';
import { arbitraryQuery } from './arbitrary-query.ts';
import { naiveAnswer, naiveTrace } from './naive.ts';
import { traceOfScenario } from './traces.ts';

const SCENARIOS = ['main.yaml', 'question-18-next-day-it-worked.yaml', 'mode-own-client-learns-late.yaml'];

describe.each(SCENARIOS)('%s', (name) => {
  const trace = traceOfScenario(name);
  const naive = naiveTrace(trace.columns);

  test('a query means the records that the slow way finds', () => {
    const into = new Uint8Array(trace.columns.count);
    fc.assert(
      fc.property(arbitraryQuery(trace), (query) => {
        const wanted = naiveAnswer(naive, query);
        const count = compileQuery(query, trace)(into);
        expect([...into].map((cell) => cell === 1)).toEqual(wanted);
        expect(count).toBe(wanted.filter(Boolean).length);
      }),
      { numRuns: 600 },
    );
  });

  test('a query that is printed and read again is the same', () => {
    fc.assert(
      fc.property(arbitraryQuery(trace), (query) => {
        expect(parseQuery(printQuery(query))).toEqual({ query });
      }),
    );
  });
});

describe('an answer', () => {
  const trace = traceOfScenario('main.yaml');

  test('says in words what was asked', () => {
    const answer = runQuery(trace, 'kind:message from:ANN -status:delivered latency>200ms');
    expect(answer).toMatchObject({
      summary: 'messages from ann@contoso.com that were not delivered and took longer than 200 ms',
      total: 419,
      notes: [],
    });
  });

  test.each([
    ['', 'all records'],
    ['interop:no', 'records that do not count as interop'],
    [
      '-(row:1c.2 or gate:*)',
      'records that both were not decided by the row 2021-11/1c.2 and did not fail any gate',
    ],
    ['thread:3..5 at<2h', 'records of a thread numbered from 3 to 5 that happened before 2 h'],
    [
      'after(upgrade(bob)) via:SfB',
      'records that happened after the first of the records that put bob@contoso.com into another mode and were written in Skype for Business',
    ],
    ['bob /^x/', 'records that name "bob" and name something that matches /^x/'],
  ])('%j is said as %j', (text, summary) => {
    expect(runQuery(trace, text)).toMatchObject({ summary });
  });

  test('tells which name the trace does not have', () => {
    expect(runQuery(trace, 'from:anne@contoso.com')).toMatchObject({
      shown: 0,
      notes: ['No user of this trace is called "anne@contoso.com". Did you mean ann@contoso.com?'],
    });
  });

  test('an invariant is broken where the caller says so, and unknown if nobody has checked', () => {
    const violations = [
      { record: 7, invariant: 'one-client' },
      { record: 9, invariant: 'order' },
    ];
    expect(runQuery(trace, 'violation:one*', { violations })).toMatchObject({ shown: 1, notes: [] });
    expect(runQuery(trace, 'violation:*', { violations })).toMatchObject({ shown: 2 });
    expect(runQuery(trace, 'violation:*')).toMatchObject({
      shown: 0,
      notes: [expect.stringContaining('not been checked')],
    });
  });

  test('counts have commas on every machine', () => {
    expect(countLine(312, 1_000_000)).toBe('312 of 1,000,000 shown; 999,688 hidden by filter');
  });
});
