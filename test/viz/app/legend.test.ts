import { expect, test } from 'vitest';
import { METHODS, MODES, THREAD_STATUSES } from '../../../src/model/words.ts';
import { LEGEND, SAMPLE_HEIGHT, SAMPLE_WIDTH, sampleOf } from '../../../viz/app/legend.ts';
import { markAt, marksOf, SYMBOLS } from '../../../viz/list/display-list.ts';
import { STYLES } from '../../../viz/list/styles.ts';

const ENTRIES = LEGEND.flatMap(({ entries }) => entries);

test('the legend explains every method, mode and status, and how messages end', () => {
  const explained = new Set<string>(ENTRIES.map(({ style }) => style));
  const words = [
    ...METHODS,
    ...MODES.map((mode) => `mode-${mode}`),
    ...THREAD_STATUSES.map((status) => `thread-${status}`),
    ...[
      'missed',
      'refused',
      'failed',
      'in-flight',
      'upgrade',
      'timer',
      'violation',
      'only-left',
      'only-right',
    ],
  ];
  expect(words.filter((word) => !explained.has(word))).toEqual([]);
});

test('each entry is a mark of its style, within its sample, and its letter', () => {
  for (const entry of ENTRIES) {
    const list = sampleOf(entry);
    if (entry.sample === 'hatched') {
      const lines = marksOf(list).slice(1);
      expect(lines.length).toBeGreaterThan(3);
      expect(new Set(lines.map((mark) => mark.style))).toEqual(new Set(['hatch']));
    } else expect(list.count).toBe(entry.letter === undefined ? 1 : 2);
    if (entry.letter !== undefined) expect(markAt(list, 1).text).toBe(entry.letter);
    const { style, kind, box } = markAt(list, 0);
    expect(STYLES).toContain(style);
    expect(style).toBe(entry.style);
    if (kind === 'symbol') expect(SYMBOLS[box[3]]).toBe((entry.sample as { symbol: string }).symbol);
    else
      expect(box.every((at, i) => at >= 0 && at <= (i % 2 === 0 ? SAMPLE_WIDTH : SAMPLE_HEIGHT))).toBe(true);
  }
});

test('no two entries look and read the same', () => {
  const texts = ENTRIES.map(({ text }) => text);
  expect(new Set(texts).size).toBe(texts.length);
  const looks = ENTRIES.map(({ style, sample }) => JSON.stringify([style, sample]));
  expect(new Set(looks).size).toBe(looks.length);
});
