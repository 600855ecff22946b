import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { T } from '../../../src/model/transition.ts';
import { worldToJson } from '../../../src/model/world.ts';
import { indexTrace } from '../../../src/trace/index/index-trace.ts';
import { newNodeHasher } from '../../../src/trace/node-hasher.ts';
import { stateDigest } from '../../../src/trace/state-digest.ts';
import { recordOf } from '../arbitrary-records.ts';
import { foldableRecords } from '../foldable-records.ts';
import { sampleWorld } from '../samples.ts';
import { columnsOf, runScenario, SCENARIOS, worldsOf } from './scenario-traces.ts';

/** So few that every keyframe but the first is given up. */
const NO_MEMORY = { keyframeBytes: 0 };

describe('the state after a record', () => {
  it.each(SCENARIOS)('is the fold of %s from the start, and the live state', (name) => {
    const { columns, digests } = runScenario(name);
    const folded = worldsOf(columns).map((world) => stateDigest(world, newNodeHasher));
    const { states, usable, damage } = indexTrace(columns, { newHasher: newNodeHasher });
    expect([usable, damage]).toEqual([columns.count, undefined]);
    expect(columns.count).toBeGreaterThan(10);
    const ways = [
      folded.map((_, n) => n),
      folded.map((_, n) => folded.length - 1 - n),
      folded.map((_, n) => (n * 7919) % folded.length),
    ];
    for (const way of ways) for (const n of way) expect(states.digestAt(n)).toBe(folded[n]);
    for (const [n, digest] of digests) expect(states.digestAt(n)).toBe(digest);
    expect(states.digestAt(-1)).toBe(stateDigest(columns.head.world, newNodeHasher));
  });

  it('is right for any records, with and without keyframes, in any order of questions', () => {
    const questions = fc.array(fc.integer({ min: -3, max: 40 }), { maxLength: 30 });
    fc.assert(
      fc.property(foldableRecords(sampleWorld(), 30), questions, ({ records, worlds }, asked) => {
        for (const options of [{}, NO_MEMORY]) {
          const { states } = indexTrace(columnsOf(records), options);
          for (const n of asked) {
            const expected = worlds[Math.min(n, worlds.length - 1)] ?? sampleWorld();
            expect(worldToJson(states.at(n))).toEqual(worldToJson(expected));
            expect(states.at(n).atUs).toBe(expected.atUs);
          }
        }
      }),
      { numRuns: 100 },
    );
  });

  it('goes back over keyframes that are far apart and close together', () => {
    const dids = (n: number): number[][] => (n === 0 ? [[T.addPair, 0, 1]] : [[T.setMode, n % 4, n % 5]]);
    const records = Array.from({ length: 6000 }, (_, n) => recordOf({ n, kind: 0, atUs: n, dids: dids(n) }));
    const columns = columnsOf(records);
    const worlds = worldsOf(columns);
    for (const keyframeBytes of [0, 3000, 1e9]) {
      const { states } = indexTrace(columns, { keyframeBytes });
      for (const n of [5999, 0, 1023, 1024, 4095, 4094, 2047, 2048, 5998, 1, -1, 3000]) {
        expect(worldToJson(states.at(n))).toEqual(worldToJson(worlds[n] ?? sampleWorld()));
      }
    }
  });
});

describe('a damaged trace', () => {
  const sound = [T.setMode, 0, 2];
  const faults: readonly (readonly [string, Partial<Parameters<typeof recordOf>[0]>, RegExp])[] = [
    ['an id that is not there', { dids: [sound, [T.setMode, 4, 0]] }, /set-mode names user 4/],
    ['a word that is none', { dids: [[T.setMode, 0, 5]] }, /set-mode names mode 5/],
    ['a pair the wrong way round', { dids: [sound, [T.addPair, 1, 0]] }, /smaller id first/],
    ['a thread without a pair', { dids: [[T.addThread, 0, 0, 0, 0, 0, 0]] }, /add-thread names pair 0/],
    ['a domain that is not there', { dids: [[T.setDomainAccess, 0, 2, 0]] }, /names domain 2/],
    ['time that runs backwards', { atUs: 4 }, /earlier/],
    ['a cause that comes later', { cause: 2 }, /cause/],
  ];

  it.each(faults)('with %s is read up to there', (_, fault, said) => {
    const records = [
      recordOf({ n: 0, kind: 0, atUs: 5, dids: [sound] }),
      recordOf({ n: 1, kind: 0, atUs: 5, dids: [[T.setMode, 1, 3]] }),
      recordOf({ n: 2, kind: 0, atUs: 6, ...fault }),
      recordOf({ n: 3, kind: 0, atUs: 7, dids: [[T.setMode, 2, 4]] }),
    ];
    const { states, usable, damage, changes, records: lists } = indexTrace(columnsOf(records));
    const before = worldsOf(columnsOf(records.slice(0, 2)))[1]!;
    expect(usable).toBe(2);
    expect(damage).toMatch(said);
    for (const n of [3, 2, 1]) expect(worldToJson(states.at(n))).toEqual(worldToJson(before));
    expect([...lists.of('user', 2)]).toEqual([]);
    expect(changes.lastSet('users.mode', 2, 3)).toBe(-1);
  });

  it('with an unknown kind or transition, or a short one, is read up to there', () => {
    const columns = columnsOf([0, 1].map((n) => recordOf({ n, kind: 0, dids: [sound] })));
    expect(indexTrace({ ...columns, kind: Uint8Array.of(0, 200) }).usable).toBe(1);
    expect(indexTrace({ ...columns, dids: Int32Array.of(...sound, 99, 0, 0) }).usable).toBe(1);
    expect(indexTrace({ ...columns, didStart: Uint32Array.of(0, 3, 5) }).usable).toBe(1);
    expect(indexTrace({ ...columns, didStart: Uint32Array.of(0, 3, 2) }).usable).toBe(1);
  });
});
