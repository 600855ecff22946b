/** `coexsim view`: the viewer with a trace in it, or with two, served to this machine until somebody interrupts. */
import { basename } from 'node:path';
import { Readable } from 'node:stream';
import { type Command, InvalidArgumentError } from 'commander';
import { scenarioFromFile } from '../scenario/node-files.ts';
import { encodeColumns } from '../trace/columns-file.ts';
import { htmlPieces, policyOf, type Served } from '../trace/html-file.ts';
import { type Io, UsageError } from './io.ts';
import { openInBrowser } from './node-browser.ts';
import { type Resource, serve } from './node-serve.ts';
import { traceResource } from './node-trace-resource.ts';
import {
  addScenarioOptions,
  columnsOf,
  forbidScenarioOptions,
  isScenario,
  type ScenarioOptions,
} from './trace-input.ts';
import { viewerPage } from './viewer-page.ts';

interface ViewOptions extends ScenarioOptions {
  readonly port?: number;
  readonly open: boolean;
  readonly at?: string;
}

const EXAMPLES = `
Examples:
  coexsim view run.trace.jsonl
  coexsim view run.trace.jsonl --at 00:10:00
  coexsim view before.trace.jsonl.gz after.trace.jsonl.gz
  coexsim view scenario.yaml --seed 7 --no-open`;

export function addView(program: Command, io: Io): void {
  const command = program
    .command('view')
    .summary('look at a trace, or compare two, in the browser')
    .description(
      'Serves the viewer with a trace to this machine only, prints its address and opens it in the browser. Two ' +
        'traces are compared. A scenario is run for it: with its own seed, or 1. Ends when it is interrupted (Ctrl-C).',
    )
    .argument(
      '<trace|scenario>',
      'trace, - for standard input, or a scenario file (.yaml, .yml, .json) to run',
    )
    .argument('[other]', 'a second one, to compare with the first')
    .option('--port <number>', 'port on 127.0.0.1; one that is free if not given', portNumber)
    .option('--no-open', 'only print the address')
    .option('--at <moment>', 'where to begin: a time, or a time and a record');
  addScenarioOptions(command)
    .addHelpText('after', EXAMPLES)
    .action((first: string, second: string | undefined, options: ViewOptions) =>
      view(first, second, options, io),
    );
}

function portNumber(text: string): number {
  const port = Number(text);
  if (/^\d{1,5}$/.test(text) && port <= 65_535) return port;
  throw new InvalidArgumentError('a port is a whole number up to 65535.');
}

async function view(first: string, second: string | undefined, options: ViewOptions, io: Io): Promise<void> {
  if (first === '-' && second === '-')
    throw new UsageError('standard input is one trace; name a file for the other');
  const page = viewerPage();
  if (![first, second].some((file) => file !== undefined && isScenario(file))) forbidScenarioOptions(options);
  const named: [Served, string, Resource][] = [
    ['trace', basename(first), await resourceOf(first, options, io)],
  ];
  if (second !== undefined) named.push(['second', basename(second), await resourceOf(second, options, io)]);
  if (isScenario(first)) named.push(['scenario', basename(first), scenarioResource(first)]);
  // Whoever asked to stop while a scenario ran does not want to see half of it.
  if (io.interrupted()) return;
  const served = Object.fromEntries(named.map(([name, label]) => [name, label]));
  const html = [...htmlPieces(page, { title: titleOf(first, second), served })].join('');
  const resources = new Map(named.map(([name, , resource]) => [name as string, resource]));
  resources.set('', inMemory('text/html; charset=utf-8', Buffer.from(html)));
  const serving = await serve(resources, { policy: policyOf(html), port: options.port ?? 0 });
  try {
    await show(`${serving.url}${hashOf(options)}`, options, io);
    await interruption(io);
  } finally {
    await serving.close();
  }
}

/** A trace goes out as it is, so that the viewer sees its damage; what is run or piped goes out as columns. */
async function resourceOf(file: string, options: ScenarioOptions, io: Io): Promise<Resource> {
  if (file !== '-' && !isScenario(file)) return traceResource(file);
  const columns = await columnsOf(file, file === '-' ? {} : options, io);
  // For the way within this machine compressing takes longer than sending.
  return inMemory('application/octet-stream', await encodeColumns(columns, { compress: false }));
}

function scenarioResource(file: string): Resource {
  const { text } = scenarioFromFile(file);
  return inMemory('text/plain; charset=utf-8', Buffer.from(text));
}

function inMemory(type: string, content: Uint8Array): Resource {
  return { type, bytes: content.length, open: () => Readable.from([content]) };
}

function titleOf(first: string, second: string | undefined): string {
  const names = [first, ...(second === undefined ? [] : [second])].map((file) => basename(file));
  return `${names.join(' and ')} · coexsim`;
}

function hashOf({ at }: ViewOptions): string {
  return at === undefined ? '' : `#at=${encodeURIComponent(at)}`;
}

async function show(url: string, { open }: ViewOptions, io: Io): Promise<void> {
  await io.out(`${url}\n`);
  if (!io.outIsTerminal) return;
  const opened = open && (await openInBrowser(url));
  io.err(`${opened ? '' : 'Open this address in a browser. '}Ctrl-C ends the viewer.\n`);
}

const LOOK_EVERY_MS = 50;

/** Signals are seen by asking; for this command one is the normal end. */
async function interruption(io: Io): Promise<void> {
  io.endsByInterrupt = true;
  while (!io.interrupted()) await new Promise((resume) => setTimeout(resume, LOOK_EVERY_MS));
}
