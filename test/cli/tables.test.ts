import { describe, expect, test } from 'vitest';
import { ROWS } from '../../src/rules/all-rows.ts';
import { RULE_SET_IDS } from '../../src/rules/rule-sets.ts';
import { runCli } from '../support/cli.ts';

async function tables(...argv: string[]): Promise<string> {
  const { code, out, err } = await runCli(['tables', ...argv]);
  expect([code, err]).toEqual([0, '']);
  return out;
}

describe('tables', () => {
  test('text marks italics, and has the words of the article', async () => {
    const out = await tables('--rules', '2019-h1');
    expect(out).toContain(
      'Table 1b: in-tenant new chat or call routing to a recipient in a Skype for Business mode',
    );
    expect(out).toMatch(/TeamsOnly +Teams +Online +_Skype for Business_ +2019-h1\/1b\.7/);
    expect(out).toMatch(/Islands +Teams +On-premises +Not Possible +2019-h1\/1b\.3/);
  });

  test('Markdown has italics as *…*, and the asterisk of the articles is no italic', async () => {
    const out = await tables('--rules', '2019-h1', '--format', 'md');
    expect(out).toContain('| TeamsOnly | Teams | Online | *Skype for Business* | 2019-h1/1b.7 |');
    expect(out).toContain('| Skype for Business\\* | Skype for Business | Online | Skype for Business |');
  });

  test('JSON has every row that the program can decide by', async () => {
    const found = JSON.parse(await tables('--format', 'json')) as {
      tables: { edition: string; rows: { row?: string; italic: boolean }[][] }[];
    };
    const ids = found.tables.flatMap((table) =>
      table.rows.flatMap((row) => row.flatMap((cell) => cell.row ?? [])),
    );
    const printed = ROWS.filter((row) => row.edition !== 'interop-doc').map((row) => row.id);
    expect(ids.toSorted()).toEqual(printed.toSorted());
    expect(found.tables.map(({ edition }) => edition)).toContain('2021-06-anomaly');
  });

  test('one rule set has its own tables, presence, what is left out and the pair of clouds', async () => {
    for (const id of RULE_SET_IDS) {
      const out = await tables('--rules', id);
      expect(out).toContain('presence (new thread)');
      expect(out).toContain('What the tables leave out');
      expect(out).toMatch(/\/x\.1: /);
      expect(out).toContain('Between worldwide and 21Vianet');
    }
    expect(await tables('--rules', '2018-11')).not.toContain('2019-h1/');
  });

  test('meetings, guests and the phone, in every format; joining by the dates of the rule set', async () => {
    const before = await tables('--rules', '2023-08');
    expect(before).toContain('Who passes the lobby');
    expect(before).toMatch(
      /Everyone in my organization +trustedOrg +lobby +\S+ \S+ +lobby-2021\/everyoneInOrg/,
    );
    expect(before).toMatch(/join\/anonymous\.21Vianet\n/);
    expect(before).not.toMatch(/join\/connection\.21Vianet\n/);
    expect(await tables('--rules', '2023-11')).toMatch(/join\/connection\.21Vianet\n/);
    expect(await tables('--rules', '2023-11', '--format', 'md')).toContain('| join/connection.21Vianet |');
    const found = JSON.parse(await tables('--rules', '2021-08', '--format', 'json')) as {
      meetings: { edition: string; rows: { row?: string }[][] }[];
    };
    const editions = found.meetings
      .map(({ edition }) => edition)
      .filter((name) => name.startsWith('meetings-'));
    expect(editions).toEqual(['meetings-none', 'meetings-2021-09']);
    for (const { rows } of found.meetings)
      for (const row of rows) expect(row.filter((cell) => cell.row !== undefined)).toHaveLength(1);
  });

  test('the network has its sources, and says what no source gives', async () => {
    const out = await tables('--rules', '2025-05');
    expect(out).toContain('WonderProxy');
    expect(out).toContain('parameter: no source gives a figure');
  });

  test('an unknown rule set or format is a wrong command line', async () => {
    const wrong = await runCli(['tables', '--rules', '2019-h2']);
    expect([wrong.code, wrong.out]).toEqual([2, '']);
    expect(wrong.err).toContain('did you mean 2019-h1?');
    expect((await runCli(['tables', '--format', 'pdf'])).code).toBe(2);
  });
});
