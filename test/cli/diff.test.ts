import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCli } from '../support/cli.ts';

const SCENARIO = 'scenarios/main.yaml';
const ANOMALY = 'scenarios/table-2021-06-anomaly-in-tenant.yaml';
let folder: string;
let trace: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'coexsim-diff-'));
  trace = join(folder, 'run.trace.jsonl');
  expect((await runCli(['run', ANOMALY, '--seed', '1', '--trace', trace])).code).toBe(0);
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('coexsim diff', () => {
  it('says that a trace is identical to a run of its scenario, with the digest', async () => {
    const { code, out } = await runCli(['diff', trace, ANOMALY]);
    expect(code).toBe(0);
    expect(out).toMatch(/^identical, digest [0-9a-f]{64}$/m);
  });

  it('names the first message that other rules treat differently, and what to type next', async () => {
    const { code, out } = await runCli(['diff', trace, ANOMALY, '--rules', '2019-h1']);
    expect(code).toBe(1);
    expect(out).toMatch(/^First difference: record \d+ of a at [\d:.]+, record \d+ of b at [\d:.]+/m);
    expect(out).toMatch(/^ {2}a: .+; b: .+/m);
    expect(out).toMatch(/^Conversations {2}\d+ in both/m);
    expect(out).toContain(`coexsim state ${trace} --at`);
    expect(out).toMatch(/coexsim state scenarios\S+ --at '#\d+' --rules 2019-h1/);
  });

  it('answers with one JSON document', async () => {
    const { code, out } = await runCli(['diff', trace, ANOMALY, '--rules', '2019-h1', '--json']);
    expect(code).toBe(1);
    const found = JSON.parse(out) as Record<string, unknown>;
    expect(found).toMatchObject({
      identical: false,
      same: false,
      digest: null,
      first: { difference: expect.stringMatching(/^(what|only)$/), what: expect.any(String) },
      header: expect.arrayContaining([{ field: 'rules', a: '2021-06-anomaly', b: '2019-h1' }]),
    });
    expect(found).not.toHaveProperty('pairing');
  });

  it('is 1 for times alone, too, and says that nothing else differs', async () => {
    const [one, other] = [join(folder, '1.jsonl'), join(folder, '2.jsonl')];
    await runCli(['run', SCENARIO, '--seed', '1', '--trace', one]);
    await runCli(['run', SCENARIO, '--seed', '2', '--trace', other]);
    const { code, out } = await runCli(['diff', one, other]);
    expect(code).toBe(1);
    expect(out).toContain('First time that differs');
    expect(out).not.toContain('First difference');
    expect(out).toMatch(/0 with something else, 0 for other reasons/);
  });

  it('refuses what cannot be compared', async () => {
    expect((await runCli(['diff', '-', '-'])).code).toBe(2);
    expect((await runCli(['diff', trace, trace, '--seed', '3'])).code).toBe(2);
    expect((await runCli(['diff', trace, join(folder, 'nowhere.jsonl')])).code).toBe(74);
  });
});
