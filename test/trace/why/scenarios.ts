/** The scenarios of the library as indexed traces with their tables, each run once. */
import { readdirSync } from 'node:fs';
import { planOf, traceHeadOf } from '../../../src/run/from-scenario.ts';
import { Replication } from '../../../src/run/replication.ts';
import { compileScenario } from '../../../src/scenario/compile.ts';
import { scenarioFromFile } from '../../../src/scenario/node-files.ts';
import { ColumnsBuilder } from '../../../src/trace/columns.ts';
import { indexTrace } from '../../../src/trace/index/index-trace.ts';
import type { IndexedTrace } from '../../../src/trace/indexed.ts';

export const SCENARIOS: readonly string[] = readdirSync('scenarios/')
  .filter((name) => name.endsWith('.yaml'))
  .map((name) => name.slice(0, -'.yaml'.length))
  .sort();

const TRACES = new Map<string, IndexedTrace>();

export function traceOf(name: string): IndexedTrace {
  let trace = TRACES.get(name);
  if (trace === undefined) {
    trace = run(name);
    TRACES.set(name, trace);
  }
  return trace;
}

function run(name: string): IndexedTrace {
  const result = compileScenario(scenarioFromFile(`scenarios/${name}.yaml`));
  if (!('compiled' in result)) throw new Error(`${name} does not compile`);
  const { compiled } = result;
  const seed = compiled.seed ?? '1';
  const plan = planOf(compiled, seed);
  // The run writes in its World; the head has the one before the first record.
  const head = traceHeadOf(compiled, planOf(compiled, seed), 'test');
  const builder = new ColumnsBuilder();
  new Replication(plan, [builder]).run();
  return indexTrace(builder.done(head, undefined));
}
