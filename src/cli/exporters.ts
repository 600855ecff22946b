/** The forms that a trace can be exported to. A new one is a new line here. */
import { counted } from '../core/counts.ts';
import { csvLine } from '../core/csv-cell.ts';
import type { Columns } from '../trace/columns.ts';
import { encodeColumns } from '../trace/columns-file.ts';
import { lineSlices } from '../trace/columns-lines.ts';
import { CSV_TABLES, type CsvTable } from '../trace/csv-tables.ts';
import { indexTrace } from '../trace/index/index-trace.ts';
import type { IndexedTrace } from '../trace/indexed.ts';
import type { TraceOutput } from '../trace/node-file.ts';
import { htmlOf } from './html.ts';
import type { Io } from './io.ts';

/** What was written and what was not. */
export interface Exported {
  /** Such as `120 records`. */
  readonly written: string;
  readonly leftOut: { readonly records: number; readonly why?: string };
}

interface Common {
  /** For the help. */
  readonly about: string;
  /** What the name of the file or folder ends in. */
  readonly suffix: string;
}

/** Each writes the columns, waits for `ready` now and then, and gives undefined if the user asked to stop. */
interface FileExporter extends Common {
  /** Whether it writes bytes that are no text. */
  readonly binary?: true;
  readonly folder?: undefined;
  readonly files?: undefined;
  /** `scenario` is the text of the scenario that was run for it, if one was. */
  file(columns: Columns, output: TraceOutput, io: Io, scenario?: string): Promise<Exported | undefined>;
}

interface FolderExporter extends Common {
  readonly binary?: undefined;
  /** The names of the files that it writes into the folder. */
  readonly files: readonly string[];
  folder(
    columns: Columns,
    open: (name: string) => Promise<TraceOutput>,
    io: Io,
  ): Promise<Exported | undefined>;
}

export type Exporter = FileExporter | FolderExporter;

export const EXPORTERS: Readonly<Record<string, Exporter>> = {
  jsonl: { about: 'the lines of a trace, loss-free', suffix: '.trace.jsonl', file: exportLines },
  columns: {
    about: 'binary columns, loss-free, a hundredth of the size and fast to read',
    suffix: '.columns',
    binary: true,
    file: exportColumns,
  },
  csv: {
    about: 'a folder of tables for spreadsheets',
    suffix: '-csv',
    files: CSV_TABLES.map(fileOf),
    folder: exportCsv,
  },
  html: { about: 'the viewer with the trace in it, one file', suffix: '.html', file: exportHtml },
};

function fileOf({ name }: CsvTable): string {
  return `${name}.csv`;
}

const NONE_LEFT_OUT = { records: 0 };

async function exportLines(columns: Columns, output: TraceOutput, io: Io): Promise<Exported | undefined> {
  for (const _ of lineSlices(columns, output.sink)) {
    if (await stopped(output, io)) return undefined;
  }
  return { written: counted(columns.count, 'record'), leftOut: NONE_LEFT_OUT };
}

async function exportColumns(columns: Columns, output: TraceOutput): Promise<Exported> {
  output.sink(await encodeColumns(columns));
  return { written: counted(columns.count, 'record'), leftOut: NONE_LEFT_OUT };
}

async function exportHtml(
  columns: Columns,
  output: TraceOutput,
  io: Io,
  scenario?: string,
): Promise<Exported | undefined> {
  const encoder = new TextEncoder();
  for (const piece of await htmlOf(columns, scenario)) {
    output.sink(encoder.encode(piece));
    if (await stopped(output, io)) return undefined;
  }
  return { written: counted(columns.count, 'record'), leftOut: NONE_LEFT_OUT };
}

async function exportCsv(
  columns: Columns,
  open: (name: string) => Promise<TraceOutput>,
  io: Io,
): Promise<Exported | undefined> {
  const trace = indexTrace(columns);
  for (const table of CSV_TABLES) {
    const output = await open(fileOf(table));
    const whole = await writeTable(table, trace, output, io).catch(async (error: unknown) => {
      await output.abandon();
      throw error;
    });
    if (!whole) {
      await output.abandon();
      return undefined;
    }
    await output.close();
  }
  const left = columns.count - trace.usable;
  return {
    written: `${counted(trace.usable, 'record')} in ${CSV_TABLES.length} tables`,
    leftOut: left === 0 ? NONE_LEFT_OUT : { records: left, why: trace.damage ?? 'they cannot have happened' },
  };
}

/** Rows between two looks at whether the file has room. */
const ROWS_AT_ONCE = 1_000;

async function writeTable(
  table: CsvTable,
  trace: IndexedTrace,
  output: TraceOutput,
  io: Io,
): Promise<boolean> {
  const encoder = new TextEncoder();
  let text = csvLine(table.columns);
  let rows = 0;
  for (const row of table.rows(trace)) {
    text += csvLine(row);
    if (++rows % ROWS_AT_ONCE !== 0) continue;
    output.sink(encoder.encode(text));
    text = '';
    if (await stopped(output, io)) return false;
  }
  output.sink(encoder.encode(text));
  return true;
}

/** Waits for room and lets signals be seen. */
async function stopped(output: TraceOutput, io: Io): Promise<boolean> {
  await output.ready();
  await new Promise((resume) => setImmediate(resume));
  return io.interrupted() || output.readerGone;
}
