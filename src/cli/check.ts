/** `coexsim check`: whether a trace is as it was written, and whether the run it tells of broke an invariant. */
import type { Command } from 'commander';
import { newTraceCheck, type TraceCheck } from '../check/check-trace.ts';
import { commandOf } from '../check/command.ts';
import type { Violation } from '../check/invariants.ts';
import { plainText } from '../core/plain-text.ts';
import type { Columns } from '../trace/columns.ts';
import { type Integrity, newIntegrityCheck } from '../trace/integrity.ts';
import { newNodeHasher } from '../trace/node-hasher.ts';
import { DamageError } from '../trace/trace-error.ts';
import type { Io } from './io.ts';
import { scenarioWords } from './scenario-words.ts';
import { addScenarioOptions, columnsOf, type ScenarioOptions, TRACE_ARGUMENT } from './trace-input.ts';

interface CheckOptions extends ScenarioOptions {
  readonly json?: true;
}

const EXAMPLES = `
Examples:
  coexsim check run.trace.jsonl
  coexsim check scenario.yaml --seed 7 --json

Exit codes: 0 whole and without violations, 1 damaged or an invariant is broken.`;

/** Violations that are printed one by one. */
const TOLD = 50;
/** Records between two looks at whether the user asked to stop. */
const SLICE = 20_000;

export function addCheck(program: Command, io: Io): void {
  addScenarioOptions(
    program
      .command('check')
      .summary('check the integrity and the invariants of a trace')
      .description(
        'Takes all digests of a trace again and names the first part that was changed; then looks whether anything ' +
          'in it breaks what always holds. A scenario is run for it.',
      )
      .argument('<trace|scenario>', TRACE_ARGUMENT)
      .option('--json', 'one JSON document with everything that was found'),
  )
    .addHelpText('after', EXAMPLES)
    .action((file: string, options: CheckOptions) => check(file, options, io));
}

interface Found {
  readonly integrity: Integrity;
  readonly violations: readonly Violation[];
  readonly count: number;
  /** Why the invariants could not be looked at, if they could not. */
  readonly unchecked?: string;
}

async function check(file: string, options: CheckOptions, io: Io): Promise<void> {
  const columns = await columnsOf(file, options, io);
  const found = await lookAt(columns, io);
  if (found === undefined) return;
  const ok = found.integrity.state !== 'damaged' && found.count === 0 && found.unchecked === undefined;
  io.exitCode = ok ? 0 : 1;
  const shown = (record: number): string => commandFor(file, options, columns, record);
  await io.out(options.json === true ? jsonOf(found, shown) : textOf(found, columns, shown));
}

/** Undefined if the user asked to stop. */
async function lookAt(columns: Columns, io: Io): Promise<Found | undefined> {
  const integrity = newIntegrityCheck(columns, { newHasher: newNodeHasher });
  if (!(await inSlices((records) => integrity.step(records), io))) return undefined;
  if (integrity.result.state === 'damaged') return { integrity: integrity.result, violations: [], count: 0 };
  let invariants: TraceCheck | undefined;
  try {
    const started = newTraceCheck(columns);
    invariants = started;
    if (!(await inSlices((records) => started.step(records), io))) return undefined;
  } catch (error) {
    if (!(error instanceof DamageError)) throw error;
    return { ...violationsOf(invariants), integrity: integrity.result, unchecked: error.message };
  }
  return { ...violationsOf(invariants), integrity: integrity.result };
}

function violationsOf(check: TraceCheck | undefined): Pick<Found, 'violations' | 'count'> {
  return { violations: check?.violations() ?? [], count: check?.count ?? 0 };
}

/** False if the user asked to stop: signals are seen between slices only. */
async function inSlices(step: (records: number) => boolean, io: Io): Promise<boolean> {
  while (step(SLICE)) {
    await new Promise((resume) => setImmediate(resume));
    if (io.interrupted()) return false;
  }
  return true;
}

/** The state at the record, or at the end. */
function commandFor(file: string, options: CheckOptions, { count }: Columns, record: number): string {
  return commandOf(
    'state',
    file,
    '--at',
    `#${record < 0 ? count - 1 : record}`,
    ...scenarioWords(file, options),
  );
}

function jsonOf({ integrity, violations, count, unchecked }: Found, shown: (n: number) => string): string {
  const listed = violations.map((violation) => ({ ...violation, command: shown(violation.record) }));
  return `${JSON.stringify({ integrity, count, violations: listed, ...(unchecked !== undefined && { unchecked }) })}\n`;
}

function textOf(found: Found, columns: Columns, shown: (n: number) => string): string {
  const { violations, count, unchecked } = found;
  const lines = [plainText(columns.head.header.title), integrityLine(found.integrity)];
  if (unchecked !== undefined) lines.push(`The invariants were not checked: ${plainText(unchecked)}.`);
  else if (found.integrity.state !== 'damaged') lines.push(invariantsLine(count, columns.count));
  for (const { invariant, sentence, record, detail } of violations.slice(0, TOLD)) {
    const where = record < 0 ? 'at the end' : `record ${record}`;
    lines.push('', `${invariant}, ${where}: ${sentence}`, `  ${plainText(detail)}`, `  ${shown(record)}`);
  }
  const left = count - Math.min(violations.length, TOLD);
  if (left > 0) lines.push('', `and ${left} more; --json lists the first ${violations.length}`);
  return `${lines.join('\n')}\n`;
}

function integrityLine(integrity: Integrity): string {
  switch (integrity.state) {
    case 'whole':
      return `Whole: all digests of its ${integrity.checked} records are right; state digest ${integrity.digest}.`;
    case 'cut':
      return `Cut short after ${integrity.checked} records; digests vouch for those up to record ${integrity.verified}.`;
    case 'damaged':
      return `Damaged, ${whereOf(integrity.firstBad)}: ${plainText(integrity.what)}.`;
    case 'checking':
      return `Checked up to record ${integrity.checked}.`;
  }
}

function whereOf([after, upTo]: readonly [number, number]): string {
  if (upTo === -1) return 'before the first record';
  if (upTo === after + 1) return `at record ${upTo}`;
  return after < 0 ? `up to record ${upTo}` : `after record ${after} and up to record ${upTo}`;
}

function invariantsLine(count: number, records: number): string {
  if (count === 0) return `No invariant is broken in ${records} records.`;
  return count === 1 ? 'An invariant is broken.' : `Invariants are broken ${count} times.`;
}
