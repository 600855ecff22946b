/** `coexsim test`: runs scenarios and checks what they expect. */
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type Command, Option } from 'commander';
import { type CheckResult, ExpectationChecker } from '../check/expectations.ts';
import { byCodeUnit } from '../model/names.ts';
import { planOf, TRACE_WORDS } from '../run/from-scenario.ts';
import { Replication } from '../run/replication.ts';
import { summarise } from '../run/summary.ts';
import type { Compiled } from '../scenario/compiled.ts';
import { type Fingerprint, Fingerprinter } from '../trace/fingerprint.ts';
import { newNodeHasher } from '../trace/node-hasher.ts';
import type { ExitCode, Io } from './io.ts';
import { UsageError } from './io.ts';
import { newJsonReporter } from './reporters/json.ts';
import { newJunitReporter } from './reporters/junit.ts';
import { type FileResult, type NewReporter, passes } from './reporters/reporter.ts';
import { newTapReporter } from './reporters/tap.ts';
import { newTextReporter } from './reporters/text.ts';
import { complaintText, readScenario, runToEnd } from './running.ts';
import { updateFingerprints } from './update-fingerprints.ts';

/** The seed of a file that states none. */
const DEFAULT_SEED = '1';

const REPORTERS: Readonly<Record<string, NewReporter>> = {
  text: newTextReporter,
  junit: newJunitReporter,
  tap: newTapReporter,
  json: newJsonReporter,
};

interface TestOptions {
  readonly reporter: string;
  readonly update?: boolean;
  readonly reason?: string;
}

const EXAMPLES = `
Examples:
  coexsim test scenarios
  coexsim test scenarios/*.yaml --reporter junit > report.xml
  coexsim test scenario.yaml --update --reason "links within a cloud became faster"`;

export function addTest(program: Command, io: Io): void {
  program
    .command('test')
    .summary('run scenarios and check what they expect')
    .description(
      'Runs each scenario with its own seed (1 if it states none) and checks the lines of its expect list.\n' +
        'A folder stands for the .yaml and .json files in it, but for schemas.',
    )
    .argument('<file...>', 'scenario files, or folders of them')
    .addOption(
      new Option('--reporter <kind>', 'how to report').choices(Object.keys(REPORTERS)).default('text'),
    )
    .option('--update', 'write new fingerprints into the files')
    .option('--reason <text>', 'why the fingerprints change; kept beside them')
    .addHelpText('after', EXAMPLES)
    .action((files: string[], options: TestOptions) => test(files, options, io));
}

async function test(places: readonly string[], options: TestOptions, io: Io): Promise<void> {
  const reason = options.reason?.trim();
  if (options.update === true && (reason === undefined || reason === '')) {
    throw new UsageError('--update needs --reason "why the fingerprints change"');
  }
  const files = await scenarioFiles(places);
  const reporter = REPORTERS[options.reporter]!(io);
  const results: FileResult[] = [];
  await reporter.begin?.();
  for (const file of files) {
    const result = await testFile(file, options.update === true ? reason : undefined, io);
    if (result === undefined) break;
    results.push(result);
    await reporter.file?.(result);
  }
  await reporter.end(results);
  io.exitCode = io.interrupted() ? 130 : exitCodeOf(results);
}

/** Folders become the scenarios in them, in the order of their names. */
async function scenarioFiles(places: readonly string[]): Promise<string[]> {
  const files: string[] = [];
  for (const place of places) {
    if (!(await stat(place)).isDirectory()) {
      files.push(place);
      continue;
    }
    const found = (await readdir(place)).filter((name) => isScenario(name)).sort(byCodeUnit);
    if (found.length === 0) throw new UsageError(`there is no .yaml or .json file in ${place}`);
    files.push(...found.map((name) => join(place, name)));
  }
  return files;
}

function isScenario(name: string): boolean {
  return /\.(ya?ml|json)$/i.test(name) && !/\.schema\.json$/i.test(name);
}

function exitCodeOf(results: readonly FileResult[]): ExitCode {
  if (results.some(({ complaints }) => complaints.length > 0)) return 65;
  return results.some(({ checks }) => !checks.every(passes)) ? 1 : 0;
}

/** Undefined if the user asked to stop. `reason` is there to update fingerprints. */
async function testFile(file: string, reason: string | undefined, io: Io): Promise<FileResult | undefined> {
  const read = readScenario(file);
  if ('complaints' in read) return { file, checks: [], complaints: read.complaints.map(complaintText) };
  const { compiled } = read;
  const seed = compiled.seed ?? DEFAULT_SEED;
  const found = await checkScenario(compiled, seed, io);
  if (found === undefined) return undefined;
  const { checks, fingerprint } = found;
  const result = { file, title: compiled.title, seed, checks, complaints: [] };
  if (reason === undefined || fingerprint === undefined) return result;
  const update = await updateFingerprints(compiled, fingerprint, reason);
  const kept = checks.map((check) => (check.about === 'fingerprint' ? { ...check, differences: [] } : check));
  return { ...result, checks: kept, notes: update };
}

interface Found {
  readonly checks: CheckResult[];
  /** There if the scenario expects one. */
  readonly fingerprint: Fingerprint | undefined;
}

/** Runs the scenario once and evaluates what it expects; undefined if the user asked to stop. */
async function checkScenario(compiled: Compiled, seed: string, io: Io): Promise<Found | undefined> {
  const plan = planOf(compiled, seed);
  const checker = new ExpectationChecker(compiled, plan.world, seed);
  const fingerprinter = compiled.expectations.some(wantsFingerprint)
    ? new Fingerprinter(TRACE_WORDS, newNodeHasher)
    : undefined;
  const replication = new Replication(
    plan,
    fingerprinter === undefined ? [checker] : [checker, fingerprinter],
  );
  try {
    if (await runToEnd(replication, seed, compiled.untilUs, io, async () => {})) return undefined;
  } catch (error) {
    if (error instanceof Error) error.message = `${compiled.file}: ${error.message}`;
    throw error;
  }
  const fingerprint = fingerprinter?.fingerprint();
  const summary = summarise(compiled, seed, replication, fingerprint);
  return { checks: checker.end({ summary, fingerprint: { ...fingerprint } }), fingerprint };
}

function wantsFingerprint({ about, ...rest }: Compiled['expectations'][number]): boolean {
  if (about === 'fingerprint') return true;
  return 'totals' in rest && rest.totals.some(({ key }) => key.startsWith('fingerprint.'));
}
