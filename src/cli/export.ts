/** `coexsim export`: a trace in another form. */
import { mkdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { type Command, Option } from 'commander';
import { plainText } from '../core/plain-text.ts';
import { compileScenario } from '../scenario/compile.ts';
import { scenarioFromFile } from '../scenario/node-files.ts';
import type { Columns } from '../trace/columns.ts';
import { openTraceFile, type TraceOutput } from '../trace/node-file.ts';
import { EXPORTERS, type Exported, type Exporter } from './exporters.ts';
import { scenarioText } from './html.ts';
import { isThere } from './import-inputs.ts';
import { type Io, UsageError } from './io.ts';
import { isSameFile, openOutput } from './run-output.ts';
import {
  addScenarioOptions,
  columnsOf,
  isScenario,
  type ScenarioOptions,
  TRACE_ARGUMENT,
} from './trace-input.ts';

interface ExportOptions extends ScenarioOptions {
  readonly to: string;
  readonly out?: string;
  readonly force?: true;
}

const EXAMPLES = `
Examples:
  coexsim export run.trace.jsonl --to columns
  coexsim export run.columns --to jsonl --out - | jq -c 'select(.event == "message-refused")'
  coexsim export run.trace.jsonl.gz --to csv --out tables
  coexsim export scenario.yaml --seed 7 --to html --out run.html`;

export function addExport(program: Command, io: Io): void {
  const forms = Object.entries(EXPORTERS).map(([name, { about }]) => `${name}: ${about}`);
  const command = program
    .command('export')
    .summary('write a trace in another form')
    .description(
      `Writes a trace, or a scenario's run, in another form, and says on standard error how much it wrote and what ` +
        `it left out.\n${forms.join('\n')}`,
    )
    .argument('<trace|scenario>', TRACE_ARGUMENT)
    .addOption(new Option('--to <form>', 'the form').choices(Object.keys(EXPORTERS)).makeOptionMandatory())
    .option(
      '--out <place>',
      'file or folder; - for standard output; default: beside you, named after the input',
    )
    .option('--force', 'with several files: overwrite those that are there, but never what is read');
  addScenarioOptions(command)
    .addHelpText('after', EXAMPLES)
    .action((file: string, options: ExportOptions) => exportTrace(file, options, io));
}

async function exportTrace(file: string, options: ExportOptions, io: Io): Promise<void> {
  const exporter = EXPORTERS[options.to]!;
  const place = options.out ?? defaultPlace(file, exporter);
  refusePlace(place, exporter);
  const files = filesAt(place, exporter);
  refuseInputs(file, files, options);
  if (exporter.folder !== undefined && options.force !== true && refuseTaken(files, io)) return;
  const columns = await columnsOf(file, options, io);
  if (io.interrupted()) return;
  const scenario = isScenario(file) ? scenarioText(file) : undefined;
  const exported = await written(exporter, columns, place, io, scenario);
  if (exported !== undefined) io.err(report(exported, columns, place));
}

/** `run.trace.jsonl.gz` becomes `run.columns`. */
function defaultPlace(file: string, { suffix }: Exporter): string {
  if (file === '-') throw new UsageError('say with --out where the trace from standard input is to go');
  const name = basename(file).replace(/(\.trace)?\.(jsonl?(\.gz)?|ya?ml|columns|gz)$/i, '');
  return `${name}${suffix}`;
}

function refusePlace(place: string, { folder }: Exporter): void {
  if (place === '-' && folder !== undefined)
    throw new UsageError('several files cannot go to standard output; name a folder');
}

/** The paths of what will be written, none for standard output. */
function filesAt(place: string, { folder, files }: Exporter): readonly string[] {
  if (folder !== undefined) return files.map((name) => join(place, name));
  return place === '-' ? [] : [place];
}

/** Throws a UsageError for a file that the export reads itself: nobody can want that one overwritten. */
function refuseInputs(file: string, files: readonly string[], options: ExportOptions): void {
  const taken = files.filter(isThere);
  if (taken.length === 0 || file === '-') return;
  const input = inputsOf(file, options).find((each) => taken.some((path) => isSameFile(path, each)));
  if (input !== undefined)
    throw new UsageError(`this would overwrite ${input}; name another place with --out`);
}

/** The trace, or the scenario with every file that it includes or takes its data from. */
function inputsOf(file: string, { rules, until, switch: switches }: ExportOptions): readonly string[] {
  if (!isScenario(file)) return [file];
  const inputs = [file];
  const source = scenarioFromFile(file);
  const read: typeof source.read = (path, below) => {
    inputs.push(path);
    return source.read!(path, below);
  };
  compileScenario({ ...source, read }, { rules, until, switches });
  return inputs;
}

/** Says which files are there already; true if there are any. */
function refuseTaken(files: readonly string[], io: Io): boolean {
  const taken = files.filter(isThere);
  for (const path of taken) io.err(`${plainText(path)} is there already; --force overwrites it\n`);
  if (taken.length > 0) io.exitCode = 74;
  return taken.length > 0;
}

/** Undefined if the user asked to stop before all was written. */
async function written(
  exporter: Exporter,
  columns: Columns,
  place: string,
  io: Io,
  scenario: string | undefined,
): Promise<Exported | undefined> {
  if (exporter.folder !== undefined) {
    mkdirSync(place, { recursive: true });
    return exporter.folder(columns, (name) => openTraceFile(join(place, name)), io);
  }
  const output = await openPlace(place, exporter, io);
  try {
    const exported = await exporter.file(columns, output, io, scenario);
    if (exported === undefined) await output.abandon();
    else await output.close();
    return exported;
  } catch (error) {
    await output.abandon();
    throw error;
  }
}

async function openPlace(place: string, { binary }: Exporter, io: Io): Promise<TraceOutput> {
  if (place === '-' && binary === true) return bytesToIo(io);
  return (await openOutput(place, io))!;
}

/** Bytes on standard output. */
function bytesToIo(io: Io): TraceOutput {
  let waiting: Uint8Array[] = [];
  const write = async (): Promise<void> => {
    const chunks = waiting;
    waiting = [];
    for (const chunk of chunks) await io.outBytes(chunk);
  };
  return {
    sink: (chunk) => {
      waiting.push(chunk.slice());
    },
    ready: write,
    close: write,
    abandon: async () => {},
    readerGone: false,
  };
}

function report({ written, leftOut }: Exported, { count, end }: Columns, place: string): string {
  const why = leftOut.why === undefined ? '' : `: ${leftOut.why}`;
  const cut = end === undefined ? `; the trace is cut short after record ${count - 1}` : '';
  const where = place === '-' ? 'standard output' : place;
  return `${plainText(`wrote ${written} to ${where}; left out ${leftOut.records} records${why}${cut}`)}\n`;
}
