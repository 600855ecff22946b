/**
 * What the console prints of a cmdlet (Format-List): blocks of `Name : value` lines with blank lines between them;
 * long values go on in lines indented to where the value began.
 */
import type { Desk } from '../../scenario/complaint.ts';
import { shorten } from '../../scenario/number-text.ts';
import type { SourceFile } from '../../scenario/source.ts';
import { foldColumn, type Table, type Value } from './table.ts';

interface Property {
  readonly name: string;
  value: string;
  readonly offset: number;
}
interface Block {
  readonly offset: number;
  readonly properties: Property[];
}

const LINE = /^([A-Za-z][\w.-]*)(\s*):( (.*)|)$/;
/** A prompt with the command that was typed, and what Start-Transcript puts around. */
const AROUND = /^(PS [^>]*>|\*{5,}|Windows PowerShell transcript)/;

/** Whether the text looks like a list of the console. */
export function looksLikeList(text: string): boolean {
  const lines = text.slice(0, 4096).split('\n');
  const first = lines.find((line) => line.trim() !== '' && !AROUND.test(line));
  return first !== undefined && /^[A-Za-z][\w.-]*\s+:( |\r?$)/.test(first);
}

/** Undefined after complaints. */
export function readList(file: SourceFile, desk: Desk): Table | undefined {
  const before = desk.count();
  const blocks = readBlocks(file, desk);
  if (desk.count() > before) return undefined;
  const columns = [...new Set(blocks.flatMap(({ properties }) => properties.map(({ name }) => name)))];
  const find = (record: number, names: readonly string[]): Property | undefined => {
    for (const name of names) {
      const found = blocks[record]!.properties.find((each) => foldColumn(each.name) === foldColumn(name));
      if (found !== undefined) return found;
    }
    return undefined;
  };
  return {
    form: 'list',
    file,
    columns,
    count: blocks.length,
    lineOf: (record) => file.lineAndColumn(blocks[record]!.offset).line,
    placeOf: (record, column) => {
      const found = column === undefined ? undefined : find(record, [column]);
      return { file, offset: found?.offset ?? blocks[record]!.offset };
    },
    reader: (wanted) => (record) => wanted.map((names) => valueIn(find(record, names)?.value)),
  };
}

function readBlocks(file: SourceFile, desk: Desk): Block[] {
  const blocks: Block[] = [];
  let open: Block | undefined;
  let offset = 0;
  for (const raw of file.text.split('\n')) {
    const line = raw.trimEnd();
    const match = LINE.exec(line);
    if (line === '') open = undefined;
    else if (match !== null) {
      if (open === undefined) {
        open = { offset, properties: [] };
        blocks.push(open);
      }
      const head = match[1]!.length + match[2]!.length + 2;
      open.properties.push({ name: match[1]!, value: match[4] ?? '', offset: offset + head });
    } else if (open !== undefined && /^\s/.test(line)) open.properties.at(-1)!.value += line.trim();
    else if (!AROUND.test(line)) {
      desk.complain({ file, offset }, `expected "Name : value", found "${shorten(line, 40)}"`);
    }
    offset += raw.length + 1;
  }
  return blocks;
}

/** `{a, b}` is a list; everything else is text, as in the cells of a CSV file. */
function valueIn(text: string | undefined): Value | undefined {
  if (text === undefined) return undefined;
  const list = /^\{(.*)\}$/.exec(text)?.[1];
  if (list === undefined) return text;
  return list.trim() === '' ? [] : list.split(',').map((item) => item.trim());
}
