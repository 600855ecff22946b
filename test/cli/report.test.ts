import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { IfReport, Report } from '../../src/report/report.ts';
import { type Ran, runCli } from '../support/cli.ts';

const MAIN = 'scenarios/main.yaml';
let folder: string;
let trace: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'coexsim-report-'));
  trace = join(folder, 'main.jsonl');
  await runCli(['run', MAIN, '--seed', '1', '--trace', trace]);
});
afterAll(() => rmSync(folder, { recursive: true }));

function report(...words: readonly string[]): Promise<Ran> {
  return runCli(['report', ...words]);
}

async function json<T>(...words: readonly string[]): Promise<T> {
  return JSON.parse((await report(...words, '--json')).out) as T;
}

test('the report of a scenario is that of its trace, of lines, gzip, columns and standard input', async () => {
  const { source, ...run } = await json<Report>(MAIN, '--seed', '1');
  expect(source).toEqual({ kind: 'run', file: MAIN, options: ['--seed', '1'], incomplete: false });
  const columns = join(folder, 'main.columns');
  const zipped = join(folder, 'main.jsonl.gz');
  await runCli(['export', trace, '--to', 'columns', '--out', columns]);
  await runCli(['run', MAIN, '--seed', '1', '--trace', zipped]);
  for (const file of [trace, columns, zipped]) {
    const { source: from, ...told } = await json<Report>(file);
    expect(from).toEqual({ kind: 'trace', file, options: [], incomplete: false });
    expect(told).toEqual(run);
  }
  const piped = await runCli(['report', '-', '--json'], { stdin: readFileSync(trace) });
  expect((JSON.parse(piped.out) as Report).totals).toEqual(run.totals);
});

test('it begins with what matters, and ends with what to type', async () => {
  const { out, code, err } = await report(MAIN, '--seed', '1');
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(out).toContain(
    '* 8 conversations are disabled for good on 2023-09-11. ann@contoso.com loses most (4). #205 …\n',
  );
  expect(out).toMatch(
    /\n {2}chen@contoso\.com +contoso +2 +#206 #\d+\n|\n {2}chen@contoso\.com +contoso +2 +#206\n/,
  );
  expect(out).toContain(`\n  coexsim view ${MAIN} --seed 1 --at '#205'  `);
  expect(out).toContain(`\n  coexsim query ${MAIN} 'disables:*' --seed 1  `);
});

/** The words of a command that was printed for a shell, without the program's name. */
function typed(command: string): string[] {
  const words = [...command.matchAll(/'([^']*)'|\S+/g)].map(([word, quoted]) => quoted ?? word);
  return words.slice(1);
}

test('the commands it names repeat exactly its run, whatever options that had', async () => {
  const options = ['--rules', '2021-11', '--until', '5h', '--switch', 'sessionTimeout=15m'];
  const { out } = await report(MAIN, ...options);
  const { source, totals, headlines } = await json<Report>(MAIN, ...options);
  expect(source.options).toEqual(['--seed', '1', ...options]);
  const lines = out.split('\nNext\n')[1]!.trim().split(/\n */);
  const commands = lines.map((line) => typed(line.split('  ')[0]!));
  expect(commands).toEqual([
    ['view', MAIN, ...source.options, '--at', `#${headlines[0]!.records[0]}`],
    ['query', MAIN, 'disables:*', ...source.options],
    ['report', MAIN, ...source.options, '--html', 'report.html'],
    ['report', MAIN, ...source.options, '--json'],
  ]);
  const found = JSON.parse((await runCli([...commands[1]!, '--json'])).out);
  expect(found.records.map(({ n }: { n: number }) => n)).toEqual(totals.disabled.records);
  expect(JSON.parse((await runCli(commands[3]!)).out)).toMatchObject({ source, totals });
  // The run without the options is another one.
  const other = (await json<Report>(MAIN)).totals.disabled;
  expect(other.records).not.toEqual(totals.disabled.records);
});

test('a trace that was cut is reported as far as it goes', async () => {
  const cut = join(folder, 'cut.jsonl');
  writeFileSync(cut, readFileSync(trace, 'utf8').split('\n').slice(0, -40).join('\n'));
  const told = await json<Report>(cut);
  expect(told.source.incomplete).toBe(true);
  expect(told.totals.records).toBeLessThan((await json<Report>(trace)).totals.records);
  expect((await report(cut)).out).toContain('cut short or interrupted');
});

test('what is damaged has its line; what cannot be read is told so', async () => {
  const damaged = join(folder, 'damaged.jsonl');
  const lines = readFileSync(trace, 'utf8').split('\n');
  const place = lines.findIndex((line) => line.startsWith('{"n":9,'));
  writeFileSync(damaged, lines.with(place, '{"n":9,').join('\n'));
  expect(await report(damaged)).toMatchObject({
    code: 65,
    err: `${damaged}:${place + 1}:1: this is not JSON\n`,
  });
  expect((await report(join(folder, 'none.jsonl'))).code).toBe(74);
});

test('--html writes one page with the report within', async () => {
  const page = join(folder, 'report.html');
  const { code } = await report(trace, '--html', page);
  expect(code).toBe(0);
  expect(readFileSync(page, 'utf8')).toContain('"coexsimReport":1');
  expect(await report(trace, '--html', trace)).toMatchObject({ code: 2 });
  expect(await report(trace, '--html', '-')).toMatchObject({ code: 2 });
});

test('SIGINT ends a report early, which says so', async () => {
  const ran = await runCli(['report', MAIN, '--seed', '1', '--json'], { interruptedAfter: 0 });
  expect(ran.code).toBe(130);
  expect((JSON.parse(ran.out) as Report).source.incomplete).toBe(true);
});

const STRANDED = 'scenarios/thread-interop-disabled-by-upgrade.yaml';

test('--if finds the conversation that an upgrade would end, and the people', async () => {
  const without = await json<Report>(STRANDED, '--until', '5m');
  expect(without.totals.disabled.count).toBe(0);
  const found = await json<IfReport>(
    ...[STRANDED, '--until', '5m', '--if', 'setMode bob@contoso.com TeamsOnly', '--at', '2m'],
  );
  expect(found.without).toEqual(without);
  expect(found.events).toEqual([
    { atUs: 120_000_000, text: 'setMode: { user: bob@contoso.com, mode: TeamsOnly }' },
  ]);
  expect(found.with.totals.disabled.count).toBe(found.lost);
  expect(found.lost).toBeGreaterThan(0);
  expect(found.threads[0]!.people).toContain('bob@contoso.com');
  expect(found.people.map(({ person }) => person)).toContain('bob@contoso.com');
  expect(found.evidence[String(found.threads[0]!.record)]!.text).toContain('bob@contoso.com');
  const { out } = await report(
    STRANDED,
    '--until',
    '5m',
    '--if',
    'setMode bob@contoso.com TeamsOnly',
    '--at',
    '2m',
  );
  expect(out).toContain('more conversation');
});

test('short and long forms of an action come to the same', async () => {
  const forms = [
    ['setMode bob@contoso.com TeamsOnly', '--at', '2m'],
    ['setMode: { user: bob@contoso.com, mode: TeamsOnly } # why not', '--at', '2m'],
    ['{ at: 2m, setMode: { user: bob@contoso.com, mode: TeamsOnly } }'],
    ['at: 2m, setMode: { user: BOB@contoso.com, mode: teamsonly }', '--at', '3m'],
    ['grantPolicy bob@contoso.com UpgradeToTeams', '--at', '2m'],
  ];
  const found = await Promise.all(
    forms.map(([action, ...at]) => json<IfReport>(STRANDED, '--until', '5m', '--if', action!, ...at)),
  );
  for (const each of found) {
    expect(each.changed).toEqual(found[0]!.changed);
    expect(each.threads).toEqual(found[0]!.threads);
    expect(each.events[0]!.atUs).toBe(120_000_000);
  }
});

test('an action that does nothing is said to do nothing, one that is refused why', async () => {
  const same = await json<IfReport>(MAIN, '--if', 'setMode ann@contoso.com TeamsOnly');
  expect(same.headlines).toEqual([
    {
      text: 'Nothing that is counted here changes: no more modes change than without it, as when everybody has that mode already, or gets it later anyway.',
      records: [],
    },
  ]);
  expect(same.reach!.changes[0]).toMatchObject({ lost: 0, gained: 0 });
  const refused = await json<IfReport>(MAIN, '--if', 'setMode chen@contoso.com TeamsOnly', '--at', '1h');
  expect(refused.headlines[0]!.text).toContain('chen@contoso.com is refused: teams-only-on-prem');
  expect(refused.headlines[1]!.text).toBe('Nothing else that is counted here changes.');
});

test('reach that is lost by an action is counted', async () => {
  const closed = await json<IfReport>(
    ...[MAIN, '--if', 'setExternalAccess: { tenant: contoso, allowFederatedUsers: false }'],
  );
  const [change] = closed.reach!.changes;
  expect(change!.lost).toBeGreaterThan(0);
  expect(closed.headlines[0]!.text).toBe(
    `${closed.spared} conversations live on that would be disabled otherwise.`,
  );
  const tenants = change!.where.filter(({ lost }) => lost > 0).map(({ from, to }) => [from, to]);
  for (const [from, to] of tenants) expect(from).not.toBe(to);
});

test.each([
  [
    'setMode bbob@contoso.com TeamsOnly',
    '--if:1:9: there is no user "bbob@contoso.com" (did you mean bob@contoso.com?)',
  ],
  ['setMode: { user: bbob@contoso.com, mode: TeamsOnly }', '--if:1:18: there is no user "bbob@contoso.com"'],
  ['setMode group:sales TeamsOnly', '--if:1:15: there is no group "sales"'],
  ['setMode tenant contos TeamsOnly', '--if:1:16: there is no tenant "contos" (did you mean contoso?)'],
  ['setMode bob@contoso.com TeamOnly', '--if:1:25: "TeamOnly" is none of'],
  ['setMode bob@contoso.com', '--if:1:9: this is not setMode WHO MODE'],
  ['explode bob@contoso.com', '--if:1:1: "explode" has no short form'],
  ['setMode: { user: [', '--if:1:'],
  ['at: soon, move: { user: bob@contoso.com, to: online }', '--if:1:5: "soon" is no time'],
])('%s is complained about with its place', async (action, complaint) => {
  const ran = await report(MAIN, '--if', action);
  expect(ran.code).toBe(2);
  expect(ran.err).toContain(complaint);
  expect(ran.out).toBe('');
});

test('--if needs a scenario, and --at an --if', async () => {
  expect(await report(trace, '--if', 'setMode bob@contoso.com TeamsOnly')).toMatchObject({
    code: 2,
    err: expect.stringContaining('--if needs the scenario'),
  });
  expect(await report(MAIN, '--at', '1h')).toMatchObject({ code: 2 });
  expect(await report(trace, '--seed', '2')).toMatchObject({ code: 2 });
});
