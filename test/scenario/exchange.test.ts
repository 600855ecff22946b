/** What the exchange section is told that cannot be. */
import { expect, test } from 'vitest';
import { compile } from '../support/running.ts';

type Part = Readonly<Record<string, unknown>>;

const PLATFORMS: Part = {
  premises: {},
  global: { tenant: 'contoso', hybrid: true },
  china: { tenant: 'china' },
};
const DOMAINS: Part = {
  'contoso.com': { authoritative: ['premises'], internalRelay: ['global'], mx: 'premises' },
  'cn.contoso.com': { authoritative: ['china'] },
};

function file(change: { platforms?: Part; domains?: Part; pia?: Part; more?: Part }): Part {
  return {
    coexsim: 1,
    start: '2024-01-08T08:00:00Z',
    until: '1h',
    tenants: {
      contoso: { domains: ['contoso.com'] },
      china: { cloud: '21Vianet', topology: 'pureOnline', domains: ['cn.contoso.com'] },
    },
    exchange: {
      platforms: { ...PLATFORMS, ...change.platforms },
      domains: { ...DOMAINS, ...change.domains },
    },
    users: {
      'pia@contoso.com': { mailbox: 'premises', ...change.pia },
      'mei@cn.contoso.com': {},
    },
    ...change.more,
  };
}

const mail = { from: 'pia@contoso.com', to: 'mei@cn.contoso.com', id: 'm' };

test('is fine as it is', () => {
  expect(compile(file({})).world.connectors.count).toBeGreaterThan(0);
});

test.each<readonly [string, Part, string]>([
  ['two premises', { platforms: { office: {} } }, 'are both on premises'],
  ['two hybrids (R14.1)', { platforms: { china: { tenant: 'china', hybrid: true } } }, 'are both in hybrid'],
  ['a hybrid of the premises themselves', { platforms: { premises: { hybrid: true } } }, 'online platform'],
  ['two platforms of one tenant', { platforms: { more: { tenant: 'china' } } }, 'one platform only'],
  [
    'a domain of several platforms that leads nowhere in particular',
    { domains: { 'contoso.com': { authoritative: ['premises', 'global'] } } },
    'several platforms accept this domain',
  ],
  [
    'an mx that does not accept the domain',
    { domains: { 'cn.contoso.com': { authoritative: ['china'], mx: 'global' } } },
    'global does not accept this domain',
  ],
  [
    'a state where the domain is not accepted',
    { domains: { 'cn.contoso.com': { authoritative: ['china'], states: { global: 'verified' } } } },
    'global does not accept this domain',
  ],
  ['a mailbox nowhere', { pia: { mailbox: 'globl' } }, 'there is no platform "globl"'],
  [
    'a writer without a mailbox',
    { pia: { mailbox: null }, more: { events: [{ at: '1m', mail }] } },
    'has no mailbox to write from',
  ],
  ['a mailbox without an exchange section', { more: { exchange: undefined } }, 'there is no Exchange here'],
  [
    'two mails of one name',
    { more: { events: [1, 2].map((n) => ({ at: `${n}m`, mail })) } },
    'declared already',
  ],
  [
    'a domain that a platform never hears of',
    { more: { events: [{ at: '1m', addDomain: { domain: 'cn.contoso.com', on: 'global', by: 'portal' } }] } },
    'global does not accept cn.contoso.com',
  ],
])('complains about %s', (_, change, complaint) => {
  expect(() => compile(file(change))).toThrow(complaint);
});
