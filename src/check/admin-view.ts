/**
 * A state as an administrator sees it: the properties that Get-CsOnlineUser, Get-CsTenant,
 * Get-CsTenantFederationConfiguration and, for a user with a policy of their own, Get-CsExternalAccessPolicy show,
 * under the names and with the values of the MicrosoftTeams PowerShell module 3.0.0 and later, whatever the date of
 * the state. What the simulated state does not determine is left out rather than guessed: identifiers, licences and
 * directory synchronisation (hence InterpretedUserType), names of external access policies, the banner of NotifySfbUsers.
 */
import type { Names } from '../model/names.ts';
import { CLOUD, HOME, MODE, MODES, NONE, TOPOLOGY } from '../model/words.ts';
import type { World } from '../model/world.ts';
import { assignmentThatCounts, READ_ONLY } from '../rules/granting.ts';
import { POLICY_INSTANCES } from '../rules/policies.ts';
import type { Rules } from '../rules/rules.ts';
import { type DomainPattern, federationConfiguration } from './admin-federation.ts';

/** `null` is a property that is there and blank. */
export type AdminValue =
  | string
  | boolean
  | null
  | readonly string[]
  | readonly DomainPattern[]
  | { readonly AllowedDomain: readonly DomainPattern[] };
/** Properties by name, in the order in which they are printed. */
export type AdminObject = Readonly<Record<string, AdminValue>>;

/** What a cmdlet answers, by the cmdlet's name. */
export type AdminView = Readonly<Record<string, AdminObject>>;

/** What an answer is made from. */
export interface AdminState {
  readonly world: World;
  /** The state in which the trace begins: tells whether an assisted upgrade has been. */
  readonly first: World;
  readonly names: Names;
  /** In force in `world`. */
  readonly rules: Rules;
}

/** The answers about a user and their tenant. */
export function adminViewOfUser(state: AdminState, user: number): AdminView {
  const { users } = state.world;
  const own =
    users.access[user] === BY_DEFAULT ? {} : { 'Get-CsExternalAccessPolicy': accessPolicy(state, user) };
  return {
    'Get-CsOnlineUser': onlineUser(state, user),
    ...adminViewOfTenant(state, users.tenant[user]!),
    ...own,
  };
}

/** The answers about a tenant. */
export function adminViewOfTenant(state: AdminState, tenant: number): AdminView {
  return {
    'Get-CsTenant': tenantObject(state, tenant),
    'Get-CsTenantFederationConfiguration': federationConfiguration(state.world, state.names, tenant),
  };
}

function onlineUser(state: AdminState, user: number): AdminObject {
  const { users } = state.world;
  const tenant = users.tenant[user]!;
  const homed = users.homed[user]!;
  const assigned = assignmentThatCounts(users.assigned[user]!, users.groupAssigned[user]!, homed);
  return {
    ...nameOf(state.names.users[user]!),
    AccountType: homed === HOME.onPrem ? 'SfBOnPremUser' : 'User',
    IsSipEnabled: true,
    ...homing(state, tenant, homed),
    ...(users.access[user] === BY_DEFAULT ? { ExternalAccessPolicy: null } : {}),
    TeamsUpgradeEffectiveMode: MODES[users.mode[user]!]!,
    ...notifications(users.mode[user]!),
    ...overridePolicy(state, tenant, homed),
    TeamsUpgradePolicy: instanceName(assigned),
    TeamsUpgradePolicyIsReadOnly: readOnly(state, tenant),
  };
}

/** The code of a user without an external access policy of their own: the tenant's counts. */
const BY_DEFAULT = 1;
const REFUSED = 0;

function accessPolicy({ world }: AdminState, user: number): AdminObject {
  return { EnableFederationAccess: world.users.access[user] !== REFUSED };
}

/** A user's name is their address, as far as it is one. */
function nameOf(name: string): AdminObject {
  return name.includes('@') ? { UserPrincipalName: name, SipAddress: `sip:${name}` } : { DisplayName: name };
}

/** [Get-CsOnlineUser] By definition the TenantId of every user homed on-premises. */
const ON_PREM_TENANT_ID = '00000000-0000-0000-0000-000000000000';
/** The hosting provider of users homed on-premises. */
const ON_PREM_PROVIDER = 'SRV:';
/** The sources name the hosting providers of no other cloud. */
const ONLINE_PROVIDERS: Readonly<Record<number, string>> = {
  [CLOUD.worldwide]: 'sipfed.online.lync.com',
  [CLOUD.gcc]: 'sipfed.online.lync.com',
  [CLOUD['21Vianet']]: 'sipfed.online.partner.lync.cn',
};

function homing({ world: { tenants } }: AdminState, tenant: number, homed: number): AdminObject {
  if (homed === HOME.onPrem) {
    return {
      HostingProvider: ON_PREM_PROVIDER,
      OnPremHostingProvider: ON_PREM_PROVIDER,
      TenantId: ON_PREM_TENANT_ID,
    };
  }
  const provider = ONLINE_PROVIDERS[tenants.cloud[tenant]!];
  return {
    ...(provider === undefined ? {} : { HostingProvider: provider }),
    // In a hybrid tenant it depends on whether the user has ever been homed on-premises.
    ...(tenants.topology[tenant] === TOPOLOGY.pureOnline ? { OnPremHostingProvider: null } : {}),
  };
}

function tenantObject(state: AdminState, tenant: number): AdminObject {
  const { world, names } = state;
  const { topology } = world.tenants;
  const pureOnline = topology[tenant] === TOPOLOGY.pureOnline;
  const mode = tenantMode(state, tenant);
  const domains = sipDomains(world, names, tenant);
  return {
    DisplayName: names.tenants[tenant]!,
    ...(domains.length === 0 ? {} : { SipDomain: domains }),
    TeamsUpgradeEffectiveMode: MODES[mode]!,
    ...notifications(mode),
    // With servers the tenant keeps its mode, and the upgrade is one of its online users only (R1.27).
    ...(pureOnline ? overridePolicy(state, tenant, HOME.online) : {}),
    TeamsUpgradePolicyIsReadOnly: readOnly(state, tenant),
  };
}

/** Without servers all users are homed online, and what holds for each of them without a policy holds for the tenant. */
function tenantMode({ world: { tenants }, rules }: AdminState, tenant: number): number {
  const homed = tenants.topology[tenant] === TOPOLOGY.pureOnline ? HOME.online : HOME.onPrem;
  const pending = tenants.upgradePending[tenant]!;
  return rules.effectiveMode(NONE, NONE, tenants.mode[tenant]!, homed, tenants.cloud[tenant]!, pending);
}

/** The state knows domains by the users in them. */
function sipDomains({ users }: World, names: Names, tenant: number): readonly string[] {
  const used = new Set<number>();
  for (let user = 0; user < users.count; user++) {
    if (users.tenant[user] === tenant) used.add(users.domain[user]!);
  }
  return names.domains.filter((_, domain) => used.has(domain));
}

/** A banner and TeamsOnly exclude each other (R1.15); of other modes the state does not say. */
function notifications(mode: number): AdminObject {
  return mode === MODE.TeamsOnly ? { TeamsUpgradeNotificationsEnabled: false } : {};
}

/** Blank until the assisted upgrade that a tenant was waiting for; left out where the state speaks of none. */
function overridePolicy({ world, first, rules }: AdminState, tenant: number, homed: number): AdminObject {
  const { cloud, upgradePending } = world.tenants;
  if (first.tenants.upgradePending[tenant] !== 1) return {};
  const upgraded = upgradePending[tenant] !== 1 && rules.retired(cloud[tenant]!) && homed === HOME.online;
  return { TeamsUpgradeOverridePolicy: upgraded ? instanceName(MODE.TeamsOnly) : null };
}

/** The instance of TeamsUpgradePolicy with this mode and no banner; blank if the tenant-wide Global applies. */
function instanceName(mode: number): string | null {
  if (mode === NONE) return null;
  return POLICY_INSTANCES.find((each) => each.mode === mode && !each.notify)!.name;
}

function readOnly({ world: { tenants }, rules }: AdminState, tenant: number): string {
  const { topology, cloud, upgradePending } = tenants;
  return READ_ONLY[rules.readOnly(topology[tenant]!, cloud[tenant]!, upgradePending[tenant]!)]!;
}
