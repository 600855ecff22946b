import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Column } from '../../../src/model/column.ts';
import { copyWorld, TABLE_NAMES, TABLES, type World } from '../../../src/model/world.ts';
import { type Columns, recordAt } from '../../../src/trace/columns.ts';
import { indexTrace } from '../../../src/trace/index/index-trace.ts';
import { CHANGE_FIELDS } from '../../../src/trace/indexed.ts';
import { foldInto } from '../../../src/trace/replay.ts';
import { foldableRecords } from '../foldable-records.ts';
import { sampleWorld } from '../samples.ts';
import { columnsOf, runScenario, SCENARIOS, worldsOf } from './scenario-traces.ts';

/** Which records write which cells, seen at the cells themselves: `users.mode/3` and so on. */
function writesOf(columns: Columns): Map<string, number[]> {
  const writes = new Map<string, number[]>();
  let n = 0;
  const note = (cell: string): void => {
    const list = writes.get(cell) ?? [];
    if (list.at(-1) !== n) writes.set(cell, [...list, n]);
  };
  const world = copyWorld(columns.head.world, 'plain');
  const watched = watchedWorld(world, note);
  for (; n < columns.count; n++) foldInto(watched, recordAt(columns, n));
  return writes;
}

function watchedWorld(world: World, note: (cell: string) => void): World {
  const watch = (column: Column, name: string): Column =>
    new Proxy(column as number[], {
      set(target, id, value: number) {
        if (id !== 'length') note(`${name}/${String(id)}`);
        target[id as unknown as number] = value;
        return true;
      },
    });
  for (const name of TABLE_NAMES) {
    const table = world[name] as unknown as Record<string, Column>;
    for (const field of Object.keys(TABLES[name])) table[field] = watch(table[field]!, `${name}.${field}`);
  }
  world.access = watch(world.access, 'access');
  return new Proxy(world, {
    set(target, name, value) {
      if (name === 'epoch') note('epoch/0');
      return Reflect.set(target, name, value);
    },
  });
}

function cellOf(world: World, field: string, entity: number): number {
  if (field === 'epoch') return world.epoch;
  if (field === 'access') return world.access[entity]!;
  const [table, column] = field.split('.') as ['users', 'mode'];
  return entity < world[table].count ? world[table][column][entity]! : -1;
}

function expectRight(columns: Columns): void {
  const { changes } = indexTrace(columns);
  const writes = writesOf(columns);
  const worlds = worldsOf(columns);
  const last = worlds.at(-1) ?? columns.head.world;
  for (const field of CHANGE_FIELDS) {
    const entities = entitiesOf(last, field);
    for (let entity = 0; entity < entities; entity++) {
      const expected = writes.get(`${field}/${entity}`) ?? [];
      const { records, values } = changes.history(field, entity);
      expect([field, entity, ...records]).toEqual([field, entity, ...expected]);
      expect([...values]).toEqual(expected.map((n) => cellOf(worlds[n]!, field, entity)));
      for (let n = -1; n < columns.count; n++) {
        const world = worlds[n] ?? columns.head.world;
        expect(changes.valueAt(field, entity, n)).toBe(cellOf(world, field, entity));
        expect(changes.lastSet(field, entity, n)).toBe(expected.findLast((record) => record <= n) ?? -1);
        expect(changes.nextSet(field, entity, n)).toBe(expected.find((record) => record > n) ?? -1);
      }
    }
  }
}

function entitiesOf(world: World, field: string): number {
  if (field === 'epoch') return 1;
  if (field === 'access') return world.tenants.count * world.domains;
  return world[field.split('.')[0] as 'users'].count;
}

describe('who last set a cell', () => {
  it.each(SCENARIOS.slice(1))('is what the cells of %s have seen', (name) => {
    expectRight(runScenario(name).columns);
  });

  it('is what the cells have seen, for any records', () => {
    fc.assert(
      fc.property(foldableRecords(sampleWorld(), 25), ({ records }) => {
        expectRight(columnsOf(records));
      }),
      { numRuns: 60 },
    );
  });

  it('says nothing of an entity that is not there', () => {
    const { changes } = indexTrace(runScenario('main').columns);
    for (const entity of [-1, 1_000_000, 0.5]) {
      expect(changes.valueAt('users.mode', entity, 3)).toBe(-1);
      expect(changes.lastSet('users.mode', entity, 3)).toBe(-1);
      expect(changes.nextSet('users.mode', entity, 3)).toBe(-1);
      expect([...changes.history('users.mode', entity).records]).toEqual([]);
    }
  });
});
