import { expect, test } from 'vitest';
import { COMMANDS } from '../../../viz/app/commands.ts';
import { matching } from '../../../viz/app/palette-match.ts';

function found(text: string): string[] {
  return matching(COMMANDS, text).map(({ id }) => id);
}

test('no text finds all commands, in their order', () => {
  expect(found('  ')).toEqual(COMMANDS.map(({ id }) => id));
});

test('every command is found by its title and its id, first by its title', () => {
  for (const { id, title } of COMMANDS) {
    expect(found(title)[0]).toBe(id);
    expect(found(id)).toContain(id);
  }
});

test('words may be begun, stand in any order, and come from title or group', () => {
  expect(found('viol ne')).toEqual(['step.violation.next']);
  expect(found('compare first')).toContain('compare.divergence');
  expect(found('NEXT UPGR')).toEqual(['step.upgrade.next']);
});

test('those that begin with the text come first', () => {
  expect(found('next')[0]).toMatch(/^step\..*\.next$/);
  expect(found('zoom').slice(0, 2)).toEqual(['zoom.in', 'zoom.out']);
});

test('what no command has finds none', () => {
  expect(found('zebra')).toEqual([]);
  expect(found('next zebra')).toEqual([]);
});
