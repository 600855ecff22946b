/** V8 keeps an object either by its shape or as a table of hashes; a run asks its World millions of times a second. */
import { setFlagsFromString } from 'node:v8';
import { describe, expect, it } from 'vitest';
import { copyWorld, newWorld, TABLE_NAMES, worldFromJson, worldToJson } from '../../src/model/world.ts';

setFlagsFromString('--allow-natives-syntax');
const hasShape = new Function('value', 'return %HasFastProperties(value)') as (value: object) => boolean;

describe('a World and its tables', () => {
  it.each(['typed', 'plain'] as const)('keep their shape: %s', (storage) => {
    const made = newWorld(storage);
    for (const world of [made, copyWorld(made, storage), worldFromJson(worldToJson(made), storage)]) {
      expect(hasShape(world)).toBe(true);
      for (const name of TABLE_NAMES) expect([name, hasShape(world[name])]).toEqual([name, true]);
    }
  });

  it('is lost by an object that loses a key, so that the question can be answered with no', () => {
    const world: Partial<ReturnType<typeof newWorld>> = newWorld('plain');
    delete world.tenants;
    expect(hasShape(world)).toBe(false);
  });
});
