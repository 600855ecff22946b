// Working time and its inverse.
import { expect, test } from 'vitest';
import { HOURS } from '../../src/workload/hours.ts';
import { WeekProfile } from '../../src/workload/week-profile.ts';

const HOUR = 3_600_000_000;
const DAY = 24 * HOUR;
/** A Monday, 0 h. */
const MONDAY = Date.parse('2019-06-03T00:00:00Z') * 1000;
const nineToFive = Array.from({ length: 24 }, (_, hour) => (hour >= 9 && hour < 17 ? 1 : 0));

test.each([
  ['two hours from Monday, 0 h', MONDAY, 2, 11 * HOUR],
  ['two hours from Monday, 16 h', MONDAY + 16 * HOUR, 2, 18 * HOUR],
  ['two hours from Friday, 16 h', MONDAY + 4 * DAY + 16 * HOUR, 2, 2 * DAY + 18 * HOUR],
  ['a week of hours from Sunday', MONDAY + 6 * DAY, 41, 8 * DAY + 10 * HOUR],
])('%s', (_, from, hours, us) => {
  const week = new WeekProfile({ hours: nineToFive, weekend: 0 });
  expect(week.usUntil(from, hours / 8) / HOUR).toBeCloseTo(us / HOUR, 9);
});

test('times in pieces are times as a whole, at every hour of a week', () => {
  for (const hours of Object.values(HOURS)) {
    const week = new WeekProfile(hours);
    for (let at = MONDAY + 17; at < MONDAY + 7 * DAY; at += HOUR) {
      const first = week.usUntil(at, 0.3);
      const second = week.usUntil(at + first, 1.9);
      expect((first + second) / HOUR).toBeCloseTo(week.usUntil(at, 2.2) / HOUR, 4);
    }
  }
});

test('hardly any work takes as long as any run', () => {
  const week = new WeekProfile(HOURS.office);
  for (const work of [1e6, 1e60, Infinity]) expect(week.usUntil(MONDAY, work)).toBe(Number.MAX_SAFE_INTEGER);
});
