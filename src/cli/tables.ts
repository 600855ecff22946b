/** `coexsim tables`: the published tables in force, from the rows that the program decides by, and its network. */
import { type Command, Option } from 'commander';
import { hintAmong } from '../core/near-miss.ts';
import { ruleSetOf } from '../rules/epochs.ts';
import { type LaidOutTable, layoutTables } from '../rules/layout.ts';
import { layoutDirectoryTables } from '../rules/layout-directory.ts';
import { layoutMeetingTables } from '../rules/layout-meetings.ts';
import { RULE_SET_IDS, type RuleSetId } from '../rules/rule-sets.ts';
import { type Io, UsageError } from './io.ts';
import { networkDefaults } from './network-table.ts';
import { tablesAsMarkdown, tablesAsText } from './tables-text.ts';

interface TablesOptions {
  readonly rules?: string;
  readonly format: 'text' | 'md' | 'json';
  readonly json?: boolean;
}

const EXAMPLES = `
Examples:
  coexsim tables --rules 2019-h1
  coexsim tables --rules 2023-08 --format md > tables.md`;

export function addTables(program: Command, io: Io): void {
  program
    .command('tables')
    .summary('print the published tables that the program decides by')
    .description(
      'Prints the tables as the articles lay them out: chat routing, presence, what the articles leave out, what ' +
        'the clouds support, meetings, guests and the phone, and the defaults of the network with their sources.',
    )
    .option('--rules <id>', `the tables of one rule set (${RULE_SET_IDS.join(', ')}), default all`)
    .addOption(
      new Option('--format <format>', 'how to print').choices(['text', 'md', 'json']).default('text'),
    )
    .option('--json', 'short for --format json')
    .addHelpText('after', EXAMPLES)
    .action((options: TablesOptions) => tables(options, io));
}

async function tables(options: TablesOptions, io: Io): Promise<void> {
  const ids = options.rules === undefined ? RULE_SET_IDS : [readRuleSet(options.rules)];
  const found = unique(ids.flatMap(layoutTables));
  const meetings = unique(ids.flatMap(layoutMeetingTables));
  const directory = layoutDirectoryTables();
  const all = [...found, ...meetings, ...directory];
  const network = networkDefaults();
  if (options.json || options.format === 'json') {
    await io.out(`${JSON.stringify({ rules: ids, tables: found, meetings, directory, network })}\n`);
  } else if (options.format === 'md') {
    await io.out(tablesAsMarkdown(all, network));
  } else {
    await io.out(tablesAsText(all, network, io.outIsTerminal));
  }
}

/** Editions are shared by rule sets: each table once. */
function unique(all: readonly LaidOutTable[]): LaidOutTable[] {
  return [...new Map(all.map((table) => [`${table.edition} ${table.table}`, table])).values()];
}

/** A rule set by its id in any spelling of case; a UsageError with what was meant if there is none. */
export function readRuleSet(text: string): RuleSetId {
  const found = ruleSetOf(text);
  if (found !== undefined) return found.id;
  const hint = hintAmong(text, RULE_SET_IDS) ?? RULE_SET_IDS.join(', ');
  throw new UsageError(`there is no rule set "${text}" (${hint})`);
}
