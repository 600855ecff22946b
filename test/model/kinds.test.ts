import { expect, test } from 'vitest';
import { EVENTS, FOLLOW_ONS, RECORD_KINDS } from '../../src/model/event.ts';
import { TRANSITIONS } from '../../src/model/transition.ts';

/** A record's line has its operands beside these fields, a transition's its operands beside `do`. */
const FIELDS = ['n', 'at', 'cause', 'event', 'did', 'scheduled', 'decision'];

test('no operand has the name of a field of its line', () => {
  const names = RECORD_KINDS.flatMap(({ name, operands }) => operands.map((each) => `${name} ${each.name}`));
  expect(names.filter((name) => FIELDS.includes(name.split(' ')[1]!))).toEqual([]);
  const changes = TRANSITIONS.filter(({ operands }) => operands.some(({ name }) => name === 'do'));
  expect(changes).toEqual([]);
});

test('kinds have names of their own and no more operands than there is room for', () => {
  const of = (kinds: readonly { readonly name: string }[]): string[] => kinds.map(({ name }) => name);
  for (const names of [of(RECORD_KINDS), of(TRANSITIONS)]) expect(new Set(names).size).toBe(names.length);
  const most = (kinds: readonly { readonly operands: readonly unknown[] }[]): number =>
    Math.max(...kinds.map(({ operands }) => operands.length));
  expect(most(TRANSITIONS)).toBeLessThanOrEqual(6);
  expect(most(FOLLOW_ONS)).toBeLessThanOrEqual(14);
  // `message-attempted` is made from an action of the scenario; what is scheduled has at most four
  expect(most(EVENTS.filter(({ name }) => name !== 'message-attempted'))).toBeLessThanOrEqual(4);
});
