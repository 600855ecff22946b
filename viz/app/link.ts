/**
 * Where somebody is in a trace, as the part of an address after `#`: `v=1&d=<digest>&at=…&n=…`. Hand-written or
 * hostile links never throw and never bring in anything that is not a state.
 */

import { SUBJECTS, type Subject } from '../list/display-list.ts';
import { TIME_MODES, type TimeMode } from '../view/time-axis.ts';
import { GROUPINGS, type Grouping, NOTHING, type Selection, VIEWS, type ViewName } from '../view/view.ts';
import {
  type AppState,
  COMPARISONS,
  type Comparing,
  type Cursor,
  firstState,
  PANELS,
  type Panel,
  SPEEDS,
} from './state.ts';

/** What a link says of the state. */
export interface LinkParts {
  /** Its u, as that of the marks, is a place on the axis of `timeMode`; it may be beyond the end, as may n. */
  readonly cursor: Cursor;
  /** The visible stretch in u of `timeMode`; fromU < toU. Undefined if the link does not say. */
  readonly range: { readonly fromU: number; readonly toU: number } | undefined;
  readonly view: ViewName;
  readonly panel: Panel;
  readonly timeMode: TimeMode;
  readonly grouping: Grouping;
  readonly filter: string;
  /** Its id may be beyond what the trace has. */
  readonly selection: Selection;
  readonly comparing: Comparing;
  readonly speed: number;
  readonly scroll: AppState['scroll'];
  readonly markA: Cursor | undefined;
  readonly markB: Cursor | undefined;
}

export type LinkAnswer = { readonly parts: LinkParts } | { readonly error: string };

type Fields = ReadonlyMap<string, string>;

export const LINK_VERSION = 1;
/** A link longer than this is not read: no state of ours is. Characters. */
const LONGEST_LINK = 20_000;
const LONGEST_FILTER = 4_000;
/** The longest time a trace can have, and the highest number of a record or thing. */
const LARGEST_TIME = Number.MAX_SAFE_INTEGER;
const LARGEST_NUMBER = 0x7fff_ffff;
const LARGEST_SCROLL = 1e8;

/**
 * How the fields of each version become those of the next: `UPGRADES[0]` takes version 1 to version 2. Raise
 * LINK_VERSION with every entry.
 */
const UPGRADES: readonly ((fields: Fields) => Fields)[] = [];

/** The fields in the words of version `upgrades.length + 1`; undefined if their version is none before it. */
export function upgraded(
  fields: Fields,
  upgrades: readonly ((fields: Fields) => Fields)[],
): Fields | undefined {
  const version = wholeNumber(fields.get('v'), 1, upgrades.length + 1);
  if (version === undefined) return undefined;
  return upgrades.slice(version - 1).reduce((older, upgrade) => upgrade(older), fields);
}

/** The link to what the state shows of the trace with this digest, with its `#`. */
export function linkOf(state: AppState, digest: string): string {
  const usual = firstState();
  const fields = new URLSearchParams({ v: String(LINK_VERSION), d: digest });
  fields.set('at', momentText(state.cursor));
  fields.set('range', `${state.fromU}~${state.toU}`);
  const add = (name: string, value: string, usually: string): void => {
    if (value !== usually) fields.set(name, value);
  };
  add('view', state.view, usual.view);
  add('panel', state.panel, usual.panel);
  add('time', state.timeMode, usual.timeMode);
  add('by', state.grouping, usual.grouping);
  add('filter', state.filter, usual.filter);
  if (state.selection.subject !== 'none')
    fields.set('sel', `${state.selection.subject}~${state.selection.id}`);
  add('compare', state.comparing, usual.comparing);
  add('speed', String(state.speed), String(usual.speed));
  for (const view of VIEWS) add(`y.${view}`, String(state.scroll[view]), '0');
  if (state.markA !== undefined) fields.set('a', momentText(state.markA));
  if (state.markB !== undefined) fields.set('b', momentText(state.markB));
  return `#${fields}`;
}

function momentText({ atUs, n, u }: Cursor): string {
  return `${atUs}~${n}~${u}`;
}

/**
 * What the link says, for the trace with this digest; undefined if the hash is no link at all. What a link leaves
 * out, or says in a way that cannot be, is as in a new page; a wrong version or another trace is an error, which is
 * a sentence for people.
 */
export function stateFromLink(hash: string, digest: string): LinkAnswer | undefined {
  const text = hash.startsWith('#') ? hash.slice(1) : hash;
  if (text.length > LONGEST_LINK) return { error: 'The link is too long to be one of this viewer.' };
  const given: Fields = new Map(new URLSearchParams(text));
  if (!given.has('v')) return undefined;
  const fields = upgraded(given, UPGRADES);
  if (fields === undefined) return { error: versionError(given.get('v')!) };
  if (fields.get('d') !== digest) return { error: OTHER_TRACE };
  return { parts: partsOf(fields) };
}

/** What a link has selected, if the trace has it. */
export function selectionWithin(
  { subject, id }: Selection,
  counts: Readonly<Record<Exclude<Subject, 'none'>, number>>,
): Selection {
  return subject !== 'none' && id < counts[subject] ? { subject, id } : NOTHING;
}

const OTHER_TRACE =
  'The link leads into another trace: its scenario or seed is not that of the one which is open. The trace is shown from its start.';

function versionError(version: string): string {
  const newer = wholeNumber(version, LINK_VERSION + 1, LARGEST_NUMBER) !== undefined;
  return newer
    ? `The link was made by a newer viewer (version ${Number(version)} of links; this one knows ${LINK_VERSION}).`
    : 'The link says no version that this viewer knows.';
}

function partsOf(fields: Fields): LinkParts {
  const usual = firstState();
  return {
    cursor: moment(fields.get('at')) ?? usual.cursor,
    range: range(fields.get('range')),
    view: oneOf(VIEWS, fields.get('view'), usual.view),
    panel: oneOf(PANELS, fields.get('panel'), usual.panel),
    timeMode: oneOf(TIME_MODES, fields.get('time'), usual.timeMode),
    grouping: oneOf(GROUPINGS, fields.get('by'), usual.grouping),
    filter: filter(fields.get('filter') ?? ''),
    selection: selection(fields.get('sel')),
    comparing: oneOf(COMPARISONS, fields.get('compare'), usual.comparing),
    speed: realNumber(fields.get('speed'), SPEEDS[0], SPEEDS.at(-1)!) ?? usual.speed,
    scroll: scroll(fields),
    markA: moment(fields.get('a')),
    markB: moment(fields.get('b')),
  };
}

function oneOf<T extends string>(list: readonly T[], word: string | undefined, usual: T): T {
  return list.find((known) => known === word) ?? usual;
}

function filter(text: string): string {
  return text.length <= LONGEST_FILTER ? text : '';
}

/** `12.5`, `-3`, `1e-7`; undefined if it is no such number or outside the bounds. */
function realNumber(text: string | undefined, least: number, most: number): number | undefined {
  if (text === undefined || !/^-?\d{1,20}(\.\d{1,40})?(e[+-]?\d{1,3})?$/.test(text)) return undefined;
  const value = Number(text) + 0; // No minus zero.
  return value >= least && value <= most ? value : undefined;
}

function wholeNumber(text: string | undefined, least: number, most: number): number | undefined {
  const value = realNumber(text, least, most);
  return Number.isInteger(value) ? value : undefined;
}

/** The parts of `a~b`, if there are so many. */
function partsBetween(text: string | undefined, count: number): readonly string[] | undefined {
  const parts = text?.split('~');
  return parts?.length === count ? parts : undefined;
}

function moment(text: string | undefined): Cursor | undefined {
  const parts = partsBetween(text, 3);
  const atUs = realNumber(parts?.[0], 0, LARGEST_TIME);
  const n = wholeNumber(parts?.[1], -1, LARGEST_NUMBER);
  const u = realNumber(parts?.[2], 0, LARGEST_TIME);
  return atUs === undefined || n === undefined || u === undefined ? undefined : { atUs, n, u };
}

function range(text: string | undefined): LinkParts['range'] {
  const parts = partsBetween(text, 2);
  const fromU = realNumber(parts?.[0], -LARGEST_TIME, LARGEST_TIME);
  const toU = realNumber(parts?.[1], -LARGEST_TIME, LARGEST_TIME);
  return fromU === undefined || toU === undefined || fromU >= toU ? undefined : { fromU, toU };
}

function selection(text: string | undefined): Selection {
  const parts = partsBetween(text, 2);
  const subject = oneOf(SUBJECTS, parts?.[0], 'none');
  const id = wholeNumber(parts?.[1], 0, LARGEST_NUMBER);
  return subject === 'none' || id === undefined ? NOTHING : { subject, id };
}

function scroll(fields: Fields): AppState['scroll'] {
  const of = (view: ViewName): number => realNumber(fields.get(`y.${view}`), 0, LARGEST_SCROLL) ?? 0;
  return { ladder: of('ladder'), lanes: of('lanes'), threads: of('threads'), map: of('map') };
}
