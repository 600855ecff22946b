/** Two organisations as administrators export them become a scenario that runs. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import {
  FIXTURES,
  fixtures,
  hidden,
  imported,
  importFiles,
  notesOf,
  scenarioOf,
  skippedOf,
  TWO_TENANTS,
  wrongWith,
} from './support.ts';

const ALL = fixtures();
const CMDLETS = Object.fromEntries(Object.entries(ALL).filter(([path]) => path.includes('/')));

test('people, domains, policies and federation of two organisations', () => {
  const result = imported(CMDLETS, { tenants: TWO_TENANTS });
  expect(wrongWith(result)).toEqual([]);
  const { tenants, users, groups, start } = scenarioOf(result);
  expect(tenants).toEqual({
    contoso: {
      cloud: 'worldwide',
      topology: 'hybrid',
      domains: ['contoso.com', 'contoso.onmicrosoft.com'],
      mode: 'Islands',
      externalAccess: {
        allowFederatedUsers: true,
        allowedDomains: ['contoso.cn', 'partner.example'],
        blockedDomains: ['rival.example'],
        blockAllSubdomains: false,
      },
    },
    'contoso-cn': {
      cloud: '21Vianet',
      topology: 'pureOnline',
      domains: ['contoso.cn'],
      mode: 'Islands',
      externalAccess: {
        allowFederatedUsers: true,
        allowedDomains: 'all',
        blockedDomains: ['rival.example'],
        blockAllSubdomains: true,
      },
    },
  });
  expect(users).toEqual({
    'ann@contoso.com': { homed: 'online', mode: 'TeamsOnly' },
    'bob@contoso.com': { homed: 'onPrem', externalAccess: false },
    'cas@contoso.com': { homed: 'onPrem', mode: 'SfBOnly', externalAccess: false },
    'lea@contoso.com': { homed: 'onPrem' },
    'li@contoso.cn': { homed: 'online' },
    'wu@contoso.cn': { homed: 'online', mode: 'TeamsOnly' },
  });
  expect(groups).toMatchObject({ 'contoso/Sales': ['bob@contoso.com', 'cas@contoso.com'] });
  // Islands homed online can still be in China, no longer worldwide.
  expect(start).toBe('2023-09-04T00:00:00Z');
});

test('whoever is no person is counted with the reason', () => {
  const result = imported(CMDLETS, { tenants: TWO_TENANTS });
  expect(skippedOf(result)).toEqual({
    guest: 1,
    'resource-account': 1,
    ineligible: 1,
    'not-sip-enabled': 1,
    'soft-deleted': 1,
    'account-disabled': 1,
    duplicate: 1,
    'domain-of-no-tenant': 1,
    'teams-only-on-prem': 1,
  });
  expect(result.report.skipped.find(({ reason }) => reason === 'guest')!.first).toEqual({
    file: 'Get-CsOnlineUser.csv',
    line: 7,
  });
});

test('every value has its source in a comment', () => {
  const { scenario } = imported(CMDLETS, { tenants: TWO_TENANTS });
  const lines = scenario.split('\n');
  expect(lines).toContain(
    '  cas@contoso.com: { homed: onPrem, mode: SfBOnly, externalAccess: false }  # Get-CsOnlineUser.csv line 5: TeamsUpgradeEffectiveMode, TenantId, ExternalAccessPolicy',
  );
  expect(lines).toContain('    mode: Islands  # Get-CsTenant.json line 2: TeamsUpgradeEffectiveMode');
  expect(lines).toContain('    externalAccess:  # federation.txt line 2');
  const values = lines.slice(lines.indexOf('tenants:'), lines.indexOf('groups:'));
  expect(
    values.filter((line) => /^ {4}(cloud|topology|mode|externalAccess):/.test(line) && !line.includes('#')),
  ).toEqual([]);
});

test('the examples at the end are scenario too', () => {
  const result = imported(CMDLETS, { tenants: TWO_TENANTS });
  const at = result.scenario.indexOf('# plan:');
  expect(at).toBeGreaterThan(0);
  const scenario = result.scenario.slice(0, at) + result.scenario.slice(at).replaceAll(/^# /gm, '');
  expect(wrongWith({ ...result, scenario })).toEqual([]);
  const misspelt = scenario.replace('move-and-upgrade', 'move-and-upgrad');
  expect(wrongWith({ ...result, scenario: misspelt }, false)).toHaveLength(1);
});

test('usage reports, chats and calls', () => {
  const result = imported(ALL, { tenants: TWO_TENANTS });
  expect(wrongWith(result)).toEqual([]);
  const text = (name: string): string => result.beside.find((file) => file.name === name)!.text;
  expect(text('contoso-people.csv').split('\n').slice(0, 3)).toEqual([
    'address,tenant,homed,mode,clients,department,site,timeZone,externalAccess,messagesPerDay,opensTeams,source',
    'ann@contoso.com,contoso,online,TeamsOnly,,Research,,,,7,yes,"Get-CsOnlineUser.csv line 3: TeamsUpgradeEffectiveMode, HostingProvider"',
    'bob@contoso.com,contoso,onPrem,,SfB,Sales,,,false,2.8,no,"Get-CsOnlineUser.csv line 4: TeamsUpgradeEffectiveMode, TenantId, Get-CsUserPolicyAssignment, never opened Teams"',
  ]);
  expect(text('messages.csv')).toBe(
    'sender,receiver,time\nann@contoso.com,bob@contoso.com,2023-09-01T08:00:00.1Z\nbob@contoso.com,ann@contoso.com,2023-09-01T08:05:00.829Z\n',
  );
  expect(text('messages-2.csv').split('\n')).toHaveLength(4);
  expect(text('calls.csv').split('\n')[1]).toBe('ann@contoso.com,bob@contoso.com,2023-09-01T09:00:00Z');
  expect(scenarioOf(result).recorded).toEqual([
    // 2023-09-01 was a Friday, and the scenario starts on the Monday before.
    { file: 'messages.csv', begin: '4d8h100ms' },
    { file: 'messages-2.csv', begin: '4d8h' },
  ]);
  expect(skippedOf(result)).toMatchObject({ 'usage-of-nobody': 1, 'message-of-nobody': 1 });
  const everything = JSON.stringify(result);
  expect(everything).not.toContain('SECRET');
});

/** Words of the fixtures that name somebody or something of theirs. */
const NAMES =
  /contoso|partner\.example|rival|elsewhere|ann|bob|cas@|lea|\bli@|\bwu@|Öst|Research|Sales|aaaaaaaa-0000/i;

test('pseudonyms leave no name in any output, and are the same under the same key only', () => {
  const asked = { tenants: TWO_TENANTS, names: hidden() };
  const result = imported(ALL, asked);
  expect(wrongWith(result)).toEqual([]);
  const outputs = [
    result.scenario,
    ...result.beside.flatMap((file) => [file.name, file.text]),
    JSON.stringify(result.report),
  ];
  // Words of the program and of the cmdlets, not of the organisations.
  const said = outputs.map((text) =>
    text.replaceAll(/cannot|island\w*|planned|released?|channel|lea(d|ve)\w*/gi, ''),
  );
  expect(said.map((text) => NAMES.exec(text)?.[0]).filter((found) => found !== undefined)).toEqual([]);
  expect(imported(ALL, asked)).toEqual(result);
  expect(imported(ALL, { ...asked, names: hidden('another') }).scenario).not.toBe(result.scenario);
  // In another import, alone and in capitals, somebody is who they were.
  const alone = imported(
    { 'contoso/u.csv': 'UserPrincipalName,AccountType\nBOB@CONTOSO.COM,User\n' },
    { names: hidden() },
  );
  const [address] = Object.keys(scenarioOf(alone).users);
  expect(result.beside.some(({ text }) => text.includes(`\n${address!},`))).toBe(true);
});

test('pseudonyms of domains keep what lies below what', () => {
  const { domain, address } = hidden();
  expect(domain('cn.Contoso.com').endsWith(`.${domain('contoso.com')}`)).toBe(true);
  expect(domain('contoso.cn')).not.toBe(domain('contoso.com'));
  expect(address('ann@cn.contoso.com').endsWith(`@${domain('cn.contoso.com')}`)).toBe(true);
});

test('what is malformed is told at once, with its place', () => {
  const wrong = importFiles({
    'contoso/a.csv': 'UserPrincipalName,TeamsUpgradeEffectiveMode\na@contoso.com\nb@contoso.com,Isles\n',
    'contoso/b.csv': 'UserPrincipalName,TeamsUpgradeEffectiveMode\nb@contoso.com,Isles\n',
    'contoso/c.json': '{"AllowFederatedUsers": maybe, "AllowedDomains": null}',
    'contoso/d.csv': 'Colour,Shape\nred,round\n',
  });
  expect(wrong).toEqual([
    'contoso/a.csv:2:14: the row has 1 cells, the header has 2 (is the file cut off?)',
    'contoso/b.csv:2:15: "Isles" is no mode (known: TeamsOnly, Islands, SfBOnly, SfBWithTeamsCollab, SfBWithTeamsCollabAndMeetings)',
    'contoso/c.json:1:25: "maybe" is no JSON value (put texts in double quotes)',
    expect.stringMatching(
      /^contoso\/d\.csv:0:0: this is no export that is known; its columns are Colour, Shape \(headers have to be the English ones; known: Get-CsOnlineUser, .*\)$/,
    ),
  ]);
});

test('a live tenant’s exports, of which ConvertTo-Json has cut off the verified domains', () => {
  const sample = (name: string): string => readFileSync(join(FIXTURES, 'contoso', name), 'utf8');
  const tenant = sample('Get-CsTenant.json').replace(
    /"VerifiedDomains": \[[^\]]*\]/,
    () => '"VerifiedDomains": ["Microsoft.Teams.ConfigAPI.Cmdlets.Generated.Models.TenantVerifiedSipDomain"]',
  );
  const users = 'UserPrincipalName,TeamsUpgradeEffectiveMode\na@contoso.org,TeamsOnly\n';
  const result = imported({ 'contoso/t.json': tenant, 'contoso/u.csv': users });
  expect(scenarioOf(result).tenants.contoso!.domains).toContain('contoso.org');
  expect(notesOf(result).join()).toContain('VerifiedDomains was cut off');
});
