/** `coexsim explain`: which trace is told from, one that was written or one made for the telling. */
import type { Command } from 'commander';
import { planOf, traceHeadOf } from '../run/from-scenario.ts';
import { Replication } from '../run/replication.ts';
import type { Compiled } from '../scenario/compiled.ts';
import { newNodeHasher } from '../trace/node-hasher.ts';
import { linesOf } from '../trace/node-lines.ts';
import { TraceWriter } from '../trace/writer.ts';
import { forbid, switchOption, wordOption } from './case-options.ts';
import { explain } from './explain.ts';
import type { Io } from './io.ts';
import { readScenario } from './running.ts';
import { complaintLine } from './validate.ts';
import { VERSION } from './version.ts';

interface ExplainOptions {
  readonly seed?: string;
  readonly rules?: string;
  readonly until?: string;
  readonly switch?: Readonly<Record<string, string>>;
}

const EXAMPLES = `
Examples:
  coexsim explain run.trace.jsonl m3
  coexsim explain scenario.yaml m3 --seed 7
  coexsim explain run.trace.jsonl thread:0`;

export function addExplain(program: Command, io: Io): void {
  program
    .command('explain')
    .summary('tell the story of one message or thread')
    .description(
      'Tells what became of one message or conversation in sentences, each with its record, row and gates. A ' +
        'scenario is run for it: with its own seed, or 1.',
    )
    .argument('<trace|scenario>', 'trace, - for standard input, or a scenario file (.yaml, .yml, .json)')
    .argument('<message>', 'id of a message, its number, or thread:N')
    .option('--seed <seed>', 'with a scenario: seed of all random numbers; wins over the file')
    .addOption(wordOption('rules', 'with a scenario: rule set; wins over the file'))
    .option('--until <time>', 'with a scenario: when the run ends; wins over the file')
    .addOption(switchOption())
    .addHelpText('after', EXAMPLES)
    .action((file: string, message: string, options: ExplainOptions) =>
      explainFile(file, message, options, io),
    );
}

async function explainFile(file: string, message: string, options: ExplainOptions, io: Io): Promise<void> {
  if (!/\.(?:ya?ml|json)$/i.test(file)) {
    forbid({ ...options }, ['seed', 'rules', 'until', 'switch'], 'a trace, which has its own');
    return explain(file, message, io);
  }
  const { seed, rules, until } = options;
  const read = readScenario(file, { seed, rules, until, switches: options.switch });
  for (const warning of read.warnings) io.err(complaintLine(warning, 'warning'));
  if ('compiled' in read) return explain(linesOf(traceOf(read.compiled, io)), message, io);
  for (const complaint of read.complaints) io.err(complaintLine(complaint));
  io.exitCode = 65;
}

/** The seed of a scenario that states none, as `coexsim test` has it. */
const SEED = '1';
const STEPS = 1_000;

/** The bytes of the trace of a run, as it happens and is asked for; cut short by whoever interrupts. */
async function* traceOf(compiled: Compiled, io: Io): AsyncGenerator<Uint8Array> {
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
