import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatDuration } from '../../src/core/time.ts';
import { compile, type Fate, fatesOf, recorded } from '../support/running.ts';

const MINUTE = 60_000_000;
const timeouts = fc.oneof(
  fc.constantFrom(1, 2, 1_000, 10 * MINUTE),
  fc.integer({ min: 1, max: 30 * MINUTE }),
);

/** A TeamsOnly user writes to a Skype for Business user at these times. */
function written(times: readonly number[], switches: object): { fates: Fate[]; expired: number } {
  const names = ['a@one.example', 'b@one.example'] as const;
  const file = {
    coexsim: 1,
    rules: '2020-02-native-user',
    start: '2020-06-01T09:00:00Z',
    until: '10d',
    switches,
    tenants: { one: { domains: ['one.example'], topology: 'pureOnline', mode: 'SfBOnly' } },
    users: { [names[0]]: { mode: 'TeamsOnly' }, [names[1]]: {} },
    events: times.map((us) => ({
      at: formatDuration(us),
      chat: { from: names[0], to: names[1], via: 'Teams' },
    })),
  };
  const run = recorded(compile(file));
  return { fates: fatesOf(run), expired: run.replication.tally.sessionsExpired };
}

const opened = (times: readonly number[], switches: object): number[] =>
  written(times, switches).fates.map(({ newSession }) => newSession);

describe('a session', () => {
  test('S1: lives to the last microsecond of its timeout, and what is written when it ends opens a new one', () => {
    fc.assert(
      fc.property(timeouts, fc.nat(MINUTE), (timeoutUs, startUs) => {
        const sessionTimeout = formatDuration(timeoutUs);
        const pauses = (us: number): number[] => opened([startUs, startUs + us], { sessionTimeout });
        expect(pauses(timeoutUs - 1)).toEqual([1, 0]);
        expect(pauses(timeoutUs)).toEqual([1, 1]);
        expect(pauses(timeoutUs + 1)).toEqual([1, 1]);
      }),
    );
  });

  test('S5: there are as many as gaps of a timeout or more, and one', () => {
    const gaps = fc.array(fc.integer({ min: 0, max: 20 * MINUTE }), { maxLength: 8 });
    fc.assert(
      fc.property(gaps, timeouts, (between, timeoutUs) => {
        const times = [0];
        for (const gap of between) times.push(times.at(-1)! + gap);
        const { fates, expired } = written(times, { sessionTimeout: formatDuration(timeoutUs) });
        const count = 1 + between.filter((gap) => gap >= timeoutUs).length;
        expect(fates.filter(({ newSession }) => newSession === 1)).toHaveLength(count);
        expect(expired).toBe(count);
        expect(new Set(fates.map(({ thread }) => thread)).size).toBe(1);
      }),
    );
  });

  test('S6: never ends under a timeout beyond the run, and is one for each message under none', () => {
    const times = [0, MINUTE, MINUTE, 2 * MINUTE];
    expect(opened(times, { sessionTimeout: '2000d' })).toEqual([1, 0, 0, 0]);
    expect(opened(times, { sessionTimeout: '1us' })).toEqual([1, 1, 0, 1]);
    expect(opened(times, { sessionTimeout: '0s' })).toEqual([1, 1, 1, 1]);
  });

  test('under an absolute clock ends a timeout after it began, whatever is written', () => {
    const times = [0, 4, 8, 9, 10, 19, 20].map((minutes) => minutes * MINUTE);
    expect(opened(times, { sessionClock: 'absolute' })).toEqual([1, 0, 0, 0, 1, 0, 1]);
    expect(opened(times, {})).toEqual([1, 0, 0, 0, 0, 0, 0]);
  });
});
