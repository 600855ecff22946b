/** `coexsim state`: the whole state of a trace at a moment. */
import { type Command, Option } from 'commander';
import { adminText } from '../check/admin-text.ts';
import { type AdminState, type AdminView, adminViewOfTenant, adminViewOfUser } from '../check/admin-view.ts';
import { rulesAt } from '../check/trace-rules.ts';
import { hintAmong } from '../core/near-miss.ts';
import { plainText } from '../core/plain-text.ts';
import { foldName } from '../scenario/ids.ts';
import { describeState, NEXT_TIMERS } from '../trace/index/describe-state.ts';
import { indexTrace } from '../trace/index/index-trace.ts';
import { type Moment, parseMoment } from '../trace/index/moment.ts';
import { stateText, stateTitle } from '../trace/index/state-text.ts';
import type { IndexedTrace } from '../trace/indexed.ts';
import { newNodeHasher } from '../trace/node-hasher.ts';
import { DamageError } from '../trace/trace-error.ts';
import { InputError, type Io, UsageError } from './io.ts';
import { addScenarioOptions, columnsOf, type ScenarioOptions, TRACE_ARGUMENT } from './trace-input.ts';

interface StateOptions extends ScenarioOptions {
  readonly at: string;
  readonly json?: true;
  readonly timers?: string;
  readonly user?: string;
  readonly tenant?: string;
}

const EXAMPLES = `
Examples:
  coexsim state run.trace.jsonl --at 10m
  coexsim state run.trace.jsonl --at 2023-09-11T06:10:00Z --json
  coexsim state scenario.yaml --at '#12' --seed 7
  coexsim state run.trace.jsonl --at 10m --user ann@contoso.com

With --user or --tenant only what the state determines is printed. It knows domains by the scenario: the domains of
a tenant are those its users have, and lists of domains show what they say about the domains of the scenario.`;

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
      .addOption(
        new Option(
          '--user <name>',
          'print instead what Get-CsOnlineUser, Get-CsTenant and Get-CsTenantFederationConfiguration would show',
        ).conflicts(['tenant', 'timers']),
      )
      .addOption(new Option('--tenant <name>', 'the same about a tenant').conflicts(['user', 'timers']))
      .option('--json', 'one JSON document with the state as the trace has it, or the properties asked for'),
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
  const view = adminView(trace, moment, file, options);
  if (trace.damage !== undefined) {
    io.err(`${plainText(file)}: record ${trace.usable} cannot have happened: ${plainText(trace.damage)}\n`);
    io.exitCode = 65;
  }
  const described = describeState(trace, moment, Number(timers));
  if (view !== undefined) {
    const { at, n } = described;
    const json = options.json === true;
    await io.out(
      json ? `${JSON.stringify({ at, n, ...view })}\n` : `${stateTitle(described)}\n${adminText(view)}`,
    );
  } else if (options.json === true) await io.out(`${JSON.stringify(described)}\n`);
  else await io.out(stateText(described, columns.head.names));
}

/** What the cmdlets show of the user or the tenant asked about, undefined if none is. */
function adminView(
  trace: IndexedTrace,
  moment: Moment,
  file: string,
  { user, tenant }: StateOptions,
): AdminView | undefined {
  const { names } = trace.columns.head;
  if (user !== undefined) {
    const id = idOf('user', user, names.users);
    return adminViewOfUser(adminState(trace, moment, file), id);
  }
  if (tenant === undefined) return undefined;
  const id = idOf('tenant', tenant, names.tenants);
  return adminViewOfTenant(adminState(trace, moment, file), id);
}

function adminState({ columns, states, usable }: IndexedTrace, { n }: Moment, file: string): AdminState {
  const { header, names, world: first } = columns.head;
  const world = states.at(Math.min(n, usable - 1));
  try {
    return { world, first, names, rules: rulesAt(header, world.epoch) };
  } catch (error) {
    throw error instanceof DamageError ? new InputError(`${file}: ${error.message}`) : error;
  }
}

/** The id of the name, in any spelling of case as in a scenario. */
function idOf(what: string, asked: string, names: readonly string[]): number {
  const wanted = foldName(asked);
  const id = names.findIndex((name) => foldName(name) === wanted);
  if (id >= 0) return id;
  const hint = hintAmong(asked, names);
  throw new UsageError(`there is no ${what} "${asked}"${hint === undefined ? '' : ` (${hint})`}`);
}
