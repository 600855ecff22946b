/**
 * Events that are added to a scenario from outside its file, as a person types them on the command line: as `events`
 * has them, with or without braces (`setMode: { user: bob@contoso.com, mode: TeamsOnly }`), or in short for the most
 * usual (`setMode bob@contoso.com TeamsOnly`). Their places, for complaints, are in what was typed.
 */
import { MODES } from '../model/words.ts';
import { POLICY_INSTANCES } from '../rules/policies.ts';
import type { Desk } from './complaint.ts';
import { readYaml } from './read-yaml.ts';
import { type Place, readSource, type SourceFile, sourceFile } from './source.ts';
import { type MapEntry, type MapNode, type ScalarNode, type TreeNode, toValue } from './tree.ts';
import { codeOf } from './work.ts';

export interface AddedEvent {
  /** What complaints call it, in the place of a file. */
  readonly option: string;
  readonly text: string;
  /** When it happens if the text does not say so, as scenarios write times. */
  readonly at: string;
}

/** The scenario with the events after those that it has; what cannot be read is complained about and left out. */
export function withAddedEvents(root: MapNode, added: readonly AddedEvent[], desk: Desk): MapNode {
  if (added.length === 0) return root;
  const nodes = added.flatMap((each) => readEvent(each, desk) ?? []);
  const known = root.entries.get('events');
  // A value of the wrong kind is left for the schema to complain about.
  if (known !== undefined && known.value.kind !== 'list') return root;
  const items = [...(known?.value.kind === 'list' ? known.value.items : []), ...nodes];
  const at = known?.value.at ?? nodes[0]?.at ?? root.at;
  const size = items.reduce((sum, item) => sum + item.size, 1);
  const entries = new Map(root.entries);
  entries.set('events', { keyAt: known?.keyAt ?? at, value: { kind: 'list', items, at, size } });
  return { ...root, entries };
}

/** An event in the way that scenarios write it, without its time: `setMode: { user: bob@contoso.com, mode: TeamsOnly }`. */
export function eventText(event: AddedEvent): { readonly text: string; readonly at: string } {
  const node = readEvent(event, NO_DESK);
  if (node === undefined) return { text: event.text, at: event.at };
  const { at, ...action } = toValue(node) as Record<string, unknown>;
  const text = flowText(action).replace(/^\{ (.*) \}$/, '$1');
  return { text, at: typeof at === 'string' ? at : event.at };
}

/** A value as YAML in one line; texts that YAML might read otherwise are in quotes. */
function flowText(value: unknown): string {
  if (typeof value === 'string') return /^[a-z][\w@.-]*$/i.test(value) ? value : JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(flowText).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return String(value);
  const fields = Object.entries(value).map(([key, inner]) => `${flowText(key)}: ${flowText(inner)}`);
  return `{ ${fields.join(', ')} }`;
}

const NO_DESK: Desk = {
  complaints: [],
  warnings: [],
  complain() {},
  warn() {},
  count: () => 0,
  isFull: () => false,
  mayCompare: () => false,
};

/** Undefined after a complaint. */
function readEvent({ option, text, at }: AddedEvent, desk: Desk): MapNode | undefined {
  const source = readSource(option, text, desk);
  if (source === undefined) return undefined;
  const short = /^\s*([a-z]+)\s+[^\s:{]/i.exec(source.text);
  const event = short === null ? readLong(source, desk) : readShort(source, desk);
  if (event === undefined || event.entries.has('at')) return event;
  const entries = new Map(event.entries);
  entries.set('at', { keyAt: event.at, value: scalar(at, event.at) });
  return { ...event, entries, size: event.size + 1 };
}

function readLong(source: SourceFile, desk: Desk): MapNode | undefined {
  const isBraced = source.text.trimStart().startsWith('{');
  const node = readYaml(isBraced ? source : inBraces(source), desk);
  if (node === undefined || node.kind === 'map') return node;
  desk.complain(
    node.at,
    'this is no event',
    "write it as in a scenario, such as 'setMode: { user: bob@contoso.com, mode: TeamsOnly }'",
  );
  return undefined;
}

/** The same text in braces, whose places are those without them. */
function inBraces({ path, text }: SourceFile): SourceFile {
  const braced = sourceFile(path, `{${text}\n}`);
  return {
    path,
    text: braced.text,
    lineAndColumn(offset) {
      const last = Math.max(1, Math.min(offset, text.length));
      const { line, column } = braced.lineAndColumn(offset < 0 ? offset : last);
      return { line, column: line === 1 ? Math.max(1, column - 1) : column };
    },
  };
}

interface Word {
  readonly text: string;
  readonly at: Place;
}

/** For each action that can be written in short: its words, and the event that they stand for. */
const SHORT_FORMS: Readonly<
  Record<string, { readonly form: string; read(words: readonly Word[]): MapNode | undefined }>
> = {
  setmode: { form: 'setMode WHO MODE', read: (words) => readGrant(words, 'setMode') },
  grantpolicy: { form: 'grantPolicy WHO POLICY', read: (words) => readGrant(words, 'grantPolicy') },
  move: { form: 'move USER online|onPrem', read: (words) => readOfUser(words, 'move', 'to') },
  signin: { form: 'signIn USER CLIENT', read: (words) => readOfUser(words, 'signIn', 'client') },
  signout: { form: 'signOut USER CLIENT', read: (words) => readOfUser(words, 'signOut', 'client') },
};
const WHO = 'WHO is an address, group:NAME or tenant:NAME';

function readShort(source: SourceFile, desk: Desk): MapNode | undefined {
  const words = [...source.text.matchAll(/\S+/g)].map((match) => ({
    text: match[0],
    at: { file: source, offset: match.index },
  }));
  const known = SHORT_FORMS[words[0]!.text.toLowerCase()];
  const forms = Object.values(SHORT_FORMS).map(({ form }) => form);
  if (known === undefined) {
    desk.complain(
      words[0]!.at,
      `"${words[0]!.text}" has no short form`,
      `in short: ${forms.join(', ')}; ${WHO}; anything else as in a scenario, with a colon and braces`,
    );
    return undefined;
  }
  const event = known.read(words);
  if (event === undefined) {
    desk.complain(words.at(-1)!.at, `this is not ${known.form}`, WHO);
  }
  return event;
}

/** A mode, or a policy, for a user, a group or a tenant: the last two are always granted by policy. */
function readGrant(
  [action, ...words]: readonly Word[],
  name: 'setMode' | 'grantPolicy',
): MapNode | undefined {
  const what = words.at(-1);
  const receiver = receiverOf(words.slice(0, -1));
  if (action === undefined || what === undefined || receiver === undefined) return undefined;
  const who = [receiver.kind, scalar(receiver.name, receiver.at)] as const;
  if (name === 'setMode' && receiver.kind === 'user') {
    return event(action, 'setMode', [who, ['mode', scalarOf(what)]]);
  }
  const policy = name === 'setMode' ? policyOf(what.text) : what.text;
  return event(action, 'grantPolicy', [who, ['policy', scalar(policy === 'null' ? null : policy, what.at)]]);
}

/** The instance that brings a mode without a banner; what is no mode is left for the plan to complain about. */
function policyOf(mode: string): string {
  const code = codeOf(MODES, mode);
  return POLICY_INSTANCES.find((each) => each.mode === code && !each.notify)?.name ?? mode;
}

interface Receiver {
  readonly kind: 'user' | 'group' | 'tenant';
  readonly name: string;
  readonly at: Place;
}

/** `bob@contoso.com`, `group:sales`, `group sales`. */
function receiverOf(words: readonly Word[]): Receiver | undefined {
  const [first, second, ...more] = words;
  if (first === undefined || more.length > 0) return undefined;
  const stated = /^(user|group|tenant)(?::(.+))?$/i.exec(first.text);
  if (stated === null)
    return second === undefined ? { kind: 'user', name: first.text, at: first.at } : undefined;
  const kind = stated[1]!.toLowerCase() as Receiver['kind'];
  if (stated[2] === undefined) return second && { kind, name: second.text, at: second.at };
  const { file, offset } = first.at;
  const at = { file, offset: offset + kind.length + 1 };
  return second === undefined ? { kind, name: stated[2], at } : undefined;
}

function readOfUser(
  [action, user, what, ...more]: readonly Word[],
  name: string,
  key: string,
): MapNode | undefined {
  if (action === undefined || user === undefined || what === undefined || more.length > 0) return undefined;
  return event(action, name, [
    ['user', scalarOf(user)],
    [key, scalarOf(what)],
  ]);
}

function event(action: Word, name: string, fields: readonly (readonly [string, ScalarNode])[]): MapNode {
  const inner = map(fields, action.at);
  return map([[name, inner]], action.at);
}

function map(fields: readonly (readonly [string, TreeNode])[], at: Place): MapNode {
  const entries = new Map<string, MapEntry>(fields.map(([key, value]) => [key, { keyAt: value.at, value }]));
  return { kind: 'map', entries, at, size: 1 + fields.reduce((sum, [, { size }]) => sum + size, 0) };
}

function scalarOf({ text, at }: Word): ScalarNode {
  return scalar(text === 'null' ? null : text, at);
}

function scalar(value: string | null, at: Place): ScalarNode {
  return { kind: 'scalar', value, at, size: 1 };
}
