import { expect, test } from 'vitest';
import { madeOnce } from '../../src/core/made-once.ts';

test('what depends on one value is made once for it, and for another anew', () => {
  const asked: object[] = [];
  const made = madeOnce((value: { readonly name: string }) => {
    asked.push(value);
    return [value.name];
  });
  const [one, other] = [{ name: 'a' }, { name: 'a' }];
  expect(made(one)).toBe(made(one));
  expect(made(other)).not.toBe(made(one));
  expect(made(other)).toEqual(['a']);
  expect(asked).toEqual([one, other]);
});

test('nothing made is known as well, and what failed is tried again', () => {
  let times = 0;
  const nothing = madeOnce(() => {
    times += 1;
    return undefined;
  });
  const value = {};
  expect([nothing(value), nothing(value), times]).toEqual([undefined, undefined, 1]);
  const failing = madeOnce(() => {
    times += 1;
    throw new Error('not yet');
  });
  expect(() => failing(value)).toThrow('not yet');
  expect(() => failing(value)).toThrow('not yet');
  expect(times).toBe(3);
});
