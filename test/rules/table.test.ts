// defineTable refuses a table that is not exact, and its message names the input.
import { expect, test } from 'vitest';
import { defineTable, inputCodes, inputIndex } from '../../src/rules/table.ts';

const AXES = { fruit: ['apple', 'pear'], ripe: ['no', 'yes'] } as const;
const APPLE = { id: 't.1', when: { fruit: 'apple' } } as const;
const PEAR = { id: 't.2', when: { fruit: 'pear' } } as const;

test('an exact table answers each input by its row', () => {
  const table = defineTable('t', AXES, [APPLE, PEAR]);
  expect([...table.index]).toEqual([0, 0, 1, 1]);
});

test('several conditions, and several values of an axis, stand for "any of these"', () => {
  const table = defineTable('t', AXES, [
    {
      id: 't.1',
      when: [
        { fruit: 'apple', ripe: 'no' },
        { fruit: 'pear', ripe: 'yes' },
      ],
    },
    {
      id: 't.2',
      when: [
        { fruit: ['apple'], ripe: ['yes'] },
        { fruit: 'pear', ripe: 'no' },
      ],
    },
  ]);
  expect([...table.index]).toEqual([0, 1, 1, 0]);
});

test('a gap is refused', () => {
  const rows = [APPLE, { id: 't.2', when: { fruit: 'pear', ripe: 'no' } }] as const;
  expect(() => defineTable('t', AXES, rows)).toThrow('table t: no row answers (fruit pear, ripe yes)');
});

test('an overlap is refused', () => {
  const rows = [APPLE, PEAR, { id: 't.3', when: { ripe: 'yes' } }] as const;
  expect(() => defineTable('t', AXES, rows)).toThrow(
    'table t: rows t.1 and t.3 both answer (fruit apple, ripe yes)',
  );
});

test('a row that nothing reaches is refused', () => {
  const rows = [APPLE, PEAR, { id: 't.3', when: { ripe: [] } }] as const;
  expect(() => defineTable('t', AXES, rows)).toThrow('table t: no input reaches row t.3');
});

test('two rows of one name, and words that do not exist, are refused', () => {
  expect(() => defineTable('t', AXES, [APPLE, { ...PEAR, id: 't.1' }])).toThrow('two rows are called t.1');
  const plum = [APPLE, PEAR, { id: 't.3', when: { fruit: 'plum' as 'pear' } }];
  expect(() => defineTable('t', AXES, plum)).toThrow('row t.3 names fruit "plum", which does not exist');
  const colour = [APPLE, PEAR, { id: 't.3', when: { colour: 'red' } as object }];
  expect(() => defineTable('t', AXES, colour)).toThrow('row t.3 names the axis "colour"');
});

test('places and codes of inputs are inverse to each other', () => {
  for (let at = 0; at < 4; at += 1) expect(inputIndex(AXES, inputCodes(AXES, at))).toBe(at);
});
