/**
 * What commands that take TRACE share: the columns of a trace that was written, or of a run made for the asking if a
 * scenario is given in its place.
 */
import type { Command } from 'commander';
import { planOf, traceHeadOf } from '../run/from-scenario.ts';
import { Replication } from '../run/replication.ts';
import type { Compiled } from '../scenario/compiled.ts';
import type { Columns } from '../trace/columns.ts';
import { readColumns, readTraceChunks } from '../trace/node-columns.ts';
import { newNodeHasher } from '../trace/node-hasher.ts';
import { TraceError } from '../trace/trace-error.ts';
import { TraceWriter } from '../trace/writer.ts';
import { forbid, switchOption, wordOption } from './case-options.ts';
import { InputError, type Io } from './io.ts';
import { readScenario } from './running.ts';
import { complaintLine } from './validate.ts';
import { VERSION } from './version.ts';

/** What the command line may say about a scenario that is run for a command. */
export interface ScenarioOptions {
  readonly seed?: string;
  readonly rules?: string;
  readonly until?: string;
  readonly switch?: Readonly<Record<string, string>>;
}

/** The words that repeat a run of a scenario, as they follow its file on the command line. */
export function settingOf(seed: string, { rules, until, switch: switches = {} }: ScenarioOptions): string[] {
  return [
    '--seed',
    seed,
    ...(rules === undefined ? [] : ['--rules', rules]),
    ...(until === undefined ? [] : ['--until', until]),
    ...Object.entries(switches).flatMap(([name, value]) => ['--switch', `${name}=${value}`]),
  ];
}

/** How the argument is described in the help of such a command. */
export const TRACE_ARGUMENT = 'trace, - for standard input, or a scenario file (.yaml, .yml, .json) to run';

/** Adds the options of `ScenarioOptions`. */
export function addScenarioOptions(command: Command): Command {
  return command
    .option('--seed <seed>', 'with a scenario: seed of all random numbers; wins over the file')
    .addOption(wordOption('rules', 'with a scenario: rule set; wins over the file'))
    .option('--until <time>', 'with a scenario: when the run ends; wins over the file')
    .addOption(switchOption());
}

/** Whether the name is a scenario's: traces may have any other. */
export function isScenario(file: string): boolean {
  return /\.(?:ya?ml|json)$/i.test(file);
}

/**
 * The columns of a trace, of standard input for `-`, or of a run of a scenario. Throws a UsageError for options that
 * do not go with a trace, an InputError for a trace that is damaged or none and, with everything said, for a scenario
 * that is wrong, a TraceReadError; `runProgram` gives each its exit code.
 */
export async function columnsOf(file: string, options: ScenarioOptions, io: Io): Promise<Columns> {
  if (isScenario(file)) return columnsOfRun(compiledOf(file, options, io), io);
  forbidScenarioOptions(options);
  try {
    return await readColumns(file, { stdin: () => io.stdin() });
  } catch (error) {
    throw error instanceof TraceError ? named(error, file) : error;
  }
}

/** Refuses options that only a scenario can have. */
export function forbidScenarioOptions(options: ScenarioOptions): void {
  forbid({ ...options }, ['seed', 'rules', 'until', 'switch'], 'a trace, which has its own');
}

/** The error with its place in front, as editors know it. */
export function named({ line, message }: TraceError, file: string): InputError {
  const name = file === '-' ? 'the trace' : file;
  const place = line > 0 ? `${name}:${line}:1` : name;
  return new InputError(`${place}: ${message.replace(/^line \d+: /, '')}`);
}

/** The columns of a run of a scenario. */
export async function columnsOfRun(compiled: Compiled, io: Io): Promise<Columns> {
  return (await readTraceChunks(traceChunks(compiled, io))).columns;
}

/** The scenario compiled; throws an InputError after printing every complaint if there is any. */
export function compiledOf(file: string, options: ScenarioOptions, io: Io): Compiled {
  const { seed, rules, until } = options;
  const read = readScenario(file, { seed, rules, until, switches: options.switch });
  for (const warning of read.warnings) io.err(complaintLine(warning, 'warning'));
  if ('compiled' in read) return read.compiled;
  for (const complaint of read.complaints) io.err(complaintLine(complaint));
  throw new InputError('');
}

/** The seed of a scenario that states none, as `coexsim test` has it. */
const SEED = '1';
const STEPS = 1_000;

/** The bytes of the trace of a run, as it happens and is asked for; cut short by whoever interrupts. */
export async function* traceChunks(compiled: Compiled, io: Io): AsyncGenerator<Uint8Array> {
  const plan = planOf(compiled, compiled.seed ?? SEED);
  let made: Uint8Array[] = [];
  const writer = new TraceWriter(
    (chunk) => {
      made.push(chunk.slice());
    },
    traceHeadOf(compiled, plan, VERSION),
    { newHasher: newNodeHasher },
  );
  const replication = new Replication(plan, [writer]);
  while (replication.run(STEPS)) {
    yield* made;
    made = [];
    // Signals are seen between slices only.
    await new Promise((resume) => setImmediate(resume));
    if (io.interrupted()) return;
  }
  const inFlight = replication.messagesInFlight();
  writer.end({ world: replication.world, interrupted: false, inFlight });
  yield* made;
}
