/** `coexsim explain`: which trace is told from, one that was written or one made for the telling. */
import type { Command } from 'commander';
import { linesOf } from '../trace/node-lines.ts';
import { explain } from './explain.ts';
import type { Io } from './io.ts';
import {
  addScenarioOptions,
  compiledOf,
  forbidScenarioOptions,
  isScenario,
  type ScenarioOptions,
  TRACE_ARGUMENT,
  traceChunks,
} from './trace-input.ts';

const EXAMPLES = `
Examples:
  coexsim explain run.trace.jsonl m3
  coexsim explain scenario.yaml m3 --seed 7
  coexsim explain run.trace.jsonl thread:0`;

export function addExplain(program: Command, io: Io): void {
  const command = program
    .command('explain')
    .summary('tell the story of one message or thread')
    .description(
      'Tells what became of one message or conversation in sentences, each with its record, row and gates. A ' +
        'scenario is run for it: with its own seed, or 1.',
    )
    .argument('<trace|scenario>', TRACE_ARGUMENT)
    .argument('<message>', 'id of a message, its number, or thread:N');
  addScenarioOptions(command)
    .addHelpText('after', EXAMPLES)
    .action((file: string, message: string, options: ScenarioOptions) =>
      explainFile(file, message, options, io),
    );
}

async function explainFile(file: string, message: string, options: ScenarioOptions, io: Io): Promise<void> {
  if (isScenario(file)) {
    return explain(linesOf(traceChunks(compiledOf(file, options, io), io)), message, io);
  }
  forbidScenarioOptions(options);
  return explain(file, message, io);
}
