/** `coexsim import`: administrators' exports become a scenario. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Command } from 'commander';
import { plainText } from '../core/plain-text.ts';
import { parseInstant } from '../core/time.ts';
import { type Imported, type ImportRequest, type ImportResult, importSteps } from '../import/import.ts';
import { PLAIN_NAMES, pseudonyms } from '../import/names.ts';
import { EXPORTS } from '../import/recognise.ts';
import { placeText } from '../import/writing/scenario-text.ts';
import { importInputs, isThere } from './import-inputs.ts';
import { DEFAULT_KEY_FILE, type Key, keyFor, writeKey } from './import-key.ts';
import { InputError, type Io, UsageError } from './io.ts';
import { complaintLine } from './validate.ts';

export interface ImportOptions {
  readonly out: string;
  readonly tenant?: string;
  readonly cloud: readonly string[];
  readonly topology: readonly string[];
  readonly start?: string;
  readonly pseudonyms?: string | true;
  readonly force?: true;
  readonly json?: true;
}

const HELP = `
An organisation is a folder: all files in it are exports of the organisation of that name. Files given one by one are
exports of the organisation that --tenant names. Lists of messages and usage reports may stand outside.

Known exports, as CSV (Export-Csv, ConvertTo-Csv), JSON (ConvertTo-Json -Depth 5) or console lists, UTF-8 or UTF-16:
  ${Object.values(EXPORTS).join('\n  ')}

What no export says is asked for: --cloud for each organisation. Rows that become nobody are counted with their reason.
Up to 500 people stand in the scenario, more in CSV files beside it (and any that usage reports tell about).

Examples:
  coexsim import contoso contoso-cn --cloud contoso=worldwide --cloud contoso-cn=21Vianet
  coexsim import users.csv tenant.json --tenant contoso --cloud worldwide --out contoso.yaml
  coexsim import contoso --cloud worldwide --pseudonyms=../contoso.key --json`;

const collect = (value: string, before: readonly string[]): readonly string[] => [...before, value];

export function addImport(program: Command, io: Io): void {
  program
    .command('import')
    .summary("make a scenario of administrators' exports")
    .description(
      "Reads what administrators export of their organisations and makes a scenario of it, in which every value's " +
        'source stands in a comment.',
    )
    .argument('<path...>', 'files, or a folder for each organisation')
    .option(
      '--out <path>',
      'folder for the scenario, or its file (.yaml); made if it is not there',
      'imported',
    )
    .option('--tenant <name>', 'the organisation of files given one by one')
    .option(
      '--cloud <[name=]cloud>',
      'worldwide, 21Vianet, gcc, gccHigh, dod: where an organisation is',
      collect,
      [],
    )
    .option(
      '--topology <[name=]topology>',
      'pureOnline, hybrid, pureOnPrem; else from where people are homed',
      collect,
      [],
    )
    .option(
      '--start <instant>',
      'when the scenario starts; else a date at which the exported states can exist',
    )
    .option(
      '--pseudonyms [file]',
      `replace all names, the same name by the same pseudonym; the key is in the file, or is made and written there ` +
        `(default ${DEFAULT_KEY_FILE})`,
    )
    .option('--force', 'overwrite files that are there')
    .option('--json', 'print one JSON document about what was read, left out and written')
    .addHelpText('after', HELP)
    .action((paths: string[], options: ImportOptions) => runImport(paths, options, io));
}

async function runImport(paths: readonly string[], options: ImportOptions, io: Io): Promise<void> {
  if (options.start !== undefined && parseInstant(options.start) === undefined) {
    throw new UsageError(`--start wants an instant such as 2023-09-04T00:00:00Z, not ${options.start}`);
  }
  const target = targetOf(options.out);
  const { files, tenants } = importInputs(paths, options);
  const key = options.pseudonyms === undefined ? undefined : keyFor(options.pseudonyms, target.folder);
  const names = key === undefined ? PLAIN_NAMES : pseudonyms(key.hash);
  const result = await runSteps({ files, tenants, names, start: options.start }, io);
  if (result === undefined) return;
  if ('complaints' in result) {
    for (const complaint of result.complaints) io.err(complaintLine(complaint));
    throw new InputError('');
  }
  const written = writeAll(result, target, key, options, io);
  if (written === undefined) return;
  await tell(result, written, key, options, io);
}

interface Target {
  readonly folder: string;
  readonly scenario: string;
}

function targetOf(out: string): Target {
  if (/\.(ya?ml|json)$/i.test(out)) return { folder: dirname(out), scenario: out };
  return { folder: out, scenario: join(out, 'scenario.yaml') };
}

const SHOW_AFTER_MS = 2_000;
const SHOW_EVERY_MS = 200;

/** Undefined if the user asked to stop. Shows progress on a terminal once it takes long. */
async function runSteps(request: ImportRequest, io: Io): Promise<ImportResult | undefined> {
  const steps = importSteps(request);
  let nextMs = performance.now() + SHOW_AFTER_MS;
  let drawn = false;
  try {
    for (let step = steps.next(); ; step = steps.next()) {
      if (step.done === true) return step.value;
      if (io.interrupted()) return undefined;
      if (io.errIsTerminal && performance.now() >= nextMs) {
        nextMs = performance.now() + SHOW_EVERY_MS;
        drawn = true;
        io.err(`\r${plainText(step.value.path)}: ${recordsText(step.value.records)}\u001b[K`);
      }
      await new Promise((resume) => setImmediate(resume));
    }
  } finally {
    if (drawn) io.err('\r\u001b[K');
  }
}

/** The paths, the scenario first; undefined after a message that something is there already. */
function writeAll(
  { scenario, beside }: Imported,
  { folder, scenario: path }: Target,
  key: Key | undefined,
  { force }: ImportOptions,
  io: Io,
): string[] | undefined {
  mkdirSync(folder, { recursive: true });
  const texts = [
    ...beside.map(({ name, text }) => ({ path: join(folder, name), text })),
    { path, text: scenario },
  ];
  const taken = force === true ? [] : texts.filter((each) => isThere(each.path));
  for (const each of taken) io.err(`${plainText(each.path)} is there already; --force overwrites it\n`);
  if (taken.length > 0) {
    io.exitCode = 74;
    return undefined;
  }
  // Without its key nobody could make the same pseudonyms again.
  if (key !== undefined) writeKey(key);
  for (const each of texts) writeFileSync(each.path, each.text, { flag: force === true ? 'w' : 'wx' });
  return texts.map((each) => each.path).reverse();
}

const NO_MESSAGES =
  'A run has no messages yet: plan and traffic are commented out at the end of the file; take the marks away.';

function recordsText(count: number): string {
  return `${count} ${count === 1 ? 'record' : 'records'}`;
}

async function tell(
  { report, hasMessages }: Imported,
  written: readonly string[],
  key: Key | undefined,
  { json }: ImportOptions,
  io: Io,
): Promise<void> {
  if (json === true) {
    const pseudonymsKey =
      key === undefined ? {} : { pseudonyms: { key: key.path, made: key.fresh !== undefined } };
    await io.out(`${JSON.stringify({ scenario: written[0], written, ...report, ...pseudonymsKey })}\n`);
    return;
  }
  for (const { file, is, records } of report.files)
    io.err(`${plainText(file)}: ${is}, ${recordsText(records)}\n`);
  for (const [name, { people }] of Object.entries(report.tenants))
    io.err(`${plainText(name)}: ${people} people\n`);
  for (const { count, says, first } of report.skipped) {
    io.err(`left out ${count}: ${plainText(says)}; the first in ${plainText(placeText(first))}\n`);
  }
  for (const { message, count, first } of report.notes) {
    const where =
      first === undefined ? '' : ` (${count === 1 ? '' : `${count} times, first in `}${placeText(first)})`;
    io.err(plainText(`look: ${message}${where}`).concat('\n'));
  }
  const made =
    key?.fresh === undefined
      ? []
      : [`Wrote the key of the pseudonyms to ${plainText(key.path)}: keep it to yourself.`];
  const scenario = plainText(written[0]!);
  await io.out(
    [
      ...made,
      `Wrote ${written.map(plainText).join(', ')}.`,
      'Next:',
      `  coexsim validate ${scenario}`,
      `  coexsim run ${scenario}`,
      ...(hasMessages ? [] : [NO_MESSAGES]),
      '',
    ].join('\n'),
  );
}
