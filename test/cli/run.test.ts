import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { UPGRADE } from '../check/upgrade.ts';
import { runCli } from '../support/cli.ts';

let folder: string;
let file: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'coexsim-run-'));
  file = scenario('upgrade.json', UPGRADE);
});
afterAll(() => rmSync(folder, { recursive: true }));

function scenario(name: string, content: unknown): string {
  const path = join(folder, name);
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}

/** A year of messages: more than a process does within a slice of time. */
function long(): string {
  const events = Array.from({ length: 9_000 }, (_, i) => ({
    at: `${i}m`,
    chat: { from: 'ann@contoso.com', to: 'bob@contoso.com', via: 'Teams' },
  }));
  return scenario('long.json', { ...UPGRADE, until: '30d', events });
}

test('prints a readable summary that ends with the command that repeats the run', async () => {
  const { code, out, err } = await runCli(['run', file]);
  expect([code, err]).toEqual([0, '']);
  expect(out).toMatch(/^Upgrade\n/);
  expect(out).toContain(
    '1 thread-disabled: The thread was disabled or locked; a new conversation is needed.\n',
  );
  expect(out).toContain(`coexsim explain ${file} m3 --seed 7`);
  const last = out.trimEnd().split('\n').at(-1)!;
  expect(last).toMatch(/repeats this run$/);
  const command = last.split(/ {2,}/)[1]!.split(' ').slice(1);
  expect((await runCli(command)).out).toBe(out);
});

test('options win over the file, and the last line repeats them', async () => {
  const options = ['--seed', '8', '--rules', '2018-11', '--until', '25m', '--switch', 'sessionTimeout=1m'];
  const { code, out } = await runCli(['run', file, ...options]);
  expect(code).toBe(0);
  expect(out).toContain('seed 8, rules 2018-11, 25m from');
  expect(out).toContain('Sessions  2 opened, 2 expired');
  expect(out.trimEnd().split('\n').at(-1)).toContain(`coexsim run ${file} ${options.join(' ')} `);
});

test('without a seed it picks one, says so first, and it is the one to repeat with', async () => {
  const { seed: _, ...seedless } = UPGRADE;
  const path = scenario('seedless.json', seedless);
  const { code, out } = await runCli(['run', path]);
  expect(code).toBe(0);
  const picked = /^seed (\d+) \(picked; --seed \1 repeats this run\)\n\n/.exec(out)![1]!;
  expect(out.trimEnd().split('\n').at(-1)).toContain(`coexsim run ${path} --seed ${picked}`);
  const asJson = await runCli(['run', path, '--json']);
  expect(asJson.err).toMatch(/^seed \d+ \(picked/);
  expect(JSON.parse(asJson.out)).toMatchObject({ seed: /^seed (\d+)/.exec(asJson.err)![1] });
});

test('--json prints one object and nothing else', async () => {
  const { code, out, err } = await runCli(['run', file, '--json']);
  expect([code, err]).toEqual([0, '']);
  expect(out).toMatch(/^\{.*\}\n$/);
  const summary = JSON.parse(out) as Record<string, unknown>;
  expect(summary).toMatchObject({ scenario: 'Upgrade', file, seed: '7', rules: '2019-h1' });
  expect(summary).not.toHaveProperty('fingerprint');
});

test('the fingerprint is there with --fingerprint and with --trace, and is the same', async () => {
  const path = join(folder, 'a.trace.jsonl');
  const [alone, traced] = [
    await runCli(['run', file, '--json', '--fingerprint']),
    await runCli(['run', file, '--json', '--trace', path]),
  ].map(({ out }) => JSON.parse(out) as { fingerprint: unknown; events: number });
  expect(alone).toEqual(traced);
  const lines = readFileSync(path, 'utf8').trimEnd().split('\n');
  const { end } = JSON.parse(lines.at(-1)!) as { end: Record<string, unknown> };
  expect(end).toMatchObject({ interrupted: false, records: alone!.events, fingerprint: alone!.fingerprint });
});

test('a trace is the same in a file, compressed, and on standard output', async () => {
  const [plain, packed] = [join(folder, 'b.trace.jsonl'), join(folder, 'b.trace.jsonl.gz')];
  await runCli(['run', file, '--trace', plain]);
  await runCli(['run', file, '--trace', packed]);
  const printed = await runCli(['run', file, '--trace', '-']);
  const text = readFileSync(plain, 'utf8');
  expect(gunzipSync(readFileSync(packed)).toString('utf8')).toBe(text);
  expect(printed.out).toBe(text);
  expect(printed.err).toContain('repeats this run');
});

test('--json and --trace - together are a wrong command line', async () => {
  const { code, out, err } = await runCli(['run', file, '--json', '--trace', '-']);
  expect([code, out]).toEqual([2, '']);
  expect(err).toContain('both want standard output');
});

test.each([
  [['--until', 'soon'], '--until: "soon" is no time'],
  [['--rules', '1999'], "argument '1999' is invalid"],
  [['--switch', 'nonsense=1'], 'There is no switch "nonsense"'],
  [['--html', '-'], '--html needs the name of a file'],
  [['--page', 'x.html'], 'unknown option'],
])('%j is a wrong command line', async (options, message) => {
  const { code, err } = await runCli(['run', file, ...options]);
  expect(code).toBe(2);
  expect(err).toContain(message);
});

test('wrong input: every complaint with its place, nothing on standard output', async () => {
  const path = scenario(
    'wrong.yaml',
    'coexsim: 1\nstart: 2019-06-03T09:00:00Z\nuntil: 1h\nrules: 2019-h1\n' +
      'tenants: { contoso: { domains: [contoso.com] } }\nusers: { ann@contoso.com: {} }\nevents:\n' +
      '  - { at: 1m, chat: { from: ann@contoso.com, to: bob@contoso.com, via: Teams } }\n' +
      '  - { at: 2m, reply: { to: m9 } }\n',
  );
  const { code, out, err } = await runCli(['run', path, '--json']);
  expect([code, out]).toEqual([65, '']);
  const lines = err.trimEnd().split('\n');
  expect(lines).toHaveLength(2);
  expect(lines[0]).toMatch(/wrong\.yaml:8:\d+: .*bob@contoso\.com/);
  expect(lines[1]).toMatch(/wrong\.yaml:9:\d+: .*m9/);
});

test('what cannot be read or written is code 74', async () => {
  const missing = await runCli(['run', join(folder, 'missing.yaml')]);
  expect([missing.code, missing.out]).toEqual([74, '']);
  expect(missing.err).toBe(`error: there is no file or folder ${join(folder, 'missing.yaml')}\n`);
  const nowhere = await runCli(['run', file, '--trace', join(folder, 'no', 'such', 'folder.jsonl')]);
  expect(nowhere.code).toBe(74);
  expect(nowhere.err).toContain(`there is no folder ${join(folder, 'no', 'such')}\n`);
});

test('who interrupts gets what there is so far, with code 130', async () => {
  const path = join(folder, 'stopped.trace.jsonl');
  const { code, out } = await runCli(['run', long(), '--json', '--trace', path], { interruptedAfter: 1 });
  expect(code).toBe(130);
  const summary = JSON.parse(out) as { interruptedAt: number; until: number; events: number };
  expect(summary.interruptedAt).toBeGreaterThan(0);
  expect(summary.interruptedAt).toBeLessThan(summary.until);
  const { end } = JSON.parse(readFileSync(path, 'utf8').trimEnd().split('\n').at(-1)!) as { end: object };
  expect(end).toMatchObject({ interrupted: true, records: summary.events });
  const text = await runCli(['run', long()], { interruptedAfter: 0 });
  expect(text.code).toBe(130);
  expect(text.out).toContain('Interrupted after 0s');
});
