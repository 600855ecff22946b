/**
 * A YAML text as a tree. The parser gives syntax and positions; values, aliases and duplicates are looked at
 * here, because what YAML does with them by default is more than a scenario should allow.
 */
import {
  isAlias,
  isMap,
  isNode,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  parseDocument,
  type Scalar,
} from 'yaml';
import type { Desk } from './complaint.ts';
import { LIMITS } from './limits.ts';
import { numberFromText, shorten } from './number-text.ts';
import { addEntry } from './read-json.ts';
import { scanYaml } from './scan-yaml.ts';
import { isWellFormed, type Place, type SourceFile } from './source.ts';
import type { MapEntry, TreeNode } from './tree.ts';

interface Reader {
  readonly file: SourceFile;
  readonly desk: Desk;
  /** Anchors met so far; `open` while the node that they name is still being read. */
  readonly anchors: Map<string, TreeNode | 'open'>;
  expanded: number;
  /** Complained once that there are too many of them. */
  full: boolean;
}

const SYNTAX_ERRORS_MOST = 20;

/** The tree of a YAML text; undefined after a complaint about its syntax. Other complaints let it go on. */
export function readYaml(file: SourceFile, desk: Desk): TreeNode | undefined {
  if (!scanYaml(file, desk)) return undefined;
  const document = parseDocument(file.text, {
    version: '1.2',
    prettyErrors: false,
    // Ours: the parser's own search takes time squared in the number of keys.
    uniqueKeys: false,
    logLevel: 'silent',
  });
  const problems = [...document.errors, ...document.warnings];
  for (const problem of problems.slice(0, SYNTAX_ERRORS_MOST)) {
    const message = problem.message.replaceAll('\n', ' ');
    desk.complain({ file, offset: problem.pos[0] }, `YAML: ${shorten(message, 200)}`);
  }
  if (problems.length > 0) return undefined;
  if (document.directives?.yaml.explicit && document.directives.yaml.version !== '1.2') {
    desk.complain({ file, offset: 0 }, 'scenarios are YAML 1.2', 'remove the %YAML line');
    return undefined;
  }
  const reader: Reader = { file, desk, anchors: new Map(), expanded: 0, full: false };
  return read(reader, document.contents, 0, 0);
}

function placeIn(reader: Reader, node: Node | null, fallback: number): Place {
  return { file: reader.file, offset: node?.range?.[0] ?? fallback };
}

/** A value that stands where a complaint has been made, so that reading can go on. */
function nothing(at: Place): TreeNode {
  return { kind: 'scalar', value: null, at, size: 1, wrong: true };
}

function read(reader: Reader, node: Node | null, fallback: number, depth: number): TreeNode {
  const at = placeIn(reader, node, fallback);
  if (depth > LIMITS.depth) {
    reader.desk.complain(at, `values are nested more than ${LIMITS.depth} deep, which is the limit`);
    return nothing(at);
  }
  if (node === null) return { kind: 'scalar', value: null, at, size: 1 };
  if (isAlias(node)) return readAlias(reader, node.source, at);
  const { anchor, tag } = node as { anchor?: string; tag?: string };
  // The parser sets it only where the text has one.
  if (tag !== undefined) {
    reader.desk.complain(at, `a tag such as "${shorten(tag)}" means nothing in a scenario`, 'remove it');
    return nothing(at);
  }
  if (anchor !== undefined) reader.anchors.set(anchor, 'open');
  const tree = readContent(reader, node, at, depth + 1);
  if (anchor !== undefined) reader.anchors.set(anchor, tree);
  return tree;
}

function readContent(reader: Reader, node: Node, at: Place, depth: number): TreeNode {
  if (isScalar(node)) return readScalar(reader, node, at);
  if (isSeq<Node>(node)) {
    const items = node.items.map((item) => read(reader, item, at.offset, depth));
    return { kind: 'list', items, at, size: items.reduce((sum, item) => sum + item.size, 1) };
  }
  if (isMap<Node, Node | null>(node)) return readMap(reader, node.items, at, depth);
  return nothing(at);
}

function readMap(
  reader: Reader,
  pairs: readonly Pair<Node, Node | null>[],
  at: Place,
  depth: number,
): TreeNode {
  const entries = new Map<string, MapEntry>();
  let size = 1;
  for (const pair of pairs) {
    const keyAt = placeIn(reader, isNode(pair.key) ? pair.key : null, at.offset);
    const key = keyText(reader, pair.key, keyAt);
    const value = read(reader, pair.value, keyAt.offset, depth);
    size += 1 + value.size;
    if (key !== undefined) addEntry(entries, key, { keyAt, value }, reader.desk);
  }
  return { kind: 'map', entries, at, size };
}

/** A key as it is written: `007` and `yes` are names here, neither number nor truth. */
function keyText(reader: Reader, key: Node | null, keyAt: Place): string | undefined {
  if (isScalar(key) && key.tag === undefined) {
    return typeof key.value === 'string' ? key.value : (key.source ?? '');
  }
  if (key === null) return '';
  reader.desk.complain(keyAt, 'a key is a plain text, not a list, a mapping, an alias or a tagged value');
  return undefined;
}

function readScalar(reader: Reader, node: Scalar, at: Place): TreeNode {
  const { value } = node;
  if (typeof value === 'string') {
    if (!isWellFormed(value)) {
      reader.desk.complain(at, 'the text contains half of a surrogate pair, which is no character');
    }
    return { kind: 'scalar', value, at, size: 1 };
  }
  if (value === null || typeof value === 'boolean') return { kind: 'scalar', value, at, size: 1 };
  const number = numberFromText(node.source ?? String(value));
  if (typeof number === 'number') return { kind: 'scalar', value: number, at, size: 1 };
  reader.desk.complain(at, number, 'put it in quotes if it is a name');
  return { kind: 'scalar', value: 0, at, size: 1, wrong: true };
}

function readAlias(reader: Reader, name: string, at: Place): TreeNode {
  const named = reader.anchors.get(name);
  if (named === undefined) {
    reader.desk.complain(at, `no anchor "&${shorten(name)}" stands before this alias`);
    return nothing(at);
  }
  if (named === 'open') {
    reader.desk.complain(at, `the alias "*${shorten(name)}" stands inside what it repeats`);
    return nothing(at);
  }
  reader.expanded += named.size;
  if (reader.expanded <= LIMITS.expandedNodes) return named;
  if (!reader.full) {
    reader.desk.complain(
      at,
      `aliases repeat more than ${LIMITS.expandedNodes} values, which is the limit`,
      'write the values out, or generate them',
    );
  }
  reader.full = true;
  return nothing(at);
}
