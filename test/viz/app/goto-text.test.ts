import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatDuration, formatInstant, parseInstant } from '../../../src/core/time.ts';
import { destinationOf } from '../../../viz/app/goto-text.ts';

const START = parseInstant('2023-08-28T09:00:00Z')!;
const TRACE = { records: 1_205, startUs: START, untilUs: 7_200_000_000 };

test.each([
  ['#12', { n: 12 }],
  ['12', { n: 12 }],
  [' # 1,204 ', { n: 1_204 }],
  ['90s', { atUs: 90_000_000 }],
  ['1h30m', { atUs: 5_400_000_000 }],
  ['9:10', { atUs: 600_000_000 }],
  ['10:00:00.25', { atUs: 3_600_250_000 }],
  ['10m,12', { n: 12 }],
  ['2023-08-28T09:10:00Z', { atUs: 600_000_000 }],
  ['2023-08-28T11:10:00+02:00', { atUs: 600_000_000 }],
  ['2h', { atUs: 7_200_000_000 }],
])('%s leads to %j', (text, where) => {
  expect(destinationOf(text, TRACE)).toEqual(where);
});

test.each([
  ['', 'Type a time or a record, such as 90s or #12.'],
  ['#1205', 'There is no record 1,205: the last is #1,204.'],
  ['3h', 'That is after the end, 2h or 2023-08-28T11:00:00Z.'],
  ['2023-08-28T08:59:59Z', 'That is before the start, 2023-08-28T09:00:00Z.'],
])('%j: %s', (text, error) => {
  expect(destinationOf(text, TRACE)).toEqual({ error });
});

test.each(['soon', '00:61', '1:2:3', '-5s', '#', '#-1', '12.5', '2023-13-01', '10 m'])(
  '%s is no place',
  (text) => {
    expect(destinationOf(text, TRACE)).toEqual({ error: expect.stringContaining('no time and no record') });
  },
);

test('an empty trace has no record to go to', () => {
  expect(destinationOf('0', { ...TRACE, records: 0 })).toEqual({ error: 'The trace has no records.' });
});

test('every time within the trace is found as a duration and as an instant', () => {
  fc.assert(
    fc.property(fc.nat(TRACE.untilUs), (atUs) => {
      expect(destinationOf(formatDuration(atUs), TRACE)).toEqual({ atUs });
      expect(destinationOf(formatInstant(START + atUs), TRACE)).toEqual({ atUs });
    }),
  );
});
