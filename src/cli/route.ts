/** `coexsim route`: where a chat, a call, a shared screen or a group lands, and why; for a case in words, a pair of a scenario, or a batch of cases. */
import { type Command, Option } from 'commander';
import { decideCase, type RouteCase } from '../rules/case.ts';
import type { RouteAnswer } from '../rules/describe.ts';
import { answerBatch } from './batch.ts';
import {
  asOptions,
  type CaseOptions,
  caseOf,
  completed,
  demand,
  flagOf,
  forbid,
  switchOption,
  wordOption,
} from './case-options.ts';
import { type Io, UsageError } from './io.ts';
import { decidePair } from './pair.ts';
import { routeText } from './route-text.ts';

const NEEDED = [
  'rules',
  'tenancy',
  'originatorMode',
  'originatorClient',
  'originatorHomed',
  'recipientMode',
] as const;
/** What a pair of a scenario has of itself. */
const OF_THE_CASE = [
  ...NEEDED.slice(1),
  'recipientHomed',
  'originatorCloud',
  'recipientCloud',
  'topology',
  'tenantMode',
];
const NAMES = ['rules', ...OF_THE_CASE, 'at', 'kind'];
const OF_THE_PAIR = ['from', 'to', 'via'] as const;

const EXAMPLES = `
Examples:
  coexsim route --rules 2019-h1 --tenancy in-tenant --originator-mode Islands --originator-client Teams \\
      --originator-homed online --recipient-mode SfBOnly
  coexsim route --rules 2023-11 --tenancy cross-cloud --originator-mode TeamsOnly --originator-client Teams \\
      --originator-homed online --recipient-mode SfBOnly --kind screenShare
  coexsim route --scenario contoso.yaml --from ann@contoso.com --to bob@contoso.com --via Teams --at 30m
  coexsim route --batch cases.jsonl > answers.jsonl`;

export function addRoute(program: Command, io: Io): void {
  program
    .command('route')
    .summary('decide where one chat or call lands, and say why')
    .description(
      'Decides one new chat by the published tables: where it lands, by which method, which gates were asked and ' +
        'which row answered; with --kind a call, a shared screen or a group chat. Words are read in any spelling of ' +
        'case.',
    )
    .addOption(wordOption('rules', 'rule set'))
    .addOption(wordOption('tenancy', 'how the two people are related'))
    .addOption(wordOption('originatorMode', "the originator's coexistence mode"))
    .addOption(wordOption('originatorClient', 'the client they write in'))
    .addOption(wordOption('originatorHomed', 'where their Skype for Business account lives'))
    .addOption(wordOption('recipientMode', "the recipient's coexistence mode"))
    .addOption(wordOption('recipientHomed', 'default online if that is legal, else onPrem'))
    .addOption(wordOption('originatorCloud', 'default worldwide, or what the other side leaves'))
    .addOption(wordOption('recipientCloud', 'default 21Vianet across clouds, else as the originator'))
    .addOption(wordOption('topology', 'of both tenants, default hybrid'))
    .addOption(wordOption('tenantMode', 'tenant-wide mode of both tenants, default Islands'))
    .option(
      '--at <date>',
      'date or instant, default the first day of the rule set; with --scenario a time of the run',
    )
    .addOption(switchOption())
    .addOption(wordOption('kind', 'what is started, default chat'))
    .addOption(
      new Option('--batch <file>', 'cases as JSON Lines, - for standard input; options complete each case'),
    )
    .option('--scenario <file>', 'decide for two users of a scenario')
    .option('--from <user>', 'with --scenario: who writes')
    .option('--to <user>', 'with --scenario: who is addressed')
    .addOption(new Option('--via <client>', 'with --scenario: the client they write in'))
    .option('--json', 'print the answer as one JSON object')
    .addHelpText('after', EXAMPLES)
    .action((options: CaseOptions) => route(options, io));
}

async function route(options: CaseOptions, io: Io): Promise<void> {
  if (options.scenario !== undefined) return routePair(options, io);
  forbid(options, OF_THE_PAIR, 'a case without --scenario');
  const base = caseOf(options, NAMES);
  if (options.batch !== undefined) {
    const bare = Object.keys(base).length === 0;
    const answer = (line: object): object => decideCase((bare ? line : completed(line, base)) as RouteCase);
    return answerBatch(options.batch as string, io, answer);
  }
  demand(options, NEEDED);
  const answer = decideCase(base as unknown as RouteCase);
  if ('error' in answer) throw new UsageError(asOptions(answer.error, NAMES));
  await print(answer, options, io);
}

async function routePair(options: CaseOptions, io: Io): Promise<void> {
  forbid(options, OF_THE_CASE, '--scenario');
  forbid(options, ['batch'], '--scenario');
  const missing = OF_THE_PAIR.filter((name) => options[name] === undefined);
  if (missing.length > 0) throw new UsageError(`--scenario needs ${missing.map(flagOf).join(', ')} too`);
  const answer = await decidePair(
    {
      scenario: options.scenario as string,
      from: options.from as string,
      to: options.to as string,
      via: options.via as string,
      kind: options.kind as string | undefined,
      at: options.at as string | undefined,
      rules: options.rules as string | undefined,
      switches: options.switch as Readonly<Record<string, string>> | undefined,
    },
    io,
  );
  if (answer !== undefined) await print(answer, options, io);
}

async function print(answer: RouteAnswer, options: CaseOptions, io: Io): Promise<void> {
  await io.out(options.json ? `${JSON.stringify(answer)}\n` : routeText(answer, io.outIsTerminal));
}
