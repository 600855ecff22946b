// Scenarios that broke a promise once: each file here is one, and breaks none any more.
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { loadTrace } from '../../src/trace/trace.ts';
import { watch } from '../properties/promises.ts';
import { compileText, figures, linesOf, recorded, run, traceOf } from '../support/running.ts';

const folder = new URL('.', import.meta.url);
const files = readdirSync(folder).filter((name) => name.endsWith('.json'));

test.each(files)('%s', (name) => {
  const text = readFileSync(new URL(name, folder), 'utf8');
  expect(watch(text).filter(({ id }) => id !== 'L1-in-flight')).toEqual([]);
  const compiled = compileText(text);
  expect(figures(run(compiled).replication)).toEqual(figures(recorded(compiled).replication));
  loadTrace(linesOf(traceOf(compiled)), { verify: true });
});
