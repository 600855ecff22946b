/** Which columns of a recording hold the sender, the receiver and the time: by a header line, else by their number. */
import type { Fields } from './fields.ts';
import { readTimestamp } from './timestamp.ts';

export interface Columns {
  readonly sender: number;
  readonly receiver: number;
  readonly time: number;
}

/** The names that headers of public data sets give the three columns, in lower case and without anything but letters. */
const NAMES: Readonly<Record<keyof Columns, readonly string[]>> = {
  sender: [
    'sender',
    'from',
    'source',
    'src',
    'originator',
    'fromuser',
    'fromuserid',
    'senderid',
    'user',
    'u',
  ],
  receiver: [
    'receiver',
    'recipient',
    'to',
    'target',
    'dst',
    'destination',
    'touser',
    'touserid',
    'receiverid',
    'v',
  ],
  time: [
    'time',
    'timestamp',
    'datetime',
    'date',
    'epoch',
    'unixtime',
    'createddatetime',
    'sent',
    'sentat',
    't',
    'ts',
  ],
};

/** The columns as the first line with data tells them, and whether that line is a header. */
export function findColumns(fields: Fields): { readonly columns: Columns; readonly isHeader: boolean } {
  const header = headerOf(fields);
  if (header !== undefined) return { columns: header, isHeader: true };
  return { columns: { sender: 0, receiver: 1, time: timeColumn(fields) }, isHeader: false };
}

/** A header names all three columns. */
function headerOf(fields: Fields): Columns | undefined {
  const names = fields.text.slice(0, fields.count).map((name) => name.toLowerCase().replace(/[^a-z]/g, ''));
  const find = (what: keyof Columns): number => names.findIndex((name) => NAMES[what].includes(name));
  const columns = { sender: find('sender'), receiver: find('receiver'), time: find('time') };
  return Math.min(columns.sender, columns.receiver, columns.time) < 0 ? undefined : columns;
}

/** With four columns the third is KONECT's weight (or a rating), unless it is what alone can be a time. */
function timeColumn({ count, text }: Fields): number {
  const time = { value: 0, isNumber: true };
  if (count === 4 && readTimestamp(text[3]!, time)) return 3;
  return 2;
}
