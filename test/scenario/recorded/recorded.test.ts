// The scenario key `recorded`: who stands for whom, when it begins, and what is complained about.
import { describe, expect, test } from 'vitest';
import { compileScenario } from '../../../src/scenario/compile.ts';
import type { Compiled } from '../../../src/scenario/compiled.ts';
import type { ReadFile } from '../../../src/scenario/load.ts';
import { complaintsOf, SMALL } from '../support.ts';

const GROUPS = 'groups: { all: [cat@fabrikam.com, bob@contoso.com], one: [ann@contoso.com] }\n';

function reader(content: string): ReadFile {
  return (path) =>
    path.endsWith('talk.csv') ? { content, identity: path } : { problem: 'there is no such file' };
}

function compiled(recorded: string, content: string): Compiled {
  const text = `${SMALL}${GROUPS}recorded:\n  - ${recorded}\n`;
  const result = compileScenario({ text, path: 'x.yaml', read: reader(content) });
  if ('compiled' in result) return result.compiled;
  throw new Error(JSON.stringify(result.complaints));
}

/** The messages as `writer>recipient@seconds` by the letters that addresses begin with. */
function messages(recorded: string, content: string): string[] {
  const { recordings, names } = compiled(recorded, content);
  const { writer, recipient, atUs } = recordings[0]!;
  const letter = (user: number): string => names.users[user]!.charAt(0);
  return [...atUs].map((us, i) => `${letter(writer[i]!)}>${letter(recipient[i]!)}@${us / 1e6}`);
}

function complaints(recorded: string, content: string): string[] {
  return complaintsOf(`${SMALL}${GROUPS}recorded:\n  - ${recorded}\n`, {}, 'x.yaml', reader(content));
}

describe('people', () => {
  test.each<[string, string, string, string[]]>([
    ['all users by default', '', '7 8 100\n8 9 103\n', ['a>b@0', 'b>c@3']],
    [
      'groups and addresses in their order, nobody twice',
      'people: [all, bob@contoso.com, one]',
      '7 8 100\n8 9 103\n',
      ['b>c@0', 'c>a@3'],
    ],
    [
      'addresses stand for themselves in any case, the rest is given out',
      'people: [all]',
      '7,BOB@contoso.com,100\nbob@contoso.com,7,101\n',
      ['c>b@0', 'b>c@1'],
    ],
    [
      'a mapping',
      "people: { '7': cat@fabrikam.com, '8': ann@contoso.com }",
      '7 8 100\n8 7 160\n',
      ['c>a@0', 'a>c@60'],
    ],
    [
      'it begins when the scenario says, whatever its own clock',
      'begin: 1h',
      '8,7,2004-04-15T14:56:01Z\n7,8,2004-04-15T14:56:00Z\n',
      ['b>a@3600', 'a>b@3601'],
    ],
  ])('%s', (_, said, content, expected) => {
    expect(messages(`{ file: talk.csv, ${said} }`, content)).toEqual(expected);
  });

  test('guest accounts are nobody by default', () => {
    const guest = '  abe@contoso.com: { tenant: contoso, guest: { of: cat@fabrikam.com } }\n';
    const text = `${SMALL}${guest}recorded: [{ file: talk.csv }]\n`;
    const result = compileScenario({ text, path: 'x.yaml', read: reader('7 8 1\n') });
    if ('complaints' in result) throw new Error(JSON.stringify(result.complaints));
    const { writer } = result.compiled.recordings[0]!;
    expect(result.compiled.names.users[writer[0]!]).toBe('ann@contoso.com');
  });

  test('messages to oneself are left out, with a warning', () => {
    const text = `${SMALL}recorded:\n  - { file: talk.csv }\n`;
    const content = '7,7,1\n7,ann@contoso.com,2\nANN@contoso.com,ann@contoso.com,3\n';
    const result = compileScenario({ text, path: 'x.yaml', read: reader(content) });
    expect(result.warnings.map(({ line, message }) => `${line} ${message}`)).toEqual([
      "13 2 of the file's messages are to oneself; they are left out",
    ]);
    expect('compiled' in result && result.compiled.recordings[0]!.atUs).toEqual(Float64Array.of(0));
  });
});

test('shares of preferred clients are exact among those who have both, and do not depend on the seed', () => {
  const users = Array.from({ length: 40 }, (_, i) => `  u${i}@contoso.com: { mode: Islands }\n`).join('');
  const lines = Array.from({ length: 40 }, (_, i) => `u${i}@contoso.com,u${(i + 1) % 40}@contoso.com,${i}\n`);
  const preferred = (seed: number): Uint8Array => {
    const text = `${SMALL}${users}seed: ${seed}\nrecorded: [{ file: talk.csv, client: { SfB: 30% } }]\n`;
    const result = compileScenario({ text, path: 'x.yaml', read: reader(lines.join('')) });
    if ('complaints' in result) throw new Error(JSON.stringify(result.complaints));
    // Without ann, bob and cat, of whom the recording has nobody.
    return result.compiled.recordings[0]!.preferred.slice(3);
  };
  expect(preferred(1).filter((client) => client === 0).length).toBe(28);
  expect(preferred(1)).toEqual(preferred(2));
  expect(new Set(preferred(1).slice(0, 28)).size).toBe(2);
});

test("the file's content is part of the scenario's digest", () => {
  const digest = (content: string): string => compiled('{ file: talk.csv }', content).digest;
  expect(digest('7 8 100\n')).toBe(digest('7 8 100\r\n'));
  expect(digest('7 8 100\n')).not.toBe(digest('7 8 101\n'));
});

describe('complaints', () => {
  test.each<[string, string, string[]]>([
    [
      '{ file: talk.csv, people: [one] }',
      '7 8 1\n9 8 2\n',
      ['14:31: the file has 3 people, here are 1 (2 more are needed)'],
    ],
    [
      '{ file: talk.csv, people: [everybody] }',
      '7 8 1\n',
      ['14:32: there is no population, group or user "everybody"'],
    ],
    [
      "{ file: talk.csv, people: { '7': ann@contoso.com, '6': bob@contoso.com, '8': ann@contoso.com } }",
      '7 8 1\n9 8 1\n',
      [
        '14:31: nobody stands for "9" of the file',
        '14:55: the file has no id "6"',
        '14:82: ann@contoso.com stands for another id already',
      ],
    ],
    [
      '{ file: talk.csv, begin: soon, client: { Teams: 60%, SfB: 50% } }',
      '7 8 1\n',
      [
        '14:30: "soon" is no time (a duration since the start such as 10m, or an instant such as 2023-08-28T09:00:00Z)',
        '14:44: the shares are 110% together (they are 100%)',
      ],
    ],
    [
      '{ file: talk.csv }',
      '7 8 1\n7 8\n7 8 soon<img>\n',
      [
        'talk.csv:2:1: the line has no sender, receiver and time: "7 8" (a line is: sender receiver time)',
        'talk.csv:3:5: this is no time: "soon<img>" (epoch seconds, milliseconds, or 2023-08-28T09:00:00Z; a header line names sender, receiver and time)',
      ],
    ],
    [
      '{ file: talk.csv }',
      'ann@contoso.com ANN@contoso.com 1\n',
      ['14:13: the file has no message from one to another'],
    ],
    ['{ file: talk.csv }', '', ['14:13: the file has no message (a line is: sender receiver time)']],
    [
      '{ file: ../talk.csv }',
      '',
      ['14:13: cannot read "../talk.csv": it does not lie below the folder of this file'],
    ],
    [
      '{ file: talk.doc }',
      '',
      ['14:13: cannot read "talk.doc": only .txt, .csv, .tsv and .edges files are read here'],
    ],
    ['{ people: [one] }', '', ['14:5: "file" is missing here']],
    [
      '{ file: talk.csv, people: ann }',
      '7 8 1\n',
      [
        '14:31: expected a list of populations, groups and addresses, or a mapping from ids to addresses, found "ann"',
      ],
    ],
  ])('%s', (recorded, content, expected) => {
    expect(complaints(recorded, content)).toEqual(expected);
  });

  test('what is after the end of the run is said, unless an option has cut it short', () => {
    const warnings = (until?: string): string[] => {
      const text = `${SMALL}recorded: [{ file: talk.csv }]\n`;
      const source = { text, path: 'x.yaml', read: reader('7 8 0\n8 7 7200\n7 8 7201\n8 7 9000\n') };
      return compileScenario(source, { until }).warnings.map(({ message, hint }) => `${message} (${hint})`);
    };
    expect(warnings()).toEqual([
      "2 of the file's 4 messages are after the end of the run (the last is 2h30m after the start)",
    ]);
    expect(warnings('1h')).toEqual([]);
  });
});
