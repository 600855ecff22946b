// The trace of a scenario is the same bytes whatever machine-dependent thing surrounds the process: time zone,
// locale, working folder, the spelling of its path, YAML or JSON.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { parse } from 'yaml';

const MAIN = resolve('dist/cli/main.js');
const SCENARIO = resolve('scenarios/main.yaml');
const folder = mkdtempSync(join(tmpdir(), 'coexsim-determinism-'));

afterAll(() => {
  rmSync(folder, { recursive: true });
});

function trace(
  scenario: string,
  env: Record<string, string> = {},
  cwd = process.cwd(),
  seed = '7',
  flags: string[] = [],
): Buffer {
  return execFileSync(process.execPath, [...flags, MAIN, 'run', scenario, '--seed', seed, '--trace', '-'], {
    cwd,
    env: { ...process.env, ...env },
    maxBuffer: 64 * 1024 * 1024,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
}

const usual = trace(SCENARIO);

it.each([
  ['twice', {}],
  ['in Shanghai', { TZ: 'Asia/Shanghai' }],
  ['in Lord Howe, where summer time is half an hour', { TZ: 'Australia/Lord_Howe' }],
  ['in Swedish', { LC_ALL: 'sv_SE.UTF-8', LANG: 'sv_SE.UTF-8' }],
  ['in Turkish', { LC_ALL: 'tr_TR.UTF-8', LANG: 'tr_TR.UTF-8' }],
])('the same bytes %s', (_, env) => {
  expect(trace(SCENARIO, env).equals(usual)).toBe(true);
});

it('the same bytes from another folder, by a relative path', () => {
  expect(trace('main.yaml', {}, resolve('scenarios')).equals(usual)).toBe(true);
});

it('the same bytes from JSON and from CRLF', () => {
  const text = readFileSync(SCENARIO, 'utf8');
  const json = join(folder, 'main.json');
  writeFileSync(json, JSON.stringify(parse(text)));
  const crlf = join(folder, 'main.yaml');
  writeFileSync(crlf, text.replaceAll('\n', '\r\n'));
  expect(trace(json).equals(usual)).toBe(true);
  expect(trace(crlf).equals(usual)).toBe(true);
});

it('the same bytes without the optimising compiler', () => {
  expect(trace(SCENARIO, {}, process.cwd(), '7', ['--no-opt']).equals(usual)).toBe(true);
});

it('other bytes from another seed', () => {
  expect(trace(SCENARIO, {}, process.cwd(), '8').equals(usual)).toBe(false);
});
