/** `coexsim report`: what a run, or a trace, did to whom, and what an action would do. */
import { writeFile } from 'node:fs/promises';
import { type Command, InvalidArgumentError } from 'commander';
import { commandOf } from '../check/command.ts';
import { ifText } from '../report/if-text.ts';
import type { IfReport, Report } from '../report/report.ts';
import { reportHtml } from '../report/report-html.ts';
import { reportText } from '../report/report-text.ts';
import { type AddedEvent, eventText } from '../scenario/added-events.ts';
import type { Compiled } from '../scenario/compiled.ts';
import { eventTime } from '../scenario/times.ts';
import { type Io, UsageError } from './io.ts';
import { type RunAsked, reportIf, reportOfRun, reportOfTrace } from './reporting.ts';
import { isSameFile } from './run-output.ts';
import { readScenario } from './running.ts';
import {
  addScenarioOptions,
  compiledOf,
  forbidScenarioOptions,
  isScenario,
  type ScenarioOptions,
  settingOf,
  TRACE_ARGUMENT,
} from './trace-input.ts';
import { complaintLine } from './validate.ts';

interface ReportOptions extends ScenarioOptions {
  readonly json?: true;
  readonly html?: string;
  readonly if?: readonly string[];
  readonly at?: string;
}

const EXAMPLES = `
Examples:
  coexsim report scenario.yaml --seed 7
  coexsim report run.trace.jsonl.gz --html report.html
  coexsim report scenario.yaml --if 'setMode bob@contoso.com TeamsOnly' --at 30m
  coexsim report scenario.yaml --if 'setMode tenant:contoso TeamsOnly'
  coexsim report scenario.yaml --if 'grantPolicy: { group: sales, policy: UpgradeToTeams }'

--if takes an event as the scenario's events have it, with or without braces; in short, setMode and
grantPolicy WHO WHAT, where WHO is an address, group:NAME or tenant:NAME, move USER online|onPrem,
signIn and signOut USER CLIENT.`;

export function addReport(program: Command, io: Io): void {
  addScenarioOptions(
    program
      .command('report')
      .summary('say what a run broke, for whom, when, and why; or what an action would break')
      .description(
        'Reports which conversations ended, who missed messages, which partners lost contact, and when, with the ' +
          'records behind each number. A scenario is run for it, without a trace. With --if it is run once more, ' +
          'under the same seed, with something else happening, and the two are compared.',
      )
      .argument('<trace|scenario>', TRACE_ARGUMENT)
      .option('--json', 'print one JSON document')
      .option('--html <file>', 'write the report with charts, one file that opens in any browser')
      .option(
        '--if <action>',
        'with a scenario: what if this happened, too; may be given several times',
        several,
      )
      .option(
        '--at <time>',
        'when that happens, unless it says so itself; default: 0s, the start of the run',
      ),
  )
    .addHelpText('after', EXAMPLES)
    .action((file: string, options: ReportOptions) => report(file, options, io));
}

function several(action: string, before: readonly string[] = []): readonly string[] {
  if (action.trim() === '') throw new InvalidArgumentError('An action is wanted.');
  return [...before, action];
}

/** The seed of a scenario that states none, as the commands that look at runs have it. */
const SEED = '1';

async function report(file: string, options: ReportOptions, io: Io): Promise<void> {
  checkOptions(file, options);
  const found = await (options.if === undefined ? reported(file, options, io) : compared(file, options, io));
  if (found === undefined) return;
  if (options.html !== undefined) await writeFile(options.html, reportHtml(found));
  if (options.json === true) await io.out(`${JSON.stringify(found)}\n`);
  else await io.out('coexsimIf' in found ? ifText(found, commandOf) : reportText(found, commandOf));
}

function checkOptions(file: string, options: ReportOptions): void {
  const { if: actions, at, html } = options;
  if (at !== undefined && actions === undefined)
    throw new UsageError('--at says when --if happens, which is missing');
  if (html === '-') throw new UsageError('--html needs the name of a file');
  if (html !== undefined && isSameFile(html, file)) {
    throw new UsageError(`--html would overwrite ${file}`);
  }
  if (isScenario(file)) return;
  forbidScenarioOptions(options);
  if (actions === undefined) return;
  throw new UsageError(
    'a trace says what happened, not what would have: --if needs the scenario that the trace was made from',
  );
}

async function reported(file: string, options: ReportOptions, io: Io): Promise<Report> {
  const made = isScenario(file)
    ? await reportOfRun(runOf(compiledOf(file, options, io), options), io)
    : await reportOfTrace(file, io);
  if (made.interrupted) io.exitCode = 130;
  return made.report;
}

function runOf(compiled: Compiled, options: ScenarioOptions): RunAsked {
  const seed = compiled.seed ?? SEED;
  return { compiled, seed, options: settingOf(seed, options) };
}

/** Undefined after complaints about an action, or if it was interrupted. */
async function compared(file: string, options: ReportOptions, io: Io): Promise<IfReport | undefined> {
  const without = compiledOf(file, options, io);
  const events = options.if!.map((text): AddedEvent => ({ option: '--if', text, at: options.at ?? '0s' }));
  const changed = withEvents(file, options, events, io);
  if (changed === undefined) return undefined;
  const understood = events.map((event) => {
    const { text, at } = eventText(event);
    const time = eventTime(at, without.startUs);
    return { atUs: 'us' in time ? time.us : -1, text };
  });
  const found = await reportIf(runOf(without, options), changed, understood, io);
  if (found === undefined) io.exitCode = 130;
  return found;
}

/** The scenario is right without them, so that what is wrong is on the command line. */
function withEvents(
  file: string,
  { seed, rules, until, switch: switches }: ReportOptions,
  events: readonly AddedEvent[],
  io: Io,
): Compiled | undefined {
  const read = readScenario(file, { seed, rules, until, switches }, events);
  for (const warning of read.warnings.filter(isOfIf)) io.err(complaintLine(warning, 'warning'));
  if ('compiled' in read) return read.compiled;
  for (const complaint of read.complaints) io.err(complaintLine(complaint));
  io.exitCode = 2;
  return undefined;
}

function isOfIf({ file }: { readonly file: string }): boolean {
  return file === '--if';
}
