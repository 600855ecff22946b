/** Reports of runs and of their traces, and all the numbers in them. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Reporting } from '../../src/cli/reporting.ts';
import type { Counted, Report } from '../../src/report/report.ts';
import { compileRules, type Rules } from '../../src/rules/rules.ts';
import { planOf } from '../../src/run/from-scenario.ts';
import { Replication } from '../../src/run/replication.ts';
import { compileScenario } from '../../src/scenario/compile.ts';
import type { Compiled } from '../../src/scenario/compiled.ts';
import { scenarioFromFile } from '../../src/scenario/node-files.ts';
import { columnsOfLines } from '../../src/trace/columns-reading.ts';
import { indexTrace } from '../../src/trace/index/index-trace.ts';
import type { IndexedTrace } from '../../src/trace/indexed.ts';
import { observeTrace } from '../../src/trace/observing.ts';
import type { TraceHead } from '../../src/trace/writer.ts';
import { headOf, linesOf, traceOf } from '../support/running.ts';

const SCENARIOS = resolve(import.meta.dirname, '../../scenarios');
const SOURCE: Report['source'] = {
  kind: 'run',
  file: 'it.yaml',
  options: ['--seed', '1'],
  incomplete: false,
};

/** The scenario files of the project. */
export const SCENARIO_NAMES: readonly string[] = readdirSync(SCENARIOS)
  .filter((name) => name.endsWith('.yaml'))
  .sort();

export function compiledScenario(name: string): Compiled {
  const result = compileScenario(scenarioFromFile(join(SCENARIOS, name)));
  if ('compiled' in result) return result.compiled;
  throw new Error(`${name} is refused`);
}

export function textOfScenario(name: string): string {
  return readFileSync(join(SCENARIOS, name), 'utf8');
}

function rulesOf({ epochs, switches }: Compiled): Rules[] {
  return epochs.map((epoch) => compileRules(epoch, switches));
}

/** The heads of the tests' traces leave the waves of a plan out. */
function withWaves({ waves }: Compiled, head: TraceHead): TraceHead {
  return waves.length === 0 ? head : { ...head, header: { ...head.header, waves } };
}

/** The report of a run, without a trace. */
export function reportOf(compiled: Compiled, seed = '1'): Report {
  const plan = planOf(compiled, seed);
  const reporting = new Reporting(withWaves(compiled, headOf(compiled, plan)), plan.world, rulesOf(compiled));
  new Replication(plan, [reporting]).run();
  return reporting.finish(SOURCE).report;
}

export interface Traced {
  readonly text: string;
  /** The lines as JSON values, in their order. */
  readonly lines: readonly Readonly<Record<string, unknown>>[];
  readonly trace: IndexedTrace;
  /** What the report of the trace says. */
  readonly report: Report;
}

/** The trace of a run, and the report of that trace. */
export async function traced(compiled: Compiled, seed = '1'): Promise<Traced> {
  const text = traceOf(compiled, seed);
  let reporting: Reporting | undefined;
  const chunks = async function* (): AsyncGenerator<Uint8Array> {
    yield Buffer.from(text, 'utf8');
  };
  await observeTrace(chunks(), (head, world) => {
    reporting = new Reporting(withWaves(compiled, head), world, rulesOf(compiled));
    return reporting;
  });
  return {
    text,
    lines: text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>),
    trace: indexTrace(columnsOfLines(linesOf(text))),
    report: reporting!.finish(SOURCE).report,
  };
}

/** Every count in a report, wherever it stands, with where that is. */
export function countsIn(value: unknown, path = ''): [string, Counted][] {
  if (typeof value !== 'object' || value === null) return [];
  const own = isCounted(value) ? [[path, value] as [string, Counted]] : [];
  return [...own, ...Object.entries(value).flatMap(([key, inner]) => countsIn(inner, `${path}.${key}`))];
}

function isCounted(value: object): value is Counted {
  return 'count' in value && 'records' in value && !('p50Us' in value);
}
