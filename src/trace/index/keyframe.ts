/** Copies of typed Worlds at memory speed: what the index keeps of a state, and how it goes back to it. */
import type { Column } from '../../model/column.ts';
import { copyWorld, reserveRows, TABLE_NAMES, TABLES, type World } from '../../model/world.ts';

type TypedColumn = Int8Array | Uint8Array | Int16Array | Int32Array | Float64Array;
type Columns = Record<string, TypedColumn>;

const FIELDS = TABLE_NAMES.map((name) => [name, Object.keys(TABLES[name])] as const);

/** The World after record `n`, with no spare room. */
export interface Keyframe {
  readonly n: number;
  readonly world: World;
}

/** A copy of a typed World; the two share nothing. */
export function keyframeOf(n: number, world: World): Keyframe {
  const copy: Record<string, unknown> = {
    ...world,
    access: typed(world.access).slice(),
    pairIndex: typed(world.pairIndex).slice(),
  };
  for (const [name, fields] of FIELDS) {
    const from = world[name] as unknown as Columns;
    const { count } = world[name];
    const table: Record<string, unknown> = { count };
    for (const field of fields) table[field] = from[field]!.slice(0, count);
    copy[name] = table;
  }
  return { n, world: copy as World };
}

/** How many bytes the columns of a World take. */
export function bytesOf(world: World): number {
  let bytes = typed(world.access).byteLength + typed(world.pairIndex).byteLength;
  for (const [name, fields] of FIELDS) {
    const table = world[name] as unknown as Columns;
    for (const field of fields) bytes += table[field]!.byteLength;
  }
  return bytes;
}

/** A World to restore keyframes into, with room for all that `largest` has. */
export function roomFor(largest: World): World {
  const world = copyWorld(largest, 'typed');
  for (const name of TABLE_NAMES) reserveRows(world, name, largest[name].count);
  return world;
}

/** Makes `into`, which `roomFor` made, equal to `from`. */
export function restore(from: World, into: World): void {
  into.atUs = from.atUs;
  into.epoch = from.epoch;
  into.sessions = from.sessions;
  typed(into.access).set(typed(from.access) as never);
  if (into.pairIndex.length === from.pairIndex.length)
    typed(into.pairIndex).set(typed(from.pairIndex) as never);
  else into.pairIndex = typed(from.pairIndex).slice();
  for (const [name, fields] of FIELDS) {
    const source = from[name] as unknown as Columns;
    const target = into[name] as unknown as Columns;
    const { count } = from[name];
    into[name].count = count;
    for (const field of fields) target[field]!.set(source[field]!.subarray(0, count) as never);
  }
}

function typed(column: Column): TypedColumn {
  return column as unknown as TypedColumn;
}
