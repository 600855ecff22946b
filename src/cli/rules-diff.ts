/** `coexsim rules diff A B`: every case that two rule sets decide differently. */
import type { Command } from 'commander';
import type { RouteAnswer } from '../rules/describe.ts';
import { type Difference, diffRuleSets } from '../rules/diff.ts';
import type { PresenceAnswer } from '../rules/presence.ts';
import type { Io } from './io.ts';
import { diffPresence, type PresenceDifference } from './presence-diff.ts';
import { columns, style } from './style.ts';
import { readRuleSet } from './tables.ts';

const EXAMPLES = `
Examples:
  coexsim rules diff 2019-h1 2019-10-native
  coexsim rules diff 2021-11 2023-08 --json`;

export function addRulesDiff(rules: Command, io: Io): void {
  rules
    .command('diff')
    .summary('name every case that two rule sets decide differently')
    .description(
      'Asks both rule sets, each on its first day and with the default switches, about every pair of users in ' +
        'hybrid tenants with open external access, and about the presence they see, and names the cases whose ' +
        'answers differ.',
    )
    .argument('<a>', 'a rule set')
    .argument('<b>', 'another')
    .option('--json', 'print one JSON object')
    .addHelpText('after', EXAMPLES)
    .action((a: string, b: string, options: { json?: boolean }) =>
      rulesDiff(a, b, options.json === true, io),
    );
}

async function rulesDiff(aText: string, bText: string, json: boolean, io: Io): Promise<void> {
  const a = readRuleSet(aText);
  const b = readRuleSet(bText);
  const differences = [
    ...diffRuleSets(a, b).map((each) => ({ question: 'route' as const, ...each })),
    ...diffPresence(a, b),
  ];
  if (json) await io.out(`${JSON.stringify({ a, b, count: differences.length, differences })}\n`);
  else await io.out(diffText(a, b, differences, io.outIsTerminal));
}

type AnyDifference = ({ readonly question: 'route' } & Difference) | PresenceDifference;

function diffText(a: string, b: string, differences: readonly AnyDifference[], colours: boolean): string {
  const { length } = differences;
  const count = length === 1 ? '1 case' : length === 0 ? 'no case' : `${length} cases`;
  const head = style(colours, 'bold', `${a} and ${b} decide ${count} differently`);
  const rows = differences.flatMap((each, n) => {
    const [name, before, after] = each.question === 'route' ? routeLines(each) : presenceLines(each);
    return `\n${n + 1}. ${name}\n${columns(
      [
        [`${a}:`, before],
        [`${b}:`, after],
      ],
      '   ',
    )}`;
  });
  return `${head}\n${rows.join('')}`;
}

type Lines = readonly [name: string, before: string, after: string];

function presenceLines({ case: c, a, b }: PresenceDifference): Lines {
  const name = `presence, ${c.tenancy}: a watcher in ${c.watcherClient} (${c.watcherCloud}) of a publisher in mode ${c.publisherMode} (${c.publisherCloud})`;
  const sees = (answer: PresenceAnswer): string => `sees ${answer.source}, row ${answer.row}`;
  return [name, sees(a), sees(b)];
}

function routeLines({ case: c, a, b }: Difference): Lines {
  const across = c.originatorCloud !== c.recipientCloud;
  const clouds = across ? `${c.originatorCloud} to ${c.recipientCloud}` : c.originatorCloud;
  const name =
    `${c.tenancy}, ${clouds}: ${c.originatorMode} homed ${c.originatorHomed} on ${c.originatorClient} ` +
    `to ${c.recipientMode} homed ${c.recipientHomed} (tenant-wide ${c.tenantMode})`;
  return [name, answerText(a), answerText(b)];
}

/** Where it lands and by which row, or what stands against it. */
function answerText(answer: RouteAnswer): string {
  const failed = answer.gates.find((gate) => !gate.pass);
  if (failed) {
    const side = failed.side === undefined ? '' : ` (${failed.side})`;
    return `${answer.outcome} by ${failed.gate}${side}: ${failed.because}`;
  }
  if (answer.outcome === 'notPossible') return `Not Possible, row ${answer.row}`;
  const marks = [answer.method, answer.interop && 'interop mark', answer.textOnly && 'text only'];
  return `lands in ${answer.client}, ${marks.filter((mark) => mark).join(', ')}, row ${answer.row}`;
}
