// Names of users, tenants and messages that people, or attackers, may choose.
import { describe, expect, test } from 'vitest';
import { compiled, complaintsOf, SMALL, warningsOf } from './support.ts';

/** SMALL with one more user whose name is written as JSON, so that every character can be. */
function withUser(name: string): string {
  return `${SMALL}  ${JSON.stringify(name)}: {}\n`;
}

describe('user names that are refused', () => {
  test.each([
    ['__proto__', 'nothing may be called "__proto__"'],
    ['constructor', 'nothing may be called "constructor"'],
    ['prototype', 'nothing may be called "prototype"'],
    ['', 'user is empty'],
    [`${'x'.repeat(500)}@contoso.com`, 'user has 512 characters, the limit is 256'],
    ['a\u202eb@contoso.com', 'U+202E at place 2'],
    ['a\u200bb@contoso.com', 'U+200B at place 2'],
    ['a\u0007b@contoso.com', 'U+0007 at place 2'],
    ['a\u0085b@contoso.com', 'U+0085 at place 2'],
    [' a@contoso.com', 'user begins or ends with a space'],
    ['ANN@contoso.com', 'is, but for case or accents, "ann@contoso.com", declared already, at 9:3'],
    ['dan@nowhere.com', 'no tenant has the domain nowhere.com'],
    ['dan', '"dan" has no domain'],
    ['dan@contoso..com', '"contoso..com" is no domain'],
  ])('%#', (name, message) => {
    const complaints = complaintsOf(withUser(name));
    expect(complaints[0]).toMatch(/^12:3: /);
    expect(complaints[0]).toContain(message);
  });

  test('a name of 10,000 characters, in YAML and in JSON', () => {
    const name = `${'x'.repeat(10_000)}@contoso.com`;
    expect(complaintsOf(withUser(name))[0]).toMatch(/^12:3: YAML: /);
    const json = JSON.stringify({ users: { [name]: {} } });
    expect(complaintsOf(json, {}, 'x.json').every((each) => each.length < 300)).toBe(true);
  });

  test('the two ways to write an accent are one name', () => {
    const text = `${SMALL}  "\\u00e9@contoso.com": {}\n  "e\\u0301@contoso.com": {}\n`;
    expect(complaintsOf(text)[0]).toMatch(/^13:3: user .* declared already, at 12:3$/);
  });

  test('look-alikes of another alphabet are two names, and a warning says so', () => {
    const text = `${SMALL}  "\\u0430nn@contoso.com": {}\n`;
    expect(complaintsOf(text)).toEqual([]);
    expect(warningsOf(text)[0]).toMatch(/^12:3: .* mixes letters of several alphabets/);
  });
});

describe('names that are fine', () => {
  test.each([
    'toString@contoso.com',
    'hasOwnProperty@contoso.com',
    '李@contoso.com',
    '1@contoso.com',
    'a b@contoso.com',
  ])('%s', (name) => {
    expect(compiled(withUser(name)).names.users).toContain(name);
  });

  test('names are found whatever their case and normal form', () => {
    const text = `${SMALL}events: [{ at: 1s, chat: { from: ANN@Contoso.com, to: Bob@CONTOSO.COM, via: teams } }]\n`;
    expect(compiled(text).actions[0]).toMatchObject({ originator: 0, recipient: 1, client: 0 });
  });

  test('a subdomain belongs to the tenant with the longest domain', () => {
    const text = SMALL.replace('[fabrikam.com]', '[fabrikam.com, eu.contoso.com]').concat(
      '  dan@x.eu.contoso.com: {}\n',
    );
    const { world, names } = compiled(text);
    const dan = names.users.indexOf('dan@x.eu.contoso.com');
    expect(names.tenants[world.users.tenant[dan]!]).toBe('fabrikam');
    expect(names.domains[world.users.domain[dan]!]).toBe('x.eu.contoso.com');
  });
});
