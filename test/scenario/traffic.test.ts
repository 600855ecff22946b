// Synthetic traffic in a scenario: what is refused, and where; what is planned.
import { describe, expect, test } from 'vitest';
import { compileScenario } from '../../src/scenario/compile.ts';
import { strongest } from '../../src/workload/contact-graph.ts';
import { compile } from '../support/running.ts';
import { complaintsOf, SMALL } from './support.ts';

function about(talk: string): string[] {
  return complaintsOf(`${SMALL}traffic:\n  talk: ${talk}\n`);
}

describe('complaints about traffic', () => {
  test.each([
    ['{ preset: lync }', '13:19: "lync" is none of lync-2013-model, message-data, teams-2025'],
    ['{ among: [sales] }', '13:19: there is no population, group or user "sales"'],
    ['{ among: [ann@contoso.com] }', '13:18: one person is there to talk (it takes two)'],
    ['{ conversationsPerDay: -1 }', '13:32: expected a number from 0 to 10000, found the number -1'],
    ['{ replies: 120% }', '13:20: "120%" is no share (from 0% to 100%, or from 0 to 1)'],
    ['{ replyDelay: { median: 5m, p95: 1m } }', '13:42: p95 is below the median'],
    ['{ followUpDelay: { median: 0s, p95: 1m } }', '13:36: the median is above 0'],
    ['{ messages: { values: [1, 2], weights: [1] } }', '13:48: there is one weight for each value'],
    ['{ messages: { values: [1], weights: [0] } }', '13:45: at least one weight is above 0'],
    [
      '{ messages: { mean: 500, single: 100% } }',
      '13:29: every conversation is one message, so the mean is 1 (or state a smaller share)',
    ],
    ['{ messages: { values: [4294967297] } }', '13:32: at most 10000 messages'],
    [
      '{ messages: { mean: 1.2, single: 60% } }',
      '13:29: the others have fewer than two messages (with this share of single messages the mean is 1.4 at least)',
    ],
    ['{ client: { Teams: 60%, SfB: 60% } }', '13:19: the shares are 120% together (they are 100%)'],
    ['{ hours: [1, 2] }', '13:18: a day has 24 hours, so there are 24 weights'],
    [
      '{ contacts: { withinDepartment: 60%, federated: 50% } }',
      '13:21: withinDepartment, federated and crossCloud are 112% together (they are 100% at most; what is left is elsewhere in the tenant)',
    ],
  ])('%s', (talk, complaint) => {
    expect(about(talk)).toEqual([complaint]);
  });

  test('all at once', () => {
    expect(about('{ replies: 2, hours: noon, messages: 0 }')).toHaveLength(3);
  });
});

const TWO = {
  coexsim: 1,
  start: '2019-06-03T00:00:00Z',
  until: '1d',
  tenants: { contoso: { domains: ['contoso.com'] }, fabrikam: { domains: ['fabrikam.com'] } },
  populations: {
    sales: { size: 400, tenant: 'contoso', departments: 4, contacts: 3 },
    partners: { size: 400, tenant: 'fabrikam' },
  },
  traffic: {
    talk: {
      contacts: { perPerson: 20, withinDepartment: '50%', federated: '20%', crossCloud: '0%', spread: 0 },
    },
  },
};

/** Contacts of a stream's luck stay within five standard deviations of these shares: once in a million graphs not. */
test('contacts are in departments and tenants by the shares, and mutual', () => {
  const { people, traffic, world } = compile(TWO);
  const { contacts } = traffic[0]!;
  const edges = { all: 0, department: 0, federated: 0 };
  const pairs = new Set<string>();
  for (let user = 0; user < world.users.count; user++) {
    for (const other of contacts.who.subarray(contacts.first[user], contacts.first[user + 1])) {
      expect(other).not.toBe(user);
      pairs.add(`${user} ${other}`);
      edges.all += 1;
      if (world.users.tenant[user] !== world.users.tenant[other]) edges.federated += 1;
      else if (people.departmentOf[user] !== -1 && people.departmentOf[user] === people.departmentOf[other]) {
        edges.department += 1;
      }
    }
  }
  expect(pairs.size).toBe(edges.all);
  for (const pair of pairs) expect(pairs.has(pair.split(' ').reverse().join(' '))).toBe(true);
  expect(edges.all / world.users.count).toBeCloseTo(20, 0);
  expect(edges.federated / edges.all).toBeCloseTo(0.2, 1);
  // Half of the contacts of sales, and what falls into the department by chance: 30 % of a quarter of the tenant.
  const ofSales = edges.all / 2;
  expect(edges.department / ofSales).toBeGreaterThan(0.5);
  expect(edges.department / ofSales).toBeLessThan(0.65);
});

test('the presence that is watched is that of the strongest contacts', () => {
  const { traffic, world } = compile(TWO);
  const { contacts, people } = traffic[0]!;
  const watched = new Set<string>();
  for (let pair = 0; pair < world.pairs.count; pair++) {
    const [lo, hi] = [world.pairs.lo[pair]!, world.pairs.hi[pair]!];
    if ((world.pairs.contacts[pair]! & 1) !== 0) watched.add(`${lo} ${hi}`);
    if ((world.pairs.contacts[pair]! & 2) !== 0) watched.add(`${hi} ${lo}`);
  }
  const wanted = Array.from(people).flatMap((user, place) =>
    world.users.tenant[user] === 0
      ? Array.from(strongest(contacts, place, 3), (other) => `${user} ${other}`)
      : [],
  );
  expect([...watched].sort()).toEqual(wanted.sort());
  expect(wanted).toHaveLength(3 * 400);
});

test('what a roster says of messages a day wins over the mean', () => {
  const text = JSON.stringify({
    ...TWO,
    populations: { staff: { roster: 'staff.csv', tenant: 'contoso' } },
    traffic: { talk: { messages: 4, conversationsPerDay: 2 } },
  });
  const content = 'address,messagesPerDay\na@contoso.com,20\nb@contoso.com,\nc@contoso.com,0\n';
  const read = (path: string) => ({ content, identity: path });
  const result = compileScenario({ text, path: 'x.json', read });
  // A conversation has four messages, and over all people each writes as many as they begin conversations times four.
  expect('compiled' in result && [...result.compiled.traffic[0]!.perDay]).toEqual([5, 2, 0]);
});
