/** `coexsim rules`: the rule sets with their dates, the switches, the reasons. */
import type { Command } from 'commander';
import { ALL_REASONS } from '../rules/all-reasons.ts';
import { RULE_SETS } from '../rules/rule-sets.ts';
import type { Io } from './io.ts';
import { addRulesDiff } from './rules-diff.ts';
import { columns, style } from './style.ts';
import { listSwitches, switchesAsText } from './switch-list.ts';

interface RulesOptions {
  readonly switches?: boolean;
  readonly reasons?: boolean;
  readonly json?: boolean;
}

const EXAMPLES = `
Examples:
  coexsim rules
  coexsim rules --reasons
  coexsim rules diff 2019-h1 2021-11`;

export function addRules(program: Command, io: Io): void {
  const rules = program
    .command('rules')
    .summary('list rule sets, switches and reasons; compare two rule sets')
    .description('Lists the rule sets with their dates, and the switches for what the sources leave open.')
    .option('--switches', 'list the switches only')
    .option('--reasons', 'list every reason that a "no" or a gate can give')
    .option('--json', 'print one JSON object')
    .addHelpText('after', EXAMPLES)
    .action((options: RulesOptions) => listRules(options, io));
  addRulesDiff(rules, io);
}

async function listRules(options: RulesOptions, io: Io): Promise<void> {
  const all = !options.switches && !options.reasons;
  const list = {
    ...(all && { ruleSets: listRuleSets() }),
    ...((all || options.switches) && { switches: listSwitches() }),
    ...(options.reasons && { reasons: listReasons() }),
  };
  await io.out(options.json ? `${JSON.stringify(list)}\n` : listText(list, io.outIsTerminal));
}

interface RuleSetLine {
  readonly id: string;
  readonly from: string | null;
  readonly to: string | null;
  readonly notes: string;
}

const BY_DATE: RuleSetLine = {
  id: 'by-date',
  from: null,
  to: null,
  notes:
    'Follows the clock in UTC through all of these but the anomaly; existing threads keep their routing.',
};

function listRuleSets(): RuleSetLine[] {
  return [...RULE_SETS.map(({ id, from, to, notes }) => ({ id, from, to, notes })), BY_DATE];
}

function listReasons(): { name: string; kind: string; sentence: string }[] {
  return ALL_REASONS.filter((reason) => reason.sentence !== '').map(({ name, kind, sentence }) => ({
    name,
    kind,
    sentence,
  }));
}

interface Listed {
  readonly ruleSets?: readonly RuleSetLine[];
  readonly switches?: ReturnType<typeof listSwitches>;
  readonly reasons?: ReturnType<typeof listReasons>;
}

function listText(list: Listed, colours: boolean): string {
  const heading = (text: string): string => `${style(colours, 'bold', text)}\n`;
  const blocks: string[] = [];
  if (list.ruleSets) {
    const rows = list.ruleSets.map(({ id, from, to, notes }) => [id, from ?? '', to ?? '', notes]);
    blocks.push(heading('Rule sets, first and last day') + columns(rows, '  '));
  }
  if (list.switches) {
    blocks.push(
      heading('Switches, what the sources leave open (--switch NAME=VALUE)') + switchesAsText(list.switches),
    );
  }
  for (const kind of ['refusal', 'detail', 'feature'] as const) {
    const rows = list.reasons?.filter((each) => each.kind === kind).map((each) => [each.name, each.sentence]);
    if (rows) blocks.push(heading(REASON_HEADINGS[kind]) + columns(rows, '  '));
  }
  return blocks.join('\n');
}

const REASON_HEADINGS = {
  refusal: 'What a message may name as its "because"',
  detail: 'What a gate says of its verdict',
  feature: 'What calls, meetings, groups, guests, contacts, mail, directories and free/busy say',
} as const;
