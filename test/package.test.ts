// What somebody gets who installs the package: packed as npm packs it, unpacked elsewhere, with the run-time
// dependencies beside it and nothing else.
import { execFileSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'coexsim-package-'));
const installed = join(folder, 'node_modules', 'coexsim');
const manifest = JSON.parse(readFileSync('package.json', 'utf8'));

beforeAll(() => {
  const packed = execFileSync('npm', ['pack', '--ignore-scripts', '--silent', '--pack-destination', folder], {
    encoding: 'utf8',
  }).trim();
  mkdirSync(installed, { recursive: true });
  execFileSync('tar', ['-xzf', join(folder, packed), '-C', installed, '--strip-components=1']);
  for (const name of Object.keys(manifest.dependencies)) {
    cpSync(resolve('node_modules', name), join(folder, 'node_modules', name), { recursive: true });
  }
});

afterAll(() => {
  rmSync(folder, { recursive: true });
});

function node(...args: string[]): string {
  return execFileSync(process.execPath, args, {
    cwd: folder,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
}

it('has a binary that may be executed and knows its version', () => {
  const bin = join(installed, manifest.bin.coexsim);
  expect(statSync(bin).mode & 0o111).not.toBe(0);
  expect(node(bin, '--version').trim()).toBe(manifest.version);
});

it('runs and checks a scenario with its run-time dependencies alone', () => {
  const bin = join(installed, manifest.bin.coexsim);
  expect(node(bin, 'init', 'mine')).toContain('mine/first.yaml');
  expect(node(bin, 'test', 'mine/first.yaml')).toContain('0 failed');
});

it('is a library with types', () => {
  const answer = node(
    '--input-type=module',
    '-e',
    `import { decideCase } from 'coexsim';
     const { row } = decideCase({ rules: '2019-h1', tenancy: 'in-tenant', originatorMode: 'TeamsOnly',
       originatorClient: 'Teams', originatorHomed: 'online', recipientMode: 'SfBOnly' });
     console.log(row);`,
  );
  expect(answer.trim()).toBe('2019-h1/1b.7');
  expect(existsSync(join(installed, manifest.exports['.'].types))).toBe(true);
});

it('ships the viewer as one page, and puts runs into it', () => {
  expect(existsSync(join(installed, 'dist', 'viz', 'viewer.html'))).toBe(true);
  expect(existsSync(join(installed, 'viz'))).toBe(false);
  node(
    join(installed, manifest.bin.coexsim),
    'run',
    join(installed, 'scenarios/main.yaml'),
    '--html',
    'run.html',
  );
  expect(readFileSync(join(folder, 'run.html'), 'utf8')).toContain('id="trace"');
});

it('ships the schema and the scenarios, and neither maps nor tests', () => {
  expect(existsSync(join(installed, 'scenarios', 'scenario.schema.json'))).toBe(true);
  expect(existsSync(join(installed, 'test'))).toBe(false);
  expect(existsSync(join(installed, 'dist', 'index.js.map'))).toBe(false);
  expect(realpathSync(installed).startsWith(realpathSync(folder))).toBe(true);
});
