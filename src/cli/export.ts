/** `coexsim export`: a trace in another form. */
import { existsSync, mkdirSync, realpathSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { type Command, Option } from 'commander';
import { plainText } from '../core/plain-text.ts';
import type { Columns } from '../trace/columns.ts';
import { openTraceFile, type TraceOutput } from '../trace/node-file.ts';
import { EXPORTERS, type Exported, type Exporter } from './exporters.ts';
import { scenarioText } from './html.ts';
import { type Io, UsageError } from './io.ts';
import { openOutput } from './run-output.ts';
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
    );
  addScenarioOptions(command)
    .addHelpText('after', EXAMPLES)
    .action((file: string, options: ExportOptions) => exportTrace(file, options, io));
}

async function exportTrace(file: string, options: ExportOptions, io: Io): Promise<void> {
  const exporter = EXPORTERS[options.to]!;
  const place = options.out ?? defaultPlace(file, exporter);
  refusePlace(file, place, exporter);
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

function refusePlace(file: string, place: string, { folder }: Exporter): void {
  if (place === '-') {
    if (folder !== undefined)
      throw new UsageError('several files cannot go to standard output; name a folder');
    return;
  }
  const same =
    file !== '-' &&
    (resolve(place) === resolve(file) ||
      (existsSync(place) && existsSync(file) && realpathSync(place) === realpathSync(file)));
  if (same) throw new UsageError(`this would overwrite ${file}; name another place with --out`);
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
