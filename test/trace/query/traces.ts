/** Traces of scenarios, indexed, for the tests of queries. */
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { copyWorld } from '../../../src/model/world.ts';
import { planOf } from '../../../src/run/from-scenario.ts';
import { Replication } from '../../../src/run/replication.ts';
import { compileScenario } from '../../../src/scenario/compile.ts';
import { ColumnsBuilder } from '../../../src/trace/columns.ts';
import { indexTrace } from '../../../src/trace/index/index-trace.ts';
import type { IndexedTrace } from '../../../src/trace/indexed.ts';
import { headOf } from '../../support/running.ts';

const SCENARIOS = resolve(import.meta.dirname, '../../../scenarios');

/** The indexed trace of a file in scenarios/, run with `seed`. */
export function traceOfScenario(name: string, seed = '1'): IndexedTrace {
  const path = join(SCENARIOS, name);
  const result = compileScenario({ text: readFileSync(path, 'utf8'), path });
  if (!('compiled' in result)) throw new Error(`${name} is refused`);
  const plan = planOf(result.compiled, seed);
  const head = { ...headOf(result.compiled, plan), world: copyWorld(plan.world, 'typed') };
  const builder = new ColumnsBuilder();
  new Replication(plan, [builder]).run();
  return indexTrace(builder.done(head, undefined));
}
