// Files written to do harm: each is answered with a complaint that has a position, within time and memory.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Child, newChild } from './in-child.ts';
import { complaintsOf, SMALL } from './support.ts';

const MIB = 1 << 20;

/** One MiB (or nearly) of `unit` between a beginning and an end. */
function fill(unit: string, head = '', tail = ''): string {
  return head + unit.repeat(Math.floor((MIB - head.length - tail.length) / unit.length)) + tail;
}

function lines(count: number, line: (i: number) => string): string {
  return Array.from({ length: count }, (_, i) => line(i)).join('');
}

const HEAD = 'coexsim: 1\nstart: 2019-06-03T09:00:00Z\nuntil: 2h\ntenants: { c: { domains: [c.com] } }\n';
const JSON_HEAD =
  '{"coexsim":1,"start":"2019-06-03T09:00:00Z","until":"2h","tenants":{"c":{"domains":["c.com"]}},';

const ALIAS_BOMB = `a: &a [x,x,x,x,x,x,x,x,x]\n${[...'bcdefghij']
  .map((key, i) => `${key}: &${key} [${Array(9).fill(`*${'abcdefghi'[i]}`).join(',')}]\n`)
  .join('')}`;

describe('answers in one process', () => {
  test.each<[string, string, string | Uint8Array, string, string?]>([
    ['T1 alias bomb', 'aliases repeat more than 10000 values', ALIAS_BOMB, '5:8'],
    ['T2 alias cycle', 'stands inside what it repeats', 'a: &a [*a]', '1:8'],
    ['T3 flow depth', 'nested more than 64 deep', fill('['), '1:67'],
    ['T3 JSON depth', 'nested more than 64 deep', fill('['), '1:66', 'x.json'],
    ['T3 block depth', 'nested more than 64 deep', lines(1400, (i) => `${' '.repeat(i)}a:\n`), '67:67'],
    ['T3 compact block depth', 'nested more than 64 deep', fill('- '), '1:133'],
    ['T4 reserved key', 'nothing may be called "__proto__"', `${SMALL}__proto__: {}\n`, '12:1'],
    ['T5 YAML duplicate', 'the key "rules" is there already, at 4:1', `${SMALL}rules: 2018-11\n`, '12:1'],
    ['T5 JSON duplicate', 'the key "a" is there already, at 1:2', '{"a":1,"a":2}', '1:8', 'x.json'],
    ['T6 infinity', '1e400 is too large', `${SMALL}seed: 1e400\n`, '12:7'],
    ['T6 not a number', '".nan" is no plain decimal number', `${SMALL}seed: .nan\n`, '12:7'],
    ['T6 infinite word', '".inf" is no plain decimal number', `${SMALL}seed: .inf\n`, '12:7'],
    ['T6 digits lost', '9007199254740993 cannot be held exactly', `${SMALL}seed: 9007199254740993\n`, '12:7'],
    ['T6 underflow', '0.1e-400 cannot be held exactly', `${SMALL}seed: 0.1e-400\n`, '12:7'],
    ['T6 octal', '"017" is no plain decimal number', `${SMALL}seed: 017\n`, '12:7'],
    ['T6 hexadecimal', '"0x1F" is no plain decimal number', `${SMALL}seed: 0x1F\n`, '12:7'],
    ['T6 time overflow', 'is no time', SMALL.replace('2h', '9007199254740992us'), '3:8'],
    ['T8 not UTF-8', 'byte 6 of the file is not UTF-8', Uint8Array.of(97, 58, 32, 49, 10, 98, 0xff), '2:2'],
    ['T8 lone surrogate', 'half of a surrogate pair', '{"a":"\\ud800"}', '1:6', 'x.json'],
    ['T8 lone surrogate in YAML', 'half of a surrogate pair', 'a: "\\ud800"', '1:4'],
    [
      'T13 message to itself',
      'cannot answer itself',
      `${SMALL}events: [{ at: 1s, reply: { to: m1, id: m1 } }]`,
      '12:33',
    ],
    ['two documents', 'a second one begins', 'a: 1\n---\nb: 2\n', '2:1'],
    ['a tag', 'means nothing in a scenario', 'a: !!binary aGk=', '1:13'],
    ['YAML 1.1', 'scenarios are YAML 1.2', '%YAML 1.1\n---\na: yes\n', '1:1'],
    ['half a flow', 'YAML:', 'a: [1, 2', '1:9'],
    ['a long key', 'at most 1024 chars', fill('k', '', ': 1'), '1:1'],
    ['nothing', 'the file is empty', '', '0:0'],
    ['a list', 'a scenario is a mapping', '- 1\n', '1:1'],
    ['half a JSON', 'expected a value, found the end of the file', '{"a":', '1:6', 'x.json'],
    ['JSON and more', 'follows the end of the JSON value', '{} x', '1:4', 'x.json'],
    ['a bare word in JSON', '"yes" is no JSON value', '{"a": yes}', '1:7', 'x.json'],
  ])('%s: %s', (_, message, text, position, path) => {
    const found = complaintsOf(text, {}, path ?? 'x.yaml').filter((each) => each.includes(message));
    expect(found.map((each) => each.split(': ', 1)[0])).toEqual([position]);
  });
});

describe('time and memory in a process of its own', () => {
  let child: Child;
  beforeAll(() => {
    child = newChild();
  });
  afterAll(() => child.end());

  test.each<[string, string, string?]>([
    ['brackets', fill('[')],
    ['brackets in JSON', fill('['), 'x.json'],
    ['an alias bomb', ALIAS_BOMB],
    ['deep blocks', lines(1400, (i) => `${' '.repeat(i)}a:\n`)],
    ['one long key', fill('k', '', ': 1')],
    ['one long line', fill('x', 'title: ')],
    ['many values in one list', `x: [${'1,'.repeat(500_000)}]`],
    ['as many values as may be', `x: [${'abcde,'.repeat(98_000)}]`],
    ['as many unknown keys as may be', lines(99_000, (i) => `k${i}:\n`)],
    ['empty lines', fill('\n')],
    ['comments', fill('#\n')],
    ['directives', fill('%a\n')],
    ['anchors', fill('&a ')],
    ['escapes', fill('\\x41', 'title: "', '"')],
    [
      'wrong users',
      `${HEAD}users:\n${lines(11_000, (i) => `  u${i}@c.com: { homd: x, mode: TeamOnly, clients: [Tems] }\n`)}`,
    ],
    ['wrong events in JSON', `${JSON_HEAD}"users":{},"events":[${'1,'.repeat(500_000)}1]}`, 'x.json'],
    ['wrong expectations in JSON', `${JSON_HEAD}"users":{},"expect":[${'{},'.repeat(330_000)}{}]}`, 'x.json'],
    [
      'wrong clients in JSON',
      `${JSON_HEAD}"users":{"a@c.com":{"clients":[${'"x",'.repeat(240_000)}"x"]}}}`,
      'x.json',
    ],
    [
      'unknown contacts in JSON',
      `${JSON_HEAD}"users":{"a@c.com":{"contacts":[${'"x",'.repeat(240_000)}"x"]}}}`,
      'x.json',
    ],
    [
      'unknown messages',
      `${HEAD}users: { a@c.com: , b@c.com: }\nevents:\n${lines(5_000, (i) => `  - { at: 1s, chat: { from: a@c.com, to: b@c.com, via: Teams, id: m${i}, thread: of q${i} } }\n`)}`,
    ],
    [
      'events that wait for each other',
      `${HEAD}users: { a@c.com: , b@c.com: }\nevents:\n${lines(5_000, (i) => `  - { at: m${(i + 1) % 5_000} + 1s, chat: { from: a@c.com, to: b@c.com, via: Teams, id: m${i} } }\n`)}`,
    ],
    [
      'many domains',
      `coexsim: 1\nstart: 2019-06-03T09:00:00Z\nuntil: 2h\nusers: {}\ntenants:\n${lines(4_000, (i) => `  t${i}: { domains: [d${i}.com] }\n`)}`,
    ],
  ])('%s', (_, text, path) => {
    const cost = child.cost(text, path);
    expect(cost.complaints.length).toBeGreaterThan(0);
    expect(cost.maxRssMb).toBeLessThan(256);
    expect(cost.ms).toBeLessThan(5_000);
  });
});
