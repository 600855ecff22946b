/** The tables about directories and free/busy as they are printed. */
import { expect, test } from 'vitest';
import { layoutDirectoryTables } from '../../../src/rules/layout-directory.ts';

test('are printed with every row, its source, and the switch that changes it', () => {
  const [sync, freeBusy, endpoints] = layoutDirectoryTables();
  expect(sync!.rows.map((line) => line.slice(0, 3).map(({ text }) => text))).toEqual([
    ['here', 'none', 'mailbox'],
    ['premises', 'none', 'mailUser'],
    ['otherCloud', 'mailUser, proxyAddresses, targetAddress', 'mailUser'],
    ['none', 'none', 'user'],
  ]);
  expect(freeBusy!.rows.map((line) => line.slice(0, 2).map(({ text }) => text))).toEqual([
    ['same-platform', 'own'],
    ['premises-cloud', 'hybrid'],
    ['premises-21v', 'not reached'],
    ['worldwide-21v', 'addressSpace'],
    ['21v-21v', 'not reached'],
    ['worldwide-worldwide', 'addressSpace, else relationship'],
    ['worldwide-gcc-high', 'addressSpace, else relationship'],
    ['dod', 'addressSpace'],
    ['government-21v', 'not reached'],
  ]);
  expect(freeBusy!.notes).toEqual([
    'free-busy/premises-21v: other ways under the switch freeBusy21VOnPremises',
    'free-busy/worldwide-21v: other ways under the switch relationshipWith21V',
  ]);
  expect(endpoints!.rows).toHaveLength(5);
  for (const table of [sync!, freeBusy!, endpoints!]) {
    for (const line of table.rows) expect(line).toHaveLength(table.head.length);
  }
});
