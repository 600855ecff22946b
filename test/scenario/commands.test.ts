// `coexsim validate` and `coexsim init`, in place with an Io of the test's own.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { init } from '../../src/cli/init.ts';
import type { Io } from '../../src/cli/io.ts';
import { validate } from '../../src/cli/validate.ts';
import { scenarioJsonSchema } from '../../src/scenario/schema.ts';
import { EXAMPLE, SMALL } from './support.ts';

interface Recorded extends Io {
  shown: string;
  told: string;
}

function recordingIo(input = ''): Recorded {
  const io: Recorded = {
    shown: '',
    told: '',
    exitCode: 0,
    outBytes: async () => {},
    outIsTerminal: false,
    errIsTerminal: false,
    out: async (text) => {
      io.shown += text;
    },
    err: (text) => {
      io.told += text;
    },
    stdin: async function* () {
      yield new TextEncoder().encode(input);
    },
    interrupted: () => false,
  };
  return io;
}

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'coexsim-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function file(name: string, content: string): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

describe('validate', () => {
  test('good files get a line each', async () => {
    const io = recordingIo();
    const [good, small] = [file('good.yaml', EXAMPLE), file('small.yaml', SMALL)];
    await validate([good, small], io);
    expect(io.exitCode).toBe(0);
    expect(io.shown).toBe(`${good}: ok\n${small}: ok\n`);
    expect(io.told).toBe(`${good}:22:28: warning: no tenant of this scenario lives in 21Vianet\n`);
  });

  test('every complaint of every file is told; the code says that the input is wrong', async () => {
    const io = recordingIo();
    const wrong = file('wrong.yaml', SMALL.replace('mode: TeamsOnly', 'mode: TeamOnly'));
    const broken = file('broken.json', '{"a":');
    const good = file('good.yaml', SMALL);
    await validate([wrong, broken, join(folder, 'none.yaml'), good], io);
    expect(io.exitCode).toBe(65);
    expect(io.shown).toBe(`${good}: ok\n`);
    const lines = io.told.split('\n');
    expect(lines[0]).toBe(
      `${wrong}:9:28: "TeamOnly" is none of TeamsOnly, Islands, SfBOnly, SfBWithTeamsCollab, SfBWithTeamsCollabAndMeetings (did you mean TeamsOnly?)`,
    );
    expect(lines[1]).toBe(`${broken}:1:6: expected a value, found the end of the file`);
    expect(lines[2]).toMatch(/none\.yaml: ENOENT/);
  });

  test('a file that cannot be read is no wrong input', async () => {
    const io = recordingIo();
    await validate([join(folder, 'none.yaml'), folder], io);
    expect(io.exitCode).toBe(74);
    expect(io.shown).toBe('');
  });

  test('a dash is standard input', async () => {
    const io = recordingIo(SMALL);
    await validate(['-'], io);
    expect([io.exitCode, io.shown]).toEqual([0, '-: ok\n']);
  });

  test('what a name hides does not reach the terminal', async () => {
    const io = recordingIo();
    await validate(
      [file('x.yaml', `${SMALL}  "\\e[31mx\\u202e@contoso.com": { tenant: "\\e]0;x\\a" }\n`)],
      io,
    );
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there.
    expect(io.told).not.toMatch(/[\u001b\u202e\u0007]/);
    expect(io.exitCode).toBe(65);
  });

  test('it stops when it is asked to', async () => {
    const io = { ...recordingIo(), interrupted: () => true };
    await validate([file('x.yaml', SMALL)], io);
    expect(io.exitCode).toBe(130);
  });
});

describe('init', () => {
  test('writes a scenario that is valid, with its schema', async () => {
    const io = recordingIo();
    await init(join(folder, 'new'), io);
    expect(io.exitCode).toBe(0);
    expect(io.shown).toContain(`coexsim run ${join(folder, 'new', 'first.yaml')}`);
    const scenario = readFileSync(join(folder, 'new', 'first.yaml'), 'utf8');
    expect(scenario.split('\n')[0]).toBe('# yaml-language-server: $schema=./scenario.schema.json');
    const schema: unknown = JSON.parse(readFileSync(join(folder, 'new', 'scenario.schema.json'), 'utf8'));
    expect(schema).toEqual(scenarioJsonSchema());
    const check = recordingIo();
    await validate([join(folder, 'new', 'first.yaml')], check);
    expect([check.exitCode, check.told]).toEqual([0, '']);
  });

  test.each(['first.yaml', 'scenario.schema.json'])('never overwrites %s', async (name) => {
    const io = recordingIo();
    const path = file(name, 'mine');
    await init(folder, io);
    expect(io.exitCode).toBe(74);
    expect(readFileSync(path, 'utf8')).toBe('mine');
    expect(io.told).toContain('is there already; nothing is overwritten');
    expect(io.shown).toBe('');
  });
});
