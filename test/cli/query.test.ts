import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runCli } from '../support/cli.ts';
import golden from '../trace/query/golden.json' with { type: 'json' };

const MAIN = 'scenarios/main.yaml';
let folder: string;
let trace: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'query-'));
  trace = join(folder, 'run.trace.jsonl');
  expect((await runCli(['run', MAIN, '--seed', golden.seed, '--trace', trace])).code).toBe(0);
});
afterAll(() => rmSync(folder, { recursive: true }));

test.each(golden.queries)('golden: $query', async ({ query, count, first }) => {
  const { code, out } = await runCli(['query', trace, query, '--json']);
  expect(code).toBe(0);
  const { shown, total, records } = JSON.parse(out);
  expect([shown, total, records.length]).toEqual([count, 419, count]);
  expect(records.slice(0, 5).map(({ n }: { n: number }) => n)).toEqual(first);
});

test('a record is a line, and what they are is said on standard error', async () => {
  const { code, out, err } = await runCli(['query', trace, 'upgrade(bob)']);
  expect([code, out.split('\n').length]).toEqual([0, 2]);
  expect(out).toMatch(/^205 {2}10:00:00\.000, /);
  expect(err).toBe(
    'records that put bob@contoso.com into another mode\n1 of 419 shown; 418 hidden by filter\n',
  );
});

test('a scenario is run for it', async () => {
  const { out } = await runCli(['query', MAIN, 'disables:*', '--count', '--seed', '1']);
  expect(out).toBe('5\n');
});

test('a limit is told', async () => {
  const { out, err } = await runCli(['query', trace, 'kind:message', '--limit', '2']);
  expect(out.split('\n')).toHaveLength(3);
  expect(err).toContain('Only the first 2 of them are printed; a higher --limit prints more.');
});

test('JSON has the operands in words', async () => {
  const { out } = await runCli(['query', trace, 'n:28', '--json']);
  expect(JSON.parse(out)).toMatchObject({
    query: 'n:28',
    summary: 'records that are record 28',
    records: [
      { n: 28, at: 1_200_000_000, kind: 'message-refused', cause: 27, message: 3, because: 'not-possible' },
    ],
  });
});

test('a filter that cannot be read is a wrong command line with a caret', async () => {
  const { code, out, err } = await runCli(['query', trace, 'a form:ann']);
  expect([code, out]).toEqual([2, '']);
  expect(err).toBe('error: there is no field "form"; did you mean from?\na form:ann\n  ^^^^\n');
});

test.each([
  [[], 'missing the trace and the filter'],
  [['x.jsonl'], 'missing the filter'],
  [['x.jsonl', 'a', '--limit', 'x'], '--limit wants a whole number'],
])('query %j is a wrong command line', async (argv, message) => {
  const { code, err } = await runCli(['query', ...argv]);
  expect(code).toBe(2);
  expect(err).toContain(message);
});

test('a cut trace answers with what it has, and says so', async () => {
  const cut = join(folder, 'cut.jsonl');
  const lines = readFileSync(trace, 'utf8').split('\n');
  writeFileSync(
    cut,
    lines
      .slice(
        0,
        lines.findIndex((line) => line.startsWith('{"n":101,')),
      )
      .join('\n')
      .concat('\n'),
  );
  const { code, out, err } = await runCli(['query', cut, '', '--count']);
  expect([code, out]).toEqual([0, '101\n']);
  expect(err).toContain('this trace was cut short: its last whole record is 100');
});

test('the fields are listed without a trace', async () => {
  const { code, out } = await runCli(['query', '--fields']);
  expect(code).toBe(0);
  expect(out).toContain('outcome, status');
});

test('a filter may ask for broken invariants, which are looked for then', async () => {
  expect((await runCli(['query', trace, 'violation:*', '--count'])).out).toBe('0\n');
  // Without its digests, so that it is only wrong.
  const lines = readFileSync(trace, 'utf8')
    .split('\n')
    .filter((line) => !/^\{"(?:digest|keyframe|end)"/.test(line));
  const delivered = /("event":"message-delivered","message":0,"client":)"Teams"/;
  const wrong = join(folder, 'wrong.trace.jsonl');
  writeFileSync(wrong, lines.map((line) => line.replace(delivered, '$1"SfB"')).join('\n'));
  const { out, err } = await runCli(['query', wrong, 'kind:message-delivered -(-violation:R11)', '--json']);
  expect(JSON.parse(out).records).toMatchObject([{ kind: 'message-delivered', message: 0 }]);
  expect(err).not.toContain('not been checked');
});
