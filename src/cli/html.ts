/** The page of the viewer with a trace within, as one file: from a run as it happens, or from columns. */
import { createWriteStream, statSync } from 'node:fs';
import { rename } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { copyWorld } from '../model/world.ts';
import type { Compiled } from '../scenario/compiled.ts';
import { scenarioFromFile } from '../scenario/node-files.ts';
import { type Columns, ColumnsBuilder, type StatedDigest } from '../trace/columns.ts';
import { encodeColumns } from '../trace/columns-file.ts';
import type { TraceEnd } from '../trace/format.ts';
import { type Carried, htmlPieces } from '../trace/html-file.ts';
import type { Observer, RecordBuffer } from '../trace/record.ts';
import type { TraceHead } from '../trace/writer.ts';
import { viewerPage } from './viewer-page.ts';

/** The page with the trace of a run; to be told every record and every digest of it. */
export class RunHtml implements Observer {
  readonly #path: string;
  readonly #page = viewerPage();
  readonly #head: TraceHead;
  readonly #builder = new ColumnsBuilder();

  /** Throws a system error if there is no page. Takes a copy of the head's World, which the run is about to change. */
  constructor(path: string, head: TraceHead) {
    this.#path = path;
    this.#head = { ...head, world: copyWorld(head.world, 'typed') };
  }

  record(record: RecordBuffer): void {
    this.#builder.record(record);
  }

  stated(digest: StatedDigest): void {
    this.#builder.stated(digest);
  }

  /** Writes the file; throws the system's error if that fails. */
  async write(end: TraceEnd, { file }: Compiled): Promise<void> {
    const columns = this.#builder.done(this.#head, end);
    await writeFile(this.#path, htmlPieces(this.#page, await carriedOf(columns, scenarioText(file))));
  }
}

/** The pieces of the page with a trace within, and with the text of its scenario if that is known; see `htmlPieces`. */
export async function htmlOf(columns: Columns, scenario: string | undefined): Promise<Generator<string>> {
  return htmlPieces(viewerPage(), await carriedOf(columns, scenario));
}

async function carriedOf(columns: Columns, scenario: string | undefined): Promise<Carried> {
  const trace = await encodeColumns(columns);
  const { title } = columns.head.header;
  return scenario === undefined ? { title, trace } : { title, trace, scenario };
}

/** The text of a scenario's file; undefined for what came from a pipe and cannot be read again. */
export function scenarioText(file: string): string | undefined {
  if (!statSync(file).isFile()) return undefined;
  const { text } = scenarioFromFile(file);
  return typeof text === 'string' ? text : new TextDecoder().decode(text);
}

/** Grows as `<path>.partial`, so that a file of the wanted name is never half a page. */
async function writeFile(path: string, pieces: Iterable<string>): Promise<void> {
  const partial = `${path}.partial`;
  await pipeline(Readable.from(pieces), createWriteStream(partial));
  await rename(partial, path);
}
