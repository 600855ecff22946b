// Whatever bytes come: complaints or a scenario, never an exception. And the order of declarations means nothing.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { compileScenario } from '../../src/scenario/compile.ts';
import { firstInvalidByte } from '../../src/scenario/source.ts';
import { compiled, EXAMPLE } from './support.ts';

const bytes = new TextEncoder().encode(EXAMPLE);
const RUNS = { numRuns: 300 };

const mutation = fc.record({
  at: fc.nat(bytes.length - 1),
  remove: fc.nat(12),
  insert: fc.oneof(
    fc.uint8Array({ maxLength: 6 }),
    fc
      .constantFrom('[', '{', '"', ': ', '- ', '&a ', '*a', '!!x ', '\n', '\t', '#', '1e999', '|')
      .map((text) => new TextEncoder().encode(text)),
    fc
      .record({ from: fc.nat(bytes.length - 1), length: fc.nat(80) })
      .map(({ from, length }) => bytes.subarray(from, from + length)),
  ),
});

function mutated(changes: readonly { at: number; remove: number; insert: Uint8Array }[]): Uint8Array {
  let text = bytes;
  for (const { at, remove, insert } of changes) {
    const cut = Math.min(at, text.length);
    text = Uint8Array.from([...text.subarray(0, cut), ...insert, ...text.subarray(cut + remove)]);
  }
  return text;
}

test('mutations of the example are answered, never thrown at', () => {
  fc.assert(
    fc.property(
      fc.array(mutation, { minLength: 1, maxLength: 4 }),
      fc.constantFrom('x.yaml', 'x.json', '-'),
      (changes, path) => {
        const result = compileScenario({ text: mutated(changes), path });
        if ('compiled' in result) return;
        expect(result.complaints.length).toBeGreaterThan(0);
        for (const { line, column } of result.complaints) {
          expect(Number.isSafeInteger(line) && Number.isSafeInteger(column)).toBe(true);
        }
      },
    ),
    RUNS,
  );
});

test('mutations of the example as JSON are answered, never thrown at', () => {
  const json = JSON.stringify(parse(EXAMPLE));
  fc.assert(
    fc.property(fc.nat(json.length), fc.nat(5), fc.string({ maxLength: 4 }), (at, remove, insert) => {
      const text = json.slice(0, at) + insert + json.slice(at + remove);
      const result = compileScenario({ text, path: 'x.json' });
      expect('compiled' in result || result.complaints.length > 0).toBe(true);
    }),
    RUNS,
  );
});

test('valid UTF-8 is what the platform decodes', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 12 }), (input) => {
      let valid = true;
      try {
        new TextDecoder('utf-8', { fatal: true }).decode(input);
      } catch {
        valid = false;
      }
      expect(firstInvalidByte(input) === input.length).toBe(valid);
    }),
  );
});

const TENANTS = [
  '  contoso: { domains: [contoso.com, contoso.de], site: Berlin }\n',
  '  fabrikam: { domains: [fabrikam.com], externalAccess: { allowedDomains: [contoso.com] } }\n',
  '  northwind: { cloud: 21Vianet, domains: [northwind.cn] }\n',
];
const USERS = [
  '  ann@contoso.com: { mode: TeamsOnly, contacts: [bob@contoso.com, eve@fabrikam.com] }\n',
  '  bob@contoso.com: { site: Oslo, contacts: [ann@contoso.com] }\n',
  '  dan@contoso.de: { homed: onPrem }\n',
  '  eve@fabrikam.com: { mode: SfBOnly, externalAccess: true }\n',
  '  fei@northwind.cn: { contacts: [dan@contoso.de] }\n',
];
const LINKS = [
  '  - { from: Berlin, to: service, latency: 12ms, outages: [{ at: 10m, for: 1m }] }\n',
  '  - { from: Oslo, to: service, latency: { exponential: { mean: 3ms, min: 1ms } } }\n',
  '  - { from: border, to: border, both: true, loss: 0.5%, outages: [{ at: 5m, for: 1m }, { at: 10m, for: 2m }] }\n',
];
const GROUPS = ['  sales: [ann@contoso.com, bob@contoso.com]\n', '  board: [eve@fabrikam.com]\n'];

function scenario(tenants: string[], users: string[], links: string[], groups: string[]): string {
  return `coexsim: 1
start: 2019-06-03T09:00:00Z
until: 2h
tenants:
${tenants.join('')}users:
${users.join('')}network:
${links.join('')}groups:
${groups.join('')}events:
  - { at: 1m, chat: { from: ann@contoso.com, to: eve@fabrikam.com, via: Teams, id: m1 } }
  - { at: m1 + 1m, reply: { to: m1, id: a1 } }
  - { at: 2m, grantPolicy: { group: sales, policy: UpgradeToTeams, delay: 5m } }
`;
}

test('the order of declarations changes nothing', () => {
  const shuffled = (items: string[]) => fc.shuffledSubarray(items, { minLength: items.length });
  const { digest: _, ...plain } = compiled(scenario(TENANTS, USERS, LINKS, GROUPS));
  // Functions of links are compared by what they are compiled from.
  const shown = JSON.stringify(plain);
  fc.assert(
    fc.property(
      shuffled(TENANTS),
      shuffled(USERS),
      shuffled(LINKS),
      shuffled(GROUPS),
      (tenants, users, links, groups) => {
        const { digest: __, ...other } = compiled(scenario(tenants, users, links, groups));
        expect(JSON.stringify(other)).toBe(shown);
      },
    ),
    { numRuns: 60 },
  );
});

test('YAML, JSON, CRLF and a byte order mark make no difference to the digest', () => {
  const { digest } = compiled(EXAMPLE);
  const content: unknown = parse(EXAMPLE);
  expect(compiled(JSON.stringify(content), {}, 'x.json').digest).toBe(digest);
  expect(compiled(JSON.stringify(content, null, 2), {}, '-').digest).toBe(digest);
  expect(compiled(JSON.stringify({ $schema: 'x', ...(content as object) }), {}, 'x.json').digest).toBe(
    digest,
  );
  expect(compiled(EXAMPLE.replaceAll('\n', '\r\n')).digest).toBe(digest);
  expect(compiled(`\uFEFF${EXAMPLE}`).digest).toBe(digest);
  expect(compiled(new TextEncoder().encode(`\uFEFF${EXAMPLE}`)).digest).toBe(digest);
  expect(compiled(EXAMPLE.replace('seed: 7', 'seed: 8')).digest).not.toBe(digest);
});
