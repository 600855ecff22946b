/** `coexsim diff`: what happened in one run and not in the other, and where that began. */

import type { Command } from 'commander';
import { commandOf } from '../check/command.ts';
import { counted } from '../core/counts.ts';
import { plainText } from '../core/plain-text.ts';
import { type Comparison, compareTraces, type Divergence } from '../trace/diff/compare.ts';
import { DIFFERENCE } from '../trace/diff/difference.ts';
import type { ThreadDifference } from '../trace/diff/thread-differences.ts';
import { indexTrace } from '../trace/index/index-trace.ts';
import type { IndexedTrace } from '../trace/indexed.ts';
import { newNodeHasher } from '../trace/node-hasher.ts';
import { namingOf } from '../trace/story/naming.ts';
import { clockTime } from '../trace/story/spoken-time.ts';
import { type Io, UsageError } from './io.ts';
import { scenarioWords } from './scenario-words.ts';
import {
  addScenarioOptions,
  columnsOf,
  forbidScenarioOptions,
  isScenario,
  type ScenarioOptions,
} from './trace-input.ts';

interface DiffOptions extends ScenarioOptions {
  readonly json?: true;
}

const EXAMPLES = `
Examples:
  coexsim diff before.trace.jsonl after.trace.jsonl
  coexsim diff before.trace.jsonl scenario.yaml --rules 2021-11

Exit codes: 0 the same happened in both, 1 something differs.`;

/** Conversations that are told one by one. */
const TOLD = 20;

export function addDiff(program: Command, io: Io): void {
  addScenarioOptions(
    program
      .command('diff')
      .summary('compare two traces: what happened differently, and where it began')
      .description(
        'Compares two runs by what caused what, never by the time or the numbers of records: messages by the name ' +
          'in the scenario or as the k-th from one person to another. Times that differ are counted apart.',
      )
      .argument('<a>', 'trace, - for standard input, or a scenario file to run')
      .argument('<b>', 'the other one')
      .option('--json', 'one JSON document with everything that differs'),
  )
    .addHelpText('after', EXAMPLES)
    .action((a: string, b: string, options: DiffOptions) => diff(a, b, options, io));
}

async function diff(a: string, b: string, options: DiffOptions, io: Io): Promise<void> {
  if (a === '-' && b === '-') throw new UsageError('only one of the two can come from standard input');
  if (!isScenario(a) && !isScenario(b)) forbidScenarioOptions(options);
  const left = await indexed(a, options, io);
  const right = await indexed(b, options, io);
  const found = compareTraces(left, right);
  io.exitCode = found.same ? 0 : 1;
  await io.out(
    options.json === true ? jsonOf(found, left, right) : textOf(found, left, right, [a, b], options),
  );
  for (const [file, trace] of [
    [a, left],
    [b, right],
  ] as const) {
    if (trace.damage === undefined) continue;
    io.err(`${plainText(file)}: record ${trace.usable} cannot have happened: ${plainText(trace.damage)}\n`);
    io.exitCode = 65;
  }
}

async function indexed(file: string, options: DiffOptions, io: Io): Promise<IndexedTrace> {
  return indexTrace(await columnsOf(file, isScenario(file) ? options : {}, io), { newHasher: newNodeHasher });
}

const HEADER = ['title', 'scenario', 'seed', 'replication', 'rules', 'untilUs', 'program'] as const;

/** What the headers say differently, by the names of their fields. */
function headerDifferences(a: IndexedTrace, b: IndexedTrace): { field: string; a: unknown; b: unknown }[] {
  const [one, other] = [a.columns.head.header, b.columns.head.header];
  return HEADER.flatMap((field) =>
    one[field] === other[field] ? [] : [{ field, a: one[field], b: other[field] }],
  );
}

const WORDS = Object.fromEntries(Object.entries(DIFFERENCE).map(([word, code]) => [code, word]));

function jsonOf(found: Comparison, a: IndexedTrace, b: IndexedTrace): string {
  const { pairing: _, left: _left, right: _right, ...rest } = found;
  const worded = <D extends { readonly difference: number }>(divergence: D | undefined): unknown =>
    divergence === undefined ? null : { ...divergence, difference: WORDS[divergence.difference] };
  const json = {
    ...rest,
    digest: found.digest ?? null,
    header: headerDifferences(a, b),
    first: worded(found.first),
    firstTime: worded(found.firstTime),
    threads: { ...found.threads, changed: found.threads.changed.map(worded) },
  };
  return `${JSON.stringify(json)}\n`;
}

function textOf(
  found: Comparison,
  a: IndexedTrace,
  b: IndexedTrace,
  files: readonly [string, string],
  options: DiffOptions,
): string {
  const sections = [
    [headLine('a', files[0], a), headLine('b', files[1], b)],
    verdict(found),
    found.beginnings.map((sentence) => `At the start: ${sentence}`),
    divergence('First difference', found.first, a, b),
    divergence('First time that differs', found.firstTime, a, b),
    countLines(found),
    threadLines(found, a),
    next(found, a, files, options),
  ];
  return sections
    .filter((lines) => lines.length > 0)
    .map((lines) => `${lines.join('\n')}\n`)
    .join('\n');
}

function headLine(side: string, file: string, { columns }: IndexedTrace): string {
  const { title, seed, rules } = columns.head.header;
  return plainText(
    `${side}: ${file}: ${title}, seed ${seed}, rules ${rules}, ${counted(columns.count, 'record')}`,
  );
}

function verdict({ identical, same, digest }: Comparison): string[] {
  if (identical) return [digest === undefined ? 'identical' : `identical, digest ${digest}`];
  return same ? ['The same happened in both.'] : [];
}

function divergence(
  title: string,
  found: Divergence | undefined,
  a: IndexedTrace,
  b: IndexedTrace,
): string[] {
  if (found === undefined) return [];
  const places = [
    ...(found.a < 0
      ? []
      : [`record ${found.a} of a at ${clockTime(a.columns.head.header, a.columns.atUs[found.a]!)}`]),
    ...(found.b < 0
      ? []
      : [`record ${found.b} of b at ${clockTime(b.columns.head.header, b.columns.atUs[found.b]!)}`]),
  ];
  const about = found.about === '' ? [] : [`  ${found.about}`];
  const reasons = found.difference === DIFFERENCE.why ? ' (in the reasons only, the same happened)' : '';
  return [`${title}: ${places.join(', ')}${reasons}`, ...about, `  ${found.what}`];
}

function countLines({ identical, counts }: Comparison): string[] {
  if (identical) return [];
  const { inBoth, onlyLeft, onlyRight, what, why, later, earlier } = counts;
  return [
    `Records        ${inBoth} in both, ${onlyLeft} only in a, ${onlyRight} only in b`,
    `               of those in both ${what} with something else, ${why} for other reasons, ${later} later and ${earlier} earlier in b`,
  ];
}

function threadLines({ identical, threads }: Comparison, a: IndexedTrace): string[] {
  const { inBoth, onlyLeft, onlyRight, changed } = threads;
  if (identical) return [];
  const lines = [
    `Conversations  ${inBoth} in both, ${onlyLeft.length} only in a, ${onlyRight.length} only in b; ${changed.length} differ`,
    ...changed.slice(0, TOLD).map((thread) => threadLine(thread, a)),
  ];
  if (changed.length > TOLD) lines.push(`  and ${changed.length - TOLD} more; --json lists all`);
  return lines;
}

function threadLine({ a: thread, b: other, about, what }: ThreadDifference, a: IndexedTrace): string {
  const number = thread === other ? `thread ${thread}` : `thread ${thread} (${other} in b)`;
  const whose = about === '' ? '' : `${about}: `;
  return `  ${number} of ${namingOf(a).peopleOf(thread)}: ${whose}${what}`;
}

/** Where to look next: at the state just before the two runs part. */
function next(
  { first }: Comparison,
  a: IndexedTrace,
  files: readonly [string, string],
  options: DiffOptions,
): string[] {
  if (first === undefined) return [];
  const commands: string[] = [];
  for (const [side, record] of [
    [0, first.a],
    [1, first.b],
  ] as const) {
    const file = files[side];
    if (record < 0) continue;
    commands.push(`  ${commandOf('state', file, '--at', `#${record}`, ...scenarioWords(file, options))}`);
  }
  return commands.length === 0 || a.usable === 0 ? [] : ['Next', ...commands];
}
