/** A trace with a call, a meeting, a mail and a chat, run once; the same that the viewer's test shows. */
import { planOf, traceHeadOf } from '../../../src/run/from-scenario.ts';
import { Replication } from '../../../src/run/replication.ts';
import { compileScenario } from '../../../src/scenario/compile.ts';
import { scenarioFromFile } from '../../../src/scenario/node-files.ts';
import { ColumnsBuilder } from '../../../src/trace/columns.ts';
import { indexTrace } from '../../../src/trace/index/index-trace.ts';
import type { IndexedTrace } from '../../../src/trace/indexed.ts';

const FILE = 'test/viewer/features.yaml';
let made: IndexedTrace | undefined;

export function featuresTrace(): IndexedTrace {
  made ??= tracedFile(FILE);
  return made;
}

/** The run of a scenario file with seed 1, indexed, with its tables. */
export function tracedFile(path: string): IndexedTrace {
  const result = compileScenario(scenarioFromFile(path));
  if (!('compiled' in result)) throw new Error(`${path}: ${JSON.stringify(result.complaints)}`);
  const { compiled } = result;
  const builder = new ColumnsBuilder();
  const head = traceHeadOf(compiled, planOf(compiled, '1'), 'test');
  new Replication(planOf(compiled, '1'), [builder]).run();
  return indexTrace(builder.done(head, undefined));
}

/** The record of that kind, counted from 0. */
export function recordOf(trace: IndexedTrace, kinds: readonly string[], name: string, nth = 0): number {
  const code = kinds.indexOf(name);
  const n = trace.records.of('kind', code)[nth];
  if (n === undefined) throw new Error(`there is no ${name}`);
  return n;
}
