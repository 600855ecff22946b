import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import type { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { slowness } from '../viewer/bench/figures.ts';
import { type Installed, install } from './process.ts';

let program: Installed;
beforeAll(() => {
  program = install();
});
afterAll(() => program.remove());

async function textOf(stream: Readable): Promise<string> {
  let text = '';
  for await (const chunk of stream) text += String(chunk);
  return text;
}

async function run(
  argv: string[],
  input = '',
  environment = {},
): Promise<{ code: number; out: string; err: string }> {
  const child = program.start(argv, environment);
  child.stdin.end(input);
  const [out, err, [code]] = await Promise.all([
    textOf(child.stdout),
    textOf(child.stderr),
    once(child, 'close'),
  ]);
  return { code: code as number, out, err };
}

const LINE = JSON.stringify({
  rules: '2019-h1',
  tenancy: 'in-tenant',
  originatorMode: 'TeamsOnly',
  originatorClient: 'Teams',
  originatorHomed: 'online',
  recipientMode: 'SfBOnly',
});

describe('the program as a process', () => {
  test('gives its exit codes to the shell', async () => {
    expect((await run(['--version'])).code).toBe(0);
    expect((await run(['rout'])).code).toBe(2);
    expect((await run(['route', '--batch', '-'], 'x\n')).code).toBe(65);
    expect((await run(['route', '--batch', 'no-such-file'])).code).toBe(74);
  });

  test('puts everything into a pipe before it ends, without colours unless they are forced', async () => {
    const { code, out } = await run(['route', '--batch', '-'], `${LINE}\n`.repeat(20_000));
    expect(code).toBe(0);
    expect(out.split('\n')).toHaveLength(20_001);
    expect((await run(['tables'])).out).not.toContain('\u001b');
  });

  test('does not notice a slow reader but for the time it takes', async () => {
    const child = program.start(['tables', '--format', 'json']);
    child.stdin.end();
    await new Promise((resume) => setTimeout(resume, 500));
    expect(JSON.parse(await textOf(child.stdout))).toHaveProperty('tables');
  });

  test('ends quietly when the reader goes away', async () => {
    const child = program.start(['route', '--batch', '-']);
    child.stdin.on('error', () => {});
    child.stdin.write(`${LINE}\n`.repeat(50_000));
    await once(child.stdout, 'data');
    child.stdout.destroy();
    const [err, [code]] = await Promise.all([textOf(child.stderr), once(child, 'close')]);
    expect([code, err]).toEqual([0, '']);
  });

  test.each(['SIGINT', 'SIGTERM'] as const)(
    '%s ends a command that waits for input with 130',
    async (signal) => {
      const child = program.start(['route', '--batch', '-']);
      child.stdin.on('error', () => {});
      child.stdin.write(`${LINE}\n`);
      await once(child.stdout, 'data');
      const sentMs = performance.now();
      child.kill(signal);
      const [code] = await once(child, 'close');
      expect(code).toBe(130);
      expect(performance.now() - sentMs).toBeLessThan(2_000 * slowness());
    },
  );

  test('the viewer is served until it is interrupted, which is no failure', async () => {
    const child = program.start(['view', 'scenarios/main.yaml', '--no-open']);
    const [chunk] = await once(child.stdout, 'data');
    const url = String(chunk).trim();
    const page = await fetch(url);
    expect([page.status, await page.text()]).toEqual([200, expect.stringContaining('id="served"')]);
    child.kill('SIGINT');
    const [code] = await once(child, 'close');
    expect(code).toBe(0);
    await expect(fetch(url)).rejects.toThrow();
  });

  test.runIf(existsSync('/dev/full'))('a full disk is exit code 74 and said', () => {
    const script = `"$@" > /dev/full`;
    const { status, stderr } = spawnSync('sh', ['-c', script, 'sh', ...program.command, 'tables'], {
      encoding: 'utf8',
    });
    expect(status).toBe(74);
    expect(stderr).toContain('ENOSPC');
  });

  const terminal = spawnSync('script', ['--version']).status === 0;
  test.runIf(terminal)('NO_COLOR is respected on a terminal', () => {
    const command = [...program.command, 'rules'].join(' ');
    const onTerminal = (environment: Readonly<Record<string, string>>): string =>
      spawnSync('script', ['-qec', command, '/dev/null'], {
        encoding: 'utf8',
        env: { PATH: process.env.PATH, TERM: 'xterm-256color', ...environment },
      }).stdout;
    expect(onTerminal({})).toContain('\u001b[1m');
    expect(onTerminal({ NO_COLOR: '1' })).not.toContain('\u001b');
  });
});
