/**
 * What a file says, as a tree in which every value and every key knows its place. Both readers (YAML, JSON) make
 * it, includes are merged in it, and complaints find their line and column through it.
 */
import type { Place } from './source.ts';

export type Scalar = string | number | boolean | null;

interface Placed {
  readonly at: Place;
  /** Nodes in it, itself included, as often as aliases repeat them. */
  readonly size: number;
}

export interface ScalarNode extends Placed {
  readonly kind: 'scalar';
  readonly value: Scalar;
  /** Stands where something has been complained about already, so that nobody complains about it again. */
  readonly wrong?: true;
}
export interface ListNode extends Placed {
  readonly kind: 'list';
  readonly items: readonly TreeNode[];
}
export interface MapNode extends Placed {
  readonly kind: 'map';
  /** In the order of the file; keys are unique. */
  readonly entries: ReadonlyMap<string, MapEntry>;
}
export interface MapEntry {
  readonly keyAt: Place;
  readonly value: TreeNode;
}

export type TreeNode = ScalarNode | ListNode | MapNode;
export type Path = readonly (string | number)[];

/** The tree as plain values; objects have no prototype, so that no key means anything by accident. */
export function toValue(node: TreeNode): unknown {
  switch (node.kind) {
    case 'scalar':
      return node.value;
    case 'list':
      return node.items.map(toValue);
    case 'map': {
      const object: Record<string, unknown> = Object.create(null) as Record<string, unknown>;
      for (const [key, entry] of node.entries) object[key] = toValue(entry.value);
      return object;
    }
  }
}

function child(node: TreeNode, step: string | number): TreeNode | undefined {
  if (node.kind === 'list') return typeof step === 'number' ? node.items[step] : undefined;
  return node.kind === 'map' ? node.entries.get(String(step))?.value : undefined;
}

/** The node at a path, undefined if the file does not go that far. */
export function nodeAt(root: TreeNode, path: Path): TreeNode | undefined {
  let node: TreeNode | undefined = root;
  for (const step of path) {
    node = child(node, step);
    if (node === undefined) return undefined;
  }
  return node;
}

/** The place of a value, or of the innermost thing around it that the file has. */
export function placeOf(root: TreeNode, path: Path): Place {
  let node = root;
  for (const step of path) {
    const next = child(node, step);
    if (next === undefined) return node.at;
    node = next;
  }
  return node.at;
}

/** The place of the key that ends a path; of its value where there is no such key. */
export function keyPlaceOf(root: TreeNode, path: Path): Place {
  const parent = nodeAt(root, path.slice(0, -1));
  const last = path.at(-1);
  if (parent?.kind !== 'map' || last === undefined) return placeOf(root, path);
  return parent.entries.get(String(last))?.keyAt ?? parent.at;
}
