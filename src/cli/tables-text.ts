/** Tables laid out for a terminal or as Markdown. */
import type { LaidOutCell, LaidOutTable } from '../rules/layout.ts';
import { SOURCES } from '../rules/sources.ts';
import type { NetworkDefault } from './network-table.ts';
import { columns, style } from './style.ts';

const NETWORK_TITLE = 'Network: what a link is like unless a scenario says otherwise';
const NETWORK_HEAD = ['Leg', 'Typical link', 'One-way latency', 'Loss', 'Bandwidth', 'Source'];
const LEGEND = 'printed in italics: interop';

export function tablesAsText(
  tables: readonly LaidOutTable[],
  network: readonly NetworkDefault[],
  colours: boolean,
): string {
  const heading = (text: string): string => `${style(colours, 'bold', text)}\n`;
  const blocks = tables.map((table) => {
    const rows = table.rows.map((row) => [...row.map(textCell), rowName(row)]);
    const notes = table.notes.map((note) => `  ${note}\n`).join('');
    return heading(titleOf(table)) + columns([[...table.head, 'Row'], ...rows], '  ') + notes;
  });
  blocks.push(heading(NETWORK_TITLE) + columns([NETWORK_HEAD, ...network.map(networkCells)], '  '));
  blocks.push(heading('Sources') + columns(sources(), '  '));
  return `_…_ ${LEGEND}\n\n${blocks.join('\n')}`;
}

export function tablesAsMarkdown(
  tables: readonly LaidOutTable[],
  network: readonly NetworkDefault[],
): string {
  const blocks = tables.map((table) => {
    const rows = table.rows.map((row) => [...row.map(markdownCell), escaped(rowName(row))]);
    const notes = table.notes.map((note) => `- ${escaped(note)}\n`).join('');
    return `## ${escaped(titleOf(table))}\n\n${markdownTable([...table.head.map(escaped), 'Row'], rows)}${notes && `\n${notes}`}`;
  });
  const networkRows = network.map((link) => networkCells(link).map(escaped));
  blocks.push(`## ${NETWORK_TITLE}\n\n${markdownTable(NETWORK_HEAD, networkRows)}`);
  blocks.push(
    `## Sources\n\n${sources()
      .map(([name, title]) => `- ${escaped(name!)} ${title}\n`)
      .join('')}`,
  );
  return `# Tables\n\n*…* ${LEGEND}\n\n${blocks.join('\n')}`;
}

function titleOf(table: LaidOutTable): string {
  return `${table.title} (${table.edition})`;
}

function textCell(cell: LaidOutCell): string {
  return cell.italic ? `_${cell.text}_` : cell.text;
}

function markdownCell(cell: LaidOutCell): string {
  return cell.italic ? `*${escaped(cell.text)}*` : escaped(cell.text);
}

/** The id of a printed row: of its only answer cell, or what the ids of several share. */
function rowName(row: readonly LaidOutCell[]): string {
  const ids = row.flatMap((cell) => cell.row ?? []);
  const first = ids[0] ?? '';
  return ids.length === 1 ? first : `${first.slice(0, first.lastIndexOf('.'))}.<column>`;
}

function networkCells(link: NetworkDefault): string[] {
  const bandwidth = link.bandwidthBps === null ? 'no limit' : `${link.bandwidthBps} bit/s`;
  return [link.leg, link.link, link.latency, String(link.loss), bandwidth, link.source];
}

function sources(): string[][] {
  return Object.entries(SOURCES).map(([name, title]) => [`[${name}]`, title]);
}

function markdownTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |\n`;
  return line(head) + line(head.map(() => '---')) + rows.map(line).join('');
}

function escaped(text: string): string {
  return text.replace(/[\\|*_[\]<>]/g, (mark) => `\\${mark}`);
}
