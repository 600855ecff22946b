import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { NONE } from '../../../src/model/words.ts';
import { scenarioTestFrom, type TestSubject } from '../../../src/trace/story/test-from-here.ts';
import { runCli } from '../../support/cli.ts';
import { indexedScenario, scenarioText } from './running.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'coexsim-test-from-here-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

async function tested(text: string, name: string): Promise<{ code: number; said: string }> {
  const file = join(folder, name);
  writeFileSync(file, text);
  const { code, out, err } = await runCli(['test', file]);
  return { code, said: out + err };
}

/** The text without the lines that its author expects, so that only ours decide. */
function bare(name: string): string {
  return scenarioText(name).replace(/^expect:[\s\S]*/m, '');
}

describe('a test from here', () => {
  it.each([
    ['thread-interop-disabled-by-upgrade.yaml', { thread: 0 }],
    ['overtaken-by-an-upgrade.yaml', { message: 1 }],
    ['split-idle-clock.yaml', { thread: 0 }],
    ['mode-group-policy.yaml', { cursor: 11 }],
    ['message-missed-and-collected.yaml', { message: 2 }],
  ] as const satisfies readonly (readonly [string, TestSubject])[])('%s %o passes', async (name, subject) => {
    const trace = indexedScenario(name, {}, '5');
    const text = scenarioTestFrom(trace, subject, bare(name));
    expect(text).toMatch(/^seed: 5$/m);
    expect(await tested(text, name)).toMatchObject({ code: 0 });
  });

  it('adds to what is expected already, and to JSON', async () => {
    const trace = indexedScenario('main.yaml');
    const message = trace.messages.mark.findIndex(
      (mark) => mark !== NONE && trace.columns.head.names.marks[mark] === 'ann-wei-2',
    );
    const text = scenarioTestFrom(trace, { message }, scenarioText('main.yaml'));
    expect(text.split('\n').length).toBe(scenarioText('main.yaml').split('\n').length + 2);
    expect(await tested(text, 'main.yaml')).toMatchObject({ code: 0 });
    const json = scenarioTestFrom(
      indexedScenario('json-form.json'),
      { thread: 0 },
      scenarioText('json-form.json'),
    );
    expect(await tested(json, 'json-form.json')).toMatchObject({ code: 0 });
  });

  it('fails when an expectation, or the rules, are changed', async () => {
    const name = 'table-2021-06-anomaly-in-tenant.yaml';
    const trace = indexedScenario(name);
    const { marks } = trace.columns.head.names;
    const anomaly = indexedScenario(name, { rules: '2019-h1' });
    const message = trace.messages.outcome.findIndex((outcome, i) => outcome !== anomaly.messages.outcome[i]);
    expect(message).toBeGreaterThanOrEqual(0);
    const text = scenarioTestFrom(trace, { message }, bare(name));
    expect(text).toContain(`message: ${marks[trace.messages.mark[message]!]}`);
    expect(await tested(text, name)).toMatchObject({ code: 0 });
    expect(await tested(text.replace(/^rules: .*/m, 'rules: 2019-h1'), name)).toMatchObject({ code: 1 });
    const mutated = text.replace(/outcome: \w+/, 'outcome: missed');
    expect(await tested(mutated, name)).toMatchObject({ code: 1 });
  });

  it('says what it belongs to if the scenario is not known', () => {
    const trace = indexedScenario('thread-interop-disabled-by-upgrade.yaml');
    const text = scenarioTestFrom(trace, { thread: 0 });
    expect(text).toContain(trace.columns.head.header.scenario);
    expect(text).toMatch(/^expect:\n {2}- \{ message: /m);
  });
});
