import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RECORD_KINDS } from '../../../src/model/event.ts';
import { THREAD_STATUS } from '../../../src/model/words.ts';
import { CHANNEL_GROUPS, type Channel, GROUP_OF_KIND } from '../../../src/trace/index/channels.ts';
import { boundariesOf, countsIn, newDensity } from '../../../src/trace/index/density.ts';
import { indexTrace } from '../../../src/trace/index/index-trace.ts';
import { Intervals } from '../../../src/trace/index/intervals.ts';
import { Levels, levelsOf } from '../../../src/trace/index/levels.ts';
import { runScenario, worldsOf } from './scenario-traces.ts';

const { columns } = runScenario('main');
const trace = indexTrace(columns);
const worlds = worldsOf(columns);

const ascendingNumbers = (most: number): fc.Arbitrary<Int32Array> =>
  fc.array(fc.nat(most), { maxLength: 60 }).map((list) => Int32Array.from(list).sort());
const sumOf = (counts: Iterable<number>): number => [...counts].reduce((sum, count) => sum + count, 0);

describe('the boundaries of stretches of time', () => {
  it('are the first records at or after them', () => {
    const endUs = columns.atUs.at(-1)!;
    for (const [fromUs, toUs, buckets] of [
      [0, endUs + 1, 97],
      [endUs / 3, endUs / 2, 10],
      [-5, 0, 2],
      [0, 0, 1],
    ] as const) {
      const boundaries = boundariesOf(trace, fromUs, toUs, buckets);
      const expected = Array.from({ length: buckets + 1 }, (_, i) => {
        const first = columns.atUs.findIndex((us) => us >= fromUs + ((toUs - fromUs) * i) / buckets);
        return first === -1 ? columns.count : first;
      });
      expect([...boundaries]).toEqual(expected);
    }
  });
});

describe('the density of a channel', () => {
  const channels: Channel[] = ['all', ...CHANNEL_GROUPS, ...[0, 3, 7].map((user) => ({ user }))];

  it.each(channels)('of %j is what a count of its records gives', (channel) => {
    const mine = (n: number): boolean => {
      if (channel === 'all') return true;
      if (typeof channel === 'string') return CHANNEL_GROUPS[GROUP_OF_KIND[columns.kind[n]!]!] === channel;
      return trace.records.concernedBy(n).users.includes(channel.user);
    };
    const density = newDensity(trace, channel);
    fc.assert(
      fc.property(ascendingNumbers(columns.count), (boundaries) => {
        const counts = density.counts(boundaries);
        expect(counts.length).toBe(Math.max(0, boundaries.length - 1));
        counts.forEach((count, i) => {
          let expected = 0;
          for (let n = boundaries[i]!; n < boundaries[i + 1]!; n++) if (mine(n)) expected += 1;
          expect(count).toBe(expected);
        });
      }),
      { numRuns: 20 },
    );
    const whole = sumOf(density.counts([0, columns.count]));
    expect(sumOf(density.counts(boundariesOf(trace, 0, columns.atUs.at(-1)! + 1, 300)))).toBe(whole);
  });

  it('puts every kind of record into one group', () => {
    expect(GROUP_OF_KIND.length).toBe(RECORD_KINDS.length);
    for (const group of GROUP_OF_KIND) expect(CHANNEL_GROUPS[group]).toBeDefined();
    const groups = CHANNEL_GROUPS.map((group) => sumOf(newDensity(trace, group).counts([0, columns.count])));
    expect(sumOf(groups)).toBe(columns.count);
  });

  it('is the same for lists that are walked through and lists that are searched', () => {
    fc.assert(
      fc.property(ascendingNumbers(100), ascendingNumbers(120), (list, boundaries) => {
        const many = Int32Array.from([...list, ...list, ...list, ...list]).sort();
        const counts = countsIn(many, boundaries);
        counts.forEach((count, i) => {
          expect(count).toBe(4 * list.filter((n) => n >= boundaries[i]! && n < boundaries[i + 1]!).length);
        });
      }),
      { numRuns: 200 },
    );
  });
});

describe('levels', () => {
  const intervals = fc.array(fc.tuple(fc.nat(50), fc.nat(20)), { maxLength: 60 });

  it('have the maximum and the number open in each stretch', () => {
    fc.assert(
      fc.property(intervals, fc.nat(3), ascendingNumbers(75), (list, before, boundaries) => {
        const starts = Int32Array.from(list, ([start]) => start).sort();
        const ends = Int32Array.from(list, ([start, length]) => start + length + 1).sort();
        const levels = new Levels(starts, ends, before);
        const openAt = (n: number): number =>
          before + list.filter(([start, length]) => start <= n && n < start + length + 1).length;
        for (let n = -1; n < 75; n++) expect(levels.at(n)).toBe(openAt(n));
        const maxima = levels.maxima(boundaries);
        const counts = levels.counts(boundaries);
        for (let i = 0; i + 1 < boundaries.length; i++) {
          const [from, to] = [boundaries[i]!, boundaries[i + 1]!];
          const within = Array.from({ length: to - from }, (_, k) => openAt(from + k));
          expect(maxima[i]).toBe(Math.max(openAt(from - 1), ...within));
          const begin = list.filter(([start]) => start >= from && start < to).length;
          expect(counts[i]).toBe(openAt(from - 1) + begin);
        }
      }),
      { numRuns: 150 },
    );
  });

  it('of sessions, threads and messages are those of the World', () => {
    for (let n = 0; n < columns.count; n++) {
      const { threads } = worlds[n]!;
      const ids = Array.from({ length: threads.count }, (_, thread) => thread);
      expect(levelsOf(trace, 'sessions').at(n)).toBe(ids.filter((id) => threads.session[id] !== -1).length);
      const open = ids.filter((id) => threads.status[id] === THREAD_STATUS.open);
      expect(levelsOf(trace, 'threads').at(n)).toBe(open.length);
      expect(levelsOf(trace, 'messages').at(n)).toBe(trace.messages.inFlightAt(n).length);
    }
  });
});

describe('intervals', () => {
  it('are found at every record', () => {
    const list = fc.array(fc.tuple(fc.nat(300), fc.nat(100)), { maxLength: 2500 });
    fc.assert(
      fc.property(list, (pairs) => {
        const sorted = pairs.sort(([a], [b]) => a - b);
        const intervals = new Intervals(
          Int32Array.from(sorted, ([start]) => start),
          Int32Array.from(sorted, ([start, length]) => start + length),
        );
        for (let n = -1; n < 400; n += 7) {
          const found: number[] = [];
          intervals.each(n, (interval) => found.push(interval));
          const expected = [...sorted.keys()].filter((i) => {
            const [start, length] = sorted[i]!;
            return start <= n && n < start + length;
          });
          expect(found).toEqual(expected);
        }
      }),
      { numRuns: 30 },
    );
  });
});
