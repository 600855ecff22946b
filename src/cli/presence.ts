/** `coexsim presence`: whose client's presence a watcher sees for a new thread; one case or a batch. */
import type { Command } from 'commander';
import type { PresenceAnswer } from '../rules/presence.ts';
import { decidePresenceCase, type PresenceCase } from '../rules/presence-case.ts';
import { answerBatch } from './batch.ts';
import {
  asOptions,
  type CaseOptions,
  caseOf,
  completed,
  demand,
  switchOption,
  wordOption,
} from './case-options.ts';
import { type Io, UsageError } from './io.ts';
import { columns, style } from './style.ts';

const NEEDED = ['rules', 'tenancy', 'watcherClient', 'publisherMode'] as const;
const NAMES = [...NEEDED, 'watcherMode', 'watcherHomed', 'watcherCloud', 'publisherCloud', 'at'];

const EXAMPLES = `
Examples:
  coexsim presence --rules 2019-h1 --tenancy in-tenant --watcher-client Teams --publisher-mode Islands
  coexsim presence --rules 2021-11 --batch watchers.jsonl > sources.jsonl`;

export function addPresence(program: Command, io: Io): void {
  program
    .command('presence')
    .summary('decide whose presence a watcher sees, and say why')
    .description("Says which client's presence of a publisher a watcher sees for a new thread.")
    .addOption(wordOption('rules', 'rule set'))
    .addOption(wordOption('tenancy', 'how the two people are related'))
    .addOption(wordOption('watcherClient', 'the client the watcher looks in'))
    .addOption(wordOption('publisherMode', "the publisher's coexistence mode"))
    .addOption(wordOption('watcherMode', "the watcher's mode, default TeamsOnly in Teams, else Islands"))
    .addOption(wordOption('watcherHomed', "where the watcher's account lives, default online"))
    .addOption(wordOption('watcherCloud', 'default as the published table has it'))
    .addOption(wordOption('publisherCloud', 'default as the published table has it'))
    .option('--at <date>', 'date or instant, default the first day of the rule set')
    .addOption(switchOption())
    .option('--batch <file>', 'cases as JSON Lines, - for standard input; options complete each case')
    .option('--json', 'print the answer as one JSON object')
    .addHelpText('after', EXAMPLES)
    .action((options: CaseOptions) => presence(options, io));
}

async function presence(options: CaseOptions, io: Io): Promise<void> {
  const base = caseOf(options, NAMES);
  if (options.batch !== undefined) {
    return answerBatch(options.batch as string, io, (line) =>
      decidePresenceCase(completed(line, base) as PresenceCase),
    );
  }
  demand(options, NEEDED);
  const answer = decidePresenceCase(base as unknown as PresenceCase);
  if ('error' in answer) throw new UsageError(asOptions(answer.error, NAMES));
  await io.out(options.json ? `${JSON.stringify(answer)}\n` : presenceText(answer, io.outIsTerminal));
}

const SEEN = {
  Teams: 'The watcher sees the presence of Teams',
  SfB: 'The watcher sees the presence of Skype for Business',
  none: 'The watcher sees no presence',
} as const;

function presenceText(answer: PresenceAnswer, colours: boolean): string {
  const lines = [
    ['Row:', answer.row],
    ['Source:', answer.source_text],
  ];
  return `${style(colours, 'bold', SEEN[answer.source])}\n\n${columns(lines)}`;
}
