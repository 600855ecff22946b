/** From a grant until its mode is in force and the clients know of it. */
import { E } from '../../model/event.ts';
import { operandOf } from '../columns.ts';
import type { IndexedTrace } from '../indexed.ts';

export interface ModeChanges {
  /** The grant that a record goes back to, the record itself if it is one or anything else. */
  firstOf(n: number): number;
  /** When the last consequence came: for a grant of anybody's, for a consequence of the same user's. */
  endUs(n: number): number;
}

const KEPT = new WeakMap<IndexedTrace, ModeChanges>();

export function modeChanges(trace: IndexedTrace): ModeChanges {
  let changes = KEPT.get(trace);
  if (changes === undefined) {
    changes = gathered(trace);
    KEPT.set(trace, changes);
  }
  return changes;
}

function gathered({ columns, records }: IndexedTrace): ModeChanges {
  const { cause, atUs } = columns;
  const grants = new Map<number, number>();
  /** By grant, and by grant and user. */
  const ends = new Map<string, number>();
  const keyOf = (grant: number, n: number): string => `${grant} ${operandOf(columns, n, 0)}`;
  const consequences = [E.modeTookEffect, E.clientLearnedMode].flatMap((kind) => [
    ...records.of('kind', kind),
  ]);
  for (const n of consequences.sort((a, b) => a - b)) {
    if (cause[n]! < 0) continue;
    const grant = grants.get(cause[n]!) ?? cause[n]!;
    grants.set(n, grant);
    ends.set(String(grant), atUs[n]!);
    ends.set(keyOf(grant, n), atUs[n]!);
  }
  return {
    firstOf: (n) => grants.get(n) ?? n,
    endUs: (n) => {
      const grant = grants.get(n);
      const end = grant === undefined ? ends.get(String(n)) : ends.get(keyOf(grant, n));
      return end ?? atUs[n]!;
    },
  };
}
