import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCli } from '../support/cli.ts';

const SCENARIO = resolve(import.meta.dirname, '../../scenarios/main.yaml');
const folder = mkdtempSync(join(tmpdir(), 'coexsim-export-'));
const at = (name: string): string => join(folder, name);
const trace = at('main.trace.jsonl');
let lines = '';

beforeAll(async () => {
  expect((await runCli(['run', SCENARIO, '--seed', '7', '--trace', trace])).code).toBe(0);
  lines = readFileSync(trace, 'utf8');
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('coexsim export', () => {
  it('brings a trace through columns and back without loss', async () => {
    const file = at('main.columns');
    const there = await runCli(['export', trace, '--to', 'columns', '--out', file]);
    expect(there).toMatchObject({ code: 0, out: '' });
    expect(there.err).toBe(`wrote 419 records to ${file}; left out 0 records\n`);
    expect(readFileSync(file).length * 10).toBeLessThan(lines.length);
    const back = await runCli(['export', file, '--to', 'jsonl', '--out', at('back.jsonl.gz')]);
    expect(back.code).toBe(0);
    expect(gunzipSync(readFileSync(at('back.jsonl.gz'))).toString()).toBe(lines);
  });

  it('writes to standard output, text or bytes, and nothing else there', async () => {
    const text = await runCli(['export', trace, '--to', 'jsonl', '--out', '-']);
    expect(text.out).toBe(lines);
    expect(text.err).toBe('wrote 419 records to standard output; left out 0 records\n');
    const binary = await runCli(['export', '-', '--to', 'columns', '--out', '-'], { stdin: lines });
    expect(binary.out).toBe('');
    const again = await runCli(['export', '-', '--to', 'jsonl', '--out', '-'], { stdin: binary.bytes });
    expect(again.out).toBe(lines);
  });

  it('runs a scenario first', async () => {
    const ran = await runCli(['export', SCENARIO, '--seed', '7', '--to', 'jsonl', '--out', '-']);
    expect(ran.out).toBe(lines);
    const other = await runCli(['export', SCENARIO, '--seed', '8', '--to', 'jsonl', '--out', '-']);
    expect(other.out).not.toBe(lines);
  });

  it('writes tables', async () => {
    const tables = at('tables');
    const ran = await runCli(['export', trace, '--to', 'csv', '--out', tables]);
    expect(ran).toMatchObject({ code: 0, out: '' });
    expect(ran.err).toBe(`wrote 419 records in 5 tables to ${tables}; left out 0 records\n`);
    expect(readdirSync(tables).sort()).toEqual(
      ['messages', 'records', 'sessions', 'threads', 'users'].map((name) => `${name}.csv`),
    );
    const rows = (name: string): string[] =>
      readFileSync(join(tables, name), 'utf8').split('\r\n').slice(0, -1);
    expect(rows('records.csv').length).toBe(420);
    expect(rows('records.csv')[0]).toMatch(/^n,at_us,instant,cause,kind,.*,row,outcome$/);
    expect(rows('records.csv')[1]).toMatch(
      /^0,300000000,2023-09-11T06:05:00Z,,message-attempted,.*ann-chen-1,ann@contoso\.com,chen@contoso\.com,Teams.*,2021-11\/1b\.1,$/,
    );
    expect(rows('records.csv')[5]).toMatch(/,message-delivered,.*,delivered$/);
    expect(rows('messages.csv')[1]).toBe(
      '0,ann-chen-1,ann@contoso.com,chen@contoso.com,Teams,300000000,300000000,300020000,300020000,delivered,,Teams,0,native,,2021-11/1b.1',
    );
    const attempts = lines.match(/^\{"n":\d+,"at":\d+(,"cause":\d+)?,"event":"message-attempted"/gm)!;
    expect(rows('messages.csv').length).toBe(attempts.length + 1);
    expect(rows('threads.csv')[2]).toContain(
      'ann@contoso.com,bob@contoso.com,Teams,SfB,interop,2021-11/1c.1',
    );
    expect(rows('sessions.csv')[1]).toBe('0,1,9,480000000,38,1440024000,true,840024000');
    expect(rows('users.csv')[2]).toBe(
      '1,bob@contoso.com,contoso,contoso.com,onPrem,online,SfBWithTeamsCollab,TeamsOnly,true,true',
    );
    for (const name of readdirSync(tables)) {
      const heads = rows(name)[0]!.split(',');
      expect(heads, name).toEqual([...new Set(heads)]);
    }
    for (const name of readdirSync(tables)) {
      const commas = rows(name).map((row) => row.replace(/"[^"]*"/g, '').split(',').length);
      expect(new Set(commas).size, name).toBe(1);
    }
  });

  it('says that a trace is cut short', async () => {
    const cut = await runCli(['export', '-', '--to', 'jsonl', '--out', '-'], {
      stdin: lines.slice(0, -1500),
    });
    expect(cut.code).toBe(0);
    expect(lines.startsWith(cut.out)).toBe(true);
    expect(cut.err).toMatch(
      /wrote \d+ records to standard output; left out 0 records; the trace is cut short after record \d+\n/,
    );
  });

  it('never writes over what it reads', async () => {
    const same = await runCli([
      'export',
      trace,
      '--to',
      'jsonl',
      '--out',
      join(folder, '.', 'main.trace.jsonl'),
    ]);
    expect(same).toMatchObject({ code: 2 });
    expect(same.err).toContain('this would overwrite');
    expect(readFileSync(trace, 'utf8')).toBe(lines);
  });

  it('overwrites tables only with --force, and what the scenario reads not even then', async () => {
    const lg = at('recorded');
    mkdirSync(lg);
    const scenario = join(lg, 'scenario.yaml');
    const recorded = join(lg, 'messages.csv');
    const recording = 'sender,receiver,time\nann@contoso.com,bob@contoso.com,2023-09-11T06:00:10Z\n';
    writeFileSync(recorded, recording);
    writeFileSync(
      scenario,
      `coexsim: 1
title: a recording
start: 2023-09-11T06:00:00Z
until: 1h
tenants:
  contoso: { cloud: worldwide, topology: pureOnline, domains: [contoso.com], mode: TeamsOnly }
users:
  ann@contoso.com: { homed: online }
  bob@contoso.com: { homed: online }
recorded:
  - { file: messages.csv }
`,
    );
    const exported = (place: string, ...more: string[]) =>
      runCli(['export', scenario, '--seed', '1', '--to', 'csv', '--out', place, ...more]);
    for (const more of [[], ['--force']]) {
      const refused = await exported(lg, ...more);
      expect(refused).toMatchObject({ code: 2, out: '' });
      expect(refused.err).toBe(`error: this would overwrite ${recorded}; name another place with --out\n`);
    }
    expect(readFileSync(recorded, 'utf8')).toBe(recording);
    expect(readdirSync(lg).sort()).toEqual(['messages.csv', 'scenario.yaml']);
    expect((await runCli(['export', scenario, '--to', 'jsonl', '--out', recorded])).code).toBe(2);

    const apart = join(lg, 'tables');
    mkdirSync(apart);
    writeFileSync(join(apart, 'users.csv'), 'mine');
    const taken = await exported(apart);
    expect(taken).toMatchObject({
      code: 74,
      err: `${join(apart, 'users.csv')} is there already; --force overwrites it\n`,
    });
    expect(readdirSync(apart)).toEqual(['users.csv']);
    expect(readFileSync(join(apart, 'users.csv'), 'utf8')).toBe('mine');
    expect((await exported(apart, '--force')).code).toBe(0);
    expect(readFileSync(join(apart, 'users.csv'), 'utf8')).toContain('ann@contoso.com');
  });

  it('refuses a wrong command line', async () => {
    const wrong = async (...argv: string[]): Promise<string> => {
      const { code, err } = await runCli(['export', ...argv]);
      expect(code).toBe(2);
      return err;
    };
    expect(await wrong(trace, '--to', 'xml')).toContain('Allowed choices are jsonl, columns, csv, html');
    expect(await wrong(trace)).toContain("required option '--to <form>'");
    expect(await wrong(trace, '--to', 'csv', '--out', '-')).toContain(
      'several files cannot go to standard output',
    );
    expect(await wrong('-', '--to', 'columns')).toContain('say with --out');
    expect(await wrong(trace, '--to', 'columns', '--seed', '3', '--out', at('x'))).toContain(
      '--seed cannot go with a trace',
    );
  });

  it('refuses what is no trace, with its place', async () => {
    const damaged = at('damaged.jsonl');
    writeFileSync(damaged, lines.replace('"n":3,', '"n":4,'));
    const ran = await runCli(['export', damaged, '--to', 'columns', '--out', at('y')]);
    expect(ran.code).toBe(65);
    expect(ran.err).toMatch(/damaged\.jsonl:\d+:1: record 3 has to stand here, not 4\n$/);
    const missing = await runCli(['export', at('missing'), '--to', 'columns', '--out', at('y')]);
    expect(missing.code).toBe(74);
    const scenario = at('wrong.yaml');
    writeFileSync(scenario, 'coexsim: 1\n');
    expect((await runCli(['export', scenario, '--to', 'jsonl', '--out', at('y')])).code).toBe(65);
    expect(readdirSync(folder)).not.toContain('y');
  });
});
