import { describe, expect, test } from 'vitest';
import { failureOf, repeatCommand } from '../../src/cli/failure.ts';
import { UsageError } from '../../src/cli/io.ts';
import { VERSION } from '../../src/cli/version.ts';
import { InternalError } from '../../src/core/must.ts';
import { plainText, terminalText } from '../../src/core/plain-text.ts';
import { TraceError } from '../../src/trace/trace-error.ts';
import { runCli } from '../support/cli.ts';

const COMMANDS = ['init', 'validate', 'run', 'test', 'explain', 'route', 'presence', 'tables', 'rules'];

describe('the program', () => {
  test('prints its version and its help on standard output', async () => {
    expect(await runCli(['--version'])).toMatchObject({ code: 0, out: `${VERSION}\n`, err: '' });
    const help = await runCli(['--help']);
    expect([help.code, help.err]).toEqual([0, '']);
    for (const command of COMMANDS) expect(help.out).toMatch(new RegExp(`^  ${command} `, 'm'));
  });

  test.each(COMMANDS)('%s has help with an example of itself', async (command) => {
    const { code, out, err } = await runCli([command, '--help']);
    expect([code, err]).toEqual([0, '']);
    expect(out).toMatch(new RegExp(`Examples?:\\n  coexsim ${command}`));
  });

  test.each([
    [['rout'], 'Did you mean route?'],
    [['vlidate', 'x'], 'Did you mean validate?'],
    [[], 'Usage: coexsim'],
    [['tables', 'extra'], 'too many arguments'],
    [['--verbos'], 'unknown option'],
  ])('%j is a wrong command line: nothing on standard output', async (argv, message) => {
    const { code, out, err } = await runCli(argv);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain(message);
  });

  test('what was typed is not obeyed by the terminal that shows it', async () => {
    const { err } = await runCli(['\u001b]0;owned\u0007rout\u202e'], { terminal: true });
    expect(err).toContain("unknown command ']0;ownedrout'");
  });

  test('an interrupted command ends with 130', async () => {
    expect((await runCli(['rules'], { interruptedAfter: 0 })).code).toBe(130);
  });
});

describe('what an exception means', () => {
  const argv = ['run', 'my world.yaml', '--rules', '2019-h1'];

  test.each([
    ['a wrong command line', new UsageError('no'), 2],
    ['a trace that is none', new TraceError(3, 'no'), 65],
    ['a full disk', Object.assign(new Error('no space'), { code: 'ENOSPC' }), 74],
    ['a mistake of ours', new InternalError('no'), 70],
    ['anything else', new TypeError('x is not a function'), 70],
    ['even no error at all', 'thrown', 70],
  ] as const)('%s', (_, error, code) => {
    expect(failureOf(error, argv).code).toBe(code);
  });

  test('our own mistake is told with seed, record and the command that repeats it', () => {
    const error = Object.assign(new InternalError('a session without a thread'), { seed: '7', record: 41 });
    const { text } = failureOf(error, argv);
    expect(text).toContain('internal error: a session without a thread');
    expect(text).toContain('seed: 7\nrecord: 41\n');
    expect(text).toContain("repeat with: coexsim run 'my world.yaml' --rules 2019-h1 --seed 7\n");
  });

  test('the command that repeats it keeps a seed that was given, and survives a shell', () => {
    expect(repeatCommand(['run', 'x.yaml', '--seed=7'], '7')).toBe('coexsim run x.yaml --seed=7');
    expect(repeatCommand(["it's"])).toBe("coexsim 'it'\\''s'");
  });
});

describe('names on a terminal', () => {
  test('lose escapes, control characters and bidirectional controls', () => {
    expect(plainText('a\u001b[31mnn\u009b2J\u202e\u2066@\r\n\tx')).toBe('a[31mnn2J@ x');
    expect(plainText('安娜@公司.cn é')).toBe('安娜@公司.cn é');
  });

  test('what we lay out keeps its colours and lines, and a line that is drawn again', () => {
    expect(terminalText('\u001b[1mTitle\u001b[22m\n\tx\u202e\u001b]0;t\u0007')).toBe(
      '\u001b[1mTitle\u001b[22m\n\tx]0;t',
    );
    expect(terminalText('\r50 %\u001b[K')).toBe('\r50 %\u001b[K');
    expect(terminalText('a\rb')).toBe('ab');
  });
});
