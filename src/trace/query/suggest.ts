/** What could be typed where the caret stands: fields, functions, joiners, and values that are in the trace. */
import { RECORD_KINDS } from '../../model/event.ts';
import type { IndexedTrace } from '../indexed.ts';
import { type QueryExtras, shortOf, textsOf } from './dictionary.ts';
import { factsOf } from './facts.ts';
import type { Field } from './field.ts';
import { FIELDS, type FieldName, fieldCalled } from './fields.ts';
import { KIND_GROUP_NAMES } from './kind-groups.ts';
import { isNamedField, NAMED_FIELD_NAMES, namesOf } from './named-fields.ts';
import { FUNCTIONS, JOINERS } from './operators.ts';
import { quotedIfNeeded } from './print.ts';

export interface Suggestion {
  /** Takes the place of the text from `from` to `to`. */
  readonly insert: string;
  readonly label: string;
  /** What it means, for people. */
  readonly note: string;
}

export interface Suggestions {
  readonly from: number;
  readonly to: number;
  /** Best first, at most MOST_SUGGESTIONS. */
  readonly options: readonly Suggestion[];
  /** How many more there are. */
  readonly left: number;
}

export const MOST_SUGGESTIONS = 50;

/** An option and the texts that it can be found by. */
interface Candidate extends Suggestion {
  readonly keys: readonly string[];
}

/** Completes what stands before the caret, a place between 0 and the length of the text. */
export function suggest(
  text: string,
  caret: number,
  trace: IndexedTrace,
  extras: QueryExtras = {},
): Suggestions {
  const place = Math.max(0, Math.min(caret, text.length));
  const typed = tokenBefore(text, place);
  if (typed === undefined) return { from: place, to: place, options: [], left: 0 };
  const value = /^(-?)([a-z][a-z-]*)(:|=)(.*)$/is.exec(typed.text) ?? undefined;
  const field = value === undefined ? undefined : fieldCalled(value[2]!);
  const name = field?.name ?? typed.argumentOf;
  if (name !== undefined) {
    const begun = value === undefined ? typed.text : value[4]!;
    return best(valuesOf(trace, name, extras), begun, place - begun.length, place);
  }
  const begun = typed.text.replace(/^(-|(before|after|during):)+/i, '');
  const candidates = begun.startsWith('"') ? wordsOf(trace) : [...languageOf(trace), ...wordsOf(trace)];
  return best(begun === '' ? languageOf(trace) : candidates, begun, place - begun.length, place);
}

/** The word that ends at the caret, with the field that a function it is in stands for; nothing within a pattern. */
function tokenBefore(text: string, caret: number): { text: string; argumentOf?: FieldName } | undefined {
  let start = 0;
  let quote = '';
  for (let at = 0; at < caret; at++) {
    const char = text[at]!;
    if (quote !== '') {
      if (char === '\\') at += 1;
      else if (char === quote) quote = '';
    } else if (/[\s()]/.test(char)) start = at + 1;
    else if (char === '"' || (char === '/' && isPatternStart(text, start, at))) quote = char;
  }
  if (quote === '/') return undefined;
  const upgrade = /upgrade\($/i.test(text.slice(0, start));
  return { text: text.slice(start, caret), ...(upgrade ? { argumentOf: 'upgrade' } : {}) };
}

function isPatternStart(text: string, start: number, at: number): boolean {
  return /^-?([a-z-]+[:=])?$/i.test(text.slice(start, at));
}

function best(candidates: readonly Candidate[], begun: string, from: number, to: number): Suggestions {
  const wanted = begun.replace(/^"/, '').toLowerCase();
  const ranked = candidates
    .map((candidate, order) => ({ candidate, order, rank: rankOf(candidate, wanted) }))
    .filter(({ rank }) => rank < NO_RANK)
    .sort((a, b) => a.rank - b.rank || a.order - b.order);
  const options = ranked
    .slice(0, MOST_SUGGESTIONS)
    .map(({ candidate: { insert, label, note } }) => ({ insert, label, note }));
  return { from, to, options, left: ranked.length - options.length };
}

const NO_RANK = 3;

/** 0 for the text itself, 1 if a key begins with it, 2 if one contains it. */
function rankOf({ keys }: Candidate, wanted: string): number {
  let rank = NO_RANK;
  for (const key of keys) {
    const lower = key.toLowerCase();
    const place = lower.indexOf(wanted);
    if (place >= 0) rank = Math.min(rank, place > 0 ? 2 : lower === wanted && wanted !== '' ? 0 : 1);
  }
  return rank;
}

/** Fields about things that this trace does not name are left out. */
function languageOf(trace: IndexedTrace): Candidate[] {
  const known = FIELDS.filter(({ name }) => !isNamedField(name) || namesOf(trace, name).length > 0);
  const fields = known.map((field: Field) => ({
    insert: `${field.name}:`,
    label: `${field.name}:`,
    note: field.what,
    keys: [field.name, ...(field.aliases ?? [])],
  }));
  const functions = FUNCTIONS.map(({ name, what }) => ({
    insert: `${name}(`,
    label: `${name}(…)`,
    note: what,
    keys: [name],
  }));
  const joiners = JOINERS.map(({ name, what }) => ({
    insert: `${name} `,
    label: name,
    note: what,
    keys: [name],
  }));
  return [...fields, ...functions, ...joiners];
}

/** Names that a word alone may be meant for, written as the field that has them. */
function wordsOf(trace: IndexedTrace): Candidate[] {
  const fields = ['user', 'id', 'tenant', 'because', 'row', 'group', 'link', ...NAMED_FIELD_NAMES] as const;
  return fields.flatMap((field) =>
    valuesOf(trace, field, {}).map((candidate) => ({
      ...candidate,
      insert: `${field}:${candidate.insert}`,
      label: `${field}:${candidate.label}`,
    })),
  );
}

function valuesOf(trace: IndexedTrace, name: FieldName, extras: QueryExtras): Candidate[] {
  const field = fieldCalled(name)!;
  if (field.takes !== 'word' && field.takes !== 'name') return amountsOf(field);
  const texts = occurring(trace, name, extras);
  const any = { insert: '*', label: '*', note: `Any ${field.noun}.`, keys: ['*'] };
  const values = texts.map((text) => {
    const short = shortOf(name, text);
    return {
      insert: quotedIfNeeded(text),
      label: text,
      note: field.noun,
      keys: short === undefined ? [text] : [text, short],
    };
  });
  return [...values, any];
}

/** The values of a field, those first that are likely to be meant. */
function occurring(trace: IndexedTrace, name: FieldName, extras: QueryExtras): readonly string[] {
  if (name === 'because') return reasonsOf(trace);
  const texts = textsOf(trace, name, extras);
  if (name !== 'kind') return texts;
  const frequent = RECORD_KINDS.map(({ name: kind }, code) => ({
    kind,
    of: trace.records.of('kind', code).length,
  }))
    .sort((a, b) => b.of - a.of)
    .map(({ kind }) => kind);
  return [...KIND_GROUP_NAMES, ...frequent];
}

/** Reasons that occur; the trace's list has all that there are. */
function reasonsOf(trace: IndexedTrace): readonly string[] {
  const { reasons } = trace.columns.head.header.words;
  const codes = new Set<number>(trace.messages.because);
  for (const code of factsOf(trace).ownReasons) codes.add(code);
  return reasons.filter((_, code) => codes.has(code));
}

/** Numbers are not listed: an example says how they are written. */
function amountsOf(field: Field): Candidate[] {
  const value = field.example.replace(/^[a-z-]+:?/, '');
  return [
    { insert: value.replace(/^[<>=]+/, ''), label: value, note: `As in ${field.example}.`, keys: [value] },
  ];
}
