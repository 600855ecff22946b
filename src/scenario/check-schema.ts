/**
 * Checks a tree against the schema, entry by entry: a file with a hundred thousand wrong entries must not cost a
 * hundred thousand complaints. Wrong entries are left out, so that everything else is checked further and all
 * complaints come at once.
 */
import type { z } from 'zod';
import type { Desk } from './complaint.ts';
import { foldName } from './ids.ts';
import { LIMITS } from './limits.ts';
import type { Loaded } from './load.ts';
import { ENTRY_SCHEMAS, type ScenarioEntry, type Section, scenarioSchema } from './schema.ts';
import { complainAboutIssues } from './schema-complaints.ts';
import { keysAt } from './schema-keys.ts';
import { type MapEntry, type MapNode, type Path, type TreeNode, toValue } from './tree.ts';
import type { Work } from './work.ts';

const SECTIONS = Object.keys(ENTRY_SCHEMAS) as readonly Section[];

interface Checking {
  readonly root: MapNode;
  readonly desk: Desk;
  /** Folded names that something left out may have declared. */
  readonly leftOut: Set<string>;
}

/** The good entries with a tree that holds only them; undefined if too little is left to go on with. */
export function checkSchema({ root, isPartial, files }: Loaded, desk: Desk): Work | undefined {
  const checking: Checking = { root, desk, leftOut: new Set() };
  const entries = new Map(root.entries);
  const values: Record<string, unknown> = {};
  for (const section of SECTIONS) {
    const entry = root.entries.get(section);
    if (entry === undefined || !hasEntries(section, entry.value)) continue;
    const checked = checkSection(checking, section, entry.value);
    entries.set(section, { ...entry, value: checked.node });
    values[section] = checked.value;
  }
  const rest = checkRest(checking, entries);
  if (rest === undefined || desk.isFull()) return undefined;
  const any = isPartial || checking.leftOut.size > 0;
  const leftOut = { any, has: (name: string) => isPartial || checking.leftOut.has(name) };
  return { root: { ...root, entries }, entry: { ...rest, ...values } as ScenarioEntry, desk, leftOut, files };
}

const LIST_SECTIONS: ReadonlySet<Section> = new Set(['network', 'recorded', 'events', 'expect']);

function hasEntries(section: Section, node: TreeNode): boolean {
  return node.kind === (LIST_SECTIONS.has(section) ? 'list' : 'map');
}

/** Everything but the entries of sections; takes what is wrong out of `entries`. */
function checkRest(checking: Checking, entries: Map<string, MapEntry>): ScenarioEntry | undefined {
  const light = (): Record<string, unknown> => {
    const object: Record<string, unknown> = Object.create(null) as Record<string, unknown>;
    for (const [key, { value }] of entries) {
      const isSection = (SECTIONS as readonly string[]).includes(key) && hasEntries(key as Section, value);
      object[key] = isSection ? (value.kind === 'list' ? [] : {}) : toValue(value);
    }
    return object;
  };
  const parsed = scenarioSchema.safeParse(light());
  if (parsed.success) return parsed.data;
  complainAboutIssues(parsed.error.issues, checking.root, known, checking.desk);
  for (const issue of parsed.error.issues) {
    const first = issue.path[0];
    const wrong = first === undefined && issue.code === 'unrecognized_keys' ? issue.keys : [String(first)];
    for (const key of wrong) {
      collectNames(entries.get(key)?.value, checking.leftOut);
      entries.delete(key);
    }
  }
  const again = scenarioSchema.safeParse(light());
  return again.success ? again.data : undefined;
}

function known(path: Path): readonly string[] {
  return keysAt(scenarioSchema, path);
}

/** The good entries of a section, as a tree and as values. */
function checkSection(
  checking: Checking,
  section: Section,
  node: TreeNode,
): { node: TreeNode; value: unknown } {
  if (node.kind === 'list') {
    const items: TreeNode[] = [];
    const value: unknown[] = [];
    node.items.forEach((item, place) => {
      const checked = checkEntry(checking, section, item, place);
      if (!checked.success) return;
      items.push(item);
      value.push(checked.data);
    });
    return { node: { ...node, items }, value };
  }
  const entries = new Map<string, MapEntry>();
  const value: Record<string, unknown> = Object.create(null) as Record<string, unknown>;
  for (const [key, entry] of node.kind === 'map' ? node.entries : []) {
    const checked = checkEntry(checking, section, entry.value, key);
    if (!checked.success) {
      checking.leftOut.add(foldName(key));
      continue;
    }
    entries.set(key, entry);
    value[key] = checked.data;
  }
  return { node: { ...node, entries } as TreeNode, value };
}

type Checked = { readonly success: true; readonly data: unknown } | { readonly success: false };

function checkEntry(checking: Checking, section: Section, node: TreeNode, step: string | number): Checked {
  const { desk } = checking;
  // What follows a thousand complaints is not even looked at.
  if (desk.isFull()) return { success: false };
  const schema: z.ZodType = ENTRY_SCHEMAS[section];
  if (checkLists(checking, node, section === 'groups')) {
    const parsed = schema.safeParse(toValue(node));
    if (parsed.success) return parsed;
    const issues = parsed.error.issues.map((issue) => ({ ...issue, path: [section, step, ...issue.path] }));
    complainAboutIssues(issues, checking.root, known, desk);
  }
  collectNames(node, checking.leftOut);
  return { success: false };
}

/** Lists of names, which may be long; any text is a name as far as the schema knows. */
const LISTS_OF_NAMES = new Set(['contacts', 'domains', 'allowedDomains', 'blockedDomains']);

/** A long list of what is no name, or of the wrong kind, would cost a complaint for each of its items. */
function checkLists(checking: Checking, node: TreeNode, isNames: boolean): boolean {
  if (node.kind === 'map') {
    for (const [key, { value }] of node.entries) {
      if (!checkLists(checking, value, LISTS_OF_NAMES.has(key))) return false;
    }
    return true;
  }
  if (node.kind === 'scalar' || node.items.length <= LIMITS.listItems) return true;
  const isText = (item: TreeNode): boolean => item.kind === 'scalar' && typeof item.value === 'string';
  const other = isNames ? node.items.find((item) => !isText(item)) : node;
  if (other === undefined) return true;
  const message = isNames
    ? 'this is no name, in a long list of names'
    : `the list has ${node.items.length} items, the limit is ${LIMITS.listItems}`;
  checking.desk.complain(other.at, message);
  return false;
}

/** Every name that something left out may have declared: keys of mappings, and the ids of messages. */
function collectNames(node: TreeNode | undefined, into: Set<string>): void {
  if (node?.kind === 'list') for (const item of node.items) collectNames(item, into);
  if (node?.kind !== 'map') return;
  for (const [key, { value }] of node.entries) {
    into.add(foldName(key));
    if ((key === 'id' || key === 'name') && value.kind === 'scalar') into.add(foldName(String(value.value)));
    collectNames(value, into);
  }
}
