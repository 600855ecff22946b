/** The traps of exports, one by one: what a row means, and what it does not. */
import { expect, test } from 'vitest';
import { policyName } from '../../src/import/values.ts';
import { CLOUD, TOPOLOGY } from '../../src/model/words.ts';
import {
  imported,
  importFiles,
  notesOf,
  type Scenario,
  scenarioOf,
  skippedOf,
  TWO_TENANTS,
  wrongWith,
} from './support.ts';

const ON_PREM = { AccountType: 'SfBOnPremUser', HostingProvider: 'SRV:' };
const ONLINE = { AccountType: 'User', HostingProvider: 'sipfed.online.lync.com' };

/** One row of Get-CsOnlineUser as CSV. */
function row(values: Readonly<Record<string, string>>): string {
  const all = { UserPrincipalName: 'a@contoso.com', ...values };
  return `${Object.keys(all).join(',')}\n${Object.values(all)
    .map((value) => `"${value.replaceAll('"', '""')}"`)
    .join(',')}\n`;
}

type User = Scenario['users'][string];

/** What becomes of the row, with other exports of its tenant; the reason or complaint if nobody does. */
function userOf(
  values: Readonly<Record<string, string>>,
  others: Readonly<Record<string, string>> = {},
): User | string {
  const result = importFiles({ 'contoso/u.csv': row(values), ...others });
  if (Array.isArray(result)) return result.join();
  const problems = wrongWith(result);
  if (problems.length > 0) return problems.join();
  return scenarioOf(result).users['a@contoso.com'] ?? Object.keys(skippedOf(result)).join();
}

const TENANT_ISLANDS = {
  'contoso/t.json':
    '{"SipDomain":["contoso.com"],"VerifiedDomains":[{"Name":"contoso.com"}],"TeamsUpgradeEffectiveMode":"Islands"}',
};
const POLICIES = {
  'contoso/p.json':
    '[{"Identity":"Global","EnableFederationAccess":true},{"Identity":"Tag:Closed","EnableFederationAccess":false},{"Identity":"Tag:Open","EnableFederationAccess":"True"},{"Identity":"Tag:None","EnableFederationAccess":true,"CommunicationWithExternalOrgs":"BlockAllExternalDomains"}]',
};

test.each([
  ['the instance is not the mode', { ...ONLINE, TeamsUpgradePolicy: 'UpgradeToTeams' }, 'TeamsOnly'],
  ['Tag: and case mean nothing', { ...ON_PREM, TeamsUpgradePolicy: 'TAG:sfbonlyWithNotify' }, 'SfBOnly'],
  ['a blank policy is the tenant-wide one', { ...ON_PREM, TeamsUpgradePolicy: '' }, undefined],
  ['Global is the tenant-wide one', { ...ON_PREM, TeamsUpgradePolicy: 'Global' }, undefined],
  [
    'a policy of their own stays, though it is the tenant’s',
    { ...ON_PREM, TeamsUpgradePolicy: 'Islands' },
    'Islands',
  ],
  [
    'the effective mode comes first',
    { ...ON_PREM, TeamsUpgradePolicy: 'Islands', TeamsUpgradeEffectiveMode: 'SfbOnly' },
    'SfBOnly',
  ],
  [
    'the assisted upgrade overrides',
    { ...ONLINE, TeamsUpgradePolicy: 'Islands', TeamsUpgradeOverridePolicy: 'UpgradeToTeams' },
    'TeamsOnly',
  ],
  [
    'UserPolicyDefinition as JSON',
    { ...ON_PREM, TeamsUpgradePolicy: '{"Authority":"Tenant","Name":"SfBOnly"}' },
    'SfBOnly',
  ],
  [
    'UserPolicyDefinition in PowerShell’s notation',
    { ...ON_PREM, TeamsUpgradePolicy: '@{Authority=Tenant; Name=SfBOnly}' },
    'SfBOnly',
  ],
  [
    'Legacy is Islands',
    { ...ON_PREM, TeamsUpgradePolicy: 'Islands', TeamsUpgradeEffectiveMode: 'Legacy' },
    'Islands',
  ],
])('mode: %s', (_, values, mode) => {
  const user = userOf(values, TENANT_ISLANDS);
  expect(typeof user === 'string' ? user : user.mode).toBe(mode);
});

test('mode and policy that disagree are noted', () => {
  const disagree = row({ ...ON_PREM, TeamsUpgradePolicy: 'Islands', TeamsUpgradeEffectiveMode: 'SfBOnly' });
  const agree = row({
    ...ON_PREM,
    TeamsUpgradePolicy: 'SfBOnlyWithNotify',
    TeamsUpgradeEffectiveMode: 'SfBOnly',
  });
  expect(notesOf(imported({ 'contoso/u.csv': disagree })).join()).toContain('disagree');
  expect(notesOf(imported({ 'contoso/u.csv': agree })).join()).not.toContain('disagree');
});

test('a policy that does not exist is told once, with those that do', () => {
  const text = 'UserPrincipalName,TeamsUpgradePolicy\na@contoso.com,Ilands\nb@contoso.com,ilands\n';
  expect(importFiles({ 'contoso/u.csv': text })).toEqual([
    expect.stringMatching(
      /^contoso\/u\.csv:2:1: there is no TeamsUpgradePolicy "Ilands", in 2 rows \(known: Islands, .*UpgradeToTeams\)$/,
    ),
  ]);
  expect(userOf({ ExternalAccessPolicy: 'Opn' }, POLICIES)).toBe(
    'contoso/u.csv:2:1: there is no ExternalAccessPolicy "Opn" (known: Global, Closed, Open, None)',
  );
});

test.each([
  ['TenantId of zeros', { TenantId: '00000000-0000-0000-0000-000000000000', HostingProvider: '' }, 'onPrem'],
  ['SRV:', { HostingProvider: 'SRV:' }, 'onPrem'],
  ['the worldwide provider', { HostingProvider: 'sipfed.online.lync.com' }, 'online'],
  ['the provider of 21Vianet', { HostingProvider: 'sipfed.online.partner.lync.cn' }, 'online'],
  ['an old column', { HostingProviderProxyFqdn: 'sipfed.online.lync.com', RegistrarPool: '' }, 'online'],
  ['OnPremHostingProvider', { OnPremHostingProvider: 'SRV:' }, 'onPrem'],
  ['moved online since', { OnPremHostingProvider: 'sipfed.online.lync.com' }, 'online'],
  ['the account type', { AccountType: 'sfbonpremuser' }, 'onPrem'],
  ['InterpretedUserType', { InterpretedUserType: 'HybridOnpremSfBUser' }, 'onPrem'],
  [
    'InterpretedUserType before 3.0.0',
    { InterpretedUserType: 'AADConnectEnabledOnlineTeamsOnlyUser' },
    'online',
  ],
  ['nothing', { DisplayName: 'A' }, 'online'],
])('home: %s', (_, values, homed) => {
  const user = userOf(values, TENANT_ISLANDS);
  expect(typeof user === 'string' ? user : user.homed).toBe(homed);
});

test.each([
  ['guest', { AccountType: 'Guest' }],
  ['guest', { UserPrincipalName: 'x_y.com#EXT#@contoso.com', AccountType: '' }],
  ['resource-account', { AccountType: 'ResourceAccount' }],
  ['ineligible', { AccountType: 'IneligibleUser' }],
  ['ineligible', { AccountType: 'Unknown' }],
  ['soft-deleted', { AccountType: 'User', SoftDeletionTimestamp: '31/01/2023 09:32:28' }],
  ['not-sip-enabled', { AccountType: 'User', IsSipEnabled: 'False' }],
  ['not-sip-enabled', { AccountType: 'User', Enabled: 'False' }],
  ['account-disabled', { AccountType: 'User', AccountEnabled: 'false' }],
  ['no-address', { AccountType: 'User', UserPrincipalName: 'contoso\\ann' }],
  ['no-address', { AccountType: 'User', UserPrincipalName: '=cmd@contoso.com' }],
  ['domain-of-no-tenant', { AccountType: 'User', UserPrincipalName: 'a@partner.example' }],
  ['teams-only-on-prem', { ...ON_PREM, TeamsUpgradePolicy: 'UpgradeToTeams' }],
])('nobody: %s', (reason, values) => {
  expect(userOf(values, TENANT_ISLANDS)).toBe(reason);
});

test('a policy whose name was cut off is not taken for the tenant-wide one', () => {
  const cut = 'Microsoft.Rtc.Management.Hosted.UserPolicyDefinition';
  expect([policyName(cut), policyName([cut]), policyName(''), policyName(null)]).toEqual([
    undefined,
    undefined,
    '',
    '',
  ]);
  expect(
    notesOf(imported({ 'contoso/u.csv': row({ ...ON_PREM, TeamsUpgradePolicy: cut }) })).join(),
  ).toContain('cut off');
});

test('a deletion that never was is none', () => {
  const user = userOf({ ...ONLINE, SoftDeletionTimestamp: '/Date(-62135596800000)/' });
  expect(user).toMatchObject({ homed: 'online' });
});

test.each([
  ['the Global policy says nothing of them', '', undefined],
  ['closed', 'Tag:Closed', false],
  ['their own and open', 'open', true],
  ['all domains blocked', 'None', false],
  ['the built-in one', 'FederationAndPICDefault', true],
])('external access: %s', (_, policy, allows) => {
  const user = userOf({ ...ON_PREM, ExternalAccessPolicy: policy }, POLICIES);
  expect(typeof user === 'string' ? user : user.externalAccess).toBe(allows);
});

test('a Global policy that shuts everybody in; a direct assignment before those of groups', () => {
  const closed = { 'contoso/p.json': '[{"Identity":"Global","EnableFederationAccess":false}]' };
  expect(userOf({ ...ON_PREM, ExternalAccessPolicy: '' }, closed)).toMatchObject({ externalAccess: false });
  const assigned =
    'User,PolicyType,PolicyName,PolicySource,Rank\nA@contoso.com,TeamsUpgradePolicy,SfBOnly,Group,1\na@contoso.com,TeamsUpgradePolicy,Islands,Direct,\n';
  const groups =
    'User,PolicyType,PolicyName,PolicySource,Rank\na@contoso.com,TeamsUpgradePolicy,Islands,Group,2\na@contoso.com,TeamsUpgradePolicy,SfBOnly,Group,1\n';
  expect(userOf(ON_PREM, { 'contoso/a.csv': assigned })).toMatchObject({ mode: 'Islands' });
  expect(userOf(ON_PREM, { 'contoso/a.csv': groups })).toMatchObject({ mode: 'SfBOnly' });
});

test.each([
  ['AllowAllKnownDomains', '"AllowAllKnownDomains"', 'all'],
  ['its class', '"Microsoft.Rtc.Management.WritableConfig.Settings.Edge.AllowAllKnownDomains"', 'all'],
  ['an empty object', '{}', 'all'],
  ['cut off to a text', '{"AllowedDomain":"Domain=X.com"}', ['x.com']],
  ['cut off to texts', '{"AllowedDomain":["Domain=x.com","Domain=y.com"]}', ['x.com', 'y.com']],
  ['deep', '{"AllowedDomain":[{"Domain":"x.com"},{"Domain":"x.com"}]}', ['x.com']],
  ['a list', '[{"Domain":"x.com"}]', ['x.com']],
  ['an empty list', '[]', []],
  ['null', 'null', []],
])('allowed domains: %s', (_, value, allowed) => {
  const json = `{"AllowFederatedUsers":true,"AllowedDomains":${value},"BlockedDomains":[]}`;
  const result = imported({ 'contoso/u.csv': row(ONLINE), 'contoso/f.json': json });
  expect(scenarioOf(result).tenants.contoso!.externalAccess).toMatchObject({ allowedDomains: allowed });
  expect(wrongWith(result)).toEqual([]);
});

test('federation: what is moot or cut off is told', () => {
  const json = (extra: string): Record<string, string> => ({
    'contoso/u.csv': row(ONLINE),
    'contoso/f.json': `{"AllowFederatedUsers":true,"AllowedDomains":"AllowAllKnownDomains","BlockedDomains":null${extra}}`,
  });
  const notes = (extra: string): string => notesOf(imported(json(extra))).join();
  expect(notes('')).not.toMatch(/R2\.3|R2\.4|R2\.13/);
  expect(notes(',"AllowFederatedUsers":"False"')).toContain('R2.3');
  expect(notes(',"AllowedDomains":[{"Domain":"x.com"}],"BlockedDomains":["Domain=y.com"]')).toContain('R2.4');
  expect(notes(',"ExternalAccessWithTrialTenants":"Allowed"')).toContain('R2.13');
  const all = scenarioOf(imported(json(',"BlockedDomains":["y.com"],"BlockAllSubdomains":true'))).tenants
    .contoso!;
  expect(all.externalAccess).toMatchObject({ blockedDomains: ['y.com'], blockAllSubdomains: true });
  expect(importFiles(json(',"AllowedDomains":"System.Object[]"')).toString()).toContain('were cut off');
});

test.each([
  ['both clients where nothing is said', {}, undefined],
  ['a licence without Teams', { AssignedPlan: 'MCOProfessional, MCOEV' }, ['SfB']],
  [
    'Teams in FeatureTypes',
    { AssignedPlan: 'MCOProfessional', FeatureTypes: 'Teams PhoneSystem' },
    undefined,
  ],
  [
    'a plan taken away',
    { AssignedPlan: '[{"Capability":"MCOProfessional","CapabilityStatus":"Enabled"}]' },
    ['SfB'],
  ],
  ['cut off by Export-Csv', { AssignedPlan: 'System.Collections.Generic.List`1[System.String]' }, undefined],
])('clients in Islands: %s', (_, values, clients) => {
  const user = userOf({ ...ON_PREM, ...values }, TENANT_ISLANDS);
  expect(typeof user === 'string' ? user : user.clients).toEqual(clients);
});

test('licences in JSON, in which a plan may have been taken away', () => {
  const json =
    '[{"UserPrincipalName":"a@contoso.com","OnPremHostingProvider":"SRV:","AssignedPlan":[{"Capability":"Teams","CapabilityStatus":"Deleted"},{"Capability":"MCOProfessional","CapabilityStatus":"Enabled"}]}]';
  const result = imported({ 'contoso/u.json': json, ...TENANT_ISLANDS });
  expect(scenarioOf(result).users['a@contoso.com']!.clients).toEqual(['SfB']);
});

test('the topology follows from where people are homed, unless it is stated', () => {
  const topology = (files: Record<string, string>, stated?: number): string => {
    const tenants = [{ name: 'contoso', cloud: CLOUD.worldwide, topology: stated }];
    return scenarioOf(imported(files, { tenants })).tenants.contoso!.topology;
  };
  const servers = 'SipAddress,RegistrarPool\nsip:s@contoso.com,pool.contoso.local\n';
  expect(topology({ 'contoso/u.csv': row(ONLINE) })).toBe('pureOnline');
  expect(topology({ 'contoso/u.csv': row(ON_PREM) })).toBe('hybrid');
  expect(topology({ 'contoso/s.csv': servers })).toBe('pureOnPrem');
  expect(topology({ 'contoso/s.csv': servers, 'contoso/u.csv': row(ONLINE) })).toBe('hybrid');
  const moved = 'SipAddress,RegistrarPool,HostingProvider\nsip:s@contoso.com,,sipfed.online.lync.com\n';
  expect(topology({ 'contoso/s.csv': moved, 'contoso/u.csv': row(ONLINE) })).toBe('hybrid');
  expect(topology({ 'contoso/u.csv': row(ONLINE) }, TOPOLOGY.hybrid)).toBe('hybrid');
});

test('the start is one at which the exported modes can exist; a stated one wins and upgrades people', () => {
  const islands = { 'contoso/u.csv': row({ ...ONLINE, TeamsUpgradeEffectiveMode: 'Islands' }) };
  expect(
    scenarioOf(imported({ 'contoso/u.csv': row({ ...ONLINE, TeamsUpgradeEffectiveMode: 'TeamsOnly' }) }))
      .start,
  ).toBe('2025-06-02T00:00:00Z');
  expect(scenarioOf(imported(islands)).start).toBe('2021-06-07T00:00:00Z');
  const late = imported(islands, { start: '2024-01-01T00:00:00Z' });
  expect(wrongWith(late)).toEqual([]);
  expect(notesOf(late).join()).toContain('R1.24');
});

test('a tenant-wide mode that cannot be with servers is told', () => {
  const tenant = TENANT_ISLANDS['contoso/t.json'].replace('"Islands"', '"TeamsOnly"');
  const result = imported({
    'contoso/t.json': tenant,
    'contoso/u.csv': row({ ...ON_PREM, TeamsUpgradeEffectiveMode: 'SfBOnly' }),
  });
  expect(scenarioOf(result).tenants.contoso!.mode).toBe('Islands');
  expect(scenarioOf(result).users['a@contoso.com']!.mode).toBe('SfBOnly');
  expect(notesOf(result).join()).toContain('TeamsOnly cannot be stated for a hybrid tenant');
});

test('SIP addresses come before user principal names; one person in two exports is one', () => {
  const online = row({ SipAddress: 'sip:anna@contoso.com', AccountType: 'User', Department: 'R&D' });
  const servers =
    'Identity,SipAddress,RegistrarPool,Enabled\nCN=A,sip:ANNA@contoso.com,pool.contoso.local,True\n';
  const result = imported({ 'contoso/a.csv': online, 'contoso/s.csv': servers });
  expect(scenarioOf(result).users).toEqual({ 'anna@contoso.com': { homed: 'onPrem' } });
  expect(skippedOf(result)).toEqual({});
  const twice = online + online.split('\n')[1]!.toUpperCase();
  expect(skippedOf(imported({ 'contoso/a.csv': twice }))).toEqual({ duplicate: 1 });
});

test('clouds are asked for; names only give hints', () => {
  const tenant = { 'contoso-cn/t.json': '{"SipDomain":["x.partner.onmschina.cn"],"VerifiedDomains":[]}' };
  const users = { 'contoso-cn/u.csv': row({ ...ONLINE, UserPrincipalName: 'a@x.partner.onmschina.cn' }) };
  const hint = (cloud: number): string =>
    notesOf(imported({ ...tenant, ...users }, { tenants: [{ name: 'contoso-cn', cloud }] })).join();
  expect(hint(CLOUD.worldwide)).toContain('partner.onmschina.cn');
  expect(hint(CLOUD['21Vianet'])).not.toContain('partner.onmschina.cn');
});

test('usage reports are not offered in 21Vianet', () => {
  const usage =
    'User Principal Name,Last Activity Date,Private Chat Message Count,Call Count,Report Period\na@contoso.cn,2023-09-01,7,0,7\n';
  const files = {
    'contoso-cn/u.csv': row({ ...ONLINE, UserPrincipalName: 'a@contoso.cn' }),
    'contoso-cn/usage.csv': usage,
  };
  expect(notesOf(imported(files, { tenants: [TWO_TENANTS[1]!] })).join()).toContain('not offered');
});

test('nobody writes more than a message a second, whatever a report says', () => {
  const usage =
    'User Principal Name,Last Activity Date,Private Chat Message Count,Call Count,Report Period\na@contoso.com,2023-09-01,99999999,0,7\n';
  const result = imported({ 'contoso/u.csv': row(ONLINE), 'contoso/usage.csv': usage });
  expect(wrongWith(result)).toEqual([]);
  expect(notesOf(result).join()).toContain('86,400 messages a day');
  expect(result.beside[0]!.text).toContain(',86400,');
});

test('ids of a recording that are nobody’s are kept, for the scenario to give to people', () => {
  const result = imported({
    'contoso/u.csv': `${row(ONLINE)}"b@contoso.com","User",""\n`,
    'edges.txt': '1 2 1082008561\n2 1 1082008600\n',
  });
  expect(result.beside[0]!.text.split('\n')[1]).toBe('1,2,2004-04-15T05:56:01Z');
  expect(wrongWith(result)).toEqual([]);
});

test('hostile names and values reach nothing but texts', () => {
  const rows = `UserPrincipalName,Department,AccountType\na@contoso.com,"=HYPERLINK(""x"")\n# tenants:",User\nyes@contoso.com,"a: [b",User\n`;
  const result = imported({ 'contoso/ev\nil: #.csv': rows });
  expect(wrongWith(result)).toEqual([]);
  expect(Object.keys(scenarioOf(result).groups!)).toEqual([
    'contoso',
    'contoso/=HYPERLINK("x") # tenants:',
    'contoso/a: [b',
  ]);
});
