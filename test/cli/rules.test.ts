import { describe, expect, test } from 'vitest';
import { ALL_REASONS } from '../../src/rules/all-reasons.ts';
import { diffRuleSets } from '../../src/rules/diff.ts';
import { RULE_SETS } from '../../src/rules/rule-sets.ts';
import { SWITCH_NAMES } from '../../src/rules/switches.ts';
import { runCli } from '../support/cli.ts';

async function rules(...argv: string[]): Promise<string> {
  const { code, out, err } = await runCli(['rules', ...argv]);
  expect([code, err]).toEqual([0, '']);
  return out;
}

describe('rules', () => {
  test('lists every rule set with its dates, and every switch with default, values and number', async () => {
    const out = await rules();
    for (const { id, from, notes } of RULE_SETS) {
      expect(out).toContain(`${id} `);
      expect(out).toContain(from);
      expect(out).toContain(notes);
    }
    expect(out).toContain('by-date');
    for (const name of SWITCH_NAMES) expect(out).toContain(`  ${name}=`);
    expect(out).toContain('sessionTimeout=10m, a duration (A9)');
    expect(out).toContain('      absolute: the clock starts once');
  });

  test('lists the switches alone, the reasons alone, and all of it as JSON', async () => {
    expect(await rules('--switches')).not.toContain('by-date  ');
    const reasons = await rules('--reasons');
    for (const { name, sentence } of ALL_REASONS.slice(1)) {
      expect(reasons).toContain(`  ${name} `);
      expect(reasons).toContain(sentence);
    }
    const all = JSON.parse(await rules('--json'));
    expect(all.ruleSets).toHaveLength(RULE_SETS.length + 1);
    expect(all.switches).toHaveLength(SWITCH_NAMES.length);
    expect(JSON.parse(await rules('--reasons', '--json')).reasons).toHaveLength(ALL_REASONS.length - 1);
  });
});

describe('rules diff', () => {
  test('names the one case that native federated chat changed', async () => {
    const out = await rules('diff', '2019-h1', '2019-10-native');
    expect(out).toContain('2019-h1 and 2019-10-native decide 1 case differently');
    expect(out).toMatch(/2019-h1: +lands in Teams, interopFederated, text only, row 2019-h1\/2c\.7/);
    expect(out).toMatch(/2019-10-native: +lands in Teams, nativeFederated, row 2019-h1\/2c\.7/);
  });

  test('counts and names every case, of routing and of presence, as JSON', async () => {
    const found = JSON.parse(await rules('diff', '2021-11', '2023-08', '--json'));
    expect(found).toMatchObject({ a: '2021-11', b: '2023-08', count: found.differences.length });
    const routes = found.differences.filter((each: { question: string }) => each.question === 'route');
    expect(routes).toHaveLength(diffRuleSets('2021-11', '2023-08').length);
    expect(found.differences).toContainEqual(
      expect.objectContaining({
        question: 'presence',
        case: expect.objectContaining({ tenancy: 'cross-cloud', watcherClient: 'Teams' }),
      }),
    );
  });

  test('a rule set does not differ from itself', async () => {
    expect(await rules('diff', '2021-11', '2021-11')).toContain('decide no case differently');
  });

  test('an unknown rule set, by-date, or one alone is a wrong command line', async () => {
    const wrong = await runCli(['rules', 'diff', '2019-h1', '2019-10-nativ']);
    expect([wrong.code, wrong.out]).toEqual([2, '']);
    expect(wrong.err).toContain('did you mean 2019-10-native?');
    expect((await runCli(['rules', 'diff', '2019-h1', 'by-date'])).code).toBe(2);
    expect((await runCli(['rules', 'diff', '2019-h1'])).code).toBe(2);
  });
});
