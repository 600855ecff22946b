import { describe, expect, it } from 'vitest';
import { runCli } from '../support/cli.ts';

const MAIN = 'scenarios/main.yaml';

const state = (...argv: string[]) => runCli(['state', MAIN, ...argv]);
const json = async (...argv: string[]): Promise<Record<string, unknown>> =>
  JSON.parse((await state(...argv, '--json')).out) as Record<string, unknown>;

describe('coexsim state', () => {
  it('prints who is there, what is open and what is due', async () => {
    const { code, out, err } = await state('--at', '3h10m');
    expect([code, err]).toEqual([0, '']);
    expect(out).toMatch(/^State at 3h10m \(2023-09-11T09:10:00Z\), after record \d+ \(/);
    expect(out).toContain('  ann@contoso.com: TeamsOnly, homed online; Teams available, SfB not running');
    expect(out).toMatch(/Open threads:\n {2}thread 0: ann@contoso.com and/);
    expect(out).toMatch(/SIP sessions:\n {2}session \d+: thread \d+, .* and .*; expires in /);
    expect(out).toContain('Messages in flight: none');
    expect(out).toContain('Links that are down: none');
    expect(out).toMatch(/Next timers \(\d+ in all\):\n {2}in .*: session-expired of thread/);
    expect(out).toMatch(/in .*: message-attempted of action \d+, scheduled by record \d+\n/);
  });

  it('tells messages in flight and links that are down', async () => {
    const { out } = await state('--at', '5h59m58s');
    expect(out).toMatch(/Messages in flight:\n {2}message \d+: ann@contoso.com to wei@.*sent 3s ago/);
    expect(out).toMatch(/Links that are down:\n(?: {2}.*\n)* {2}federationEdge@/);
  });

  it('gives one JSON document', async () => {
    const answer = await json('--at', '3h10m', '--timers', '2');
    expect(Object.keys(answer)).toEqual([
      'at',
      'instant',
      'n',
      'event',
      'digest',
      'state',
      'inFlight',
      'sessions',
      'features',
      'timers',
    ]);
    expect(answer.at).toBe(11_400_000_000);
    expect((answer.timers as { next: unknown[] }).next).toHaveLength(2);
    expect(answer.digest).toMatch(/^[0-9a-f]{64}$/);
  });

  it('takes a moment as a duration, an instant, a record of an instant or a record', async () => {
    const there = await json('--at', '3h10m');
    expect(await json('--at', '2023-09-11T09:10:00Z')).toEqual(there);
    const byRecord = await json('--at', `#${String(there.n)}`);
    expect([byRecord.n, byRecord.digest]).toEqual([there.n, there.digest]);
    expect(await json('--at', `${String(byRecord.at)}us,${String(there.n)}`)).toEqual(byRecord);
    expect(await json('--at', '#-1')).toMatchObject({ n: -1, at: 0 });
    const end = await json('--at', '100h');
    expect(end.n).toBe((await json('--at', '10h')).n);
  });

  it.each([
    ['noon', /"noon" is no moment: write a time such as 10m/],
    ['', /"" is no moment/],
    ['10m,12,3', /is no moment/],
    ['2020-01-01', /is before the start, 2023-09-11T06:00:00Z/],
    ['#1000000', /there is no record 1000000: the trace has 0 to/],
    ['#-2', /there is no record -2/],
    ['1h,0', /record 0 is not at 1h: there are records \d+ to \d+/],
    ['1h7us,0', /record 0 is not at 1h7us: there is no record/],
  ])('refuses the moment %j', async (at, said) => {
    const { code, out, err } = await state('--at', at);
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(said);
  });

  it('refuses a command line that is wrong, and a file that is none', async () => {
    expect((await state()).code).toBe(2);
    expect((await state('--at', '1h', '--timers', 'x')).code).toBe(2);
    expect((await runCli(['state', 'no-such.jsonl', '--at', '1h'])).code).toBe(74);
    expect((await runCli(['state', '-', '--at', '1h'], { stdin: 'not a trace\n' })).code).toBe(65);
  });

  it('says that a damaged trace ends before its record that cannot be', async () => {
    const { out: trace } = await runCli(['run', MAIN, '--seed', '1', '--trace', '-']);
    const damaged = trace.replace('"do":"set-mode","user":1', '"do":"set-mode","user":99');
    expect(damaged).not.toBe(trace);
    const { code, err } = await runCli(['state', '-', '--at', '9h', '--json'], { stdin: damaged });
    expect(code).toBe(65);
    expect(err).toMatch(/99/);
  });
});
