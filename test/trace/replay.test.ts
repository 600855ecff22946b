import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { T } from '../../src/model/transition.ts';
import { copyWorld, worldToJson } from '../../src/model/world.ts';
import { newPlainHasher } from '../../src/trace/hasher.ts';
import { newNodeHasher } from '../../src/trace/node-hasher.ts';
import { foldInto, stateAt } from '../../src/trace/replay.ts';
import { cellCount, stateDigest } from '../../src/trace/state-digest.ts';
import { recordOf } from './arbitrary-records.ts';
import { foldableRecords } from './foldable-records.ts';
import { sampleHead, sampleWorld } from './samples.ts';

describe('folding', () => {
  it('gives the World that was there after each record', () => {
    fc.assert(
      fc.property(foldableRecords(sampleWorld()), ({ records, worlds }) => {
        const trace = { head: sampleHead(), records };
        const typed = copyWorld(sampleWorld(), 'typed');
        for (const [n, world] of worlds.entries()) {
          foldInto(typed, records[n]!);
          expect(worldToJson(typed)).toEqual(worldToJson(world));
          expect(typed.atUs).toBe(world.atUs);
        }
        for (let n = worlds.length - 1; n >= 0; n -= 3) expect(stateAt(trace, n)).toEqual(worlds[n]);
        expect(stateAt(trace, -1)).toEqual(sampleWorld());
      }),
      { numRuns: 300 },
    );
  });

  it('refuses what is not there', () => {
    const fold =
      (...did: number[]) =>
      () =>
        foldInto(sampleWorld(), recordOf({ n: 0, kind: 0, dids: [did] }));
    expect(fold(T.openSession, 0)).toThrow('open-session names thread 0, which is not there');
    expect(fold(T.setMode, 4, 0)).toThrow('set-mode names user 4');
    expect(fold(T.setMode, 0, 5)).toThrow('set-mode names mode 5');
    expect(fold(T.setDomainAccess, 0, 2, 0)).toThrow('names domain 2');
    expect(fold(T.addPair, 1, 0)).toThrow('smaller id first');
    expect(() => stateAt({ head: sampleHead(), records: [] }, 0)).toThrow('there is no record 0');
  });
});

describe('the digest of a state', () => {
  it('is the same for both storages and both hashers, and another one for another state', () => {
    fc.assert(
      fc.property(foldableRecords(sampleWorld()), ({ worlds }) => {
        const digests = new Map<string, string>();
        for (const world of worlds) {
          const digest = stateDigest(world, newPlainHasher);
          expect(stateDigest(copyWorld(world, 'typed'), newNodeHasher)).toBe(digest);
          const state = JSON.stringify(worldToJson(world));
          expect(digests.get(digest) ?? state).toBe(state);
          digests.set(digest, state);
        }
        expect(digests.size).toBe(new Set(digests.values()).size);
      }),
      { numRuns: 200 },
    );
  });

  it('counts its cells', () => {
    const json = worldToJson(sampleWorld());
    let cells = json.access.length;
    for (const table of Object.values(json)) {
      if (typeof table !== 'object' || Array.isArray(table)) continue;
      for (const column of Object.values(table)) if (Array.isArray(column)) cells += column.length;
    }
    expect(cellCount(sampleWorld())).toBe(cells);
  });
});
