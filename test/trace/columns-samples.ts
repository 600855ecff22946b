/** Traces for the tests of columns: of scenarios, of records that no run would tell, and what each is as lines. */
import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type fc from 'fast-check';
import { copyWorld } from '../../src/model/world.ts';
import { compileScenario } from '../../src/scenario/compile.ts';
import type { Compiled } from '../../src/scenario/compiled.ts';
import { scenarioFromFile } from '../../src/scenario/node-files.ts';
import type { Columns } from '../../src/trace/columns.ts';
import { writeLines } from '../../src/trace/columns-lines.ts';
import { columnsOfLines } from '../../src/trace/columns-reading.ts';
import type { RecordBuffer } from '../../src/trace/record.ts';
import { foldInto } from '../../src/trace/replay.ts';
import { linesOf } from '../support/running.ts';
import { arbitraryRecords } from './arbitrary-records.ts';
import { sampleHead, sampleWorld, textWriter, WORDS } from './samples.ts';

const SCENARIOS = resolve(import.meta.dirname, '../../scenarios');

/** Scenarios that can be run by themselves. */
export const SCENARIO_FILES = readdirSync(SCENARIOS).filter((name) => name.endsWith('.yaml'));

export function scenario(name: string): Compiled {
  const result = compileScenario(scenarioFromFile(join(SCENARIOS, name)));
  if ('complaints' in result) throw new Error(result.complaints.map(({ message }) => message).join('; '));
  return result.compiled;
}

export function columnsOfText(text: string): Columns {
  return columnsOfLines(linesOf(text));
}

/** The columns as the lines of a trace. */
export function textOfColumns(columns: Columns): string {
  const chunks: Uint8Array[] = [];
  writeLines(columns, (chunk) => chunks.push(chunk.slice()));
  return Buffer.concat(chunks).toString('utf8');
}

/** The trace of these records; with `foldable` its states are what folding gives. */
export function traceTextOf(records: readonly RecordBuffer[], foldable = false): string {
  const world = copyWorld(sampleWorld(), 'plain');
  const { writer, text } = textWriter(sampleHead());
  for (const record of records) {
    writer.record(record);
    if (foldable) foldInto(world, record);
    writer.settled(world);
  }
  writer.end({
    world,
    interrupted: records.length % 2 === 1,
    inFlight: records.length % 3 === 1 ? [3, 5] : [],
  });
  return text();
}

/** Records as wild as columns can hold: their numbers are of 32 bits, but for times. */
export function columnRecords(most?: number): fc.Arbitrary<RecordBuffer[]> {
  return arbitraryRecords(WORDS, most).map((records) => records.map(narrowed));
}

function narrowed(record: RecordBuffer): RecordBuffer {
  const scheduled = record.scheduled.map((value, i) => (i % 3 === 1 ? value : value | 0));
  const numbers = {
    values: record.values.map((value) => value | 0),
    dids: record.dids.map((value) => value | 0),
  };
  return { ...record, ...numbers, cause: record.cause | 0, scheduled };
}
