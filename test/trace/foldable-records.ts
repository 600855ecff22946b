/** Records whose transitions can happen to a World, one after the other. */
import fc from 'fast-check';
import { InternalError } from '../../src/core/must.ts';
import { apply } from '../../src/model/apply.ts';
import { RECORD_KINDS } from '../../src/model/event.ts';
import { FEATURE_OWNERS, type FeatureTable } from '../../src/model/features.ts';
import { type Operand, TRANSITIONS } from '../../src/model/transition.ts';
import { copyWorld, TABLE_NAMES, type World } from '../../src/model/world.ts';
import type { RecordBuffer } from '../../src/trace/record.ts';
import { recordOf } from './arbitrary-records.ts';

export interface Happened {
  readonly records: RecordBuffer[];
  /** `worlds[n]` is the World after record n, as `apply` made it. */
  readonly worlds: World[];
}

const pick = fc.nat(1_000_000);
const wish = fc.record({
  kind: fc.nat(RECORD_KINDS.length - 1),
  gapUs: fc.nat(10_000_000_000),
  dids: fc.array(fc.tuple(fc.nat(TRANSITIONS.length - 1), pick, pick, pick, pick, pick, pick), {
    maxLength: 6,
  }),
});

/** What may happen to `start`, which is left as it is. */
export function foldableRecords(start: World, most = 20): fc.Arbitrary<Happened> {
  return fc.array(wish, { maxLength: most }).map((wishes) => {
    const world = copyWorld(start, 'plain');
    const happened: Happened = { records: [], worlds: [] };
    for (const [n, { kind, gapUs, dids }] of wishes.entries()) {
      world.atUs += gapUs;
      const done = dids.flatMap(([code, ...picks]) => happen(world, code, picks));
      const values = RECORD_KINDS[kind]!.operands.map(() => -1);
      happened.records.push(recordOf({ n, kind, atUs: world.atUs, values, dids: done }));
      happened.worlds.push(copyWorld(world, 'plain'));
    }
    return happened;
  });
}

/** Does one transition if it can be done. */
function happen(world: World, code: number, picks: readonly number[]): number[][] {
  const values = TRANSITIONS[code]!.operands.map((operand: Operand, i) => choose(world, operand, picks[i]!));
  if (values.includes(undefined)) return [];
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = values as number[];
  try {
    const tried = copyWorld(world, 'plain');
    apply(tried, code, a, b, c, d, e, f);
    if (!hasRowsOnly(tried)) return [];
    apply(world, code, a, b, c, d, e, f);
  } catch (error) {
    if (error instanceof InternalError) return [];
    throw error;
  }
  return [[code, ...(values as number[])]];
}

const COUNTS: Readonly<Record<string, (world: World) => number>> = {
  lo: (w) => w.users.count,
  hi: (w) => w.users.count,
  user: (w) => w.users.count,
  tenant: (w) => w.tenants.count,
  group: (w) => w.groups.count,
  pair: (w) => w.pairs.count,
  thread: (w) => w.threads.count,
  mark: (w) => w.marks.count,
  link: (w) => w.links.count,
  domain: (w) => w.domains,
};

/** Whether nothing was written beside the rows: a feature may have a row for each tenant, which not every World has. */
function hasRowsOnly(world: World): boolean {
  return TABLE_NAMES.every((name) => {
    const { count, ...columns } = world[name] as { count: number };
    return Object.values(columns as Readonly<Record<string, { length: number }>>).every(
      (column) => column.length <= count,
    );
  });
}

/** Tables of the features by the operands that are their ids. */
const OWNERS: Readonly<Record<string, FeatureTable>> = FEATURE_OWNERS;

function choose(world: World, operand: Operand, picked: number): number | undefined {
  const owner = OWNERS[operand.name];
  const count =
    owner === undefined ? (COUNTS[operand.name]?.(world) ?? operand.words?.length ?? 2) : world[owner].count;
  return count === 0 ? undefined : picked % count;
}
