import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { updatedText } from '../../src/cli/update-fingerprints.ts';
import { UPGRADE } from '../check/upgrade.ts';
import { runCli } from '../support/cli.ts';

let folder: string;
let cwd: string;

const HEAD = `coexsim: 1
title: A "small" <world> & its end
start: 2019-06-03T09:00:00Z
until: 2h
rules: 2019-h1
tenants: { contoso: { topology: hybrid, domains: [contoso.com], mode: Islands } }
users:
  ann@contoso.com: { mode: TeamsOnly, clients: [Teams] }
  bob@contoso.com: { mode: SfBOnly, clients: [SfB] }
events:
  - { at: 0s, chat: { from: ann@contoso.com, to: bob@contoso.com, via: Teams, id: m1 } }
`;
const GOOD = `${HEAD}expect:\n  - { message: m1, lands: SfB }\n  - { count: { of: messages, is: 1 } }\n`;
const BAD = `${HEAD}expect:\n  - { message: m1, lands: Teams, method: native }\n  - { message: m1, outcome: delivered }\n`;
const WRONG = `${HEAD}expect:\n  - { message: m2, lands: Teams }\n`;
const DECIDED =
  'row 2019-h1/1b.7; state-legal (originator) passes: legal; state-legal (recipient) passes: legal; ' +
  'client-allowed passes: mode-allows-client; thread-open passes: new-conversation';

beforeAll(() => {
  cwd = process.cwd();
  folder = mkdtempSync(join(tmpdir(), 'coexsim-test-'));
  // Workers of a pool of forks may change their folder, and short names make exact reports readable.
  process.chdir(folder);
});
afterAll(() => {
  process.chdir(cwd);
  rmSync(folder, { recursive: true });
});
beforeEach(() => {
  writeFileSync('good.yaml', GOOD);
  writeFileSync('bad.yaml', BAD);
  writeFileSync('wrong.yaml', WRONG);
  writeFileSync('plain.yaml', HEAD);
});

describe('exit codes', () => {
  test.each([
    [['good.yaml'], 0],
    [['plain.yaml'], 0],
    [['good.yaml', 'bad.yaml'], 1],
    [['bad.yaml', 'wrong.yaml', 'good.yaml'], 65],
    [['good.yaml', 'missing.yaml'], 74],
    [[], 2],
    [['good.yaml', '--reporter', 'xml'], 2],
    [['good.yaml', '--update'], 2],
    [['good.yaml', '--update', '--reason', ' '], 2],
  ])('test %j ends with %i', async (argv, code) => {
    expect((await runCli(['test', ...argv])).code).toBe(code);
  });

  test('who interrupts gets what has been checked, with code 130', async () => {
    const { code, out } = await runCli(['test', 'good.yaml', 'bad.yaml'], { interruptedAfter: 1 });
    expect(code).toBe(130);
    expect(out).toContain('1 file, 2 checks: 2 passed, 0 failed');
  });
});

describe('a folder', () => {
  test('stands for its .yaml files in the order of their names', async () => {
    mkdirSync('some', { recursive: true });
    for (const name of ['b.yaml', 'a.yaml', 'B.yml']) writeFileSync(join('some', name), HEAD);
    writeFileSync(join('some', 'notes.txt'), 'nothing');
    const { out } = await runCli(['test', 'some']);
    const names = out.split('\n').map((line) => /some.\S+/.exec(line)?.[0]);
    expect(names.slice(0, 3)).toEqual(['B.yml', 'a.yaml', 'b.yaml'].map((name) => join('some', name)));
  });

  test('without any is a wrong command line', async () => {
    mkdirSync('empty', { recursive: true });
    const { code, err } = await runCli(['test', 'empty']);
    expect([code, err]).toEqual([2, 'error: there is no .yaml or .json file in empty\n']);
  });
});

test('the file’s seed is used, else 1', async () => {
  writeFileSync('seeded.json', JSON.stringify({ ...UPGRADE, seed: '9' }));
  const { out } = await runCli(['test', 'seeded.json', 'plain.yaml', '--reporter', 'json']);
  const { files } = JSON.parse(out) as { files: { seed: string }[] };
  expect(files.map(({ seed }) => seed)).toEqual(['9', '1']);
});

describe('reports', () => {
  const files = ['good.yaml', 'bad.yaml', 'wrong.yaml', 'plain.yaml'];

  test('text', async () => {
    const { out } = await runCli(['test', ...files]);
    expect(out).toBe(`ok    good.yaml  2 checks
FAIL  bad.yaml  1 of 2 checks
  bad.yaml:13:5: message m1: lands Teams, method native
    lands: expected Teams, happened SfB
    method: expected native, happened interop
    decided by: ${DECIDED}
    look at it: coexsim view bad.yaml --seed 1 --at '#0'
    in words: coexsim explain bad.yaml m1 --seed 1
WRONG wrong.yaml
  wrong.yaml:13:16: no message has the id m2 (did you mean m1?)
ok    plain.yaml  0 checks

4 files, 4 checks: 3 passed, 1 failed, 1 file wrong
`);
  });

  test('TAP', async () => {
    const { out } = await runCli(['test', ...files, '--reporter', 'tap']);
    expect(out).toBe(`TAP version 14
ok 1 - good.yaml:13:5 message m1: lands SfB
ok 2 - good.yaml:14:5 count of messages: is 1
not ok 3 - bad.yaml:13:5 message m1: lands Teams, method native
  ---
  reasons:
    - "lands: expected Teams, happened SfB"
    - "method: expected native, happened interop"
    - "decided by: ${DECIDED}"
    - "look at it: coexsim view bad.yaml --seed 1 --at '#0'"
    - "in words: coexsim explain bad.yaml m1 --seed 1"
  ...
ok 4 - bad.yaml:14:5 message m1: outcome delivered
not ok 5 - wrong.yaml is wrong
  ---
  complaints:
    - "wrong.yaml:13:16: no message has the id m2 (did you mean m1?)"
  ...
ok 6 - plain.yaml runs, 0 checks
1..6
`);
  });

  test('JUnit XML', async () => {
    const { out } = await runCli(['test', ...files, '--reporter', 'junit']);
    expect(out).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="coexsim" tests="5" failures="1" errors="1">
  <testsuite name="good.yaml" tests="2" failures="0" errors="0">
    <testcase classname="good.yaml" name="message m1: lands SfB" file="good.yaml" line="13"/>
    <testcase classname="good.yaml" name="count of messages: is 1" file="good.yaml" line="14"/>
  </testsuite>
  <testsuite name="bad.yaml" tests="2" failures="1" errors="0">
    <testcase classname="bad.yaml" name="message m1: lands Teams, method native" file="bad.yaml" line="13">
      <failure message="lands: expected Teams, happened SfB">bad.yaml:13:5
lands: expected Teams, happened SfB
method: expected native, happened interop
decided by: ${DECIDED}
look at it: coexsim view bad.yaml --seed 1 --at &apos;#0&apos;
in words: coexsim explain bad.yaml m1 --seed 1</failure>
    </testcase>
    <testcase classname="bad.yaml" name="message m1: outcome delivered" file="bad.yaml" line="14"/>
  </testsuite>
  <testsuite name="wrong.yaml" tests="1" failures="0" errors="1">
    <testcase classname="wrong.yaml" name="is a scenario">
      <error message="wrong.yaml:13:16: no message has the id m2 (did you mean m1?)">wrong.yaml:13:16: no message has the id m2 (did you mean m1?)</error>
    </testcase>
  </testsuite>
  <testsuite name="plain.yaml" tests="0" failures="0" errors="0">
  </testsuite>
</testsuites>
`);
  });

  test('XML is escaped, whatever a name holds', async () => {
    const name = 'a&b<c>"d\'.yaml';
    writeFileSync(name, BAD.replaceAll('m1', '"m<1>&"'));
    const { out } = await runCli(['test', name, '--reporter', 'junit']);
    expect(out).toContain(
      'classname="a&amp;b&lt;c&gt;&quot;d&apos;.yaml" name="message m&lt;1&gt;&amp;: lands',
    );
    expect(out.replace(/&(?:amp|lt|gt|quot|apos);/g, '')).not.toMatch(/&|="[^"]*<[^"]*"/);
  });

  test('JSON', async () => {
    const { out } = await runCli(['test', ...files, '--reporter', 'json']);
    const report = JSON.parse(out) as { files: { passed: boolean; checks: unknown[] }[]; totals: unknown };
    expect(report.totals).toEqual({ files: 4, checks: 4, passed: 3, failed: 1, invalid: 1 });
    expect(report.files.map(({ passed }) => passed)).toEqual([true, false, false, true]);
    expect(report.files[1]!.checks[0]).toEqual({
      passed: false,
      about: 'message',
      file: 'bad.yaml',
      line: 13,
      column: 5,
      title: 'message m1: lands Teams, method native',
      differences: [
        { what: 'lands', expected: 'Teams', actual: 'SfB' },
        { what: 'method', expected: 'native', actual: 'interop' },
      ],
      decided: DECIDED,
      command: 'coexsim explain bad.yaml m1 --seed 1',
      view: "coexsim view bad.yaml --seed 1 --at '#0'",
    });
  });

  test('a terminal gets colours, a pipe does not', async () => {
    const { out } = await runCli(['test', 'good.yaml'], { terminal: true });
    expect(out).toContain('\u001b[32mok\u001b[39m');
  });
});

describe('--update', () => {
  const OLD = 'a'.repeat(64);
  const update = ['--update', '--reason', 'links became faster'];

  test('writes the new digests, keeps every other byte, and the reason beside them', async () => {
    const before = `${GOOD}  # kept\n  - { fingerprint: { order: "${OLD}",   routing: ${OLD} } }  # this too\n`;
    writeFileSync('prints.yaml', before);
    expect((await runCli(['test', 'prints.yaml'])).code).toBe(1);
    const { code, out } = await runCli(['test', 'prints.yaml', ...update]);
    expect(code).toBe(0);
    expect(out).toContain('prints.yaml: 2 digests written; reason: links became faster');
    const after = readFileSync('prints.yaml', 'utf8');
    const [order, routing] = after.match(/[0-9a-f]{64}/g)!;
    expect(after).toBe(
      `${GOOD}  # kept\n  # fingerprint: links became faster\n` +
        `  - { fingerprint: { order: "${order}",   routing: ${routing} } }  # this too\n`,
    );
    expect(order).not.toBe(OLD);
    expect((await runCli(['test', 'prints.yaml'])).code).toBe(0);
  });

  test('does nothing to a file whose digests hold', async () => {
    writeFileSync('prints.yaml', `${HEAD}expect:\n  - { fingerprint: { time: ${OLD} } }\n`);
    await runCli(['test', 'prints.yaml', ...update]);
    const once = readFileSync('prints.yaml', 'utf8');
    const { out } = await runCli(['test', 'prints.yaml', '--update', '--reason', 'another']);
    expect(out).toContain('prints.yaml: the fingerprints have not changed');
    expect(readFileSync('prints.yaml', 'utf8')).toBe(once);
  });

  test('leaves other failures as they are', async () => {
    writeFileSync('prints.yaml', `${BAD}  - { fingerprint: { time: ${OLD} } }\n`);
    expect((await runCli(['test', 'prints.yaml', ...update])).code).toBe(1);
  });

  test('writes JSON, which keeps no comment', async () => {
    const expected = { ...UPGRADE, expect: [{ fingerprint: { outcome: OLD, order: OLD } }] };
    writeFileSync('prints.json', JSON.stringify(expected, null, 2));
    const { code, out } = await runCli(['test', 'prints.json', ...update]);
    expect(code).toBe(0);
    expect(out).toContain('note the reason elsewhere: links became faster');
    expect((await runCli(['test', 'prints.json'])).code).toBe(0);
  });

  const print = { order: 'n'.repeat(64), time: 'n', routing: 'n', outcome: 'n' };
  const at = (line: number, column: number, order: string) =>
    ({ about: 'fingerprint', file: '', line, column, digests: { order } }) as const;

  test('an earlier reason gives way to the new one, line ends and marks stay', () => {
    const before = `\uFEFFa: 1\r\n  # fingerprint: old\r\n  - fingerprint:\r\n      order: 'ab'\r\n`;
    expect(updatedText(before, [at(3, 5, 'ab')], print, 'new')).toEqual({
      text: `\uFEFFa: 1\r\n  # fingerprint: new\r\n  - fingerprint:\r\n      order: '${print.order}'\r\n`,
      changed: 1,
    });
  });

  test('two in one line get one reason', () => {
    const before = 'expect: [{ fingerprint: { order: a } }, { fingerprint: { order: b } }]';
    expect(updatedText(before, [at(1, 10, 'a'), at(1, 41, 'b')], print, 'why').text).toBe(
      `# fingerprint: why\nexpect: [{ fingerprint: { order: ${print.order} } }, { fingerprint: { order: ${print.order} } }]`,
    );
  });
});
