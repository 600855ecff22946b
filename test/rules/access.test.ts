// What a tenant's external access says of a domain.
import { expect, test } from 'vitest';
import { ACCESS_VERDICTS, domainVerdict, type ExternalAccess, OPEN_ACCESS } from '../../src/rules/access.ts';

function verdict(access: Partial<ExternalAccess>, domain: string): string {
  return ACCESS_VERDICTS[domainVerdict({ ...OPEN_ACCESS, ...access }, domain)]!;
}

test.each([
  ['open to all', {}, 'fabrikam.com', 'open'],
  [
    'switched off beats the lists',
    { allowFederatedUsers: false, allowedDomains: ['fabrikam.com'] },
    'fabrikam.com',
    'federationOff',
  ],
  ['on the allow list', { allowedDomains: ['fabrikam.com'] }, 'fabrikam.com', 'open'],
  ['not on the allow list', { allowedDomains: ['fabrikam.com'] }, 'contoso.com', 'notOnAllowList'],
  [
    'an allow list knows no subdomains',
    { allowedDomains: ['fabrikam.com'] },
    'cn.fabrikam.com',
    'notOnAllowList',
  ],
  [
    'an allow list makes the block list moot',
    { allowedDomains: ['a.com'], blockedDomains: ['a.com'] },
    'a.com',
    'open',
  ],
  ['an empty allow list', { allowedDomains: [] }, 'fabrikam.com', 'allowListEmpty'],
  ['* in the allow list is all', { allowedDomains: ['*'] }, 'fabrikam.com', 'open'],
  [
    '* in the allow list leaves the block list',
    { allowedDomains: ['*'], blockedDomains: ['a.com'] },
    'a.com',
    'blocked',
  ],
  ['blocked', { blockedDomains: ['fabrikam.com'] }, 'fabrikam.com', 'blocked'],
  ['not blocked', { blockedDomains: ['fabrikam.com'] }, 'contoso.com', 'open'],
  ['a subdomain of a blocked one', { blockedDomains: ['a.com'] }, 'cn.a.com', 'open'],
  [
    'blocked with subdomains',
    { blockedDomains: ['a.com'], blockAllSubdomains: true },
    'x.cn.a.com',
    'subdomainBlocked',
  ],
  [
    'the same end is no subdomain',
    { blockedDomains: ['a.com'], blockAllSubdomains: true },
    'extra.com',
    'open',
  ],
  ['another label with that end', { blockedDomains: ['a.com'], blockAllSubdomains: true }, 'ba.com', 'open'],
  ['* in the block list is off', { blockedDomains: ['*'] }, 'fabrikam.com', 'federationOff'],
  ['case does not count', { blockedDomains: ['Fabrikam.COM'] }, 'FABRIKAM.com', 'blocked'],
  [
    'composed and decomposed letters are one',
    { blockedDomains: ['caf\u00e9.com'] },
    'cafe\u0301.com',
    'blocked',
  ],
  ['a dot is a dot', { blockedDomains: ['a.com'] }, 'abcom', 'open'],
])('%s', (_, access, domain, expected) => {
  expect(verdict(access, domain)).toBe(expected);
});
