/** Reads what stands before the first record, and trusts nothing of it. */
import type { Cell } from '../model/cell.ts';
import type { Storage } from '../model/column.ts';
import { FEATURE_NAMED, type NamedTable } from '../model/features.ts';
import { featureNames, type Names } from '../model/names.ts';
import { rebuildPairIndex } from '../model/pairs.ts';
import {
  TABLE_NAMES,
  TABLES,
  type TableName,
  type World,
  type WorldJson,
  worldFromJson,
} from '../model/world.ts';
import { ENTITY_KINDS } from './entities.ts';
import { TRACE_FORMAT, type TraceHeader, type TraceWave, type TraceWords } from './format.ts';
import { isObject, type JsonObject } from './record-decoder.ts';
import { damaged } from './trace-error.ts';

/** The header of line 1; refuses what is no trace, and a trace of a newer format. */
export function readHeader(line: JsonObject): TraceHeader {
  const format = line.coexsimTrace;
  if (!Number.isSafeInteger(format)) damaged('this is no trace: the first line has no "coexsimTrace"');
  if ((format as number) > TRACE_FORMAT) {
    damaged(
      `this trace has format ${format}, written by ${typeof line.program === 'string' ? `coexsim ${line.program.slice(0, 20)}` : 'a newer coexsim'}; this program reads formats up to ` +
        `${TRACE_FORMAT}. A newer coexsim reads it`,
    );
  }
  if ((format as number) < TRACE_FORMAT) {
    damaged(
      `this trace has format ${format}, written by an older coexsim; this program reads format ${TRACE_FORMAT}. ` +
        'Run the scenario again, or read it with the version that wrote it',
    );
  }
  return {
    program: text(line.program, 'program'),
    title: text(line.title, 'title'),
    scenario: text(line.scenario, 'scenario'),
    seed: text(line.seed, 'seed'),
    replication: whole(line.replication, 'replication'),
    rules: text(line.rules, 'rules'),
    epochs: line.epochs,
    switches: line.switches,
    startUs: whole(line.startUs, 'startUs'),
    untilUs: whole(line.untilUs, 'untilUs'),
    ...(line.waves === undefined ? {} : { waves: readWaves(line.waves) }),
    words: readWords(line.words),
  };
}

function readWaves(waves: unknown): TraceWave[] {
  if (!Array.isArray(waves)) damaged('waves is no list');
  return waves.map((wave: unknown) => {
    if (!isObject(wave)) damaged('a wave is no object');
    return {
      name: text(wave.name, 'the name of a wave'),
      group: whole(wave.group, 'the group of a wave'),
      fromUs: whole(wave.fromUs, 'fromUs of a wave'),
      untilUs: whole(wave.untilUs, 'untilUs of a wave'),
      users: whole(wave.users, 'users of a wave'),
    };
  });
}

/** A wave is the group of its name, with as many people; whatever a report says of a wave it looks up there. */
export function checkWaves({ waves }: TraceHeader, names: Names, { groups }: World): void {
  for (const { name, group, fromUs, untilUs, users } of waves ?? []) {
    if (names.groups[group] !== name) damaged('a wave is not the group that it names');
    if (groups.size[group] !== users) damaged('a wave has not as many users as its group');
    if (fromUs < 0 || fromUs > untilUs) damaged('a wave ends before it begins');
  }
}

/** What was made of the words that were read last: traces of one program have the same, and much is made of them once. */
let lastRead: { readonly text: string; readonly words: TraceWords } = {
  text: '',
  words: { rows: [], reasons: [] },
};

function readWords(words: unknown): TraceWords {
  const text = JSON.stringify(words);
  if (text !== lastRead.text) lastRead = { text, words: checkedWords(words) };
  return lastRead.words;
}

function checkedWords(words: unknown): TraceWords {
  if (!isObject(words)) damaged('the header has no words');
  const read = { rows: distinct(words.rows, 'rows'), reasons: distinct(words.reasons, 'reasons') };
  return words.sentences === undefined ? read : { ...read, sentences: texts(words.sentences, 'sentences') };
}

function texts(list: unknown, name: string): string[] {
  if (!Array.isArray(list)) damaged(`${name} is no list`);
  return list.map((each) => text(each, name));
}

function distinct(list: unknown, name: string): string[] {
  const words = texts(list, name);
  if (new Set(words).size !== words.length) damaged(`${name} has a word twice`);
  return words;
}

function text(value: unknown, name: string): string {
  return typeof value === 'string' ? value : damaged(`${name} is no text`);
}

function whole(value: unknown, name: string): number {
  return Number.isSafeInteger(value) ? (value as number) : damaged(`${name} is no whole number`);
}

/** Names as they come, one entity after the other. */
export class NamesReader {
  readonly names: { readonly [K in keyof Names]: string[] } = {
    tenants: [],
    users: [],
    domains: [],
    groups: [],
    links: [],
    marks: [],
    ...featureNames((): string[] => []),
  };

  /** Reads the line if it is an entity's: its first key says whose, because a user has a tenant, too. */
  read(line: JsonObject): boolean {
    const first = Object.keys(line)[0];
    const found = ENTITY_KINDS.find(([kind]) => kind === first);
    if (found === undefined) return false;
    const [kind, list] = found;
    if (line[kind] !== this.names[list].length) damaged(`the next ${kind} is ${this.names[list].length}`);
    this.names[list].push(text(line.name, 'name'));
    return true;
  }
}

/** The tables whose rows all have a name. */
const NAMED_TABLES: readonly (TableName & keyof Names)[] = [
  'tenants',
  'users',
  'groups',
  'links',
  'marks',
  ...(Object.values(FEATURE_NAMED) as NamedTable[]),
];

/** The World of a `{"world":…}` line; refuses what `worldToJson` cannot have said. */
export function readWorld(json: unknown, names: Names, storage: Storage): World {
  if (!isObject(json)) damaged('the World is no object');
  for (const field of ['epoch', 'sessions', 'domains']) cellOf(json[field], 'i32', field);
  for (const name of TABLE_NAMES) checkTable(json[name], name);
  const world = json as unknown as WorldJson;
  checkColumn(json.access, world.tenants.count * world.domains, 'u8', 'access');
  for (const list of NAMED_TABLES) {
    if (names[list].length !== world[list].count)
      damaged(`there are names for ${names[list].length} ${list}`);
  }
  if (names.domains.length !== world.domains) damaged(`there are names for ${names.domains.length} domains`);
  const built = worldFromJson(world, storage);
  rebuildPairIndex(built);
  return built;
}

function checkTable(table: unknown, name: (typeof TABLE_NAMES)[number]): void {
  if (!isObject(table)) damaged(`the World has no table ${name}`);
  const count = whole(table.count, `the count of ${name}`);
  for (const [field, cell] of Object.entries(TABLES[name])) {
    checkColumn(table[field], count, cell, `${name}.${field}`);
  }
}

function checkColumn(column: unknown, count: number, cell: Cell, name: string): void {
  if (!Array.isArray(column) || column.length !== count) damaged(`${name} has not one cell for each row`);
  for (const value of column) cellOf(value, cell, name);
}

const LEAST = { i8: -0x80, u8: 0, i16: -0x8000, i32: -0x80000000, f64: Number.MIN_SAFE_INTEGER } as const;
const MOST = { i8: 0x7f, u8: 0xff, i16: 0x7fff, i32: 0x7fffffff, f64: Number.MAX_SAFE_INTEGER } as const;

function cellOf(value: unknown, cell: Cell, name: string): void {
  const fits =
    Number.isSafeInteger(value) && (value as number) >= LEAST[cell] && (value as number) <= MOST[cell];
  if (!fits) damaged(`${name} has a cell that is no ${cell}`);
}
