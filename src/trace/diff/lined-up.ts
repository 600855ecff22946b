/**
 * Two traces that line up: record by record the same kind about the same thing, so that each record's counterpart has
 * its own number. So it is where a decision, an outcome or times alone are different, and then nothing has to be
 * looked for.
 */
import { E } from '../../model/event.ts';
import { T } from '../../model/transition.ts';
import { type Columns, TRANSITION_OPERANDS } from '../columns.ts';
import type { IndexedTrace } from '../indexed.ts';
import { firstDifference, firstDifferentDecision, recordOfPlace, sharedDecisions } from './common-part.ts';
import { stepOfKind } from './steps.ts';

/** The records that are not the same number by number, ascending; undefined if the traces do not line up. */
export function differingWhereLinedUp(one: IndexedTrace, other: IndexedTrace): Int32Array | undefined {
  const [a, b] = [one.columns, other.columns];
  const count = one.usable;
  if (other.usable !== count || !haveSameLengths(a, b, count)) return undefined;
  const differing = new Uint8Array(count);
  markCells(a.kind, b.kind, count, differing);
  markCells(a.atUs, b.atUs, count, differing);
  markCells(a.cause, b.cause, count, differing);
  markLists(a.valueStart, a.values, b.values, count, differing);
  markLists(a.didStart, a.dids, b.dids, count, differing);
  markLists(a.scheduledStart, a.scheduled, b.scheduled, count, differing);
  markDecisions(a, b, count, differing);
  const records = placesOf(differing);
  return records.every((n) => areAboutTheSame(a, b, n)) ? records : undefined;
}

function haveSameLengths(a: Columns, b: Columns, count: number): boolean {
  const same = (one: Uint32Array, other: Uint32Array): boolean =>
    firstDifference(one, other, 0, count + 1) === count + 1;
  return (
    same(a.valueStart, b.valueStart) &&
    same(a.didStart, b.didStart) &&
    same(a.scheduledStart, b.scheduledStart)
  );
}

type Cells = Parameters<typeof firstDifference>[0];

function markCells(a: Cells, b: Cells, count: number, differing: Uint8Array): void {
  for (let n = firstDifference(a, b, 0, count); n < count; n = firstDifference(a, b, n + 1, count)) {
    differing[n] = 1;
  }
}

function markLists(starts: Uint32Array, a: Cells, b: Cells, count: number, differing: Uint8Array): void {
  const end = starts[count]!;
  for (let place = firstDifference(a, b, 0, end); place < end; ) {
    const n = recordOfPlace(starts, place, count);
    differing[n] = 1;
    place = firstDifference(a, b, Math.max(place + 1, starts[n + 1]!), end);
  }
}

function markDecisions(a: Columns, b: Columns, count: number, differing: Uint8Array): void {
  const decisions = sharedDecisions(a, b);
  let n = firstDifferentDecision(a, b, 0, count, decisions);
  while (n < count) {
    differing[n] = 1;
    n = firstDifferentDecision(a, b, n + 1, count, decisions);
  }
}

function placesOf(differing: Uint8Array): Int32Array {
  let count = 0;
  for (let n = 0; n < differing.length; n++) count += differing[n]!;
  const places = new Int32Array(count);
  let next = 0;
  for (let n = 0; n < differing.length; n++) if (differing[n] === 1) places[next++] = n;
  return places;
}

/** Operands of an attempt that say which one it is: message, mark, from, to. */
const ATTEMPT_IS = 4;

/** The same step of the same message, or the same event about the same thing, and threads made for the same pairs. */
function areAboutTheSame(a: Columns, b: Columns, n: number): boolean {
  const kind = a.kind[n]!;
  if (stepOfKind(kind) !== stepOfKind(b.kind[n]!)) return false;
  const at = a.valueStart[n]!;
  const operands = kind === E.messageAttempted ? ATTEMPT_IS : 1;
  for (let i = 0; i < operands; i++) if (a.values[at + i] !== b.values[at + i]) return false;
  const end = a.didStart[n + 1]!;
  for (let did = a.didStart[n]!; did < end; did += TRANSITION_OPERANDS[a.dids[did]!]! + 1) {
    const code = a.dids[did]!;
    if (code !== b.dids[did] || (code === T.addThread && a.dids[did + 1] !== b.dids[did + 1])) return false;
  }
  return true;
}
