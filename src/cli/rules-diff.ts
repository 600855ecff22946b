/** `coexsim rules diff A B`: every case that two rule sets decide differently. */
import type { Command } from 'commander';
import type { RouteAnswer } from '../rules/describe.ts';
import { type Difference, diffRuleSets } from '../rules/diff.ts';
import type { Io } from './io.ts';
import { style } from './style.ts';
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
        'hybrid tenants with open external access, and names the cases whose answers differ.',
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
  const differences = diffRuleSets(a, b);
  if (json) await io.out(`${JSON.stringify({ a, b, count: differences.length, differences })}\n`);
  else await io.out(diffText(a, b, differences, io.outIsTerminal));
}

function diffText(a: string, b: string, differences: readonly Difference[], colours: boolean): string {
  const { length } = differences;
  const count = length === 1 ? '1 case' : length === 0 ? 'no case' : `${length} cases`;
  const head = style(colours, 'bold', `${a} and ${b} decide ${count} differently`);
  const width = Math.max(a.length, b.length) + 1;
  const blocks = differences.map(
    (each, n) =>
      `\n${n + 1}. ${caseText(each.case)}\n` +
      `   ${`${a}:`.padEnd(width)} ${answerText(each.a)}\n   ${`${b}:`.padEnd(width)} ${answerText(each.b)}\n`,
  );
  return `${head}\n${blocks.join('')}`;
}

function caseText(c: Difference['case']): string {
  const across = c.originatorCloud !== c.recipientCloud;
  const clouds = across ? `${c.originatorCloud} to ${c.recipientCloud}` : c.originatorCloud;
  return (
    `${c.tenancy}, ${clouds}: ${c.originatorMode} homed ${c.originatorHomed} on ${c.originatorClient} ` +
    `to ${c.recipientMode} homed ${c.recipientHomed} (tenant-wide ${c.tenantMode})`
  );
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
