import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newTimeAxis } from '../../../viz/view/time-axes.ts';
import { TIME_MODES, type TimeAxis } from '../../../viz/view/time-axis.ts';
import { durationLabel } from '../../../viz/view/time-labels.ts';
import { processorMs, timed } from '../../viewer/bench/figures.ts';
import { timedTrace } from '../support/times.ts';

const SECOND = 1_000_000;
const MINUTE = 60 * SECOND;

/** Times of records: bursts with ties, milliseconds within them, up to days between them. */
const times = fc
  .array(
    fc.oneof(
      { weight: 3, arbitrary: fc.integer({ min: 0, max: 50_000 }) },
      { weight: 2, arbitrary: fc.constant(0) },
      { weight: 1, arbitrary: fc.integer({ min: 0, max: 90 * 86_400 * SECOND }) },
    ),
    { minLength: 1, maxLength: 80 },
  )
  .map((steps) => {
    let at = 0;
    return steps.map((step) => (at += step));
  });
const more = fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 1e12 }));
const mode = fc.constantFrom(...TIME_MODES);

describe('an axis of time', () => {
  it('places records in their order, on the axis', () => {
    fc.assert(
      fc.property(mode, times, more, (m, at, after) => {
        const axis = newTimeAxis(m, timedTrace(at, at.at(-1)! + after));
        const places = at.map((_, n) => axis.uOfRecord(n));
        places.forEach((u, n) => {
          expect(u).toBeGreaterThanOrEqual(places[n - 1] ?? 0);
          expect(u).toBeLessThanOrEqual(axis.length);
        });
      }),
    );
  });

  it('gives the instant back, give or take a microsecond', () => {
    fc.assert(
      fc.property(mode, times, more, fc.double({ min: 0, max: 1, noNaN: true }), (m, at, after, part) => {
        const until = at.at(-1)! + after;
        const axis = newTimeAxis(m, timedTrace(at, until));
        const t = Math.floor(part * until);
        // In the order of records nothing is between the last record and the end, or before the first.
        if (m === 'order' && (t > at.at(-1)! || t < at[0]!)) return;
        expect(Math.abs(axis.timeAt(axis.uOfTime(t)) - t)).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('knows the last record at a place, and the first from it on', () => {
    fc.assert(
      fc.property(mode, times, fc.double({ min: 0, max: 1, noNaN: true }), (m, at, part) => {
        const axis = newTimeAxis(m, timedTrace(at));
        const places = at.map((_, n) => axis.uOfRecord(n));
        for (const u of [part * axis.length, places[Math.floor(part * (at.length - 1))]!]) {
          expect(axis.momentAt(u).n).toBe(places.filter((place) => place <= u).length - 1);
          expect(axis.firstRecordFrom(u)).toBe(places.filter((place) => place < u).length);
        }
      }),
    );
  });

  it('has ticks in order, inside the stretch, none inside a gap', () => {
    fc.assert(
      fc.property(mode, times, more, fc.double({ min: 0, max: 0.9, noNaN: true }), (m, at, after, from) => {
        const axis = newTimeAxis(m, timedTrace(at, at.at(-1)! + after));
        const [fromU, toU] = [from * axis.length, axis.length];
        const ticks = axis.ticks(fromU, toU, 10);
        expect(ticks.length).toBeLessThanOrEqual(22);
        ticks.forEach(({ u, label }, i) => {
          expect(u).toBeGreaterThanOrEqual(ticks[i - 1]?.u ?? fromU);
          expect(u).toBeLessThanOrEqual(toU);
          expect(label).not.toBe('');
          for (const gap of axis.gaps) expect(u <= gap.fromU + 1e-6 || u >= gap.toU - 1e-6).toBe(true);
        });
      }),
    );
  });
});

describe('folded gaps', () => {
  const burst = (at: number) => [0, 10_000, 24_000, 40_000].map((us) => at + us);
  const axisOf = (at: number[], until?: number): TimeAxis => newTimeAxis('folded', timedTrace(at, until));

  it('of ten minutes takes at most 24 px of 2,000 and says its length', () => {
    const axis = axisOf([...burst(0), ...burst(40_000 + 10 * MINUTE), ...burst(30 * MINUTE)]);
    const gap = axis.gaps[0]!;
    expect(gap.label).toBe('10 m 00 s');
    expect((gap.toU - gap.fromU) * (2000 / axis.length)).toBeLessThanOrEqual(24);
  });

  it('leave the pieces between them as long as they are', () => {
    const axis = axisOf([...burst(0), ...burst(30 * MINUTE)]);
    expect(axis.uOfRecord(7) - axis.uOfRecord(4)).toBeCloseTo(40_000, 3);
  });

  it('take less each if there are many, two fifths at most together', () => {
    const axis = axisOf(Array.from({ length: 300 }, (_, i) => burst(i * 30 * MINUTE)).flat());
    const gaps = axis.gaps.reduce((sum, gap) => sum + gap.toU - gap.fromU, 0);
    expect(axis.gaps).toHaveLength(299);
    expect(gaps / axis.length).toBeCloseTo(0.4, 6);
  });

  it('are none where things always take that long', () => {
    expect(axisOf([0, 10, 20, 30].map((m) => m * MINUTE)).gaps).toEqual([]);
  });

  it('before the first record and after the last are folded, too', () => {
    const axis = axisOf(burst(5 * MINUTE), 60 * MINUTE);
    expect(axis.gaps.map(({ label }) => label)).toEqual(['5 m 00 s', '55 m 00 s']);
  });
});

describe('labels', () => {
  it('have the digits that the zoom needs', () => {
    const axis = newTimeAxis('linear', timedTrace([0, 3_600 * SECOND]));
    const labels = (from: number, to: number) => axis.ticks(from, to, 4).map((tick) => tick.label);
    expect(labels(0, 3_600 * SECOND)).toEqual(['2023-08-28', '00:15', '00:30', '00:45', '01:00']);
    expect(labels(SECOND, 3 * SECOND)).toEqual([
      '00:00:01.000',
      '00:00:01.500',
      '00:00:02.000',
      '00:00:02.500',
      '00:00:03.000',
    ]);
    expect(labels(5, 9)).toEqual([
      '00:00:00.000005',
      '00:00:00.000006',
      '00:00:00.000007',
      '00:00:00.000008',
      '00:00:00.000009',
    ]);
  });

  it('of durations are in two units', () => {
    const told = [600 * SECOND, 3_599.6 * SECOND, 26 * 3_600 * SECOND, 5_250_000, 12_000, 1_500, 7].map(
      durationLabel,
    );
    expect(told).toEqual(['10 m 00 s', '60 m 00 s', '1 d 02 h', '5.25 s', '12 ms', '1.5 ms', '7 us']);
  });
});

describe('the axis of a million records', () => {
  it.each(TIME_MODES)('%s is made in 50 ms', (m) => {
    const at = Float64Array.from({ length: 1_000_000 }, (_, n) => n * 7_000 + Math.floor(n / 10_000) * 3e9);
    const trace = timedTrace(at);
    // The least of three: what is made on first use and what the collector takes count only once.
    const takes = [0, 1, 2].map(() => timed(processorMs, () => newTimeAxis(m, trace)));
    const { answer: axis } = takes[0]!;
    expect(Math.min(...takes.map(({ ms }) => ms))).toBeLessThan(50);
    expect(axis.gaps.length).toBe(m === 'folded' ? 99 : 0);
  });
});
