/** `coexsim import` as it is typed: files and folders in, a scenario that validates and runs out. */
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { runCli } from '../support/cli.ts';

const FIXTURES = join(import.meta.dirname, '../import/fixtures');
const CLOUDS = ['--cloud', 'contoso=worldwide', '--cloud', 'CONTOSO-CN=21vianet'];
let folder: string;
let out: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'import-'));
  out = join(folder, 'out');
  cpSync(FIXTURES, join(folder, 'exports'), { recursive: true });
  rmSync(join(folder, 'exports', 'traffic'), { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true }));

const TENANTS = (): string[] => [join(folder, 'exports/contoso'), join(folder, 'exports/contoso-cn')];
const TRAFFIC = (): string[] =>
  readdirSync(join(folder, 'exports'))
    .filter((name) => name.includes('.'))
    .map((name) => join(folder, 'exports', name));

test('two organisations, then validate and run', async () => {
  const ran = await runCli(['import', ...TENANTS(), ...CLOUDS, '--out', out]);
  expect(ran.code).toBe(0);
  expect(ran.out).toContain(`coexsim validate ${join(out, 'scenario.yaml')}`);
  expect(ran.out).toContain('A run has no messages yet: plan and traffic are commented out');
  expect(ran.err).toMatch(/Get-CsTenant\.json: Get-CsTenant, 1 record\n/);
  expect(ran.err).toContain('contoso: 4 people\n');
  expect(ran.err).toMatch(/left out 1: guests .*; the first in Get-CsOnlineUser\.csv line 7\n/);
  const scenario = join(out, 'scenario.yaml');
  expect(await runCli(['validate', scenario])).toMatchObject({ code: 0, err: '' });
  expect((await runCli(['run', scenario, '--seed', '1'])).code).toBe(0);
});

test('with usage reports and recordings people stand in rosters, and the recordings are replayed', async () => {
  const file = join(out, 'two.yaml');
  const ran = await runCli(['import', ...TENANTS(), ...TRAFFIC(), ...CLOUDS, '--out', file, '--json']);
  expect(ran).toMatchObject({ code: 0, err: '' });
  const told = JSON.parse(ran.out) as {
    scenario: string;
    written: string[];
    tenants: unknown;
    skipped: unknown[];
  };
  expect(told.tenants).toEqual({ contoso: { people: 4 }, 'contoso-cn': { people: 2 } });
  expect(told.written.map((path) => path.slice(out.length + 1)).sort()).toEqual(readdirSync(out).sort());
  expect(told.scenario).toBe(file);
  expect(await runCli(['validate', file])).toMatchObject({ code: 0, err: '' });
  const run = await runCli(['run', file, '--seed', '1', '--json']);
  expect(JSON.parse(run.out)).toMatchObject({ messages: { attempted: 4 } });
});

test('with a recording there are messages to run', async () => {
  const ran = await runCli(['import', ...TENANTS(), ...TRAFFIC(), ...CLOUDS, '--out', out]);
  expect(ran.out).toContain('coexsim run');
  expect(ran.out).not.toContain('no messages yet');
});

test('a folder of folders is its organisations', async () => {
  const ran = await runCli([
    'import',
    join(folder, 'exports'),
    '--out',
    out,
    '--cloud',
    'worldwide',
    '--cloud',
    'contoso-cn=21Vianet',
  ]);
  // The exports that stand in it belong to an organisation of its name, which has no people.
  expect(ran).toMatchObject({ code: 0 });
  expect(ran.err).toContain('contoso-cn: 2 people');
  expect(await runCli(['validate', join(out, 'scenario.yaml')])).toMatchObject({ code: 0 });
});

test('nothing is overwritten without --force', async () => {
  const argv = ['import', ...TENANTS(), ...CLOUDS, '--out', out];
  expect((await runCli(argv)).code).toBe(0);
  writeFileSync(join(out, 'scenario.yaml'), 'mine');
  const again = await runCli(argv);
  expect(again).toMatchObject({ code: 74, out: '' });
  expect(again.err).toContain('is there already');
  expect(readFileSync(join(out, 'scenario.yaml'), 'utf8')).toBe('mine');
  expect((await runCli([...argv, '--force'])).code).toBe(0);
  expect(readFileSync(join(out, 'scenario.yaml'), 'utf8')).toContain('coexsim: 1');
});

test('what is typed wrong', async () => {
  const wrong = async (...argv: string[]): Promise<string> => {
    const { code, err } = await runCli(['import', '--out', out, ...argv]);
    return `${code} ${err.trim()}`;
  };
  const file = join(folder, 'exports/contoso/Get-CsOnlineUser.csv');
  expect(await wrong(file)).toMatch(/^2 error: which cloud is organisation in\?/);
  expect(await wrong(...TENANTS(), '--cloud', 'contoso=worldwide')).toMatch(
    /^2 .*--cloud contoso-cn=worldwide/,
  );
  expect(await wrong(file, '--cloud', 'china')).toMatch(/^2 .*"china" is none of worldwide, 21Vianet/);
  expect(await wrong(file, '--cloud', 'contso=worldwide', '--tenant', 'contoso')).toMatch(
    /^2 .*did you mean contoso/,
  );
  expect(await wrong(file, '--cloud', 'worldwide', '--start', 'monday')).toMatch(
    /^2 .*--start wants an instant/,
  );
  expect(await wrong(join(folder, 'none.csv'), '--cloud', 'worldwide')).toMatch(/^74 /);
  const loose = [...TENANTS(), file, ...CLOUDS];
  expect(await wrong(...loose)).toMatch(/^65 .*which organisation is this Get-CsOnlineUser of\?/);
  writeFileSync(join(folder, 'x.csv'), 'UserPrincipalName,IsSipEnabled\na@contoso.com\n');
  expect(await wrong(join(folder, 'x.csv'), '--cloud', 'worldwide')).toMatch(
    /^65 .*x\.csv:2:14: the row has 1 cells/,
  );
  expect(readdirSync(folder).sort()).toEqual(['exports', 'x.csv']);
  const alike = ['one/Acme', 'two/ACME'].map((name) => join(folder, name));
  for (const tenant of alike) cpSync(join(folder, 'exports/contoso'), tenant, { recursive: true });
  expect(await wrong(...alike, '--cloud', 'worldwide')).toMatch(
    /^2 error: the folders Acme and ACME differ in case only/,
  );
});

test('pseudonyms: a key of its own, readable by its owner only, and the same names with it again', async () => {
  const key = join(folder, 'names.key');
  const argv = ['import', ...TENANTS(), ...TRAFFIC(), ...CLOUDS, `--pseudonyms=${key}`, '--json', '--out'];
  const ran = await runCli([...argv, out]);
  expect(ran).toMatchObject({ code: 0, err: '' });
  expect(statSync(key).mode & 0o777).toBe(0o600);
  const secret = readFileSync(key, 'utf8').trim();
  const written = readdirSync(out).map((name) => `${name}\n${readFileSync(join(out, name), 'utf8')}`);
  for (const text of written) expect(text).not.toMatch(/contoso|ann@|Research|Get-CsOnlineUser\.csv/i);
  expect(written.join()).not.toContain(secret);
  expect(ran.out.replaceAll(folder, '')).not.toMatch(/contoso/i);
  expect(await runCli(['validate', join(out, 'scenario.yaml')])).toMatchObject({ code: 0, err: '' });
  expect((await runCli([...argv, join(folder, 'again')])).code).toBe(0);
  for (const name of readdirSync(out)) {
    expect(readFileSync(join(folder, 'again', name), 'utf8')).toBe(readFileSync(join(out, name), 'utf8'));
  }
});

test('a key is not made beside the scenario, and a file of exports is none', async () => {
  const file = join(folder, 'exports/contoso/Get-CsOnlineUser.csv');
  const argv = ['import', file, '--cloud', 'worldwide', '--out', out];
  const beside = await runCli([...argv, `--pseudonyms=${join(out, 'names.key')}`]);
  expect(beside).toMatchObject({ code: 2 });
  expect(beside.err).toContain('beside the scenario');
  const wrong = await runCli([...argv, '--pseudonyms', file]);
  expect(wrong).toMatchObject({ code: 2 });
  expect(wrong.err).toContain('is no key of pseudonyms');
  expect(readdirSync(folder)).toEqual(['exports']);
  mkdirSync(out);
  writeFileSync(join(out, 'names.key'), `${'ab'.repeat(32)}\n`);
  expect(await runCli([...argv, `--pseudonyms=${join(out, 'names.key')}`])).toMatchObject({ code: 2 });
});

test('an import that is interrupted writes nothing', async () => {
  const ran = await runCli(['import', ...TENANTS(), ...CLOUDS, '--out', out], { interruptedAfter: 2 });
  expect(ran).toMatchObject({ code: 130, out: '' });
  expect(readdirSync(folder)).toEqual(['exports']);
});
