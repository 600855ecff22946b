/** Queries over scenarios/main.yaml with what they mean, found by other means; the command line and the viewer agree. */
import { expect, test } from 'vitest';
import { prepareQueries } from '../../../src/trace/query/facts.ts';
import { runQuery } from '../../../src/trace/query/run.ts';
import golden from './golden.json' with { type: 'json' };
import { traceOfScenario } from './traces.ts';

const trace = traceOfScenario(golden.scenario, golden.seed);

test.each(golden.queries)('$query', ({ query, count, first }) => {
  const answer = runQuery(trace, query);
  if ('error' in answer) throw new Error(answer.error.message);
  const found = [...answer.passes.keys()].filter((n) => answer.passes[n] === 1);
  expect({ count: answer.shown, first: found.slice(0, 5) }).toEqual({ count, first });
  expect(found).toHaveLength(count);
});

test('what queries need can be gathered beforehand and changes no answer', () => {
  const prepared = traceOfScenario(golden.scenario, golden.seed);
  prepareQueries(prepared);
  expect(runQuery(prepared, 'from:ann row:1*')).toEqual(runQuery(trace, 'from:ann row:1*'));
});
