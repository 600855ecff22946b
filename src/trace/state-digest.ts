/**
 * The digest of a whole state. Numbers hashed: epoch, sessions, domains, the access verdicts, then for each table in
 * the order of TABLES its count and its columns, cut to their rows. Like `worldToJson` it leaves out the clock and
 * what is derived.
 */
import type { Column } from '../model/column.ts';
import { TABLE_NAMES, TABLES, type World } from '../model/world.ts';
import { type NewHasher, NumberHasher } from './hasher.ts';

const COLUMNS = TABLE_NAMES.map((name) => [name, Object.keys(TABLES[name])] as const);

/** The digest of the state in 64 hexadecimal digits; costs as much as the state is large. */
export function stateDigest(world: World, newHasher: NewHasher): string {
  const hash = new NumberHasher(newHasher);
  hash.put(world.epoch);
  hash.put(world.sessions);
  hash.put(world.domains);
  putColumn(hash, world.access, world.tenants.count * world.domains);
  for (const [name, fields] of COLUMNS) {
    const count = world[name].count;
    const table = world[name] as unknown as Record<string, Column>;
    hash.put(count);
    for (const field of fields) putColumn(hash, table[field]!, count);
  }
  return hash.hex();
}

function putColumn(hash: NumberHasher, column: Column, count: number): void {
  for (let i = 0; i < count; i++) hash.put(column[i]!);
}

/** How many cells the digest of the state has to go through. */
export function cellCount(world: World): number {
  let cells = world.tenants.count * world.domains;
  for (const [name, fields] of COLUMNS) cells += world[name].count * fields.length;
  return cells;
}
