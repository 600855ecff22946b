/** The World after any record, by folding the transitions of a trace: nothing is decided again. */
import { InternalError } from '../core/must.ts';
import { apply } from '../model/apply.ts';
import type { Storage } from '../model/column.ts';
import { FEATURE_OWNERS } from '../model/features.ts';
import { TRANSITIONS } from '../model/transition.ts';
import { copyWorld, type World } from '../model/world.ts';
import { DID_STRIDE, type RecordBuffer } from './record.ts';
import { DamageError, damaged } from './trace-error.ts';
import type { TraceHead } from './writer.ts';

/** A trace in memory; `records[n]` has the number n. */
export interface Replayable {
  readonly head: TraceHead;
  readonly records: readonly RecordBuffer[];
}

/**
 * The World after record `n`, in storage of its own; -1 is the World before the first. To go on from there, fold
 * the records that follow into it.
 */
export function stateAt(trace: Replayable, n: number, storage: Storage = 'plain'): World {
  if (n < -1 || n >= trace.records.length) {
    throw new RangeError(`there is no record ${n}: the trace has ${trace.records.length}`);
  }
  const world = copyWorld(trace.head.world, storage);
  for (let i = 0; i <= n; i++) foldInto(world, trace.records[i]!);
  return world;
}

/** Does to the World, in place, what the record says was done. Throws a DamageError if that cannot have been. */
export function foldInto(world: World, record: RecordBuffer): void {
  world.atUs = record.atUs;
  const { dids } = record;
  const end = record.didCount * DID_STRIDE;
  for (let at = 0; at < end; at += DID_STRIDE) {
    checkOperands(world, dids, at);
    applyChecked(world, dids, at);
  }
}

function applyChecked(world: World, dids: Float64Array, at: number): void {
  try {
    apply(
      world,
      dids[at]!,
      dids[at + 1]!,
      dids[at + 2]!,
      dids[at + 3]!,
      dids[at + 4]!,
      dids[at + 5]!,
      dids[at + 6]!,
    );
  } catch (error) {
    // What is our own mistake in a run is a damaged file here.
    throw error instanceof InternalError ? new DamageError(error.message) : error;
  }
}

/** Whose id an operand is, by its name. */
export const OWNERS = {
  lo: 'users',
  hi: 'users',
  user: 'users',
  tenant: 'tenants',
  group: 'groups',
  pair: 'pairs',
  thread: 'threads',
  mark: 'marks',
  link: 'links',
  ...FEATURE_OWNERS,
} as const;

/** The largest number in an operand that is neither id nor code: what the smallest column of such numbers holds. */
export const MOST_PLAIN = 0x7fff;

type Limit = (world: World) => number;

const LIMITS: readonly (readonly { readonly least: number; readonly limit: Limit }[])[] = TRANSITIONS.map(
  (kind) =>
    kind.operands.map(({ name, words }: { name: string; words?: readonly string[] }) => {
      const owner = OWNERS[name as keyof typeof OWNERS] as (typeof OWNERS)[keyof typeof OWNERS] | undefined;
      if (owner !== undefined) return { least: 0, limit: (world: World) => world[owner].count };
      if (name === 'domain') return { least: 0, limit: (world: World) => world.domains };
      const most = words?.length ?? MOST_PLAIN;
      return { least: -1, limit: () => most };
    }),
);

function checkOperands(world: World, dids: Float64Array, at: number): void {
  const code = dids[at]!;
  const limits = LIMITS[code]!;
  for (let i = 0; i < limits.length; i++) {
    const value = dids[at + 1 + i]!;
    const { least, limit } = limits[i]!;
    if (value >= least && value < limit(world)) continue;
    const kind = TRANSITIONS[code]!;
    damaged(`${kind.name} names ${kind.operands[i]!.name} ${value}, which is not there`);
  }
}
