// The tables laid out from the rows, and what two rule sets decide differently.
import { expect, test } from 'vitest';
import { ROWS, rowId, rowPlace } from '../../src/rules/all-rows.ts';
import { decideCase } from '../../src/rules/case.ts';
import { diffRuleSets } from '../../src/rules/diff.ts';
import { layoutTables } from '../../src/rules/layout.ts';
import { REASON, REASONS } from '../../src/rules/reasons.ts';
import { RULE_SET_IDS, RULE_SETS } from '../../src/rules/rule-sets.ts';
import { SOURCES } from '../../src/rules/sources.ts';

const text = (line: readonly { text: string; italic: boolean }[]): string =>
  line.map((cell) => (cell.italic ? `*${cell.text}*` : cell.text)).join(' | ');

test('table 1b of 2019 is laid out as printed', () => {
  const table = layoutTables('2019-h1').find((each) => each.table === '1b')!;
  expect(table.head).toEqual(['Mode', 'Client', 'Skype for Business homed', 'SfB*']);
  expect(table.rows.map(text)).toEqual([
    'Islands | Teams | Online | *Skype for Business*',
    'Islands | Skype for Business | Online | Skype for Business',
    'Islands | Teams | On-premises | Not Possible',
    'Islands | Skype for Business | On-premises | Skype for Business',
    'Skype for Business* | Skype for Business | Online | Skype for Business',
    'Skype for Business* | Skype for Business | On-premises | Skype for Business',
    'TeamsOnly | Teams | Online | *Skype for Business*',
  ]);
});

test('a table with three answer columns keeps them, and shows a corrected slip', () => {
  const table = layoutTables('2018-11').find((each) => each.table === '2')!;
  expect(text(table.rows[6]!)).toBe(
    'TeamsOnly | Teams | Online | Skype for Business | Skype for Business | Teams',
  );
  expect(table.rows[6]![3]).toMatchObject({ row: '2018-11/2.7.Islands', interopCorrected: true });
  expect(table.notes.some((note) => note.startsWith('2018-11/2.7.Islands: '))).toBe(true);
});

test('every rule set lays out every row that it can answer by', () => {
  for (const id of RULE_SET_IDS) {
    const tables = layoutTables(id);
    const shown = new Set(
      tables.flatMap((table) => table.rows.flatMap((line) => line.flatMap((cell) => cell.row ?? []))),
    );
    for (const { facts } of RULE_SETS.find((set) => set.id === id)!.stages) {
      const names = [facts.edition, facts.edition21V, facts.era, 'clouds'];
      for (const row of ROWS.filter((each) => names.includes(each.edition))) expect(shown).toContain(row.id);
    }
  }
});

test('the anomaly differs from its time in two cells, both within one tenant', () => {
  const found = diffRuleSets('2020-02-native-user', '2021-06-anomaly');
  expect(new Set(found.map((each) => each.b.row))).toEqual(
    new Set(['2021-06-anomaly/1a.3', '2021-06-anomaly/1c.3']),
  );
  expect(found.every((each) => each.case.tenancy === 'in-tenant' && each.b.outcome === 'notPossible')).toBe(
    true,
  );
});

test('a rule set does not differ from itself', () => {
  for (const id of RULE_SET_IDS) expect(diffRuleSets(id, id)).toEqual([]);
});

test('the first native federated chats need the tenants’ mode', () => {
  const found = diffRuleSets('2019-h1', '2019-10-native');
  expect(
    found.map((each) => [each.case.tenantMode, each.case.originatorMode, each.case.recipientMode]),
  ).toEqual([['TeamsOnly', 'TeamsOnly', 'TeamsOnly']]);
});

test('every difference can be asked again as a case', () => {
  for (const { case: words, a, b } of diffRuleSets('2021-11', '2023-08')) {
    expect(decideCase({ ...words, rules: '2021-11' })).toEqual(a);
    expect(decideCase({ ...words, rules: '2023-08' })).toEqual(b);
  }
});

test('rows have ids and places; reasons have codes', () => {
  for (const [place, row] of ROWS.entries()) {
    expect(rowPlace(row.id.toUpperCase())).toBe(place);
    expect(rowId(place)).toBe(row.id);
  }
  expect([rowPlace('none'), rowId(-1)]).toEqual([-1, null]);
  for (const [code, reason] of REASONS.entries()) expect(REASON[reason.name]).toBe(code);
  expect(REASONS.length).toBeLessThan(256);
});

test('every citation is defined', () => {
  const cited = ROWS.flatMap((row) => row.source.match(/\[[^\]]+\]/g) ?? [`uncited ${row.id}`]);
  for (const name of new Set(cited)) expect(Object.keys(SOURCES).map((each) => `[${each}]`)).toContain(name);
});
