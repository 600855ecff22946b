import { describe, expect, test } from 'vitest';
import { MODES } from '../../src/model/words.ts';
import { decideCase } from '../../src/rules/case.ts';
import { runCli } from '../support/cli.ts';

const CASES = MODES.flatMap((originatorMode) =>
  MODES.map((recipientMode) => ({
    rules: '2019-h1',
    tenancy: 'federated',
    originatorMode,
    originatorClient: 'Teams',
    originatorHomed: 'online',
    recipientMode,
  })),
);
const LINES = CASES.map((each) => JSON.stringify(each));
const BATCH = ['route', '--batch', '-'];

function answersOf(out: string): unknown[] {
  return out
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line) as unknown);
}

describe('route --batch', () => {
  test('answers each line with one line, in order, as a single case is answered', async () => {
    const { code, out, err } = await runCli(BATCH, { stdin: `${LINES.join('\n')}\n` });
    expect([code, err]).toEqual([0, '']);
    expect(answersOf(out)).toEqual(CASES.map((each) => decideCase(each)));
  });

  test('a wrong line is answered by its complaint and number, the others as ever, and the exit code is 65', async () => {
    const stdin = [LINES[0], 'x', '', '[1]', 'null', '{"rules":"2019-h1"}', '{"__proto__":1}', LINES[1]].join(
      '\n',
    );
    const { code, out, err } = await runCli(BATCH, { stdin });
    expect(code).toBe(65);
    const answers = answersOf(out);
    expect([answers[0], answers[7]]).toEqual([decideCase(CASES[0]!), decideCase(CASES[1]!)]);
    expect(answers.slice(1, 5)).toEqual([
      { error: 'the line is not JSON', line: 2 },
      { error: 'the line is empty', line: 3 },
      { error: 'the line is no JSON object', line: 4 },
      { error: 'the line is no JSON object', line: 5 },
    ]);
    expect(answers[5]).toMatchObject({ line: 6 });
    expect(answers[6]).toMatchObject({ line: 7 });
    expect(err).toContain('6 of 8 lines are wrong');
  });

  test('a kind that there is not is refused in its line, others are decided', async () => {
    const stdin = ['video', 'telegram'].map((kind) => JSON.stringify({ ...CASES[0], kind })).join('\n');
    const { code, out } = await runCli(BATCH, { stdin });
    expect(code).toBe(65);
    expect(answersOf(out)).toEqual([
      expect.objectContaining({ outcome: 'lands', kind: 'video' }),
      { error: expect.stringContaining('telegram'), line: 2 },
    ]);
  });

  test('lines do not depend on how the bytes arrive', async () => {
    const bytes = new TextEncoder().encode(`\ufeff${LINES.join('\r\n')}`);
    const whole = await runCli(BATCH, { stdin: bytes });
    for (const size of [1, 7, 64, 1000]) {
      const chunks = [];
      for (let at = 0; at < bytes.length; at += size) chunks.push(bytes.slice(at, at + size));
      expect((await runCli(BATCH, { stdin: chunks })).out).toBe(whole.out);
    }
    expect(whole.code).toBe(0);
    expect(answersOf(whole.out)).toHaveLength(LINES.length);
  });

  test('a line that is not UTF-8 or far too long is the only one that suffers', async () => {
    const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
    const long = encode(`{"rules":"${'x'.repeat(3_000_000)}"}\n`);
    const chunks = [
      encode(`${LINES[0]}\n`),
      Uint8Array.of(0x22, 0xff, 0x22, 0x0a),
      long,
      encode(`${LINES[1]}\n`),
    ];
    const { code, out } = await runCli(BATCH, { stdin: chunks });
    expect(code).toBe(65);
    expect(answersOf(out)).toEqual([
      decideCase(CASES[0]!),
      { error: 'the line is not UTF-8', line: 2 },
      { error: expect.stringContaining('longer than'), line: 3 },
      decideCase(CASES[1]!),
    ]);
  });

  test('options complete the lines, which win', async () => {
    const { tenancy: _tenancy, ...rest } = CASES[0]!;
    const stdin = `${JSON.stringify(rest)}\n${JSON.stringify({ ...rest, tenancy: 'in-tenant' })}\n`;
    const { code, out } = await runCli([...BATCH, '--tenancy', 'federated'], { stdin });
    expect(code).toBe(0);
    expect(answersOf(out)).toEqual([
      decideCase(CASES[0]!),
      decideCase({ ...CASES[0]!, tenancy: 'in-tenant' }),
    ]);
  });

  test('writes much at once and waits for the reader, and stops when asked', async () => {
    const many = new TextEncoder().encode(`${LINES.join('\n')}\n`);
    const { writes } = await runCli(BATCH, { stdin: [many, many, many] });
    expect(writes).toHaveLength(3);
    const stopped = await runCli(BATCH, { stdin: [many, many, many], interruptedAfter: 1 });
    expect([stopped.code, stopped.writes.length]).toEqual([130, 2]);
  });

  test('an empty input has no answers, a file that is not there is exit code 74', async () => {
    expect(await runCli(BATCH)).toMatchObject({ code: 0, out: '' });
    expect((await runCli(['route', '--batch', 'no-such-file.jsonl'])).code).toBe(74);
  });
});

test('presence --batch answers in order too', async () => {
  const lines = MODES.map((publisherMode) => JSON.stringify({ watcherClient: 'Teams', publisherMode }));
  const argv = ['presence', '--batch', '-', '--rules', '2019-h1', '--tenancy', 'federated'];
  const { code, out } = await runCli(argv, { stdin: `${lines.join('\n')}\n{}\n` });
  expect(code).toBe(65);
  const sources = answersOf(out).map((answer) => (answer as { source?: string }).source);
  expect(sources).toEqual(['Teams', 'SfB', 'SfB', 'SfB', 'SfB', undefined]);
});
