// What a copy of a contact list takes along: all of it while there is room, never more than a list of Teams holds.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { copyOf } from '../../../src/rules/contacts/copy.ts';
import { defaultSwitches } from '../../../src/rules/switches.ts';

const LIMITS = { contacts: 1000, groups: 64 };
const EMPTY = { named: 0, more: 0, groups: 0 };

describe('a copy of contacts', () => {
  test('holds what question 39 says it holds', () => {
    const { contactLimit, contactGroupLimit, contactCopyRetry } = defaultSwitches();
    expect({ contacts: contactLimit, groups: contactGroupLimit }).toEqual(LIMITS);
    expect(contactCopyRetry).toBe(8 * 3_600_000_000);
  });

  test.each([
    ['everything that fits', { named: 3, more: 997, groups: 64 }, EMPTY, [3, 997, 64, 0, 0]],
    ['one too many of each', { named: 3, more: 998, groups: 65 }, EMPTY, [3, 997, 64, 1, 1]],
    ['those with a name first', { named: 2, more: 5, groups: 0 }, { ...EMPTY, more: 999 }, [1, 0, 0, 6, 0]],
    [
      'nothing into a full list',
      { named: 2, more: 0, groups: 1 },
      { named: 1, more: 1200, groups: 70 },
      [0, 0, 0, 2, 1],
    ],
  ] as const)('takes %s', (_, missing, there, taken) => {
    const { named, more, groups, leftOut, groupsLeftOut } = copyOf(missing, there, LIMITS);
    expect([named, more, groups, leftOut, groupsLeftOut]).toEqual(taken);
  });

  test('loses nobody and fills a list up to its limit', () => {
    const counts = fc.record({ named: fc.nat(40), more: fc.nat(40), groups: fc.nat(9) });
    const limits = fc.record({ contacts: fc.nat(60), groups: fc.nat(9) });
    fc.assert(
      fc.property(counts, counts, limits, (missing, there, most) => {
        const copied = copyOf(missing, there, most);
        const taken = copied.named + copied.more;
        expect(taken + copied.leftOut).toBe(missing.named + missing.more);
        expect(copied.groups + copied.groupsLeftOut).toBe(missing.groups);
        const before = there.named + there.more;
        const full = before + taken >= most.contacts;
        expect(before + taken).toBeLessThanOrEqual(Math.max(before, most.contacts));
        expect(copied.leftOut === 0 || full).toBe(true);
        expect(copied.more === 0 || copied.named === missing.named).toBe(true);
      }),
    );
  });
});
