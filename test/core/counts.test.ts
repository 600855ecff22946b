import { expect, it } from 'vitest';
import { counted, grouped } from '../../src/core/counts.ts';

it('groups thousands with commas', () => {
  expect([0, 7, 999, 1_000, 123_456, 1_234_567].map(grouped)).toEqual([
    '0',
    '7',
    '999',
    '1,000',
    '123,456',
    '1,234,567',
  ]);
});

it('has the plural for all but one', () => {
  expect([0, 1, 2].map((count) => counted(count, 'thread'))).toEqual(['0 threads', '1 thread', '2 threads']);
});
