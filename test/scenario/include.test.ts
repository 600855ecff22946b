// Files that include others: merged, watched, and never read from outside their folder.
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { compileScenario } from '../../src/scenario/compile.ts';
import type { ReadFile } from '../../src/scenario/load.ts';
import { scenarioFromFile } from '../../src/scenario/node-files.ts';
import { complaintsOf, SMALL } from './support.ts';

function reader(files: Readonly<Record<string, string>>): ReadFile {
  return (path) =>
    files[path] === undefined
      ? { problem: 'there is no such file' }
      : { content: files[path], identity: path };
}

describe('merging', () => {
  test('maps merge, lists follow each other, the digest is that of one file', () => {
    const whole = compileScenario({ text: `${SMALL}  dan@contoso.com: {}\n`, path: 'x.yaml' });
    const parts = compileScenario({
      text: `${SMALL}include: [people/more.yaml]\n`,
      path: 'dir/x.yaml',
      read: reader({ 'dir/people/more.yaml': 'coexsim: 1\nusers: { dan@contoso.com: {} }\n' }),
    });
    if (!('compiled' in whole) || !('compiled' in parts)) throw new Error('neither is wrong');
    expect(parts.compiled.digest).toBe(whole.compiled.digest);
    expect(parts.compiled.names).toEqual(whole.compiled.names);
  });

  test.each<[string, Record<string, string>, string[]]>([
    ['a.yaml', {}, ['12:11: cannot include "a.yaml": there is no such file']],
    ['a.txt', {}, ['12:11: cannot include "a.txt": only .yaml, .yml and .json files are included']],
    ['../a.yaml', {}, ['12:11: cannot include "../a.yaml": it does not lie below the folder of this file']],
    [
      '/etc/a.yaml',
      {},
      ['12:11: cannot include "/etc/a.yaml": write a path relative to this file, with forward slashes'],
    ],
    [
      'a.yaml',
      { 'a.yaml': 'include: [a.yaml]\n' },
      ['a.yaml:1:11: cannot include "a.yaml": it includes itself, by way of this file'],
    ],
    [
      'a.yaml',
      { 'a.yaml': 'users: { ann@contoso.com: {} }\n' },
      ['9:3: the key "ann@contoso.com" is there already, in a.yaml:1 (remove one of the two, or merge them)'],
    ],
    [
      'a.yaml',
      { 'a.yaml': 'users: { dan@contoso.com: { mode: Island } }\n' },
      [
        'a.yaml:1:35: "Island" is none of TeamsOnly, Islands, SfBOnly, SfBWithTeamsCollab, SfBWithTeamsCollabAndMeetings (did you mean Islands?)',
      ],
    ],
    ['a.json', { 'a.json': '{"users": {]' }, ['a.json:1:12: expected a key in quotes, found "]"']],
    [
      'a.yaml',
      { 'a.yaml': 'rules: 2018-11\n' },
      ['4:1: the key "rules" is there already, in a.yaml:1 (remove one of the two, or merge them)'],
    ],
  ])('%s with %j', (include, files, expected) => {
    expect(complaintsOf(`${SMALL}include: [${include}]\n`, {}, 'x.yaml', reader(files))).toEqual(expected);
  });

  test('includes are eight deep at most', () => {
    const files = Object.fromEntries(
      Array.from({ length: 20 }, (_, i) => [`${i}.yaml`, `include: [${i + 1}.yaml]\n`]),
    );
    expect(complaintsOf(`${SMALL}include: [0.yaml]\n`, {}, 'x.yaml', reader(files))[0]).toMatch(
      /includes are nested more than 8 deep, which is the limit$/,
    );
  });

  test('without a reader there is nothing to include', () => {
    expect(complaintsOf(`${SMALL}include: [a.yaml]\n`)).toEqual([
      '12:11: cannot include "a.yaml": there are no files here to read from',
    ]);
  });
});

describe('files as Node reads them', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'coexsim-'));
    mkdirSync(join(folder, 'in', 'sub'), { recursive: true });
    writeFileSync(join(folder, 'secret.yaml'), 'title: secret\n');
    writeFileSync(join(folder, 'in', 'sub', 'good.yaml'), 'title: good\n');
    symlinkSync(join(folder, 'secret.yaml'), join(folder, 'in', 'link.yaml'));
    symlinkSync(folder, join(folder, 'in', 'up'));
    mkdirSync(join(folder, 'in', 'folder.yaml'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  test.each([
    ['link.yaml', 'once links are followed it does not lie below'],
    ['up/secret.yaml', 'once links are followed it does not lie below'],
    ['folder.yaml', 'it is no regular file'],
    ['none.yaml', 'there is no such file'],
    ['x.yaml', 'it includes itself'],
  ])('%s', (include, problem) => {
    const path = join(folder, 'in', 'x.yaml');
    writeFileSync(path, `${SMALL}include: [${include}]\n`);
    const result = compileScenario(scenarioFromFile(path));
    if ('compiled' in result) throw new Error('it was read');
    expect(result.complaints).toHaveLength(1);
    expect(result.complaints[0]!.message).toContain(problem);
    expect(result.complaints[0]).toMatchObject({ line: 12, column: 11 });
  });

  test('a file below the folder is read', () => {
    const path = join(folder, 'in', 'x.yaml');
    writeFileSync(path, `${SMALL}include: [sub/good.yaml]\n`);
    const result = compileScenario(scenarioFromFile(path));
    expect('compiled' in result && result.compiled.title).toBe('good');
  });
});
