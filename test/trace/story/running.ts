/** Traces of scenarios, run in place and indexed, for tests of what is told about them. */
import { readdirSync, readFileSync } from 'node:fs';
import { copyWorld } from '../../../src/model/world.ts';
import { planOf, TRACE_WORDS } from '../../../src/run/from-scenario.ts';
import { Replication } from '../../../src/run/replication.ts';
import { type CompileOptions, compileScenario } from '../../../src/scenario/compile.ts';
import type { Compiled } from '../../../src/scenario/compiled.ts';
import { scenarioFromFile } from '../../../src/scenario/node-files.ts';
import { type Columns, ColumnsBuilder } from '../../../src/trace/columns.ts';
import { indexTrace } from '../../../src/trace/index/index-trace.ts';
import type { IndexedTrace } from '../../../src/trace/indexed.ts';

/** The columns of one run; the trailer says only which messages are under way. */
export function columnsOfRun(compiled: Compiled, seed = compiled.seed ?? '1'): Columns {
  const plan = planOf(compiled, seed);
  const builder = new ColumnsBuilder();
  const { title, digest, rules, epochs, switches, startUs, untilUs, names } = compiled;
  const head = {
    header: {
      program: 'test',
      title,
      scenario: digest,
      seed,
      replication: 0,
      rules,
      epochs,
      switches,
      startUs,
      untilUs,
      words: TRACE_WORDS,
    },
    tables: [],
    names,
    world: copyWorld(plan.world, 'typed'),
  };
  const replication = new Replication(plan, [builder]);
  replication.run();
  const fingerprint = { order: '', time: '', routing: '', outcome: '' };
  const inFlight = replication.messagesInFlight();
  const end = {
    records: builder.count,
    interrupted: false,
    content: '',
    transitions: '',
    state: '',
    fingerprint,
    inFlight,
  };
  return builder.done(head, end);
}

/** One run of a scenario's text, indexed. */
export function indexedText(text: string, options: CompileOptions = {}, seed?: string): IndexedTrace {
  return indexed(compileScenario({ text, path: 'scenario.yaml' }, options), seed);
}

/** One run of a scenario that comes with the program, indexed. */
export function indexedScenario(name: string, options: CompileOptions = {}, seed?: string): IndexedTrace {
  return indexed(compileScenario(scenarioFromFile(`scenarios/${name}`), options), seed);
}

function indexed(result: ReturnType<typeof compileScenario>, seed?: string): IndexedTrace {
  if ('compiled' in result) return indexTrace(columnsOfRun(result.compiled, seed));
  throw new Error(result.complaints.map(({ message }) => message).join('; '));
}

/** The names of the scenarios that come with the program. */
export const SCENARIOS = readdirSync('scenarios').filter(
  (name) => /\.(yaml|json)$/.test(name) && !name.endsWith('schema.json'),
);

export function scenarioText(name: string): string {
  return readFileSync(`scenarios/${name}`, 'utf8');
}
