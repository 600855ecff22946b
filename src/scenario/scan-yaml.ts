/**
 * Looks over the tokens of a YAML text before its parser builds anything: depth, number of nodes, and what a
 * scenario has no use for. The lexer is a state machine of constant memory; the parser behind it recurses and
 * needs up to a kilobyte for a node, so it must never see a file that is too deep or too rich.
 */
import { Lexer } from 'yaml';
import type { Desk } from './complaint.ts';
import { LIMITS, nodesOf } from './limits.ts';
import type { SourceFile } from './source.ts';

const DOCUMENT = '\x02';
const SCALAR = '\x1f';
const FLOW_ERROR = '\x18';

interface Scan {
  readonly file: SourceFile;
  readonly desk: Desk;
  readonly nodesMost: number;
  offset: number;
  lineStart: number;
  nodes: number;
  colons: number;
  lines: number;
  /** Whether a value has been counted since the last comma, so that the next comma costs nothing. */
  hasValue: boolean;
  marks: number;
  documents: number;
  isStarted: boolean;
  flow: number;
  /** Columns at which block collections begin, outermost first. */
  readonly indents: number[];
}

/** Whether the text may be parsed; complains if not. */
export function scanYaml(file: SourceFile, desk: Desk): boolean {
  const scan: Scan = {
    file,
    desk,
    nodesMost: nodesOf(file.text.length),
    offset: 0,
    lineStart: 0,
    nodes: 0,
    colons: 0,
    lines: 0,
    hasValue: false,
    marks: 0,
    documents: 0,
    isStarted: false,
    flow: 0,
    indents: [],
  };
  let isText = false;
  for (const token of new Lexer().lex(file.text)) {
    if (!isText && !look(scan, token)) return false;
    // Control tokens stand for no text of their own; the one for a scalar says that its text comes next.
    if (isText || (token !== DOCUMENT && token !== SCALAR && token !== FLOW_ERROR)) advance(scan, token);
    isText = !isText && token === SCALAR;
  }
  return true;
}

function advance(scan: Scan, token: string): void {
  scan.offset += token.length;
  const newline = token.lastIndexOf('\n');
  if (newline >= 0) scan.lineStart = scan.offset - token.length + newline + 1;
}

function refuse(scan: Scan, message: string, hint?: string): false {
  scan.desk.complain({ file: scan.file, offset: scan.offset }, message, hint);
  return false;
}

/** Looks at one token; false ends the scan. */
function look(scan: Scan, token: string): boolean {
  switch (token[0]) {
    case DOCUMENT:
      scan.documents += 1;
      return scan.documents < 2 || secondDocument(scan);
    case '[':
    case '{':
      scan.flow += 1;
      return counted(scan) && begun(scan);
    case ']':
    case '}':
      scan.flow = Math.max(0, scan.flow - 1);
      return true;
    case FLOW_ERROR:
      scan.flow = 0;
      return true;
    case ',': {
      const free = scan.hasValue;
      const most = free || counted(scan);
      scan.hasValue = false;
      return most;
    }
    case '\n':
      scan.lines += 1;
      return scan.lines <= scan.nodesMost || tooMany(scan);
    case '-':
      if (token === '---') return startDocument(scan);
      return counted(scan) && begun(scan);
    case '?':
      return counted(scan) && begun(scan);
    case ':':
      // Every key has one; only keys without a text would go uncounted.
      scan.colons += 1;
      return scan.colons <= scan.nodesMost || tooMany(scan);
    case '&':
    case '*':
    case '!':
    case '%':
      scan.marks += 1;
      return (
        scan.marks <= LIMITS.yamlMarks ||
        refuse(
          scan,
          `more than ${LIMITS.yamlMarks} anchors, aliases, tags and directives, which is the limit`,
        )
      );
    case SCALAR:
    case '"':
    case "'":
    case '|':
    case '>':
      return counted(scan) && begun(scan);
    default:
      return true;
  }
}

/** The line `---`: at the beginning it starts the one document, later a second one. */
function startDocument(scan: Scan): boolean {
  const isFirst = scan.nodes === 0 && !scan.isStarted;
  scan.isStarted = true;
  return isFirst || secondDocument(scan);
}

function secondDocument(scan: Scan): false {
  return refuse(scan, 'a file holds one document, here a second one begins', 'remove it, or use include');
}

function counted(scan: Scan): boolean {
  scan.nodes += 1;
  scan.hasValue = true;
  return scan.nodes <= scan.nodesMost || tooMany(scan);
}

function tooMany(scan: Scan): false {
  return refuse(
    scan,
    `a YAML file of this size may hold ${scan.nodesMost} values or lines, here is one more`,
    'write very large scenarios as JSON, split them with include, or generate the population',
  );
}

/** Something begins at this column: whatever block began further right has ended. */
function begun(scan: Scan): boolean {
  const { indents } = scan;
  if (scan.flow === 0) {
    const column = scan.offset - scan.lineStart;
    while (indents.length > 0 && indents.at(-1)! > column) indents.pop();
    // A value beside its key begins further right too; it counts one, and the next line takes it away again.
    if (indents.length === 0 || indents.at(-1)! < column) indents.push(column);
  }
  if (indents.length + scan.flow <= LIMITS.depth + 2) return true;
  return refuse(scan, `values are nested more than ${LIMITS.depth} deep, which is the limit`);
}
