import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { decodeColumns } from '../../src/trace/columns-file.ts';
import { columnsOfLines } from '../../src/trace/columns-reading.ts';
import { splitLines } from '../../src/trace/line-splitter.ts';
import { UPGRADE } from '../check/upgrade.ts';
import { runCli } from '../support/cli.ts';

let folder: string;
let file: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'coexsim-html-'));
  file = join(folder, 'upgrade.json');
  writeFileSync(file, JSON.stringify(UPGRADE));
});
afterAll(() => rmSync(folder, { recursive: true }));

function block(html: string, id: string): string | undefined {
  return new RegExp(`<script type="[a-z/-]+" id="${id}">([^<]*)</script>`).exec(html)?.[1];
}

test('run --html writes the page with the same trace as --trace, and with the scenario', async () => {
  const [html, trace, alone] = ['run.html', 'run.trace.jsonl', 'alone.html'].map((name) =>
    join(folder, name),
  );
  const { code, err } = await runCli(['run', file, '--html', html!, '--trace', trace!]);
  expect([code, err]).toEqual([0, '']);
  const page = readFileSync(html!, 'utf8');
  const columns = await decodeColumns(Buffer.from(block(page, 'trace')!, 'base64'));
  expect(columns).toEqual(columnsOfLines(splitLines(readFileSync(trace!))));
  expect(JSON.parse(JSON.parse(block(page, 'scenario')!))).toEqual(UPGRADE);
  expect(page).toContain('<title>Upgrade</title>');
  expect((await runCli(['run', file, '--html', alone!])).code).toBe(0);
  expect(readFileSync(alone!, 'utf8')).toBe(page);
  expect(readdirSync(folder).filter((name) => name.endsWith('.partial'))).toEqual([]);
});

test('export --to html carries the scenario that it ran, and none for a trace', async () => {
  const [ran, trace, told] = ['exported.html', 'exported.trace.jsonl', 'told.html'].map((name) =>
    join(folder, name),
  );
  expect((await runCli(['export', file, '--to', 'html', '--out', ran!])).code).toBe(0);
  expect(JSON.parse(JSON.parse(block(readFileSync(ran!, 'utf8'), 'scenario')!))).toEqual(UPGRADE);
  expect((await runCli(['run', file, '--trace', trace!])).code).toBe(0);
  expect((await runCli(['export', trace!, '--to', 'html', '--out', told!])).code).toBe(0);
  expect(block(readFileSync(told!, 'utf8'), 'trace')).toBe(block(readFileSync(ran!, 'utf8'), 'trace'));
  expect(block(readFileSync(told!, 'utf8'), 'scenario')).toBeUndefined();
});

test('an interrupted run is a page as well, and says so', async () => {
  const html = join(folder, 'half.html');
  const { code } = await runCli(['run', file, '--html', html], { interruptedAfter: 0 });
  expect(code).toBe(130);
  const columns = await decodeColumns(Buffer.from(block(readFileSync(html, 'utf8'), 'trace')!, 'base64'));
  expect(columns.end?.interrupted).toBe(true);
});

test.each(['--html', '--trace'])('%s never takes the place of the scenario', async (option) => {
  const { code, err } = await runCli(['run', file, option, file]);
  expect([code, err]).toEqual([2, `error: ${option} would overwrite the scenario ${file}\n`]);
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(UPGRADE);
});

test('a page that cannot be written is a failure of writing', async () => {
  const html = join(folder, 'no-such-folder', 'run.html');
  expect((await runCli(['run', file, '--html', html])).code).toBe(74);
  expect((await runCli(['run', file, '--html', 'same', '--trace', 'same'])).code).toBe(2);
  expect(existsSync('same')).toBe(false);
});
