/**
 * Whether a record can have happened: known codes, time that does not run backwards, a cause before it, ids of rows
 * that are there. What passes can be folded without looking again.
 */
import { RECORD_KINDS } from '../../model/event.ts';
import { TRANSITIONS } from '../../model/transition.ts';
import type { World } from '../../model/world.ts';
import { type Columns, TRANSITION_OPERANDS } from '../columns.ts';
import { MOST_PLAIN, OWNERS } from '../replay.ts';

type Owner = (typeof OWNERS)[keyof typeof OWNERS];

const MOST_OPERANDS = 6;
/** The tables whose ids operands name; a limit is a place in this list, or less than zero for a plain number. */
const OWNER_NAMES = [...new Set(Object.values(OWNERS))];
const DOMAINS = OWNER_NAMES.length;

/** By code and operand: whose id it is, -1 if it is none. */
const OWNER = new Int8Array(TRANSITIONS.length * MOST_OPERANDS).fill(-1);
/** By code and operand: what it has to be below, if it is not an id. */
const BELOW = new Int32Array(TRANSITIONS.length * MOST_OPERANDS).fill(MOST_PLAIN);

for (const [code, kind] of TRANSITIONS.entries()) {
  const operands: readonly { readonly name: string; readonly words?: readonly string[] }[] = kind.operands;
  for (const [place, { name, words }] of operands.entries()) {
    const at = code * MOST_OPERANDS + place;
    const owner = OWNERS[name as keyof typeof OWNERS] as Owner | undefined;
    if (owner !== undefined) OWNER[at] = OWNER_NAMES.indexOf(owner);
    else if (name === 'domain') OWNER[at] = DOMAINS;
    else if (words !== undefined) BELOW[at] = words.length;
  }
}

/** What is wrong with record `n` apart from its transitions; undefined if nothing is. */
export function recordFault(columns: Columns, n: number): string | undefined {
  const { atUs, cause, kind, didStart } = columns;
  if (kind[n]! >= RECORD_KINDS.length) return `its kind, ${kind[n]!}, is none that this program knows`;
  if (n > 0 && !(atUs[n]! >= atUs[n - 1]!)) return 'it is earlier than the record before it';
  if (cause[n]! >= n || cause[n]! < -1) return `its cause, ${cause[n]!}, is not before it`;
  if (didStart[n + 1]! < didStart[n]!) return 'its transitions end before they begin';
  return undefined;
}

/** The tables of a World by their place in OWNER_NAMES: looking each up by its name takes longer than all else here. */
export type Owners = readonly { readonly count: number }[];

/** Borrowed; in the place of the domains stands how many there are. */
export function ownersOf(world: World): Owners {
  return [...OWNER_NAMES.map((name) => world[name]), { count: world.domains }];
}

/** What is wrong with the transition at `at`, which has to end by `end`; undefined if nothing is. */
export function transitionFault(
  owners: Owners,
  dids: Int32Array,
  at: number,
  end: number,
): string | undefined {
  const code = dids[at]!;
  const operands = TRANSITION_OPERANDS[code];
  if (operands === undefined) return `its transition ${code} is none that this program knows`;
  if (at + operands >= end) return 'its last transition lacks an operand';
  for (let place = 0; place < operands; place++) {
    const value = dids[at + 1 + place]!;
    const owner = OWNER[code * MOST_OPERANDS + place]!;
    const least = owner < 0 ? -1 : 0;
    if (value >= least && value < limitOf(owners, owner, code * MOST_OPERANDS + place)) continue;
    const kind = TRANSITIONS[code]!;
    return `${kind.name} names ${kind.operands[place]!.name} ${value}, which is not there`;
  }
  return undefined;
}

function limitOf(owners: Owners, owner: number, at: number): number {
  return owner < 0 ? BELOW[at]! : owners[owner]!.count;
}
