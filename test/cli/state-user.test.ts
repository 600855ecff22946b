import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runCli } from '../support/cli.ts';

type Answer = Record<string, Record<string, unknown>>;

const MAIN = 'scenarios/main.yaml';
const LISTS = 'scenarios/access-four-list-states.yaml';
const FEDERATION = 'Get-CsTenantFederationConfiguration';

const state = (...argv: string[]) => runCli(['state', ...argv]);
async function seen(...argv: string[]): Promise<Answer> {
  const { code, out, err } = await state(...argv, '--json');
  expect([code, err]).toEqual([0, '']);
  return JSON.parse(out) as Answer;
}
const userSeen = async (...argv: string[]) => (await seen(...argv))['Get-CsOnlineUser']!;

const scenarioFile = (text: string, start = '2023-11-01T09:00:00Z'): string => {
  const file = join(mkdtempSync(join(tmpdir(), 'coexsim-state-')), 'scenario.yaml');
  writeFileSync(file, `coexsim: 1\nstart: ${start}\nuntil: 3h\nrules: by-date\n${text}`);
  return file;
};

describe('coexsim state --user', () => {
  it('prints what the consoles of an online tenant after July 2021 show: TeamsOnly, and read-only', async () => {
    const { code, out, err } = await state(MAIN, '--at', '3h', '--user', 'hana@fabrikam.com');
    expect([code, err]).toEqual([0, '']);
    expect(out).toMatch(/^State at 3h \(2023-09-11T09:00:00Z\), after record \d+ \(.*\)\.\n\n/);
    expect(out.slice(out.indexOf('\n\n') + 2)).toBe(`Get-CsOnlineUser
UserPrincipalName                : hana@fabrikam.com
SipAddress                       : sip:hana@fabrikam.com
AccountType                      : User
IsSipEnabled                     : True
HostingProvider                  : sipfed.online.lync.com
OnPremHostingProvider            :
ExternalAccessPolicy             :
TeamsUpgradeEffectiveMode        : TeamsOnly
TeamsUpgradeNotificationsEnabled : False
TeamsUpgradePolicy               :
TeamsUpgradePolicyIsReadOnly     : ModeAndNotifications

Get-CsTenant
DisplayName                      : fabrikam
SipDomain                        : {fabrikam.com}
TeamsUpgradeEffectiveMode        : TeamsOnly
TeamsUpgradeNotificationsEnabled : False
TeamsUpgradePolicyIsReadOnly     : ModeAndNotifications

Get-CsTenantFederationConfiguration
Identity            : Global
AllowFederatedUsers : True
AllowedDomains      : AllowAllKnownDomains
BlockedDomains      : {Domain=contoso.partner.onmschina.cn}
`);
  });

  it('prints what the README shows', async () => {
    const { out } = await state(MAIN, '--at', '3h', '--user', 'hana@fabrikam.com');
    const blocks = out.slice(out.indexOf('Get-CsOnlineUser'));
    expect(readFileSync('README.md', 'utf8')).toContain(`\`\`\`text\n${blocks}\`\`\``);
  });

  it('shows a user on premises and their hybrid tenant, whose modes can still be set', async () => {
    const answer = await seen(MAIN, '--at', '3h', '--user', 'chen@contoso.com');
    expect(Object.keys(answer)).toEqual(['at', 'n', 'Get-CsOnlineUser', 'Get-CsTenant', FEDERATION]);
    expect(answer.at).toBe(3 * 3_600_000_000);
    expect(answer['Get-CsOnlineUser']).toEqual({
      UserPrincipalName: 'chen@contoso.com',
      SipAddress: 'sip:chen@contoso.com',
      AccountType: 'SfBOnPremUser',
      IsSipEnabled: true,
      HostingProvider: 'SRV:',
      OnPremHostingProvider: 'SRV:',
      TenantId: '00000000-0000-0000-0000-000000000000',
      ExternalAccessPolicy: null,
      TeamsUpgradeEffectiveMode: 'Islands',
      TeamsUpgradePolicy: 'Islands',
      TeamsUpgradePolicyIsReadOnly: 'None',
    });
    expect(answer['Get-CsTenant']).toEqual({
      DisplayName: 'contoso',
      SipDomain: ['contoso.com'],
      TeamsUpgradeEffectiveMode: 'SfBWithTeamsCollab',
      TeamsUpgradePolicyIsReadOnly: 'None',
    });
  });

  it('leaves the policy of a user blank whose mode is the tenant-wide one', async () => {
    expect(await userSeen(MAIN, '--at', '3h', '--user', 'emil@contoso.com')).toMatchObject({
      TeamsUpgradePolicy: null,
      TeamsUpgradeEffectiveMode: 'SfBWithTeamsCollab',
    });
  });

  it('names the instance of a policy, which is not its mode, and follows a move to the cloud', async () => {
    const bob = (at: string) => userSeen(MAIN, '--at', at, '--user', 'bob@contoso.com');
    expect(await bob('3h')).toMatchObject({ HostingProvider: 'SRV:', TeamsUpgradePolicy: null });
    const moved = await bob('5h');
    expect(moved).toMatchObject({
      AccountType: 'User',
      HostingProvider: 'sipfed.online.lync.com',
      TeamsUpgradePolicy: 'UpgradeToTeams',
      TeamsUpgradeEffectiveMode: 'TeamsOnly',
      TeamsUpgradePolicyIsReadOnly: 'None',
    });
    // Of an online user of a hybrid tenant nobody knows whether they were on premises before.
    expect(moved).not.toHaveProperty('OnPremHostingProvider');
    expect(moved).not.toHaveProperty('TenantId');
  });

  it('shows a grant at once and the mode when it comes into force', async () => {
    const file =
      scenarioFile(`tenants: { contoso: { domains: [contoso.com], topology: hybrid, mode: Islands } }
users: { ann@contoso.com: { homed: onPrem } }
switches: { modeChangeDelay: 1h }
events: [{ at: 1h, setMode: { user: ann@contoso.com, mode: SfBOnly } }]
`);
    const at = async (moment: string) => {
      const ann = await userSeen(file, '--at', moment, '--user', 'ann@contoso.com');
      return [ann.TeamsUpgradePolicy, ann.TeamsUpgradeEffectiveMode];
    };
    expect(await at('59m')).toEqual([null, 'Islands']);
    expect(await at('1h')).toEqual(['SfBOnly', 'Islands']);
    expect(await at('2h')).toEqual(['SfBOnly', 'SfBOnly']);
  });

  it('shows the policy of a group where it reaches the user', async () => {
    const ann = (at: string) =>
      userSeen('scenarios/mode-group-teamsonly-and-servers.yaml', '--at', at, '--user', 'ann@contoso.com');
    expect(await ann('90m')).toMatchObject({ TeamsUpgradePolicy: 'UpgradeToTeams' });
    expect(await ann('3h')).toMatchObject({ TeamsUpgradePolicy: null, TeamsUpgradeEffectiveMode: 'Islands' });
  });

  it('shows the override policy once the assisted upgrade has been', async () => {
    const file = 'scenarios/retirement-assisted-upgrade.yaml';
    const dora = (at: string) => userSeen(file, '--at', at, '--user', 'dora@contoso.com');
    expect(await dora('3h')).toMatchObject({
      TeamsUpgradeOverridePolicy: null,
      TeamsUpgradeEffectiveMode: 'SfBOnly',
    });
    expect(await dora('46h')).toMatchObject({
      TeamsUpgradeOverridePolicy: 'UpgradeToTeams',
      TeamsUpgradeEffectiveMode: 'TeamsOnly',
    });
    const emil = await seen(file, '--at', '46h', '--user', 'emil@contoso.com');
    expect(emil['Get-CsOnlineUser']).toMatchObject({ TeamsUpgradeOverridePolicy: null });
    expect(emil['Get-CsTenant']).not.toHaveProperty('TeamsUpgradeOverridePolicy');
  });

  it('lets a tenant of 21Vianet set modes until October 2023', async () => {
    const file = scenarioFile(
      `tenants: { china: { domains: [contoso.partner.onmschina.cn], cloud: 21Vianet, topology: pureOnline, mode: Islands } }
users: { mei@contoso.partner.onmschina.cn: }
`,
      '2023-09-30T23:00:00Z',
    );
    const mei = (at: string) => seen(file, '--at', at, '--user', 'mei@contoso.partner.onmschina.cn');
    const before = await mei('59m');
    const islands = { TeamsUpgradeEffectiveMode: 'Islands', TeamsUpgradePolicyIsReadOnly: 'None' };
    expect(before['Get-CsOnlineUser']).toMatchObject({
      ...islands,
      HostingProvider: 'sipfed.online.partner.lync.cn',
    });
    expect(before['Get-CsTenant']).toMatchObject(islands);
    const after = await mei('1h');
    const upgraded = {
      TeamsUpgradeEffectiveMode: 'TeamsOnly',
      TeamsUpgradePolicyIsReadOnly: 'ModeAndNotifications',
    };
    expect(after['Get-CsOnlineUser']).toMatchObject(upgraded);
    expect(after['Get-CsTenant']).toMatchObject(upgraded);
  });

  it("adds the user's own external access policy, whose name nobody knows", async () => {
    const bob = (at: string) =>
      seen('scenarios/access-user-policy.yaml', '--at', at, '--user', 'bob@fabrikam.com');
    const refused = await bob('1m');
    expect(refused['Get-CsExternalAccessPolicy']).toEqual({ EnableFederationAccess: false });
    expect(refused['Get-CsOnlineUser']).not.toHaveProperty('ExternalAccessPolicy');
    const cleared = await bob('6m');
    expect(cleared).not.toHaveProperty('Get-CsExternalAccessPolicy');
    expect(cleared['Get-CsOnlineUser']).toMatchObject({ ExternalAccessPolicy: null });
  });

  it.each([
    [
      ['--user', 'han@fabrikam.com'],
      /there is no user "han@fabrikam.com" \(did you mean hana@fabrikam.com\?\)/,
    ],
    [['--user', 'nobody@nowhere.example'], /there is no user "nobody@nowhere.example" \(known: ann@contoso/],
    [['--tenant', 'fabricam'], /there is no tenant "fabricam" \(did you mean fabrikam\?\)/],
    [['--tenant', 'contoso', '--user', 'ann@contoso.com'], /cannot be used with/],
    [['--user', 'ann@contoso.com', '--timers', '3'], /cannot be used with/],
  ])('refuses %j', async (argv, said) => {
    const { code, out, err } = await state(MAIN, '--at', '3h', ...argv);
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(said);
  });

  it('takes names in any spelling of case, and traces', async () => {
    const { out: trace } = await runCli(['run', MAIN, '--seed', '1', '--trace', '-']);
    const asked = ['--at', '3h', '--user', 'Hana@FABRIKAM.com'];
    const ofTrace = await runCli(['state', '-', ...asked], { stdin: trace });
    expect(ofTrace.code).toBe(0);
    expect(ofTrace.out).toBe(
      (await state(MAIN, '--at', '3h', '--user', 'hana@fabrikam.com', '--seed', '1')).out,
    );
    const foreign = trace.replace(/"id":"2023-08#\d"/, '"id":"2033-08#0"');
    expect(foreign).not.toBe(trace);
    const refused = await runCli(['state', '-', ...asked], { stdin: foreign });
    expect([refused.code, refused.out]).toEqual([65, '']);
    expect(refused.err).toMatch(/this program does not know epoch 0 of the header's rules/);
  });
});

describe('coexsim state --tenant', () => {
  const lists = async (tenant: string, file = LISTS) =>
    (await seen(file, '--at', '1m', '--tenant', tenant))[FEDERATION];

  it('prints the two blocks of the tenant', async () => {
    const answer = await seen(LISTS, '--at', '1m', '--tenant', 'open');
    expect(Object.keys(answer)).toEqual(['at', 'n', 'Get-CsTenant', FEDERATION]);
    const { out } = await state(LISTS, '--at', '1m', '--tenant', 'allows');
    expect(out).toContain('\nAllowedDomains      : {Domain=litware.com}\n');
    expect(out).not.toContain('Get-CsOnlineUser');
  });

  it('tells the lists of domains from what they say about the domains of the scenario', async () => {
    const open = { Identity: 'Global', AllowFederatedUsers: true, AllowedDomains: 'AllowAllKnownDomains' };
    expect(await lists('open')).toEqual({ ...open, BlockedDomains: [] });
    expect(await lists('blocks')).toEqual({ ...open, BlockedDomains: [{ Domain: 'litware.com' }] });
    // The block list beside an allow list says nothing, and so do both when the switch is off.
    expect(await lists('allows')).toEqual({
      ...open,
      AllowedDomains: { AllowedDomain: [{ Domain: 'litware.com' }] },
    });
    expect(await lists('closed')).toEqual({ Identity: 'Global', AllowFederatedUsers: false });
  });

  it('tells whether subdomains are blocked where the scenario has one', async () => {
    const file = 'scenarios/access-subdomains.yaml';
    const blocked = [{ Domain: 'fabrikam.com' }];
    expect(await lists('contoso', file)).toMatchObject({
      BlockedDomains: blocked,
      BlockAllSubdomains: false,
    });
    expect(await lists('northwind', file)).toMatchObject({
      BlockedDomains: blocked,
      BlockAllSubdomains: true,
    });
    expect(await lists('fabrikam', file)).not.toHaveProperty('BlockAllSubdomains');
  });

  it('shows an empty allow list, a star, and what is set later', async () => {
    const file = scenarioFile(`tenants:
  contoso: { domains: [contoso.com], externalAccess: { allowedDomains: [] } }
  fabrikam: { domains: [fabrikam.com], externalAccess: { blockedDomains: ['*'] } }
users: { ann@contoso.com: , bob@fabrikam.com: }
events: [{ at: 1h, setExternalAccess: { tenant: contoso, allowFederatedUsers: false } }]
`);
    const contoso = async (at: string) => (await seen(file, '--at', at, '--tenant', 'contoso'))[FEDERATION];
    expect(await contoso('59m')).toMatchObject({
      AllowFederatedUsers: true,
      AllowedDomains: { AllowedDomain: [] },
    });
    expect(await contoso('1h')).toEqual({ Identity: 'Global', AllowFederatedUsers: false });
    expect(await lists('fabrikam', file)).toMatchObject({
      AllowFederatedUsers: true,
      BlockedDomains: [{ Domain: '*' }],
    });
  });

  it('leaves out the domains of a tenant without users', async () => {
    const file =
      scenarioFile(`tenants: { contoso: { domains: [contoso.com] }, empty: { domains: [empty.com] } }
users: { ann@contoso.com: , Bob Smith: { tenant: contoso } }
`);
    expect((await seen(file, '--at', '1m', '--tenant', 'empty'))['Get-CsTenant']).not.toHaveProperty(
      'SipDomain',
    );
    const bob = await userSeen(file, '--at', '1m', '--user', 'Bob Smith');
    expect(bob).toMatchObject({ DisplayName: 'Bob Smith' });
    expect(bob).not.toHaveProperty('UserPrincipalName');
  });
});
