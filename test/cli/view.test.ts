// `coexsim view` serves a trace to this machine, and to nobody who comes under another name.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { type OutgoingHttpHeaders, request } from 'node:http';
import { createConnection } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Resource, type Serving, serve } from '../../src/cli/node-serve.ts';
import { decodeColumns } from '../../src/trace/columns-file.ts';
import { UPGRADE } from '../check/upgrade.ts';
import { runCli } from '../support/cli.ts';
import { type Viewing, view } from '../support/viewing.ts';

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Buffer;
}

/** A request as it is written, because fetch tidies paths and knows no Host. */
function ask(
  url: string,
  path: string,
  options: { method?: string; headers?: OutgoingHttpHeaders } = {},
): Promise<Answer> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const sent = request({ hostname, port, path, ...options }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () =>
        resolve({ status: response.statusCode!, headers: response.headers, body: Buffer.concat(chunks) }),
      );
    });
    sent.on('error', reject);
    sent.end();
  });
}

const pathOf = (url: string): string => new URL(url).pathname;

let folder: string;
let scenario: string;
let trace: string;
let viewing: Viewing;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'coexsim-view-'));
  scenario = join(folder, 'upgrade.json');
  trace = join(folder, 'run.trace.jsonl');
  writeFileSync(scenario, JSON.stringify(UPGRADE));
  expect((await runCli(['run', scenario, '--trace', trace])).code).toBe(0);
  viewing = await view([trace]);
});
afterAll(async () => {
  await viewing.end();
  rmSync(folder, { recursive: true });
});

test('prints an address with a token, ends at an interruption with code 0', async () => {
  const other = await view([trace, '--at', '10m,n 3']);
  expect(other.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/[\w-]{24}\/#at=10m%2Cn%203$/);
  expect(pathOf(other.url)).not.toBe(pathOf(viewing.url));
  expect(await other.end()).toEqual({ code: 0, out: `${other.url}\n`, err: '' });
  await expect(ask(other.url, pathOf(other.url))).rejects.toThrow('ECONNREFUSED');
});

test('the page comes with the policy that it states, and with nothing else that it could do', async () => {
  const { status, headers, body } = await ask(viewing.url, pathOf(viewing.url));
  expect(status).toBe(200);
  const policy = /Content-Security-Policy" content="([^"]+)"/.exec(body.toString())![1]!;
  expect(policy).toMatch(
    /^default-src 'none'; script-src 'sha256-[^']+' 'sha256-[^']+'; style-src 'sha256-[^']+'; /,
  );
  expect(policy).toContain("connect-src 'self'");
  expect(policy).not.toContain('unsafe');
  expect(headers).toMatchObject({
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': `${policy}; frame-ancestors 'none'`,
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'no-referrer',
    'cross-origin-resource-policy': 'same-origin',
    'cross-origin-opener-policy': 'same-origin',
    'cache-control': 'no-store',
  });
  expect(headers['access-control-allow-origin']).toBeUndefined();
});

test('the trace goes out as it is, with its length', async () => {
  const { status, headers, body } = await ask(viewing.url, `${pathOf(viewing.url)}trace`);
  expect(status).toBe(200);
  expect(body.equals(readFileSync(trace))).toBe(true);
  expect(headers).toMatchObject({
    'content-length': String(body.length),
    'content-type': 'application/octet-stream',
    'x-content-type-options': 'nosniff',
  });
});

test('only by its own name: a name that was made to lead here gets nothing', async () => {
  const { port } = new URL(viewing.url);
  const path = pathOf(viewing.url);
  for (const host of [`127.0.0.1:${port}`, `localhost:${port}`]) {
    expect((await ask(viewing.url, path, { headers: { host } })).status).toBe(200);
  }
  const foreign = [
    'evil.example',
    `evil.example:${port}`,
    '127.0.0.1',
    'localhost',
    `127.0.0.1:${Number(port) + 1}`,
  ];
  for (const host of [...foreign, `127.0.0.1.evil.example:${port}`, `[::1]:${port}`, `localhost:${port}.`]) {
    const { status, body } = await ask(viewing.url, path, { headers: { host } });
    expect([host, status, body.toString()]).toEqual([host, 403, 'This server answers only for itself.\n']);
  }
});

test('who names nobody gets nothing', async () => {
  const socket = createConnection(Number(new URL(viewing.url).port), '127.0.0.1');
  socket.write(`GET ${pathOf(viewing.url)} HTTP/1.0\r\n\r\n`);
  const chunks: Buffer[] = [];
  for await (const chunk of socket) chunks.push(chunk as Buffer);
  expect(Buffer.concat(chunks).toString()).toMatch(/^HTTP\/1\.1 403 /);
});

test('no path but its own leads anywhere', async () => {
  const own = pathOf(viewing.url);
  const token = own.slice(1, -1);
  const paths = [
    '/',
    '/trace',
    `/${token}`,
    `${own}?`,
    `${own}trace/`,
    `${own}trace?x=1`,
    `${own}second`,
    `${own}scenario`,
  ];
  paths.push(
    `/${token.slice(0, -1)}/`,
    `/${token.toLowerCase()}x/`,
    `${own}package.json`,
    `${own}./trace`,
    `/${own}`,
  );
  for (const up of ['../', '..%2f', '%2e%2e/', '..\\', '....//', '%252e%252e%252f']) {
    paths.push(
      `/${up}${up}etc/passwd`,
      `${own}${up}`,
      `${own}${up}${token}/trace`,
      `${own}${up}${up}${up}etc/passwd`,
    );
  }
  paths.push(
    `${own}%00`,
    `${own}trace%00.html`,
    `http://127.0.0.1${own}`,
    `/@fs/etc/passwd`,
    `${own}${folder}`,
  );
  for (const path of paths) {
    const { status, body } = await ask(viewing.url, path);
    expect([path, status, body.toString()]).toEqual([path, 404, 'There is nothing here.\n']);
  }
});

test('it gives and takes nothing', async () => {
  for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS', 'HEAD', 'PATCH']) {
    const { status, headers } = await ask(viewing.url, pathOf(viewing.url), { method });
    expect([method, status, headers.allow]).toEqual([method, 405, 'GET']);
  }
});

test('who goes away in the middle, or talks nonsense, harms nobody', async () => {
  const { port } = new URL(viewing.url);
  for (const text of [
    'GET / HTTP/1.1\r\n',
    'nonsense\r\n\r\n',
    `GET ${pathOf(viewing.url)}trace HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\n\r\n`,
  ]) {
    await new Promise<void>((resolve) => {
      const socket = createConnection(Number(port), '127.0.0.1', () => {
        socket.write(text, () => {
          socket.destroy();
          resolve();
        });
      });
    });
  }
  expect((await ask(viewing.url, pathOf(viewing.url))).status).toBe(200);
});

test('a scenario is run for it and goes along; two are compared', async () => {
  const both = await view([scenario, trace, '--seed', '9']);
  const path = pathOf(both.url);
  const first = await decodeColumns((await ask(both.url, `${path}trace`)).body);
  expect(first.head.header.seed).toBe('9');
  expect((await ask(both.url, `${path}second`)).body.equals(readFileSync(trace))).toBe(true);
  expect((await ask(both.url, `${path}scenario`)).body.equals(readFileSync(scenario))).toBe(true);
  const page = (await ask(both.url, path)).body.toString();
  const names = /id="served">([^<]+)</.exec(page)![1]!;
  expect(JSON.parse(JSON.parse(names))).toEqual({
    trace: 'upgrade.json',
    second: 'run.trace.jsonl',
    scenario: 'upgrade.json',
  });
  expect((await both.end()).code).toBe(0);
});

test('a trace may come from standard input', async () => {
  const piped = await view(['-'], { stdin: readFileSync(trace) });
  const { body } = await ask(piped.url, `${pathOf(piped.url)}trace`);
  expect((await decodeColumns(body)).count).toBeGreaterThan(0);
  await piped.end();
});

test('what is no trace is refused before anything is served', async () => {
  const nothing = join(folder, 'notes.txt');
  writeFileSync(nothing, '<html>');
  const refusals: [string[], number, string][] = [
    [[nothing], 65, `${nothing}: this is an HTML page or XML, not a trace`],
    [[join(folder, 'none.jsonl')], 74, 'there is no file or folder'],
    [[folder], 74, 'this is no regular file'],
    [['-', '-'], 2, 'standard input is one trace'],
    [[trace, '--seed', '1'], 2, '--seed cannot go with a trace'],
    [[trace, '--port', '70000'], 2, 'a port is a whole number up to 65535'],
    [[trace, '--port', new URL(viewing.url).port], 74, 'EADDRINUSE'],
  ];
  for (const [argv, code, text] of refusals) {
    const ran = await runCli(['view', ...argv, '--no-open'], { interruptedAfter: 50 });
    expect([argv, ran.code, ran.out]).toEqual([argv, code, '']);
    expect(ran.err).toContain(text);
  }
});

test('a server gives a stream that fails no chance to take it down', async () => {
  const failing: Resource = {
    type: 'text/plain',
    bytes: 10,
    open: () =>
      new Readable({
        read() {
          this.destroy(new Error('the disk is gone'));
        },
      }),
  };
  const fine: Resource = { type: 'text/plain', bytes: 2, open: () => Readable.from([Buffer.from('ok')]) };
  const serving: Serving = await serve(
    new Map([
      ['', fine],
      ['failing', failing],
    ]),
    { policy: "default-src 'none'" },
  );
  await expect(ask(serving.url, `${pathOf(serving.url)}failing`)).rejects.toThrow();
  expect((await ask(serving.url, pathOf(serving.url))).body.toString()).toBe('ok');
  await serving.close();
});
