/**
 * From files to one tree: reads a scenario and what it includes, and merges them. Files are read only through the
 * function that the caller gives, so that the same code runs in a browser.
 */
import { type AddedEvent, withAddedEvents } from './added-events.ts';
import type { Desk } from './complaint.ts';
import { FilesBelow, type FileWish, type ReadFile } from './files-below.ts';
import { LIMITS } from './limits.ts';
import { shorten } from './number-text.ts';
import { addEntry, readJson } from './read-json.ts';
import { readYaml } from './read-yaml.ts';
import { type Place, readSource, type SourceFile, wholeFile } from './source.ts';
import type { MapEntry, MapNode, TreeNode } from './tree.ts';

export type { FileRead, ReadFile } from './files-below.ts';

export interface ScenarioSource {
  /** The content as bytes, which are decoded with suspicion, or as text. */
  readonly text: string | Uint8Array;
  /** What complaints call the file, and what includes are relative to. */
  readonly path: string;
  /** Reads included files; without it includes are complained about. */
  readonly read?: ReadFile | undefined;
  /** The identity that `read` would give this file. */
  readonly identity?: string | undefined;
  /** What is added to the events of the file. */
  readonly events?: readonly AddedEvent[] | undefined;
}

export interface Loaded {
  readonly root: MapNode;
  /** Whether something is missing, because an included file could not be read. */
  readonly isPartial: boolean;
  /** For the data files that the scenario names. */
  readonly files: FilesBelow;
}

interface Loading {
  readonly files: FilesBelow;
  readonly desk: Desk;
  isPartial: boolean;
}

const INCLUDED: FileWish = { verb: 'include', endings: ['.yaml', '.yml', '.json'] };

/** The merged tree of a scenario; undefined after complaints about its syntax. */
export function loadTree(source: ScenarioSource, desk: Desk): Loaded | undefined {
  const files = new FilesBelow(source.read, desk);
  const loading = { files, desk, isPartial: false };
  const chain = source.identity === undefined ? [] : [source.identity];
  const root = loadFile(loading, source.text, source.path, chain);
  if (root === undefined) return undefined;
  return { root: withAddedEvents(root, source.events ?? [], desk), isPartial: loading.isPartial, files };
}

function parse(file: SourceFile, desk: Desk): TreeNode | undefined {
  const isYaml = /\.ya?ml$/i.test(file.path);
  const isJson = /\.json$/i.test(file.path) || (!isYaml && file.text.trimStart().startsWith('{'));
  return isJson ? readJson(file, desk) : readYaml(file, desk);
}

function loadFile(
  loading: Loading,
  content: string | Uint8Array,
  path: string,
  chain: readonly string[],
): MapNode | undefined {
  const { desk } = loading;
  const file = readSource(path, content, desk);
  if (file === undefined) return undefined;
  const root = parse(file, desk);
  if (root === undefined) return undefined;
  if (root.kind !== 'map') {
    desk.complain(
      file.text.trim() === '' ? wholeFile(file) : root.at,
      file.text.trim() === ''
        ? 'the file is empty'
        : 'a scenario is a mapping with keys such as start, tenants, users',
      'coexsim init writes a first scenario',
    );
    return undefined;
  }
  const include = root.entries.get('include');
  const own = withoutSchemaLine(root);
  return include === undefined ? own : withIncludes(loading, own, include.value, chain);
}

/** JSON has no comments, so an editor finds the schema through a key; it says nothing about the scenario. */
function withoutSchemaLine(root: MapNode): MapNode {
  const line = root.entries.get('$schema');
  if (line?.value.kind !== 'scalar' || typeof line.value.value !== 'string') return root;
  const entries = new Map(root.entries);
  entries.delete('$schema');
  return { ...root, entries };
}

/** The tree with its includes before it, so that what the including file says of the network wins. */
function withIncludes(loading: Loading, root: MapNode, include: TreeNode, chain: readonly string[]): MapNode {
  const { desk } = loading;
  const own = new Map(root.entries);
  // A value of the wrong kind is left for the schema to complain about.
  if (include.kind !== 'list') return root;
  own.delete('include');
  const parts: MapNode[] = [];
  for (const item of include.items) {
    if (item.kind !== 'scalar' || typeof item.value !== 'string') {
      desk.complain(item.at, 'an include is the path of a file');
      continue;
    }
    const part = loadIncluded(loading, item.value, item.at, chain);
    if (part === undefined) loading.isPartial = true;
    else parts.push(part);
  }
  return mergeRoots([...parts, { ...root, entries: own }], root.at, desk);
}

function loadIncluded(
  loading: Loading,
  include: string,
  at: Place,
  chain: readonly string[],
): MapNode | undefined {
  const { desk } = loading;
  const shown = shorten(include, 120);
  if (chain.length >= LIMITS.includeDepth) {
    const limit = `includes are nested more than ${LIMITS.includeDepth} deep, which is the limit`;
    desk.complain(at, `cannot include "${shown}": ${limit}`);
    return undefined;
  }
  const opened = loading.files.open(include, at, INCLUDED);
  if (opened === undefined) return undefined;
  if (chain.includes(opened.identity)) {
    desk.complain(at, `cannot include "${shown}": it includes itself, by way of this file`);
    return undefined;
  }
  return loadFile(loading, opened.content, opened.path, [...chain, opened.identity]);
}

function mergeRoots(roots: readonly MapNode[], at: Place, desk: Desk): MapNode {
  const merged = new Map<string, MapEntry>();
  for (const root of roots) {
    for (const [key, entry] of root.entries) mergeEntry(merged, key, entry, desk);
  }
  return { kind: 'map', entries: merged, at, size: 1 };
}

function mergeEntry(merged: Map<string, MapEntry>, key: string, entry: MapEntry, desk: Desk): void {
  const known = merged.get(key);
  if (known === undefined) {
    merged.set(key, entry);
    return;
  }
  const [first, second] = [known.value, entry.value];
  if (first.kind === 'map' && second.kind === 'map') {
    const entries = new Map(first.entries);
    for (const [name, inner] of second.entries) addEntry(entries, name, inner, desk);
    merged.set(key, { keyAt: entry.keyAt, value: { ...second, entries, size: first.size + second.size } });
  } else if (first.kind === 'list' && second.kind === 'list') {
    const items = [...first.items, ...second.items];
    merged.set(key, { keyAt: entry.keyAt, value: { ...second, items, size: first.size + second.size } });
  } else if (!isSameVersion(key, first, second)) {
    addEntry(merged, key, entry, desk);
  } else {
    merged.set(key, entry);
  }
}

/** Every file may say which format it is in. */
function isSameVersion(key: string, first: TreeNode, second: TreeNode): boolean {
  const scalars = first.kind === 'scalar' && second.kind === 'scalar';
  return key === 'coexsim' && scalars && first.value === second.value;
}
