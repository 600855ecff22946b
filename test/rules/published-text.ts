/** Reads the second transcription of the tables in `published/`; shares nothing with the program. */
import { readFileSync } from 'node:fs';

export interface PublishedCell {
  readonly kind: 'table' | 'presence';
  readonly table: string;
  readonly row: number;
  readonly column: string;
  readonly tenancy: string;
  /** Mode, client, homing; of presence: the watcher's client. */
  readonly words: readonly string[];
  readonly answer: string;
  readonly italic: boolean;
}

export function publishedCells(edition: string): PublishedCell[] {
  const text = readFileSync(new URL(`./published/${edition}.txt`, import.meta.url), 'utf8');
  const cells: PublishedCell[] = [];
  let head: { kind: 'table' | 'presence'; table: string; tenancy: string; columns: string[] } | undefined;
  for (const line of text.split('\n')) {
    const title = /^(table|presence) (\w+) +(?:originator|watcher) (\S+) +(.*)$/.exec(line);
    if (title) {
      const kind = title[1] as 'table' | 'presence';
      head = { kind, table: title[2]!, tenancy: title[3]!, columns: title[4]!.trim().split(/ +/) };
    } else if (head && /^\d/.test(line)) {
      const [row, ...words] = line.trim().split(/ +/);
      const before = words.slice(0, words.length - head.columns.length);
      for (const [n, column] of head.columns.entries()) {
        const printed = words[before.length + n]!;
        const answer = printed.replaceAll('_', '');
        const italic = printed !== answer;
        const { kind, table, tenancy } = head;
        cells.push({ kind, table, row: Number(row), column, tenancy, words: before, answer, italic });
      }
    }
  }
  return cells;
}
