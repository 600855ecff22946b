/** Edge lists as an import reads them, gives them other names, and writes them beside a scenario. */
import { exactCell } from '../../core/csv-cell.ts';
import { formatInstant } from '../../core/time.ts';
import { type EdgeFault, type EdgeList, readEdgeList } from '../../scenario/recorded/edge-list.ts';
import type { SourceFile } from '../../scenario/source.ts';
import { type Skipped, Skips } from './skipped.ts';

export interface EdgesRead {
  readonly list: EdgeList;
  /** Lines with data, those left out included. */
  readonly lines: number;
  readonly skipped: readonly Skipped[];
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
  return { list, lines, skipped: skips.list() };
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
