/**
 * Names of users, tenants, groups, messages: what may be one, when two are the same, and how a list of them
 * becomes dense ids in the order of their code units.
 */

import { nearMiss } from '../core/near-miss.ts';
import { byCodeUnit } from '../model/names.ts';
import type { Desk } from './complaint.ts';
import { LIMITS } from './limits.ts';
import { isInvisible, shorten } from './number-text.ts';
import { RESERVED_NAMES } from './read-json.ts';
import type { Place } from './source.ts';

/** What most names are: printable ASCII without a space at either end. */
const PLAIN = /^[!-~](?:[ -~]*[!-~])?$/;

/** Names are the same if these are: NFC, then without regard to case, in no locale. */
export function foldName(name: string): string {
  if (PLAIN.test(name)) return name.toLowerCase();
  // Upper case first: it joins what lower case alone keeps apart, such as the two small sigmas.
  return name.normalize('NFC').toUpperCase().toLowerCase().normalize('NFC');
}

/** The name in NFC, or undefined after a complaint. */
export function checkName(name: string, what: string, at: Place, desk: Desk): string | undefined {
  const wrong = wrongWith(name);
  if (wrong !== undefined) {
    desk.complain(at, `${what} ${wrong}`, 'choose a name of printable characters');
    return undefined;
  }
  if (mixesScripts(name)) {
    desk.warn(
      at,
      `"${shorten(name)}" mixes letters of several alphabets that look alike`,
      'type it anew if it was meant to be in one alphabet',
    );
  }
  return name.normalize('NFC');
}

function wrongWith(name: string): string | undefined {
  if (name === '') return 'is empty';
  if (name.length > LIMITS.idLength) {
    return `has ${name.length} characters, the limit is ${LIMITS.idLength}`;
  }
  if (RESERVED_NAMES.has(name)) return `must not be "${name}"`;
  if (PLAIN.test(name)) return undefined;
  let at = 0;
  for (const char of name) {
    const code = char.codePointAt(0)!;
    if (code < 0x20 || (code >= 0x7f && code < 0xa0) || isInvisible(code)) {
      const point = code.toString(16).toUpperCase().padStart(4, '0');
      return `contains the character U+${point} at place ${at + 1}, which cannot be seen`;
    }
    at += 1;
  }
  if (name.trim() !== name) return 'begins or ends with a space';
  return undefined;
}

/** Alphabets with letters that cannot be told from Latin ones by eye (UTS 39). */
const LOOK_ALIKE = [
  /\p{Script=Cyrillic}/u,
  /\p{Script=Greek}/u,
  /\p{Script=Armenian}/u,
  /\p{Script=Cherokee}/u,
];

function mixesScripts(name: string): boolean {
  if (PLAIN.test(name)) return false;
  const others = LOOK_ALIKE.filter((script) => script.test(name)).length;
  return others > 1 || (others === 1 && /\p{Script=Latin}/u.test(name));
}

export interface Declared {
  /** As written. */
  readonly name: string;
  readonly at: Place;
  /** In NFC, and found to be a name. */
  readonly isChecked?: true;
}

export interface Index {
  /** The names in NFC; the place of each is its id. */
  readonly names: readonly string[];
  /** For each id, which of the declarations it was. */
  readonly declaredAs: readonly number[];
  idOf(name: string): number | undefined;
}

/** Whether somebody else complains that the declaration `place` has the name of the declaration `other`. */
export type OnDouble = (place: number, other: number) => boolean;

/** Checks names and orders them. Those with complaints have no id. */
export function indexNames(
  declared: readonly Declared[],
  what: string,
  desk: Desk,
  isTold: OnDouble = () => false,
): Index {
  const byFold = new Map<string, number>();
  const kept: { name: string; fold: string; place: number }[] = [];
  declared.forEach(({ name, at, isChecked }, place) => {
    const normal = isChecked ? name : checkName(name, what, at, desk);
    if (normal === undefined) return;
    const fold = foldName(normal);
    const other = byFold.get(fold);
    if (other !== undefined) {
      if (isTold(place, other)) return;
      const first = declared[other]!;
      const { line, column } = first.at.file.lineAndColumn(first.at.offset);
      const same = first.name === name ? 'is' : `is, but for case or accents, "${shorten(first.name)}",`;
      desk.complain(at, `${what} "${shorten(name)}" ${same} declared already, at ${line}:${column}`);
      return;
    }
    byFold.set(fold, place);
    kept.push({ name: normal, fold, place });
  });
  kept.sort((a, b) => byCodeUnit(a.name, b.name));
  const ids = new Map(kept.map(({ fold }, id) => [fold, id]));
  return {
    names: kept.map(({ name }) => name),
    declaredAs: kept.map(({ place }) => place),
    idOf: (name) => ids.get(foldName(name)),
  };
}

/** `did you mean …?` among the names, if there are few enough to look at. */
export function hintFor(desk: Desk, name: string, index: Index): string | undefined {
  if (!desk.mayCompare(index.names.length)) return undefined;
  const near = nearMiss(name, index.names);
  return near === undefined ? undefined : `did you mean ${near}?`;
}
