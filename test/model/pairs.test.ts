import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { apply } from '../../src/model/apply.ts';
import type { Storage } from '../../src/model/column.ts';
import {
  findPair,
  nextPair,
  peerOf,
  rebuildPairIndex,
  sideOf,
  slotOf,
  slotsShown,
} from '../../src/model/pairs.ts';
import { T } from '../../src/model/transition.ts';
import { CLIENT, METHOD, NONE } from '../../src/model/words.ts';
import { appendRow, copyWorld, newWorld, type World } from '../../src/model/world.ts';

function worldOf(users: number, storage: Storage): World {
  const world = newWorld(storage);
  for (let user = 0; user < users; user++) {
    const id = appendRow(world, 'users');
    world.users.firstPair[id] = NONE;
  }
  return world;
}

const USERS = 40;
const meetings = fc.array(fc.tuple(fc.nat(USERS - 1), fc.nat(USERS - 1)), { maxLength: 120 });

/** Lets people meet, and says which pair a Map would find. */
function meet(world: World, list: readonly (readonly [number, number])[]): Map<string, number> {
  const known = new Map<string, number>();
  for (const [a, b] of list) {
    const [lo, hi] = a < b ? [a, b] : [b, a];
    if (lo === hi || known.has(`${lo} ${hi}`)) continue;
    apply(world, T.addPair, lo, hi, 0, 0, 0, 0);
    known.set(`${lo} ${hi}`, known.size);
  }
  return known;
}

describe('pairs', () => {
  for (const storage of ['typed', 'plain'] as const) {
    test(`are found as in a Map, in either order, however many there are (${storage})`, () => {
      fc.assert(
        fc.property(meetings, fc.boolean(), (list, rebuilt) => {
          const world = worldOf(USERS, storage);
          const known = meet(world, list);
          if (rebuilt) rebuildPairIndex(world);
          for (let lo = 0; lo < USERS; lo++) {
            for (let hi = lo + 1; hi < USERS; hi++) {
              const expected = known.get(`${lo} ${hi}`) ?? NONE;
              if (findPair(world, lo, hi) !== expected || findPair(world, hi, lo) !== expected)
                expect.fail(`${lo} and ${hi} are not pair ${expected}`);
            }
          }
        }),
      );
    });
  }

  test('stand in the lists of both people, newest first', () => {
    fc.assert(
      fc.property(meetings, fc.nat(USERS - 1), (list, user) => {
        const world = worldOf(USERS, 'typed');
        const known = meet(world, list);
        const found: number[] = [];
        for (let pair = world.users.firstPair[user]!; pair !== NONE; pair = nextPair(world, pair, user)) {
          found.push(pair);
          const peer = peerOf(world, pair, user);
          expect([user, peer][sideOf(world, pair, user) === 0 ? 0 : 1]).toBe(Math.min(user, peer));
        }
        const expected = [...known].filter(([key]) => key.split(' ').includes(String(user)));
        expect(found).toEqual(expected.map(([, pair]) => pair).reverse());
      }),
    );
  });

  test('the index grows to at most two thirds full, in a thousand pairs too', () => {
    const world = worldOf(1_001, 'typed');
    for (let user = 1; user <= 1_000; user++) apply(world, T.addPair, 0, user, 0, 0, 0, 0);
    expect(world.pairIndex.length).toBe(2_048);
    expect(findPair(copyWorld(world, 'plain'), 1_000, 0)).toBe(999);
    expect(findPair(world, 1, 2)).toBe(NONE);
  });

  test('the smaller id comes first', () => {
    const world = worldOf(2, 'plain');
    expect(() => apply(world, T.addPair, 1, 0, 0, 0, 0, 0)).toThrow('smaller id first');
    expect(() => apply(world, T.addPair, 1, 1, 0, 0, 0, 0)).toThrow('smaller id first');
  });
});

test('each routing has a slot of its own, and each client shows its slots', () => {
  const { Teams, SfB } = CLIENT;
  const { native, interop, interopFederated, nativeFederated, sfb } = METHOD;
  const slots = [
    [native, Teams, Teams],
    [interopFederated, Teams, Teams],
    [interop, Teams, SfB],
    [interop, SfB, Teams],
    [sfb, SfB, SfB],
  ] as const;
  expect(slots.map(([method, lo, hi]) => slotOf(method, lo, hi))).toEqual([0, 1, 2, 3, 4]);
  expect(slotOf(nativeFederated, Teams, Teams)).toBe(0);
  for (const side of [0, 1]) {
    for (const client of [Teams, SfB]) {
      const shown = slots.flatMap(([, lo, hi], slot) => ((side === 0 ? lo : hi) === client ? [slot] : []));
      expect(slotsShown(side, client)).toEqual(shown);
    }
  }
});
