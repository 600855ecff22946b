/** `coexsim run`: one replication of a scenario, its summary, and its trace if asked for. */

import { randomInt } from 'node:crypto';
import { existsSync, realpathSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Command } from 'commander';
import { commandOf } from '../check/command.ts';
import { plainText } from '../core/plain-text.ts';
import { NONE, OUTCOME } from '../model/words.ts';
import type { World } from '../model/world.ts';
import { DisabledThreads } from '../report/disabled-threads.ts';
import { RefusedRequests } from '../report/refused-requests.ts';
import { summaryText } from '../report/summary-text.ts';
import { ALL_REASONS } from '../rules/all-reasons.ts';
import { planOf, TRACE_WORDS, traceHeadOf } from '../run/from-scenario.ts';
import { Replication } from '../run/replication.ts';
import { type Summary, summarise } from '../run/summary.ts';
import type { Compiled } from '../scenario/compiled.ts';
import { Fingerprinter } from '../trace/fingerprint.ts';
import type { TraceOutput } from '../trace/node-file.ts';
import { newNodeHasher } from '../trace/node-hasher.ts';
import type { Observer } from '../trace/record.ts';
import { type TraceHead, TraceWriter } from '../trace/writer.ts';
import { switchOption, wordOption } from './case-options.ts';
import { RunHtml } from './html.ts';
import { type Io, UsageError } from './io.ts';
import { openOutput } from './run-output.ts';
import { readScenario, runToEnd } from './running.ts';
import { settingOf } from './trace-input.ts';
import { complaintLine } from './validate.ts';
import { VERSION } from './version.ts';

interface RunOptions {
  readonly seed?: string;
  readonly rules?: string;
  readonly until?: string;
  readonly switch?: Readonly<Record<string, string>>;
  readonly trace?: string;
  readonly html?: string;
  readonly fingerprint?: boolean;
  readonly json?: boolean;
}

const EXAMPLES = `
Examples:
  coexsim run scenario.yaml
  coexsim run scenario.yaml --seed 7 --trace run.trace.jsonl.gz
  coexsim run scenario.yaml --html run.html
  coexsim run scenario.yaml --rules 2021-11 --switch sessionTimeout=15m --json`;

export function addRun(program: Command, io: Io): void {
  program
    .command('run')
    .summary('run a scenario once and sum up what happened')
    .description(
      'Runs one replication of a scenario and sums up what became of the messages, conversations and sessions.\n' +
        'Without a seed in the file or an option it picks one and says which.',
    )
    .argument('<scenario>', 'scenario file, YAML or JSON')
    .option('--seed <seed>', 'seed of all random numbers; wins over the file')
    .addOption(wordOption('rules', 'rule set; wins over the file'))
    .option('--until <time>', 'length of the run, or the instant it ends; wins over the file')
    .addOption(switchOption())
    .option('--trace <file>', 'write the trace; - for standard output, compressed if the name ends in .gz')
    .option('--html <file>', 'write the run with the viewer, one file that opens in any browser')
    .option('--fingerprint', 'add the fingerprint of the run')
    .option('--json', 'print one JSON object')
    .addHelpText('after', EXAMPLES)
    .action((scenario: string, options: RunOptions) => run(scenario, options, io));
}

async function run(file: string, options: RunOptions, io: Io): Promise<void> {
  if (options.json === true && options.trace === '-') {
    throw new UsageError('--json and --trace - both want standard output; write the trace to a file');
  }
  const { seed, rules, until } = options;
  const read = readScenario(file, { seed, rules, until, switches: options.switch });
  for (const warning of read.warnings) io.err(complaintLine(warning, 'warning'));
  if ('complaints' in read) {
    for (const complaint of read.complaints) io.err(complaintLine(complaint));
    io.exitCode = 65;
    return;
  }
  const { compiled } = read;
  const tell = peopleText(options, io);
  const used = compiled.seed ?? String(randomInt(2 ** 32));
  if (compiled.seed === undefined) await tell(`seed ${used} (picked; --seed ${used} repeats this run)\n\n`);
  await runCompiled(compiled, used, options, io, tell);
}

/** People read standard output unless it carries data. */
function peopleText(options: RunOptions, io: Io): (text: string) => Promise<void> {
  if (options.json !== true && options.trace !== '-') return (text) => io.out(text);
  return async (text) => io.err(text);
}

async function runCompiled(
  compiled: Compiled,
  seed: string,
  options: RunOptions,
  io: Io,
  tell: (text: string) => Promise<void>,
): Promise<void> {
  const plan = planOf(compiled, seed);
  refuseToOverwrite(compiled.file, options);
  const head = traceHeadOf(compiled, plan, VERSION);
  const html = options.html === undefined ? undefined : new RunHtml(options.html, head);
  const output = await openOutput(options.trace, io);
  const writer = writerOf(head, output, html);
  const fingerprinter =
    writer === undefined && options.fingerprint === true
      ? new Fingerprinter(TRACE_WORDS, newNodeHasher)
      : undefined;
  const disabled = new DisabledThreads();
  const requests = new RefusedRequests();
  const observers: Observer[] = options.json === true ? [] : [disabled, requests];
  if (writer !== undefined) observers.push(writer);
  if (html !== undefined) observers.push(html);
  if (fingerprinter !== undefined) observers.push(fingerprinter);
  const replication = new Replication(plan, observers);
  try {
    const interrupted = await runToEnd(replication, seed, compiled.untilUs, io, async () => output?.ready());
    const end = writer?.end({
      world: replication.world,
      interrupted,
      inFlight: replication.messagesInFlight(),
    });
    await output?.close();
    if (html !== undefined && end !== undefined) await html.write(end, compiled);
    const fingerprint = end?.fingerprint ?? fingerprinter?.fingerprint();
    const summary = summarise(compiled, seed, replication, fingerprint);
    if (options.json === true) await io.out(`${JSON.stringify(summary)}\n`);
    else await tell(textOf(summary, compiled, replication, { disabled, requests }, options));
    if (interrupted) io.exitCode = 130;
  } catch (error) {
    await output?.abandon();
    throw error;
  }
}

/** What takes the trace of the run: a file, the page, or both; undefined if nobody wants one. */
function writerOf(
  head: TraceHead,
  output: TraceOutput | undefined,
  html: RunHtml | undefined,
): TraceWriter | undefined {
  if (output === undefined && html === undefined) return undefined;
  return new TraceWriter(output?.sink ?? (() => {}), head, {
    newHasher: newNodeHasher,
    ...(html && { stated: (digest) => html.stated(digest) }),
  });
}

/** A trace in place of the scenario that it is the trace of would lose the scenario. */
function refuseToOverwrite(file: string, { trace, html }: RunOptions): void {
  if (html === '-') throw new UsageError('--html needs the name of a file');
  if (html !== undefined && html === trace) throw new UsageError('--trace and --html name the same file');
  for (const [option, target] of Object.entries({ trace, html })) {
    if (target === undefined || target === '-') continue;
    const same =
      resolve(target) === resolve(file) ||
      (existsSync(target) && realpathSync(target) === realpathSync(file));
    if (same) throw new UsageError(`--${option} would overwrite the scenario ${file}`);
  }
}

function textOf(
  summary: Summary,
  compiled: Compiled,
  { world }: Replication,
  seen: { readonly disabled: DisabledThreads; readonly requests: RefusedRequests },
  options: RunOptions,
): string {
  return summaryText(summary, {
    startUs: compiled.startUs,
    names: compiled.names,
    world,
    waves: compiled.waves,
    ...seen,
    reasonOf: (code) => ALL_REASONS[code]!.name,
    sentenceOf: (reason) => ALL_REASONS.find(({ name }) => name === reason)!.sentence,
    next: nextCommands(compiled, world, summary.seed, options),
  });
}

function nextCommands(
  compiled: Compiled,
  world: World,
  seed: string,
  options: RunOptions,
): (readonly [string, string])[] {
  const { file, expectations, names } = compiled;
  const next: (readonly [string, string])[] = [];
  const mark = markWorthATale(world);
  if (mark !== NONE) {
    const name = names.marks[mark]!;
    const setting = settingOf(seed, options);
    next.push([
      commandOf('explain', file, name, ...setting),
      `tells what became of ${plainText(name)}, and why`,
    ]);
  }
  next.push([commandOf('view', file, ...settingOf(seed, options)), 'shows the run in the browser']);
  next.push([commandOf('report', file, ...settingOf(seed, options)), 'says what broke, for whom and when']);
  if (expectations.length > 0) {
    const facts = expectations.length === 1 ? 'fact' : 'facts';
    next.push([commandOf('test', file), `checks the ${expectations.length} ${facts} that the file expects`]);
  }
  next.push([commandOf('run', file, ...settingOf(seed, options)), 'repeats this run']);
  return next;
}

/** The first message that was refused; else one that failed, was missed, or was sent at all. */
function markWorthATale({ marks }: World): number {
  for (const outcome of [OUTCOME.refused, OUTCOME.failed, OUTCOME.missed, OUTCOME.delivered]) {
    for (let mark = 0; mark < marks.count; mark++) if (marks.outcome[mark] === outcome) return mark;
  }
  return NONE;
}
