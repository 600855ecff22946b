/** What scenarios may not say about directories and free/busy information, and what switches change of them. */
import { describe, expect, test } from 'vitest';
import { AVAILABILITY_FACTS } from '../../src/check/features/availability.ts';
import { DIRECTORY_FACTS } from '../../src/check/features/directory.ts';
import { F, FIRST_FOLLOW_ON } from '../../src/model/event.ts';
import { compile, REASON_NAMES, type Recorded, recorded } from '../support/running.ts';
import { complaintsOf, warningsOf } from './support.ts';

const BASE = `coexsim: 1
start: 2024-01-08T08:00:00Z
until: 3h
tenants:
  contoso: { domains: [contoso.com] }
  china: { cloud: 21Vianet, topology: pureOnline, mode: TeamsOnly, domains: [cn.contoso.com] }
users: { ann@contoso.com: { mailbox: global }, wei@cn.contoso.com: }
exchange:
  platforms: { premises: {}, global: { tenant: contoso, hybrid: true }, china: { tenant: china } }
  domains: { contoso.com: { authoritative: [premises, global], mx: global }, cn.contoso.com: { authoritative: [china] } }
`;
const about = (added: string): string[] => complaintsOf(BASE + added);
const names = (count: number): string => Array.from({ length: count }, (_, n) => `org${n}`).join(', ');

describe('a complaint', () => {
  test.each([
    [
      `availability: { allowedTenants: { china: [${names(26)}] } }`,
      /26 tenants are allowed, 25 at most can be \(AllowedTenantIds takes no more values/,
    ],
    [
      'availability: { addressSpaces: [{ on: global, for: cn.contoso.com, tenant: china }, { on: global, for: cn.contoso.com, tenant: china }] }',
      /global has an address space for cn.contoso.com already \(there is one for each SMTP domain and direction/,
    ],
    [
      'availability: { addressSpaces: [{ on: globl, for: cn.contoso.com, tenant: china }] }',
      /there is no platform "globl" \(did you mean global\?\)/,
    ],
    [
      'availability: { addressSpaces: [{ on: global, for: cn.contoso.com, tenant: china, endpoint: outlook.com }] }',
      /"outlook.com" is none of outlook.office.com, partner.outlook.cn/,
    ],
    [
      'events: [{ at: 1m, freeBusy: { from: ann@contoso.com, of: wie@cn.contoso.com, id: f } }]',
      /there is no user/,
    ],
    [
      'expect: [{ freeBusy: f, outcome: told }]',
      /nobody asks for free\/busy information \(add a freeBusy event\)/,
    ],
    [
      'directory: { syncServers: { s: { to: premises } } }',
      /premises is on premises \(name an online platform\)/,
    ],
    ['directory: { syncServers: { s: { to: china, domains: [x.com] } } }', /nobody has the domain x.com/],
    ['directory: { syncServers: { s: { to: china, firstCycle: soon } } }', /"soon" is no time/],
    [
      'directory: { syncServers: { s: { to: china, customRules: [mailuser, all] } } }',
      /"all" is none of mailUser/,
    ],
    ['events: [{ at: 1m, createUser: { user: wei@cn.contoso.com } }]', /this scenario has no directory/],
    ['events: [{ at: 1m, federationService: down }]', /no domain signs in through a federation service/],
    ['directory: {}\nevents: [{ at: 1m, syncNow: { server: s } }]', /there is no synchronisation server "s"/],
  ])('%s', (added, complaint) => {
    expect(about(`${added}\n`).join('\n')).toMatch(complaint);
  });

  test('two people who were synchronised before the start do not share an address', () => {
    const shared = BASE.replace(
      'wei@cn.contoso.com:',
      'wei@cn.contoso.com: { proxyAddresses: [ann@contoso.com] }',
    );
    const servers = (more: string): string => `directory: { syncServers: { s: { to: china${more} } } }\n`;
    expect(complaintsOf(shared + servers('')).join()).toMatch(/ann@contoso.com has this address as well/);
    expect(complaintsOf(shared + servers(', firstCycle: 5m'))).toEqual([]);
  });

  test('no platforms, no directory and no calendars', () => {
    const bare = BASE.slice(0, BASE.indexOf('exchange:')).replace('{ mailbox: global }', '');
    expect(complaintsOf(`${bare}directory: {}\n`).join()).toMatch(
      /directories are synchronised to mail platforms/,
    );
    expect(complaintsOf(`${bare}availability: {}\n`).join()).toMatch(/calendars are on mail platforms/);
  });
});

test('25 tenants are allowed, and those of other scenarios are worth a warning', () => {
  const allowed = `${BASE}availability: { allowedTenants: { china: [${names(24)}, contoso] } }\n`;
  expect(complaintsOf(allowed)).toEqual([]);
  expect(warningsOf(allowed)).toHaveLength(24);
});

/** Two people share an address; the second one comes during the run. */
function conflict(switches: object): Recorded {
  return recorded(
    compile({
      coexsim: 1,
      start: '2024-01-08T08:00:00Z',
      until: '95m',
      switches,
      tenants: {
        contoso: { domains: ['contoso.com'] },
        china: { cloud: '21Vianet', topology: 'pureOnline', mode: 'TeamsOnly', domains: ['cn.contoso.com'] },
      },
      exchange: {
        platforms: { premises: {}, global: { tenant: 'contoso', hybrid: true }, china: { tenant: 'china' } },
        domains: {
          'contoso.com': { authoritative: ['premises', 'global'], mx: 'global' },
          'cn.contoso.com': { authoritative: ['china'] },
        },
      },
      directory: {
        syncServers: {
          'a-china': { to: 'china', customRules: ['mailUser', 'proxyAddresses', 'targetAddress'] },
          'b-global': { to: 'global', customRules: ['mailUser', 'proxyAddresses', 'targetAddress'] },
        },
      },
      users: {
        'ann@contoso.com': { mailbox: 'global' },
        'wei@cn.contoso.com': { mailbox: 'china', clients: [], proxyAddresses: ['ann@contoso.com'] },
      },
      events: [
        { at: '1m', createUser: { user: 'wei@cn.contoso.com' } },
        { at: '20m', signIn: { user: 'wei@cn.contoso.com', client: 'Teams' } },
        { at: '40m', signIn: { user: 'wei@cn.contoso.com', client: 'Teams' } },
      ],
    }),
  );
}

const listed = ({ compiled: { names: n }, replication }: Recorded, user: string, platform: string) =>
  DIRECTORY_FACTS.listed!(replication.world, n, [n.users.indexOf(user), n.platforms.indexOf(platform)]);

const told = ({ records }: Recorded, followOn: number): string[] =>
  records
    .filter(({ kind }) => kind === FIRST_FOLLOW_ON + followOn)
    .map(({ values }) => REASON_NAMES[values[followOn === F.requestRefused ? 1 : 2]!]!);

describe('duplicateAttribute', () => {
  test('quarantined: the object comes, and every cycle reports the conflict', () => {
    const run = conflict({});
    expect(listed(run, 'wei@cn.contoso.com', 'china')).toMatchObject({
      as: 'mailbox',
      because: 'duplicate-proxy-address',
    });
    expect(told(run, F.directoryConflictFound)).toEqual(Array(6).fill('duplicate-proxy-address'));
  });

  test('refused: it does not come, and every cycle tries again', () => {
    const run = conflict({ duplicateAttribute: 'refused' });
    expect(listed(run, 'wei@cn.contoso.com', 'china')).toMatchObject({ as: 'absent', since: 'none' });
    expect(told(run, F.directoryConflictFound)).toEqual(Array(6).fill('duplicate-proxy-address'));
  });
});

test('nobody signs in whose account has not come to the tenant', () => {
  const { records, compiled, replication } = conflict({});
  expect(told({ records, compiled, replication } as Recorded, F.requestRefused)).toEqual([
    'account-not-synced',
  ]);
  const wei = compiled.names.users.indexOf('wei@cn.contoso.com');
  expect(replication.world.users.running[wei]).toBe(1);
});

test('oneObjectTwoTenants=refused: the tenant that has it first keeps it (A20)', () => {
  const run = conflict({ oneObjectTwoTenants: 'refused' });
  expect(listed(run, 'ann@contoso.com', 'china')).toMatchObject({ as: 'mailUser' });
  expect(listed(run, 'ann@contoso.com', 'global')).toMatchObject({
    as: 'absent',
    because: 'synced-elsewhere',
  });
  expect(listed(conflict({}), 'ann@contoso.com', 'global')).toMatchObject({ as: 'mailbox' });
});

test('a query whose mailbox moves away while it is on its way finds none there', () => {
  const run = recorded(
    compile({
      coexsim: 1,
      start: '2024-01-08T08:00:00Z',
      until: '30m',
      tenants: { contoso: { domains: ['contoso.com'] } },
      exchange: {
        platforms: { premises: {}, global: { tenant: 'contoso', hybrid: true } },
        domains: { 'contoso.com': { authoritative: ['premises', 'global'], mx: 'global' } },
      },
      users: { 'ann@contoso.com': { mailbox: 'premises' }, 'otto@contoso.com': { mailbox: 'global' } },
      network: [{ from: 'federationEdge', to: 'federationEdge', latency: '10s' }],
      events: [
        { at: '1m', migrateMailbox: { user: 'ann@contoso.com', to: 'global', queue: '1m', sync: '1m' } },
        { at: '2m55s', freeBusy: { from: 'otto@contoso.com', of: 'ann@contoso.com', id: 'late' } },
      ],
    }),
  );
  expect(AVAILABILITY_FACTS.freeBusy!(run.replication.world, run.compiled.names, [0])).toMatchObject({
    outcome: 'noInformation',
    because: 'no-mailbox-there',
  });
});
