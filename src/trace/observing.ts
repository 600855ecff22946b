/**
 * Tells an observer the records of a trace as a run would have told them: one after the other, the World being as it
 * is after each. JSON Lines need no more memory than the World; columns are in memory anyway.
 */
import { copyWorld, type World } from '../model/world.ts';
import { type Columns, recordAt } from './columns.ts';
import { type Chunks, joinChunks, sniffed } from './columns-any.ts';
import { decodeColumns } from './columns-file.ts';
import { gunzip } from './deflate.ts';
import type { TraceEnd } from './format.ts';
import { LineSplitter } from './line-splitter.ts';
import { TraceReader } from './reader.ts';
import { newRecordBuffer, type Observer } from './record.ts';
import { foldInto } from './replay.ts';
import { describeCut } from './trace.ts';
import { DamageError, TraceError } from './trace-error.ts';
import { kindOfTrace } from './trace-kind.ts';
import type { TraceHead } from './writer.ts';

export interface ObservingOptions {
  /** Unpacks gzip within limits; default: with the web's DecompressionStream. */
  readonly gunzip?: (chunks: Chunks) => Chunks;
  /** Asked now and then, with the time of the last record; false ends the reading. */
  readonly goOn?: (atUs: number) => Promise<boolean>;
}

/** What has been observed when a trace is over, or its reading was ended. */
export interface Observed {
  readonly head: TraceHead;
  readonly records: number;
  /** What the trailer says; undefined for a trace that was cut short, and if the reading was ended. */
  readonly end: TraceEnd | undefined;
}

/** Makes the observer; `world` changes with every record, and is now as it is before the first. */
export type StartObserving = (head: TraceHead, world: World) => Observer;

/** Throws a TraceError if this is no trace or a damaged one. */
export async function observeTrace(
  chunks: Chunks,
  start: StartObserving,
  options: ObservingOptions = {},
): Promise<Observed> {
  const { first, all } = await sniffed(chunks);
  const kind = kindOfTrace(first);
  if (kind === 'columns') return observeColumns(await decodeColumns(await joinChunks(all)), start, options);
  if (kind === 'lines') return observeLines(all, start, options);
  const unpacked = await sniffed((options.gunzip ?? gunzip)(all));
  if (kindOfTrace(unpacked.first) !== 'columns') return observeLines(unpacked.all, start, options);
  return observeColumns(await decodeColumns(await joinChunks(unpacked.all)), start, options);
}

async function observeLines(
  chunks: Chunks,
  start: StartObserving,
  { goOn }: ObservingOptions,
): Promise<Observed> {
  let observer: Observer | undefined;
  let atUs = 0;
  const reader: TraceReader = new TraceReader(
    (record) => {
      atUs = record.atUs;
      observer!.record(record);
    },
    { storage: 'typed', fold: true },
  );
  const splitter = new LineSplitter();
  const push = (lines: readonly string[]): void => {
    // The observer has to see the World before the first record is folded into it.
    let next = 0;
    while (observer === undefined && next < lines.length) {
      reader.push(lines.slice(next, next + 1));
      next += 1;
      if (reader.head !== undefined) observer = start(reader.head, reader.world!);
    }
    reader.push(next === 0 ? lines : lines.slice(next));
  };
  for await (const chunk of chunks) {
    push(splitter.push(chunk));
    if (goOn !== undefined && !(await goOn(atUs))) return endedBy(reader);
  }
  push(splitter.end());
  return endedBy(reader);
}

function endedBy(reader: TraceReader): Observed {
  const reading = reader.finish();
  if (reading.head === undefined) throw new TraceError(0, describeCut(reading)!);
  return { head: reading.head, records: reading.records, end: reading.end };
}

const AT_ONCE = 16_384;

/** The same for columns. Throws a TraceError if they say what cannot have been. */
export async function observeColumns(
  columns: Columns,
  start: StartObserving,
  { goOn }: ObservingOptions = {},
): Promise<Observed> {
  const { head, count, atUs } = columns;
  const world = copyWorld(head.world, 'typed');
  const observer = start(head, world);
  const record = newRecordBuffer();
  for (let n = 0; n < count; n++) {
    if (goOn !== undefined && n % AT_ONCE === 0 && !(await goOn(atUs[n]!))) {
      return { head, records: n, end: undefined };
    }
    recordAt(columns, n, record);
    try {
      foldInto(world, record);
    } catch (error) {
      if (!(error instanceof DamageError)) throw error;
      throw new TraceError(0, `record ${n} cannot have happened: ${error.message}`);
    }
    observer.record(record);
  }
  return { head, records: count, end: columns.end };
}
