// The README keeps its promises: its commands run as written, its first scenario holds, its tables are current.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { formatDuration } from '../src/core/time.ts';
import { SWITCH_NAMES, SWITCHES } from '../src/rules/switches.ts';
import { compileScenario } from '../src/scenario/compile.ts';
import { runCli } from './support/cli.ts';
import { callsIn, section, tableRows, words } from './support/documents.ts';

const readme = readFileSync('README.md', 'utf8');
const folder = mkdtempSync(join(tmpdir(), 'coexsim-readme-'));

afterAll(() => {
  rmSync(folder, { recursive: true });
});

function blocks(language: string): string[] {
  return [...readme.matchAll(new RegExp(`^\`\`\`${language}\\n([^]*?)^\`\`\``, 'gm'))].map(
    (match) => match[1]!,
  );
}

/** The commands of the shell blocks, lines joined where a backslash ends them. */
const commands = blocks('sh')
  .join('')
  .replaceAll(/\\\n\s*/g, '')
  .split('\n')
  .filter((line) => line.includes('npx coexsim '));

it('has commands for each of the three people', () => {
  expect(commands.length).toBeGreaterThanOrEqual(9);
});

it.each(commands)('%s', async (line) => {
  const [, stdin, call] = /^(?:echo '(.*)' \| )?npx coexsim (.*)$/.exec(line)!;
  const argv = call!.replaceAll(/main\.(?:trace\.jsonl|html)|\bimported\b/g, (file) => join(folder, file));
  const ran = await runCli(words(argv), { stdin: `${stdin ?? ''}\n` });
  expect(ran.err).not.toContain('error');
  expect(ran.code).toBe(0);
  expect(ran.out.length).toBeGreaterThan(0);
});

it('has a first scenario of ten lines whose expectation is checked', () => {
  const [text] = blocks('yaml');
  const lines = text!.split('\n').filter((line) => line.trim() !== '' && !line.startsWith('#'));
  expect(lines.length).toBeLessThanOrEqual(11);
  const result = compileScenario({ text: text!, path: 'first.yaml' });
  expect('compiled' in result && result.compiled.expectations.length).toBe(1);
});

it('has a second one of an organisation that compiles without a warning', () => {
  const [, text] = blocks('yaml');
  const result = compileScenario({ text: text!, path: 'organisation.yaml' });
  expect('compiled' in result && result.compiled.names.users.length).toBe(480);
  expect(result.warnings).toEqual([]);
});

const told = section(readme, '## What of the documents is acted out');
const calls = tableRows(told).flatMap((row) => callsIn(row.at(-1)!));

it.each(calls.map((argv) => ({ argv, line: argv.join(' ') })))('shows: $line', async ({ argv }) => {
  const ran = await runCli(argv);
  expect([ran.code, ran.err]).toEqual([0, '']);
});

it('shows for each of the documents where it is acted out', () => {
  const rows = told.split('\n').filter((line) => line.startsWith('| ') && !line.startsWith('| what'));
  expect(rows.length).toBeGreaterThanOrEqual(40);
  expect(rows.filter((row) => !/\| `(?:coexsim|npx) [^`]+` \|$/.test(row))).toEqual([]);
});

it('lists every switch with its values, default and source', () => {
  for (const name of SWITCH_NAMES) {
    const entry = SWITCHES[name];
    const standard = entry.kind === 'duration' ? formatDuration(entry.default) : String(entry.default);
    const values = entry.kind === 'choice' ? Object.keys(entry.values) : [standard];
    const row = readme.split('\n').find((line) => line.startsWith(`| \`${name}\` |`));
    expect(row, name).toBeDefined();
    expect(row).toContain(`**${standard}**`);
    expect(row).toContain(entry.cites);
    for (const value of values) expect(row).toContain(value);
  }
});
