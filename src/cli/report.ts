/** `coexsim report`: what a run, or a trace, did to whom, and what an action would do. */
import type { Command } from 'commander';
import { commandOf } from '../check/command.ts';
import type { Report } from '../report/report.ts';
import { reportText } from '../report/report-text.ts';
import type { Io } from './io.ts';
import { type Reported, reportOfRun, reportOfTrace } from './reporting.ts';
import {
  addScenarioOptions,
  compiledOf,
  forbidScenarioOptions,
  isScenario,
  type ScenarioOptions,
  TRACE_ARGUMENT,
} from './trace-input.ts';

interface ReportOptions extends ScenarioOptions {
  readonly json?: true;
}

const EXAMPLES = `
Examples:
  coexsim report scenario.yaml --seed 7
  coexsim report run.trace.jsonl.gz --json`;

export function addReport(program: Command, io: Io): void {
  addScenarioOptions(
    program
      .command('report')
      .summary('say what a run broke, for whom, when, and why')
      .description(
        'Reports which conversations ended, who missed messages, which partners lost contact, and when: with the ' +
          'records behind each number. A scenario is run for it, without a trace.',
      )
      .argument('<trace|scenario>', TRACE_ARGUMENT)
      .option('--json', 'print one JSON document'),
  )
    .addHelpText('after', EXAMPLES)
    .action((file: string, options: ReportOptions) => report(file, options, io));
}

/** The seed of a scenario that states none, as the commands that look at runs have it. */
const SEED = '1';

async function report(file: string, options: ReportOptions, io: Io): Promise<void> {
  const { report, interrupted } = await reported(file, options, io);
  if (interrupted) io.exitCode = 130;
  await io.out(options.json === true ? `${JSON.stringify(report)}\n` : textOf(report, options));
}

async function reported(file: string, options: ReportOptions, io: Io): Promise<Reported> {
  if (isScenario(file)) {
    const compiled = compiledOf(file, options, io);
    return reportOfRun(compiled, compiled.seed ?? SEED, io);
  }
  forbidScenarioOptions(options);
  return reportOfTrace(file, io);
}

function textOf(report: Report, options: ScenarioOptions): string {
  return reportText(report, { command: commandOf, setting: settingOf(report.seed, options) });
}

/** The options that a run has to be repeated with. */
function settingOf(seed: string, { rules, until, switch: switches = {} }: ScenarioOptions): string[] {
  return [
    '--seed',
    seed,
    ...(rules === undefined ? [] : ['--rules', rules]),
    ...(until === undefined ? [] : ['--until', until]),
    ...Object.entries(switches).flatMap(([name, value]) => ['--switch', `${name}=${value}`]),
  ];
}
