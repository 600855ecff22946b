import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RECORD_KINDS } from '../../../src/model/event.ts';
import {
  countsIn,
  countsOfPassing,
  passingBetween,
  rareRecordsOf,
} from '../../../src/trace/index/density.ts';
import { indexTrace } from '../../../src/trace/index/index-trace.ts';
import { runScenario } from './scenario-traces.ts';

const { columns } = runScenario('main');
const trace = indexTrace(columns);

const ascendingNumbers = (most: number, maxLength = 60): fc.Arbitrary<Int32Array> =>
  fc.array(fc.nat(most), { maxLength }).map((list) => Int32Array.from(list).sort());

/** How many of the numbers from 0 to before `end` hold, in each stretch. */
function counted(boundaries: Int32Array, holds: (n: number) => number): number[] {
  return Array.from(boundaries.subarray(1), (end, i) => {
    let count = 0;
    for (let n = boundaries[i]!; n < end; n++) count += holds(n);
    return count;
  });
}

describe('the counts of a list', () => {
  it('are how many of its numbers lie in each stretch, in lists short and long', () => {
    fc.assert(
      fc.property(ascendingNumbers(100), fc.nat(20), ascendingNumbers(120), (list, times, boundaries) => {
        const many = Int32Array.from(Array.from({ length: times }, () => [...list]).flat()).sort();
        const timesOf = (n: number) => times * list.filter((one) => one === n).length;
        expect([...countsIn(many, boundaries)]).toEqual(counted(boundaries, timesOf));
      }),
      { numRuns: 200 },
    );
  });

  it.each([0, 3, 7])('of the records of user %i are what looking at each record gives', (user) => {
    const concerns = (n: number) => Number(trace.records.concernedBy(n).users.includes(user));
    fc.assert(
      fc.property(ascendingNumbers(columns.count), (boundaries) => {
        const counts = countsIn(trace.records.of('user', user), boundaries);
        expect([...counts]).toEqual(counted(boundaries, concerns));
      }),
      { numRuns: 20 },
    );
    expect([...countsIn(trace.records.of('user', user), [0, columns.count])]).not.toEqual([0]);
  });
});

describe('the counts of a filter', () => {
  /** Lengths at and around the size of a block, too. */
  const filter = fc
    .oneof(fc.nat(700), fc.constantFrom(0, 255, 256, 257, 512))
    .chain((length) => fc.array(fc.nat(1), { minLength: length, maxLength: length }))
    .map((list) => Uint8Array.from(list));

  it('are how many of its records lie in each stretch, up to the end', () => {
    fc.assert(
      fc.property(filter, ascendingNumbers(700, 20), (passes, numbers) => {
        const within = numbers.filter((n) => n < passes.length);
        const boundaries = Int32Array.from([0, ...within, passes.length]);
        expect([...countsOfPassing(passes, boundaries)]).toEqual(counted(boundaries, (n) => passes[n]!));
        expect(passingBetween(passes, 0, passes.length)).toBe(passes.filter((one) => one === 1).length);
      }),
      { numRuns: 100 },
    );
  });

  it('are those of all records where there is none', () => {
    expect([...countsOfPassing(undefined, [3, 3, 10, 400])]).toEqual([0, 7, 390]);
  });
});

describe('rare records', () => {
  it.each([
    ['refused', 'message-refused'],
    ['missed', 'message-missed'],
    ['failed', 'message-failed'],
  ] as const)('that are %s are all of their kind', (rare, kind) => {
    const expected = [...columns.kind.keys()].filter((n) => RECORD_KINDS[columns.kind[n]!]!.name === kind);
    expect([...rareRecordsOf(trace)[rare]]).toEqual(expected);
  });

  it('are upgrades, too', () => {
    expect([...rareRecordsOf(trace).upgrade]).toEqual([...trace.upgrades]);
    expect(trace.upgrades.length).toBeGreaterThan(0);
  });
});
