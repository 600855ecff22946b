/** In which row of a person's lane each of their calls and meetings stands, so that no two of one row overlap. */
import { type Participation, participationsOf } from '../../../src/trace/index/participations.ts';
import type { IndexedTrace } from '../../../src/trace/indexed.ts';

export interface Placed {
  readonly part: Participation;
  readonly row: number;
}

export interface ParticipationRows {
  readonly placed: readonly Placed[];
  readonly rows: number;
}

const NO_ROWS: ParticipationRows = { placed: [], rows: 0 };
const ROWS = new WeakMap<IndexedTrace, Map<number, ParticipationRows>>();

/** The calls and meetings of a user; each takes the first row that is free by its beginning. */
export function participationRows(trace: IndexedTrace, user: number): ParticipationRows {
  const all = participationsOf(trace);
  const own = all.get(user);
  if (own === undefined) return NO_ROWS;
  let known = ROWS.get(trace);
  if (known === undefined) {
    known = new Map();
    ROWS.set(trace, known);
  }
  let rows = known.get(user);
  if (rows === undefined) {
    rows = pack(own);
    known.set(user, rows);
  }
  return rows;
}

function pack(own: readonly Participation[]): ParticipationRows {
  const freeFrom: number[] = [];
  const placed = own.map((part) => {
    const free = freeFrom.findIndex((n) => n < part.first);
    const row = free < 0 ? freeFrom.length : free;
    freeFrom[row] = part.last;
    return { part, row };
  });
  return { placed, rows: freeFrom.length };
}
