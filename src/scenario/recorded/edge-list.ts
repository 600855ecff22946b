/**
 * Reads edge lists, lines of `sender receiver time`, into columns of numbers: as SNAP publishes them (spaces, epoch
 * seconds), as KONECT does (tabs or spaces, `%` comments, a weight before the time), and as CSV with or without a
 * header line, with ISO 8601 or epoch times. What is wrong with a line is told with its place; the caller decides
 * whether it is an error.
 */
import { Growing } from '../../core/growing.ts';
import { type Columns, findColumns } from './columns.ts';
import { cutFields, type Fields, newFields, type Separator, separatorOf } from './fields.ts';
import { microsecondsPerUnit, readTimestamp, type Timestamp } from './timestamp.ts';

/** Who wrote to whom and when: 16 bytes a message, in the order of time; messages of one time in that of the file. */
export interface EdgeList {
  /** The file's names of people in the order of first appearance, line by line and the sender first. */
  readonly names: readonly string[];
  /** Index into `names`. */
  readonly sender: Int32Array;
  readonly receiver: Int32Array;
  /** Whole microseconds since 1970-01-01T00:00:00Z, or since whatever the file counts from. */
  readonly timeUs: Float64Array;
}

/** What can be wrong with a line. */
export const EDGE_FAULTS = {
  fields: 'the line has no sender, receiver and time',
  quote: 'a quote is not closed, or something stands behind it',
  name: 'a sender or receiver is empty',
  time: 'this is no time',
  kind: 'this time is a number where others are dates, or a date where others are numbers',
  self: 'sender and receiver are the same',
} as const;
export type EdgeFault = keyof typeof EDGE_FAULTS;

export interface FaultAt {
  readonly fault: EdgeFault;
  /** Place in the text, in UTF-16 code units, and the same as line and column from 1. */
  readonly offset: number;
  readonly line: number;
  readonly column: number;
  /** What stands there, for people: shorten it before it is shown. */
  readonly found: string;
}

export interface EdgeListReading {
  readonly list: EdgeList;
  /** Lines with data, wrong ones included; neither comments nor the header. */
  readonly lines: number;
  /** How many lines were left out, by what is wrong with them. */
  readonly faultCounts: Readonly<Record<EdgeFault, number>>;
  /** The first lines of each kind of fault, in the order of the file. */
  readonly faults: readonly FaultAt[];
}

/** So many lines of one kind of fault are told one by one. */
export const FAULTS_SHOWN = 20;

/** Reads the text of an edge list; `\n` and `\r\n` end a line. Never throws because of the text. */
export function readEdgeList(text: string): EdgeListReading {
  const reading = new Reading(text);
  let line = 0;
  const byteOrderMark = text.startsWith('\uFEFF') ? 1 : 0;
  for (let start = byteOrderMark; start < text.length; ) {
    const cut = text.indexOf('\n', start);
    const next = cut < 0 ? text.length : cut;
    const end = next > start && text[next - 1] === '\r' ? next - 1 : next;
    line += 1;
    reading.line(start, end, line);
    start = next + 1;
  }
  return reading.done();
}

class Reading {
  readonly #text: string;
  readonly #fields: Fields = newFields();
  readonly #time: Timestamp = { value: 0, isNumber: true };
  readonly #ids = new Map<string, number>();
  readonly #sender = new Growing(new Int32Array(0));
  readonly #receiver = new Growing(new Int32Array(0));
  readonly #times = new Growing(new Float64Array(0));
  readonly #faults: FaultAt[] = [];
  readonly #counts: Record<EdgeFault, number> = { fields: 0, quote: 0, name: 0, time: 0, kind: 0, self: 0 };
  #separator: Separator | undefined;
  #columns: Columns | undefined;
  #isNumber: boolean | undefined;
  #largest = 0;
  #lines = 0;

  constructor(text: string) {
    this.#text = text;
  }

  line(start: number, end: number, line: number): void {
    const first = firstInk(this.#text, start, end);
    if (first === end || this.#text[first] === '%' || this.#text[first] === '#') return;
    this.#separator ??= separatorOf(this.#text.slice(start, end));
    const fields = this.#fields;
    cutFields(this.#text, start, end, this.#separator, fields);
    if (this.#columns === undefined) {
      const found = findColumns(fields);
      this.#columns = found.columns;
      if (found.isHeader) return;
    }
    this.#lines += 1;
    this.#edge(this.#columns, start, end, line);
  }

  #edge(columns: Columns, start: number, end: number, line: number): void {
    const fields = this.#fields;
    const fault = (kind: EdgeFault, field?: number): void => {
      const offset = field === undefined ? firstInk(this.#text, start, end) : fields.at[field]!;
      const found =
        field === undefined ? this.#text.slice(offset, Math.min(end, offset + 100)) : fields.text[field]!;
      this.#fault(kind, offset, line, offset - start + 1, found);
    };
    if (fields.isBroken) return fault('quote');
    const { sender, receiver, time } = columns;
    if (fields.count <= Math.max(sender, receiver, time)) return fault('fields');
    const [from, to] = [fields.text[sender]!, fields.text[receiver]!];
    if (from === '' || to === '') return fault('name', from === '' ? sender : receiver);
    if (!readTimestamp(fields.text[time]!, this.#time)) return fault('time', time);
    this.#isNumber ??= this.#time.isNumber;
    if (this.#isNumber !== this.#time.isNumber) return fault('kind', time);
    if (from === to) return fault('self', sender);
    this.#keep(from, to);
  }

  #keep(from: string, to: string): void {
    const { value } = this.#time;
    this.#largest = Math.max(this.#largest, Math.abs(value));
    this.#sender.push(this.#idOf(from));
    this.#receiver.push(this.#idOf(to));
    this.#times.push(value);
  }

  #idOf(name: string): number {
    const known = this.#ids.get(name);
    if (known !== undefined) return known;
    const id = this.#ids.size;
    // A copy: a part of the text would keep all of it in memory.
    this.#ids.set(JSON.parse(JSON.stringify(name)) as string, id);
    return id;
  }

  #fault(fault: EdgeFault, offset: number, line: number, column: number, found: string): void {
    this.#counts[fault] += 1;
    if (this.#counts[fault] <= FAULTS_SHOWN) this.#faults.push({ fault, offset, line, column, found });
  }

  done(): EdgeListReading {
    const timeUs = this.#times.done();
    if (this.#isNumber === true) {
      const unit = microsecondsPerUnit(this.#largest);
      for (let i = 0; i < timeUs.length; i++) timeUs[i] = Math.round(timeUs[i]! * unit);
    }
    const names = [...this.#ids.keys()];
    return {
      list: inOrder({ names, sender: this.#sender.done(), receiver: this.#receiver.done(), timeUs }),
      lines: this.#lines,
      faultCounts: this.#counts,
      faults: this.#faults,
    };
  }
}

/** The place of the first character that is no space; `end` if there is none. */
function firstInk(text: string, start: number, end: number): number {
  let at = start;
  while (at < end) {
    const code = text.charCodeAt(at);
    if (code !== 0x20 && code !== 0x09) return at;
    at += 1;
  }
  return end;
}

/** The same by time; what is at one time stays in the order it has. */
export function inOrder(list: EdgeList): EdgeList {
  const { timeUs } = list;
  let isOrdered = true;
  for (let i = 1; i < timeUs.length && isOrdered; i++) isOrdered = timeUs[i]! >= timeUs[i - 1]!;
  if (isOrdered) return list;
  const order = new Uint32Array(timeUs.length).map((_, i) => i);
  order.sort((a, b) => timeUs[a]! - timeUs[b]! || a - b);
  return {
    names: list.names,
    sender: Int32Array.from(order, (i) => list.sender[i]!),
    receiver: Int32Array.from(order, (i) => list.receiver[i]!),
    timeUs: Float64Array.from(order, (i) => timeUs[i]!),
  };
}
