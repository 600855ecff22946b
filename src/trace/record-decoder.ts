/**
 * Reads records back into the numbers they were written from. Refuses, with a DamageError, whatever the writer would
 * not have written: an unknown kind, word or key, a number that is none.
 */
import { E, RECORD_KINDS } from '../model/event.ts';
import { type Operand, TRANSITIONS } from '../model/transition.ts';
import { ITEMS_PER_LINE, type TraceWords } from './format.ts';
import { codesOf, wordsOf } from './operand-words.ts';
import { DID_STRIDE, newRecordBuffer, type RecordBuffer, SCHEDULED_STRIDE } from './record.ts';
import { damaged } from './trace-error.ts';

export type JsonObject = Readonly<Record<string, unknown>>;

interface KindReader {
  readonly code: number;
  readonly operands: readonly { readonly name: string; readonly codes: ReadonlyMap<string, number> }[];
}

type KindReaders = ReadonlyMap<string, KindReader>;

export class RecordDecoder {
  /** The record at hand, reused. */
  readonly record: RecordBuffer = newRecordBuffer();
  /** Further lines that the record at hand still needs. */
  missing = 0;
  readonly #kinds: KindReaders;
  readonly #transitions: KindReaders;

  constructor(words: TraceWords) {
    this.#kinds = readersOf(RECORD_KINDS, words);
    this.#transitions = readersOf(TRANSITIONS, words);
  }

  /** Reads the line that begins a record. */
  begin(line: JsonObject): void {
    const record = this.record;
    const kind = kindOf(this.#kinds, line.event, 'event');
    record.n = wholeNumber(line.n, 'n');
    record.atUs = instant(line.at);
    record.cause = line.cause === undefined ? -1 : wholeNumber(line.cause, 'cause');
    record.kind = kind.code;
    record.values.fill(0);
    let keys = 3 + readOperands(kind, line, record.values, 0) + count(line, 'cause');
    record.didCount = 0;
    record.scheduledCount = 0;
    if (line.did !== undefined) this.#addDids(line.did);
    if (line.scheduled !== undefined) this.#addScheduled(line.scheduled);
    record.decision = line.decision === undefined ? '' : textOf(line.decision);
    this.missing = line.lines === undefined ? 0 : wholeNumber(line.lines, 'lines') - 1;
    if (line.lines !== undefined && this.missing < 1) damaged('a record of one line does not say so');
    for (const key of ['id', 'did', 'scheduled', 'decision', 'lines']) keys += count(line, key);
    refuseOtherKeys(line, keys);
  }

  /** Whether the record at hand is an attempt, which may carry the name of its mark. */
  get attempts(): boolean {
    return this.record.kind === E.messageAttempted;
  }

  /** Reads a further line of the record at hand. */
  more(line: JsonObject): void {
    if (this.missing === 0 || line.more !== this.record.n) damaged('no record goes on here');
    this.missing -= 1;
    if (line.did !== undefined) this.#addDids(line.did);
    else this.#addScheduled(line.scheduled);
    refuseOtherKeys(line, 2);
  }

  #addDids(list: unknown): void {
    const record = this.record;
    for (const item of itemsOf(list, 'did')) {
      const at = record.didCount * DID_STRIDE;
      if (at === record.dids.length) record.dids = doubled(record.dids);
      const kind = kindOf(this.#transitions, item.do, 'transition');
      record.dids.fill(0, at, at + DID_STRIDE);
      record.dids[at] = kind.code;
      refuseOtherKeys(item, 1 + readOperands(kind, item, record.dids, at + 1));
      record.didCount += 1;
    }
  }

  #addScheduled(list: unknown): void {
    const record = this.record;
    for (const item of itemsOf(list, 'scheduled')) {
      const at = record.scheduledCount * SCHEDULED_STRIDE;
      if (at === record.scheduled.length) record.scheduled = doubled(record.scheduled);
      const kind = kindOf(this.#kinds, item.event, 'event');
      const whose = kind.operands[0];
      record.scheduled[at] = kind.code;
      record.scheduled[at + 1] = instant(item.at);
      record.scheduled[at + 2] =
        whose === undefined ? 0 : operandOf(item[whose.name], whose.name, whose.codes);
      refuseOtherKeys(item, 2 + (whose === undefined ? 0 : count(item, whose.name)));
      record.scheduledCount += 1;
    }
  }
}

function readersOf(
  kinds: readonly { readonly name: string; readonly operands: readonly Operand[] }[],
  words: TraceWords,
): KindReaders {
  return new Map(
    kinds.map(({ name, operands }, code) => [
      name,
      { code, operands: operands.map((o) => ({ name: o.name, codes: codesOf(wordsOf(o, words)) })) },
    ]),
  );
}

/** The decision's text again. A value can be nested deeper than it can be written. */
function textOf(decision: unknown): string {
  try {
    return JSON.stringify(decision);
  } catch {
    damaged('the decision is nested too deeply');
  }
}

const SHOWN = 60;

/** What was found, for a message: not more of it than fits there. */
function shown(value: unknown): string {
  if (typeof value !== 'string') return value === undefined ? 'nothing' : 'this';
  return JSON.stringify(value.length > SHOWN ? `${value.slice(0, SHOWN)}…` : value);
}

function kindOf(kinds: KindReaders, name: unknown, what: string): KindReader {
  return kinds.get(name as string) ?? damaged(`${shown(name)} is no ${what} that this program knows`);
}

/** Reads a kind's operands to `into` from `at` on; returns how many the line has. */
function readOperands(kind: KindReader, line: JsonObject, into: Float64Array, at: number): number {
  let present = 0;
  const { operands } = kind;
  for (let i = 0; i < operands.length; i++) {
    const { name, codes } = operands[i]!;
    const value = line[name];
    into[at + i] = operandOf(value, name, codes);
    if (value !== undefined) present += 1;
  }
  return present;
}

function operandOf(value: unknown, name: string, codes: ReadonlyMap<string, number>): number {
  if (value === undefined) return -1;
  if (typeof value !== 'string') return wholeNumber(value, name);
  return codes.get(value) ?? damaged(`${shown(value)} is no word for ${name}`);
}

function wholeNumber(value: unknown, name: string): number {
  return Number.isSafeInteger(value) ? (value as number) : damaged(`${name} is no whole number`);
}

function instant(value: unknown): number {
  const atUs = wholeNumber(value, 'at');
  return atUs < 0 ? damaged(`${atUs} is before the start of the run`) : atUs;
}

function itemsOf(list: unknown, name: string): readonly JsonObject[] {
  if (!Array.isArray(list) || list.length > ITEMS_PER_LINE) damaged(`${name} is no list of the right length`);
  for (const item of list) if (!isObject(item)) damaged(`${name} has an item that is no object`);
  return list;
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function count(line: JsonObject, key: string): number {
  return line[key] === undefined ? 0 : 1;
}

/** A key that nobody has read is a damaged one, or a newer program's. */
function refuseOtherKeys(line: JsonObject, known: number): void {
  let keys = 0;
  for (const _ in line) keys += 1;
  if (keys !== known) damaged('a key is there that this record does not have');
}

function doubled(numbers: Float64Array): Float64Array {
  const bigger = new Float64Array(numbers.length * 2);
  bigger.set(numbers);
  return bigger;
}
