import { expect, test } from 'vitest';
import { parseInstant } from '../../../src/core/time.ts';
import { readExportDate } from '../../../src/import/reading/dates.ts';

const us = (instant: string): { us: number } => ({ us: parseInstant(instant)! });

test.each([
  ['/Date(1775495947301)/', us('2026-04-06T17:19:07.301Z')],
  ['\\/Date(1775495947301+0200)\\/', us('2026-04-06T17:19:07.301Z')],
  ['/Date(-62135596800000)/', 'none'],
  ['0001-01-01T00:00:00', 'none'],
  ['01/01/0001 00:00:00', 'none'],
  ['', 'none'],
  ['2026-04-01T18:49:07.8154216+00:00', us('2026-04-01T18:49:07.815421Z')],
  ['2023-01-31', us('2023-01-31T00:00:00Z')],
  ['2023-01-31 09:32:28', us('2023-01-31T09:32:28Z')],
  ['31/01/2023 09:32:28', us('2023-01-31T09:32:28Z')],
  ['1/31/2023 9:32:28 PM', us('2023-01-31T21:32:28Z')],
  ['31.01.2023 09:32', us('2023-01-31T09:32:00Z')],
  ['03.04.2023', us('2023-04-03T00:00:00Z')],
  ['2023/4/3 9:32:28', us('2023-04-03T09:32:28Z')],
  ['03/04/2023 09:32:28', 'ambiguous'],
  ['03/03/2023 12:00:00 AM', us('2023-03-03T00:00:00Z')],
  ['31/31/2023', 'wrong'],
  ['2021-03-1706:47:05.123Z', 'wrong'],
  ['yesterday', 'wrong'],
])('the date %s', (text, expected) => {
  expect(readExportDate(text)).toEqual(expected);
});
