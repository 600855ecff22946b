/**
 * Leaves out what the schema rejected, so that everything else can be checked too and all complaints come at once.
 * What is left out may be referred to; nobody complains about that a second time.
 */
import type { z } from 'zod';
import { foldName } from './ids.ts';
import type { MapEntry, MapNode, Path, TreeNode } from './tree.ts';

/** Keys whose entries stand for themselves; anything else is left out whole. */
const SECTIONS = new Set(['tenants', 'groups', 'users', 'switches', 'network', 'events', 'expect']);

export interface Pruned {
  readonly root: MapNode;
  /** Folded names of the entries that were left out. */
  readonly leftOut: ReadonlySet<string>;
}

export function prune(root: MapNode, issues: readonly z.core.$ZodIssue[]): Pruned {
  const whole = new Set<string>();
  const parts = new Map<string, Set<string>>();
  const leave = (path: Path): void => {
    const [section, entry] = path;
    if (section === undefined) return;
    if (entry === undefined || !SECTIONS.has(String(section))) whole.add(String(section));
    else parts.set(String(section), (parts.get(String(section)) ?? new Set()).add(String(entry)));
  };
  for (const issue of issues) {
    const path = issue.path.map((step) => (typeof step === 'symbol' ? '' : step));
    if (issue.code === 'unrecognized_keys' && path.length < 2) {
      for (const key of issue.keys) leave([...path, key]);
    } else leave(path);
  }
  const leftOut = new Set<string>();
  const entries = new Map<string, MapEntry>();
  for (const [key, entry] of root.entries) {
    if (whole.has(key)) collectNames(entry.value, leftOut);
    else entries.set(key, { ...entry, value: without(entry.value, parts.get(key), leftOut) });
  }
  return { root: { ...root, entries }, leftOut };
}

function without(node: TreeNode, keys: ReadonlySet<string> | undefined, leftOut: Set<string>): TreeNode {
  if (keys === undefined) return node;
  if (node.kind === 'list') {
    for (const key of keys) collectNames(node.items[Number(key)], leftOut);
    return { ...node, items: node.items.filter((_, place) => !keys.has(String(place))) };
  }
  if (node.kind === 'map') {
    const entries = new Map(node.entries);
    for (const key of keys) {
      leftOut.add(foldName(key));
      entries.delete(key);
    }
    return { ...node, entries };
  }
  return node;
}

/** Every name that something left out may have declared: keys of mappings, and the ids of messages. */
function collectNames(node: TreeNode | undefined, into: Set<string>): void {
  if (node?.kind === 'list') for (const item of node.items) collectNames(item, into);
  if (node?.kind !== 'map') return;
  for (const [key, { value }] of node.entries) {
    into.add(foldName(key));
    if (key === 'id' && value.kind === 'scalar') into.add(foldName(String(value.value)));
    collectNames(value, into);
  }
}
