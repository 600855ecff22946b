/** What every part of the compilation works with: the checked entries, their places, who takes complaints. */
import type { Desk } from './complaint.ts';
import type { FilesBelow } from './files-below.ts';
import { foldName, hintFor, type Index } from './ids.ts';
import { shorten } from './number-text.ts';
import type { ScenarioEntry } from './schema.ts';
import type { Place } from './source.ts';
import { keyPlaceOf, type MapNode, type Path, placeOf } from './tree.ts';

/** What was left out because of other complaints; nobody complains that it is unknown. */
export interface LeftOut {
  readonly any: boolean;
  /** Whether something of this folded name may have been left out. */
  has(foldedName: string): boolean;
}

export interface Work {
  readonly root: MapNode;
  readonly entry: ScenarioEntry;
  readonly desk: Desk;
  readonly leftOut: LeftOut;
  /** For the data files that the scenario names; what is read of them counts for its digest. */
  readonly files: FilesBelow;
}

export function at(work: Work, ...path: Path): Place {
  return placeOf(work.root, path);
}

export function keyAt(work: Work, ...path: Path): Place {
  return keyPlaceOf(work.root, path);
}

export function complain(work: Work, path: Path, message: string, hint?: string): void {
  work.desk.complain(placeOf(work.root, path), message, hint);
}

export function warn(work: Work, path: Path, message: string, hint?: string): void {
  work.desk.warn(placeOf(work.root, path), message, hint);
}

/** The id of a name, or undefined after a complaint that there is no such `what`. */
export function resolve(
  work: Work,
  index: Index,
  what: string,
  name: string,
  path: Path,
): number | undefined {
  const id = index.idOf(name);
  if (id === undefined && !work.leftOut.has(foldName(name))) {
    complain(work, path, `there is no ${what} "${shorten(name)}"`, hintFor(work.desk, name, index));
  }
  return id;
}

/** The code of a word of a closed list, which the schema has checked, in any spelling of case. */
export function codeOf(words: readonly string[], word: string): number {
  const wanted = word.toLowerCase();
  return words.findIndex((each) => each.toLowerCase() === wanted);
}
