/** Writes what stands before the first record: header, tables, entities, and the World the run begins with. */
import { madeOnce } from '../core/made-once.ts';
import { formatInstant } from '../core/time.ts';
import type { Column } from '../model/column.ts';
import type { Names } from '../model/names.ts';
import { TABLE_NAMES, TABLES, type World } from '../model/world.ts';
import { ByteWriter } from './byte-writer.ts';
import { describeEntity, ENTITY_KINDS } from './entities.ts';
import { TRACE_FORMAT, type TraceHeader, type TraceWave, type TraceWords } from './format.ts';
import type { NewHasher } from './hasher.ts';
import type { TraceHead } from './writer.ts';

const BUFFER_BYTES = 64 * 1024;

/** The SHA-256 of the bytes of a head, see content-digest.ts. */
export function headDigest({ header, tables, names, world }: TraceHead, newHasher: NewHasher): string {
  const hasher = newHasher();
  const out = new ByteWriter((chunk) => hasher.update(chunk), BUFFER_BYTES);
  writeHead(out, header, tables, names, world);
  out.flush();
  return hasher.hex();
}

export function writeHead(
  out: ByteWriter,
  header: TraceHeader,
  tables: readonly unknown[],
  names: Names,
  world: World,
): void {
  writeHeader(out, header);
  for (const table of tables) out.raw(isKept(table) ? keptTable(table) : tableLine(table));
  for (const [kind, list] of ENTITY_KINDS) {
    names[list].forEach((name, id) => {
      out.text(`${JSON.stringify({ [kind]: id, name, ...describeEntity(world, kind, id) })}\n`);
    });
  }
  writeWorld(out, world);
}

function writeHeader(out: ByteWriter, header: TraceHeader): void {
  const line = {
    coexsimTrace: TRACE_FORMAT,
    program: header.program,
    title: header.title,
    scenario: header.scenario,
    seed: header.seed,
    replication: header.replication,
    rules: header.rules,
    epochs: header.epochs,
    switches: header.switches,
    startUs: header.startUs,
    start: formatInstant(header.startUs),
    untilUs: header.untilUs,
    ...(header.waves === undefined ? {} : { waves: header.waves.map(waveLine) }),
    units: { time: 'us' },
  };
  const { words } = header;
  out.text(`${JSON.stringify(line).slice(0, -1)},"words":`);
  out.raw(isKept(words) ? keptWords(words) : wordsText(words));
  out.text('}\n');
}

const ENCODER = new TextEncoder();

/** Tables and words that nobody can change, which are the program's own, are put into bytes once for all traces. */
function isKept(value: unknown): value is object {
  return typeof value === 'object' && value !== null && Object.isFrozen(value);
}

const keptTable = madeOnce((table: object) => tableLine(table));
const keptWords = madeOnce((words: TraceWords) => wordsText(words));

function tableLine(table: unknown): Uint8Array {
  return ENCODER.encode(`${JSON.stringify({ table })}\n`);
}

function wordsText(words: TraceWords): Uint8Array {
  return ENCODER.encode(JSON.stringify(wordsLine(words)));
}

function waveLine({ name, group, fromUs, untilUs, users }: TraceWave): TraceWave {
  return { name, group, fromUs, untilUs, users };
}

function wordsLine({ rows, reasons, sentences }: TraceWords): TraceWords {
  return sentences === undefined ? { rows, reasons } : { rows, reasons, sentences };
}

/** `worldToJson` as a line, number by number: as one text a large World would take more memory than all the rest. */
function writeWorld(out: ByteWriter, world: World): void {
  out.text(
    `{"world":{"epoch":${world.epoch},"sessions":${world.sessions},"domains":${world.domains},"access":`,
  );
  writeColumn(out, world.access, world.tenants.count * world.domains);
  for (const name of TABLE_NAMES) {
    const count = world[name].count;
    const table = world[name] as unknown as Record<string, Column>;
    out.text(`,"${name}":{"count":${count}`);
    for (const field of Object.keys(TABLES[name])) {
      out.text(`,"${field}":`);
      writeColumn(out, table[field]!, count);
    }
    out.text('}');
  }
  out.text('}}\n');
}

function writeColumn(out: ByteWriter, column: Column, count: number): void {
  out.text('[');
  for (let i = 0; i < count; i++) {
    if (i > 0) out.text(',');
    out.number(column[i]!);
  }
  out.text(']');
}
