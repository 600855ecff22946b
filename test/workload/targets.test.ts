/**
 * Synthetic traffic gives what its presets are calibrated to. Every figure comes from the records of a run: who wrote
 * to whom and when. The seed is fixed, so the test always says the same; of other seeds, about one in a million would
 * raise a false alarm (1e-6 over all figures together, by Bonferroni), see written.ts.
 *
 * A calibrated figure is also allowed a small tolerance: how well the parameters are fitted, and how much the figure
 * differs between two contact graphs.
 */
import { expect, test } from 'vitest';
import { HOURS } from '../../src/workload/hours.ts';
import { dayOf } from '../../src/workload/week-profile.ts';
import {
  byPair,
  chiSquaredRatio,
  countOf,
  figureOf,
  type Interval,
  longGaps,
  MONDAY,
  messagesPerSession,
  office,
  reciprocated,
  sessionsPerPair,
  soonAnswers,
  type Written,
  writtenIn,
} from './written.ts';

const US_PER_MINUTE = 60_000_000;
const US_PER_HOUR = 60 * US_PER_MINUTE;

function holds({ value, halfWidth }: Interval, target: number, tolerance: number): boolean {
  return Math.abs(value - target) <= halfWidth + tolerance;
}

/** CollegeMsg: 1,899 people, 193 days, 59,835 messages; there are 139 weekdays, and a conversation has 2.8 messages. */
const PER_DAY = 59_835 / 1_899 / 139 / 2.8;

function asCollege(overrides: object = {}): Written[] {
  const traffic = { talk: { preset: 'message-data', conversationsPerDay: PER_DAY, ...overrides } };
  return writtenIn(office(1_899, '193d', { traffic }));
}

/** What the data has, and how far the fit may be off. */
const COLLEGE = [
  ['share of gaps over ten minutes', longGaps, 0.556, 0.005],
  ['messages per session', messagesPerSession, 1.52, 0.02],
  ['changes of speaker within ten minutes', soonAnswers(10 * US_PER_MINUTE), 0.415, 0.005],
  ['reciprocity', reciprocated, 0.636, 0.01],
  ['sessions per pair', sessionsPerPair, 2.85, 0.1],
] as const;

function missedTargets(written: readonly Written[]): string[] {
  return COLLEGE.filter(
    ([, figure, target, tolerance]) => !holds(figureOf(written, figure), target, tolerance),
  ).map(([name, figure]) => `${name}: ${figureOf(written, figure).value.toFixed(4)}`);
}

test('message-data comes to the figures of the data it is fitted to', { timeout: 60_000 }, () => {
  const written = asCollege();
  expect(missedTargets(written)).toEqual([]);
  expect(written.length).toBeGreaterThan(58_000);
  expect(written.length).toBeLessThan(62_000);
  expect(byPair(written).length / 13_838).toBeCloseTo(1, 1);
});

test.each([
  ['replies', { replies: '58%' }],
  ['messages', { messages: { mean: 2.8, single: '60%' } }],
  [
    'replyDelay',
    {
      replyDelay: { median: '130s', p95: '480s', later: { share: '47%', median: '3h', p95: '16h' } },
    },
  ],
])('a wrong parameter is noticed: %s', { timeout: 60_000 }, (_, overrides) => {
  expect(missedTargets(asCollege(overrides))).not.toEqual([]);
});

test('lync-2013-model has six sessions of ten messages a person and day', { timeout: 60_000 }, () => {
  const written = writtenIn(office(150, '7d', { traffic: { talk: { preset: 'lync-2013-model' } } }));
  // Now and then a pair's next session begins before the last has been silent for ten minutes.
  expect(holds(figureOf(written, messagesPerSession), 10, 0.25)).toBe(true);
  const sessions = countOf(byPair(written).reduce((total, pair) => total + messagesPerSession(pair)[1], 0));
  expect(holds(sessions, 6 * 150 * 5, 6 * 150 * 5 * 0.025)).toBe(true);
});

test('half of the answers come within five minutes with teams-2025', { timeout: 60_000 }, () => {
  // So many contacts that hardly anybody talks to one of them twice: every change of speaker is an answer.
  const talk = {
    preset: 'teams-2025',
    conversationsPerDay: 0.4,
    contacts: { perPerson: 300, strongTies: 1 },
  };
  const written = writtenIn(office(1_000, '28d', { traffic: { talk } }));
  expect(holds(figureOf(written, soonAnswers(5 * US_PER_MINUTE)), 0.5, 0.01)).toBe(true);
});

/** Every message is a conversation of its own. */
const SINGLE = { preset: 'message-data', messages: 1 };

test.each(['office', 'sms-china', 'flat'] as const)('hours are those of %s, local time', (hours) => {
  const talk = { ...SINGLE, conversationsPerDay: 10, hours };
  const written = writtenIn(office(200, '14d', { traffic: { talk } }, { timeZone: '+08:00' }));
  const { hours: weights, weekend } = HOURS[hours];
  const ofHour = new Array<number>(24).fill(0);
  const ofDay = new Array<number>(7).fill(0);
  for (const { atUs } of written) {
    const { sinceMidnightUs, weekday } = dayOf(Date.parse(MONDAY) * 1000 + atUs + 8 * US_PER_HOUR);
    ofHour[Math.floor(sinceMidnightUs / US_PER_HOUR)]! += 1;
    ofDay[weekday]! += 1;
  }
  expect(chiSquaredRatio(ofHour, weights)).toBeLessThan(1);
  expect(chiSquaredRatio(ofDay, [1, 1, 1, 1, 1, weekend, weekend])).toBeLessThan(1);
  // Without the time zone the hours would be others.
  expect(chiSquaredRatio([...ofHour.slice(8), ...ofHour.slice(0, 8)], weights) > 1).toBe(hours !== 'flat');
});

test('people begin as many conversations a day as is said', () => {
  const traffic = { talk: { ...SINGLE, conversationsPerDay: 12, hours: 'flat' } };
  const written = writtenIn(office(300, '7d', { traffic }));
  expect(holds(countOf(written.length), 300 * 7 * 12, 0)).toBe(true);
});

test('numbers of contacts follow the law of the Lync model', { timeout: 60_000 }, () => {
  // So many conversations that nearly every contact is talked to.
  const talk = { ...SINGLE, conversationsPerDay: 40, contacts: { perPerson: 50, strongTies: 1, spread: 1 } };
  const size = 600;
  const written = writtenIn(office(size, '7d', { traffic: { talk } }));
  const known = Array.from({ length: size }, () => new Set<number>());
  for (const { from, to } of written) {
    known[from]!.add(to);
    known[to]!.add(from);
  }
  const degrees = known.map((each) => each.size).sort((a, b) => a - b);
  const mean = degrees.reduce((total, degree) => total + degree, 0) / size;
  // The deviation of a lognormal law with sigma 1 is 1.31 means; five standard errors.
  expect(Math.abs(mean - 50)).toBeLessThan((5 * 1.31 * 50) / Math.sqrt(size));
  const share = (least: number): number => degrees.filter((degree) => degree >= least).length / size;
  expect(share(100)).toBeGreaterThan(0.05);
  expect(share(100)).toBeLessThan(0.25);
  // A few have many: the median of the lognormal law is 0.61 of its mean, and no more than 600 people can be known.
  expect(degrees[size / 2]! / mean).toBeLessThan(0.8);
});
