/** `coexsim query`: the records of a trace that a filter means, with the answers of the viewer. */

import type { Command } from 'commander';
import { checkTrace } from '../check/check-trace.ts';
import { grouped } from '../core/counts.ts';
import { plainText } from '../core/plain-text.ts';
import { RECORD_KINDS } from '../model/event.ts';
import { type Columns, operandOf } from '../trace/columns.ts';
import { indexTrace } from '../trace/index/index-trace.ts';
import type { IndexedTrace } from '../trace/indexed.ts';
import { wordsOf } from '../trace/operand-words.ts';
import type { QueryExtras } from '../trace/query/dictionary.ts';
import { queryHelp } from '../trace/query/help.ts';
import { parseQuery } from '../trace/query/parser.ts';
import { caret, printQuery } from '../trace/query/print.ts';
import { asksFor } from '../trace/query/query.ts';
import { countLine, type QueryAnswer, runQuery } from '../trace/query/run.ts';
import { sentenceOf } from '../trace/story/sentence.ts';
import { DamageError } from '../trace/trace-error.ts';
import { type Io, UsageError } from './io.ts';
import { addScenarioOptions, columnsOf, type ScenarioOptions, TRACE_ARGUMENT } from './trace-input.ts';

interface QueryOptions extends ScenarioOptions {
  readonly json?: true;
  readonly count?: true;
  readonly fields?: true;
  readonly limit?: string;
}

const EXAMPLES = `
Examples:
  coexsim query run.trace.jsonl 'kind:message from:ann -outcome:delivered'
  coexsim query run.trace.jsonl 'latency>200ms during:upgrade(bob)' --limit 20
  coexsim query scenario.yaml 'disables:*' --seed 7 --json
  coexsim query --fields`;

export function addQuery(program: Command, io: Io): void {
  addScenarioOptions(
    program
      .command('query')
      .summary('list the records of a trace that a filter means')
      .description(
        'Prints the records that a filter means, one a line; on standard error how many there are and what the ' +
          'filter says in words.',
      )
      .argument('[trace|scenario]', TRACE_ARGUMENT)
      .argument(
        '[filter]',
        "what is meant, such as 'from:ann latency>200ms'; an empty one means every record",
      )
      .option('--json', 'one JSON document')
      .option('--count', 'how many only')
      .option('--limit <number>', 'print at most so many records')
      .option('--fields', 'print what a filter can be made of, and nothing else'),
  )
    .addHelpText('after', EXAMPLES)
    .action((file: string | undefined, filter: string | undefined, options: QueryOptions) =>
      query(file, filter, options, io),
    );
}

async function query(
  file: string | undefined,
  filter: string | undefined,
  options: QueryOptions,
  io: Io,
): Promise<void> {
  if (options.fields === true) return io.out(queryHelp());
  if (file === undefined || filter === undefined) {
    throw new UsageError(`missing ${file === undefined ? 'the trace and ' : ''}the filter; see --fields`);
  }
  const limit = limitOf(options.limit);
  if (isWrong(filter, io)) return;
  const columns = await columnsOf(file, options, io);
  const trace = indexTrace(columns);
  const answer = runQuery(trace, filter, violationsFor(filter, columns, io));
  if ('error' in answer) return;
  sayWhatIsMissing(trace, file, io);
  const listed = options.count === true ? 0 : Math.min(answer.shown, limit);
  const records = recordsOf(trace, answer.passes, listed);
  if (options.json === true) await printJson(trace, answer, records, options, io);
  else if (options.count === true) await io.out(`${answer.shown}\n`);
  else await printLines(trace, records, io);
  for (const note of answer.notes) io.err(`${plainText(note)}\n`);
  io.err(`${answer.summary}\n${countLine(answer.shown, answer.total)}\n`);
  if (options.count !== true && listed < answer.shown) {
    io.err(`Only the first ${grouped(listed)} of them are printed; a higher --limit prints more.\n`);
  }
}

function limitOf(text: string | undefined): number {
  if (text === undefined) return Infinity;
  if (!/^\d{1,15}$/.test(text)) throw new UsageError(`--limit wants a whole number, not ${text}`);
  return Number(text);
}

/** The invariants that are broken, looked for only if the filter asks for them. */
function violationsFor(filter: string, columns: Columns, io: Io): QueryExtras {
  const read = parseQuery(filter);
  if ('error' in read || !asksFor(read.query, 'violation')) return {};
  try {
    const check = checkTrace(columns);
    const violations = check.violations();
    if (check.count > violations.length)
      io.err(
        `Only the first ${grouped(violations.length)} of ${grouped(check.count)} violations are known here.\n`,
      );
    return { violations };
  } catch (error) {
    if (!(error instanceof DamageError)) throw error;
    io.err(`The invariants could not be checked: ${plainText(error.message)}.\n`);
    return {};
  }
}

/** A filter that cannot be read is a wrong command line, whatever the trace. */
function isWrong(filter: string, io: Io): boolean {
  const read = parseQuery(filter);
  if (!('error' in read)) return false;
  io.err(`error: ${plainText(read.error.message)}\n${caret(filter, read.error)}\n`);
  io.exitCode = 2;
  return true;
}

function sayWhatIsMissing({ columns, usable, damage }: IndexedTrace, file: string, io: Io): void {
  const name = plainText(file);
  if (damage !== undefined) {
    io.err(
      `${name}: record ${usable} cannot have happened: ${plainText(damage)}. It and all after it are left out.\n`,
    );
    io.exitCode = 65;
  } else if (columns.end === undefined) {
    io.err(`${name}: this trace was cut short: its last whole record is ${columns.count - 1}.\n`);
  }
}

function recordsOf(trace: IndexedTrace, passes: Uint8Array, limit: number): number[] {
  const records: number[] = [];
  for (let n = 0; n < trace.usable && records.length < limit; n++) if (passes[n] === 1) records.push(n);
  return records;
}

const AT_ONCE = 1_000;

async function printLines(trace: IndexedTrace, records: readonly number[], io: Io): Promise<void> {
  const width = String(records.at(-1) ?? 0).length;
  for (let from = 0; from < records.length && !io.interrupted(); from += AT_ONCE) {
    const lines = records
      .slice(from, from + AT_ONCE)
      .map((n) => `${String(n).padStart(width)}  ${sentenceOf(trace, n)}\n`);
    await io.out(lines.join(''));
  }
}

async function printJson(
  trace: IndexedTrace,
  { query: asked, summary, total, shown }: QueryAnswer,
  records: readonly number[],
  options: QueryOptions,
  io: Io,
): Promise<void> {
  const head = JSON.stringify({ query: printQuery(asked), summary, total, shown });
  if (options.count === true) return io.out(`${head}\n`);
  await io.out(`${head.slice(0, -1)},"records":[`);
  for (let from = 0; from < records.length && !io.interrupted(); from += AT_ONCE) {
    const texts = records.slice(from, from + AT_ONCE).map((n) => JSON.stringify(recordJson(trace, n)));
    await io.out(`${from === 0 ? '' : ','}\n${texts.join(',\n')}`);
  }
  await io.out(']}\n');
}

/** A record as the trace writes it, with its sentence: operands by name, codes as words, what is not there left out. */
function recordJson(trace: IndexedTrace, n: number): Record<string, unknown> {
  const { columns } = trace;
  const kind = RECORD_KINDS[columns.kind[n]!]!;
  const cause = columns.cause[n]!;
  const operands = kind.operands.flatMap((operand, place) => {
    const value = operandOf(columns, n, place);
    if (value < 0) return [];
    return [[operand.name, wordsOf(operand, columns.head.header.words)[value] ?? value] as const];
  });
  return {
    n,
    at: columns.atUs[n]!,
    kind: kind.name,
    ...(cause < 0 ? {} : { cause }),
    ...Object.fromEntries(operands),
    sentence: sentenceOf(trace, n),
  };
}
