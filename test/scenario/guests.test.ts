/** What scenarios cannot say about guest accounts, settings of tenants and data boundaries; each with its place. */
import { describe, expect, test } from 'vitest';
import { compileScenario } from '../../src/scenario/compile.ts';

const BASE = {
  coexsim: 1,
  start: '2023-11-27T08:00:00Z',
  until: '1h',
  tenants: {
    contoso: { topology: 'pureOnline', domains: ['contoso.com'] },
    fabrikam: { cloud: '21Vianet', topology: 'pureOnline', domains: ['fabrikam.cn'] },
  } as Record<string, object>,
  users: {
    'ann@contoso.com': {},
    'wei@fabrikam.cn': {},
    'wei.guest@contoso.com': { guest: { of: 'wei@fabrikam.cn' } },
  } as Record<string, object>,
};

type Change = Partial<Record<'tenants' | 'users', Record<string, object>>> & {
  readonly events?: readonly object[];
  readonly expect?: readonly object[];
  readonly boundaries?: object;
};

/** The complaints about the base with these entries put in. */
function complaints({ tenants, users, ...rest }: Change): string[] {
  const file = {
    ...BASE,
    tenants: { ...BASE.tenants, ...tenants },
    users: { ...BASE.users, ...users },
    ...rest,
  };
  const result = compileScenario({ text: JSON.stringify(file), path: 'scenario.json' });
  return 'complaints' in result ? result.complaints.map(({ message }) => message) : [];
}

const guest = (entry: object): Change => ({ users: { 'wei.guest@contoso.com': entry } });
const OF = { guest: { of: 'wei@fabrikam.cn' } };
const action = (what: object): Change => ({ events: [{ at: '1m', ...what }] });

test('the base has no fault', () => {
  expect(complaints({})).toEqual([]);
});

describe('a guest account', () => {
  test.each([
    ['of nobody', guest({ guest: { of: 'li@fabrikam.cn' } }), 'there is no user "li@fabrikam.cn"'],
    ['of a member', guest({ guest: { of: 'ann@contoso.com' } }), 'a member of the tenant is no guest in it'],
    [
      'with a mode',
      guest({ ...OF, mode: 'TeamsOnly' }),
      'a guest has the tenant-wide mode, and none of their own (R13.1)',
    ],
    [
      'with a home',
      guest({ ...OF, homed: 'online' }),
      'a guest has no Skype for Business account in the tenant',
    ],
    [
      'in use before it is there',
      guest({ ...OF, clients: ['Teams'] }),
      'a person is active in one tenant at a time (R13.2)',
    ],
    ['with the other client', guest({ ...OF, clients: ['SfB'] }), 'a guest uses Teams only'],
    [
      'that could not have been made',
      guest({ guest: { of: 'wei@fabrikam.cn', redeemed: true } }),
      'this guest account cannot be there at the start',
    ],
    [
      'beside another of the same person',
      { users: { 'wei.two@contoso.com': OF } },
      'wei@fabrikam.cn has an account in this tenant already',
    ],
    [
      'of a guest account',
      { users: { 'again@fabrikam.cn': { guest: { of: 'wei.guest@contoso.com' } } } },
      'a guest account is of a person, not of another guest account',
    ],
  ] as const)('%s', (_, change, message) => {
    expect(complaints(change)).toContain(message);
  });
});

describe('an action', () => {
  const user = 'wei@fabrikam.cn';
  test.each([
    [
      'without an account declared',
      action({ inviteGuest: { user: 'ann@contoso.com', into: 'fabrikam' } }),
      'ann@contoso.com has no account declared in fabrikam',
    ],
    [
      'into the own tenant',
      action({ inviteGuest: { user, into: 'fabrikam' } }),
      'wei@fabrikam.cn is a member of that tenant, not a guest',
    ],
    [
      'by somebody else',
      action({ inviteGuest: { user, into: 'contoso', by: user } }),
      'wei@fabrikam.cn is not of the tenant that invites',
    ],
    [
      'towards oneself',
      action({ setCrossTenantAccess: { tenant: 'contoso', tenants: { contoso: {} } } }),
      'a tenant sets nothing towards itself',
    ],
    [
      'towards nobody',
      action({ setCrossTenantAccess: { tenant: 'contoso', tenants: { adatum: {} } } }),
      'there is no tenant "adatum"',
    ],
  ] as const)('%s', (_, change, message) => {
    expect(complaints(change)).toContain(message);
  });
});

describe('an expectation or a label', () => {
  test.each([
    [
      'of a guest who is none',
      { expect: [{ guest: 'ann@contoso.com', status: 'redeemed' }] },
      'ann@contoso.com is no guest account',
    ],
    [
      'of an outsider with nobody',
      { expect: [{ outsider: 'wei@fabrikam.cn', ability: 'chat', can: true }] },
      'wei@fabrikam.cn is no guest: say with whom of another tenant',
    ],
    [
      'of a label that is not there',
      { expect: [{ boundary: 'secret', crossings: 0 }] },
      'there is no label "secret"',
    ],
    [
      'of a user without residency',
      { expect: [{ residency: 'ann@contoso.com', misplaced: false }] },
      'ann@contoso.com has no residency stated',
    ],
    [
      'that a message carries',
      action({ chat: { from: 'ann@contoso.com', to: 'wei@fabrikam.cn', via: 'Teams', label: 'secret' } }),
      'there is no label "secret"',
    ],
  ] as const)('%s', (_, change, message) => {
    expect(complaints(change)).toContain(message);
  });
});
