/**
 * Complaints about an input: everything that is wrong is collected, with its place and a hint, and told at once.
 */
import { LIMITS } from './limits.ts';
import type { Place } from './source.ts';

/** One thing wrong with an input, where it stands, and what to do about it. */
export interface Complaint {
  readonly file: string;
  /** 1-based; 0 when the complaint is about the whole file. Columns count UTF-16 code units. */
  readonly line: number;
  readonly column: number;
  readonly message: string;
  readonly hint?: string;
}

/** Beyond this many, complaints only repeat themselves; the last one says how many were left out. */
const COMPLAINTS_MOST = 1_000;

/** Collects complaints, which stop the compilation, and warnings, which do not. */
export interface Desk {
  readonly complaints: Complaint[];
  readonly warnings: Complaint[];
  complain(place: Place, message: string, hint?: string): void;
  warn(place: Place, message: string, hint?: string): void;
  /** How many complaints there were, with those that were left out of the list. */
  count(): number;
  /** Whether further complaints are only counted. */
  isFull(): boolean;
  /** Whether a search for a hint among this many names is still worth its time; counts it. */
  mayCompare(names: number): boolean;
}

export function newDesk(): Desk {
  const complaints: Complaint[] = [];
  const warnings: Complaint[] = [];
  let count = 0;
  let compared = 0;
  return {
    complaints,
    warnings,
    complain(place, message, hint) {
      count += 1;
      if (count <= COMPLAINTS_MOST) complaints.push(complaintAt(place, message, hint));
    },
    warn(place, message, hint) {
      if (warnings.length < COMPLAINTS_MOST) warnings.push(complaintAt(place, message, hint));
    },
    count: () => count,
    isFull: () => count >= COMPLAINTS_MOST,
    mayCompare(names) {
      compared += names;
      return compared <= LIMITS.hintWork && count < COMPLAINTS_MOST;
    },
  };
}

/** The complaints in the order of file and position, each once. */
export function sortedComplaints(desk: Desk): Complaint[] {
  const seen = new Set<string>();
  const kept = desk.complaints.filter((c) => {
    const key = `${c.file}\0${c.line}\0${c.column}\0${c.message}`;
    const isNew = !seen.has(key);
    seen.add(key);
    return isNew;
  });
  kept.sort((a, b) => compareText(a.file, b.file) || a.line - b.line || a.column - b.column);
  const first = kept[0];
  if (first && desk.isFull()) {
    const message = `these are the first ${COMPLAINTS_MOST} complaints; there may be more`;
    kept.push({ file: first.file, line: 0, column: 0, message });
  }
  return kept;
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function complaintAt(place: Place, message: string, hint: string | undefined): Complaint {
  const { line, column } = place.file.lineAndColumn(place.offset);
  const complaint = { file: place.file.path, line, column, message };
  return hint === undefined ? complaint : { ...complaint, hint };
}
