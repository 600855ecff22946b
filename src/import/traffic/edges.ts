/** Edge lists as an import reads them, gives them other names, and writes them beside a scenario. */
import { exactCell } from '../../core/csv-cell.ts';
import { formatInstant } from '../../core/time.ts';
import type { Desk } from '../../scenario/complaint.ts';
import { shorten } from '../../scenario/number-text.ts';
import { type Columns, findColumns } from '../../scenario/recorded/columns.ts';
import {
  EDGE_FAULTS,
  type EdgeFault,
  type EdgeList,
  type EdgeListReading,
  FAULTS_SHOWN,
  readEdgeList,
} from '../../scenario/recorded/edge-list.ts';
import { cutFields, newFields, type Separator, separatorOf } from '../../scenario/recorded/fields.ts';
import { readTimestamp } from '../../scenario/recorded/timestamp.ts';
import type { SourceFile } from '../../scenario/source.ts';
import { type Skipped, Skips } from './skipped.ts';

/** Tells of a message, by the names of its sender and receiver in the list, whether it is looked for. */
export type Wanted = (sender: string, receiver: string) => boolean;

export interface EdgesRead {
  readonly list: EdgeList;
  /** Lines with data, those left out included. */
  readonly lines: number;
  readonly skipped: readonly Skipped[];
  readonly faults: EdgeListReading['faults'];
  readonly faultCounts: EdgeListReading['faultCounts'];
}

export const LINE_SKIPS: Readonly<Record<EdgeFault, string>> = {
  fields: 'lines without sender, receiver and time',
  quote: 'lines with a quote that is not closed, or with something behind it',
  name: 'lines whose sender or receiver is empty',
  time: 'lines whose time is none',
  kind: 'lines whose time is a number where others are dates, or a date where others are numbers',
  self: 'messages to oneself',
};

/** An edge list of SNAP, KONECT or CSV; lines that are wrong are left out and counted. */
export function readEdges(file: SourceFile): EdgesRead {
  const { list, lines, faults, faultCounts } = readEdgeList(file.text);
  const skips = new Skips('line', LINE_SKIPS);
  const untold = { ...faultCounts };
  for (const { fault, offset } of faults) {
    skips.add(fault, () => ({ file, offset }));
    untold[fault] -= 1;
  }
  for (const { fault, offset } of faults) {
    if (untold[fault] > 0) skips.add(fault, () => ({ file, offset }), untold[fault]);
    untold[fault] = 0;
  }
  return { list, lines, skipped: skips.list(), faults, faultCounts };
}

/** Whether no more lines can be read than not: then something is wrong with all of them. */
export function mostUnreadable(
  lines: number,
  { self: _, ...counts }: EdgeListReading['faultCounts'],
): boolean {
  return Object.values(counts).reduce((sum, count) => sum + count, 0) * 2 >= lines;
}

const TIME_HINT = 'ISO 8601 such as 2020-03-02T08:00:00Z, or seconds since 1970';

/** Complains about each line that cannot be read, at the cell that is wrong. */
export function complainAboutLines(
  file: SourceFile,
  { faults, faultCounts }: Pick<EdgeListReading, 'faults' | 'faultCounts'>,
  desk: Desk,
): void {
  for (const { fault, offset, found } of faults) {
    if (fault === 'self') continue;
    const isTime = fault === 'time' && found !== '';
    const message = isTime
      ? `"${shorten(found)}" is no time`
      : found === ''
        ? 'the cell is empty'
        : EDGE_FAULTS[fault];
    const hint = fault === 'time' ? TIME_HINT : 'a line is: sender, receiver, time';
    desk.complain({ file, offset }, message, hint);
  }
  for (const [fault, count] of Object.entries(faultCounts)) {
    if (fault === 'self' || count <= FAULTS_SHOWN) continue;
    const { offset } = faults.findLast((each) => each.fault === fault)!;
    desk.complain({ file, offset }, `${count - FAULTS_SHOWN} more lines are like this`);
  }
}

/** The first line, from 1, with such a message; 0 if there is none. */
export function lineOfEdge(file: SourceFile, isWanted: Wanted): number {
  const header = headerOf(file);
  const fields = newFields();
  const time = { value: 0, isNumber: true };
  let found = 0;
  eachLine(file.text, (start, end) => {
    if (header === undefined || start < header.bodyAt) return true;
    if (/^\s*[%#]/.test(file.text.slice(start, start + 40))) return true;
    cutFields(file.text, start, end, header.separator, fields);
    const { columns } = header;
    const [sender, receiver] = [fields.text[columns.sender]!, fields.text[columns.receiver]!];
    const most = Math.max(columns.sender, columns.receiver, columns.time);
    const isEdge = !fields.isBroken && fields.count > most && readTimestamp(fields.text[columns.time]!, time);
    if (!isEdge || sender === receiver || !isWanted(sender, receiver)) return true;
    found = file.lineAndColumn(start).line;
    return false;
  });
  return found;
}

export interface EdgeHeader {
  readonly separator: Separator;
  readonly columns: Columns;
  /** Whether the first line names the columns. */
  readonly isHeader: boolean;
  /** Where the lines of messages begin. */
  readonly bodyAt: number;
}

/** How the lines of a list are to be cut, by the first that is no comment; undefined if there is none. */
export function headerOf({ text }: SourceFile): EdgeHeader | undefined {
  let header: EdgeHeader | undefined;
  eachLine(text, (start, end) => {
    const line = text.slice(start, end);
    if (/^\s*([%#]|$)/.test(line)) return true;
    const separator = separatorOf(line);
    const fields = newFields();
    cutFields(text, start, end, separator, fields);
    const { columns, isHeader } = findColumns(fields);
    header = { separator, columns, isHeader, bodyAt: isHeader ? end + 1 : start };
    return false;
  });
  return header;
}

/** Calls `visit` with each line until it says false. */
function eachLine(text: string, visit: (start: number, end: number) => boolean): void {
  for (let start = 0; start < text.length; ) {
    const cut = text.indexOf('\n', start);
    const end = cut < 0 ? text.length : cut;
    if (!visit(start, text[end - 1] === '\r' ? end - 1 : end)) return;
    start = end + 1;
  }
}

/** The list among other names: addresses for ids, or pseudonyms. Names that become the same are one person. */
export function withNames(list: EdgeList, nameOf: (name: string) => string): EdgeList {
  const ids = new Map<string, number>();
  const idOf = list.names.map((name) => {
    const renamed = nameOf(name);
    const id = ids.get(renamed) ?? ids.size;
    ids.set(renamed, id);
    return id;
  });
  return {
    names: [...ids.keys()],
    sender: list.sender.map((id) => idOf[id]!),
    receiver: list.receiver.map((id) => idOf[id]!),
    timeUs: list.timeUs,
  };
}

/** The list as CSV that a scenario's `recorded` reads back exactly: `sender,receiver,time`, times as instants in UTC. */
export function edgesToCsv({ names, sender, receiver, timeUs }: EdgeList): string {
  const cells = names.map(exactCell);
  const lines = ['sender,receiver,time'];
  for (let i = 0; i < timeUs.length; i++) {
    lines.push(`${cells[sender[i]!]},${cells[receiver[i]!]},${formatInstant(timeUs[i]!)}`);
  }
  return `${lines.join('\n')}\n`;
}
