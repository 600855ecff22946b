/** `coexsim state`: the whole state of a trace at a moment. */
import type { Command } from 'commander';
import { plainText } from '../core/plain-text.ts';
import { describeState, NEXT_TIMERS } from '../trace/index/describe-state.ts';
import { indexTrace } from '../trace/index/index-trace.ts';
import { parseMoment } from '../trace/index/moment.ts';
import { stateText } from '../trace/index/state-text.ts';
import { newNodeHasher } from '../trace/node-hasher.ts';
import { type Io, UsageError } from './io.ts';
import { addScenarioOptions, columnsOf, type ScenarioOptions, TRACE_ARGUMENT } from './trace-input.ts';

interface StateOptions extends ScenarioOptions {
  readonly at: string;
  readonly json?: true;
  readonly timers?: string;
}

const EXAMPLES = `
Examples:
  coexsim state run.trace.jsonl --at 10m
  coexsim state run.trace.jsonl --at 2023-09-11T06:10:00Z --json
  coexsim state scenario.yaml --at '#12' --seed 7`;

export function addState(program: Command, io: Io): void {
  addScenarioOptions(
    program
      .command('state')
      .summary('print the whole state at a moment of a trace')
      .description(
        'Prints who has which mode and runs which clients, the open threads and SIP sessions, the messages on their ' +
          'way and what is due next.',
      )
      .argument('<trace|scenario>', TRACE_ARGUMENT)
      .requiredOption(
        '--at <moment>',
        'a time since the start (10m) or an ISO instant, after all that happens then; 10m,12 for after record 12 ' +
          'of that instant; #12 for after record 12',
      )
      .option('--timers <number>', 'how many of the next timers', String(NEXT_TIMERS))
      .option('--json', 'one JSON document with the state as the trace has it'),
  )
    .addHelpText('after', EXAMPLES)
    .action((file: string, options: StateOptions) => printState(file, options, io));
}

async function printState(file: string, options: StateOptions, io: Io): Promise<void> {
  const timers = options.timers ?? String(NEXT_TIMERS);
  if (!/^\d{1,9}$/.test(timers)) throw new UsageError(`--timers wants a whole number, not ${timers}`);
  const columns = await columnsOf(file, options, io);
  const trace = indexTrace(columns, { newHasher: newNodeHasher });
  const moment = parseMoment(trace, options.at);
  if ('error' in moment) throw new UsageError(moment.error);
  if (trace.damage !== undefined) {
    io.err(`${plainText(file)}: record ${trace.usable} cannot have happened: ${plainText(trace.damage)}\n`);
    io.exitCode = 65;
  }
  const described = describeState(trace, moment, Number(timers));
  if (options.json === true) await io.out(`${JSON.stringify(described)}\n`);
  else await io.out(stateText(described, columns.head.names));
}
