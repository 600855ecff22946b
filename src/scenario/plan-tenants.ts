/** The tenants of a scenario with their defaults, their domains, and whether such a tenant can exist. */
import { parseInstant } from '../core/time.ts';
import { byCodeUnit } from '../model/names.ts';
import { CLOUDS, MODE, MODES, TOPOLOGIES } from '../model/words.ts';
import { domainKey, type ExternalAccess, OPEN_ACCESS } from '../rules/access.ts';
import { REASON, REASONS } from '../rules/reasons.ts';
import type { Rules } from '../rules/rules.ts';
import { type Index, indexNames } from './ids.ts';
import { shorten } from './number-text.ts';
import type { Clock } from './plan-clock.ts';
import type { AccessEntry, TenantEntry } from './schema-entities.ts';
import type { Path } from './tree.ts';
import { codeOf, complain, keyAt, type Work } from './work.ts';

export interface TenantPlan {
  /** The key as written, for positions. */
  readonly key: string;
  readonly cloud: number;
  readonly topology: number;
  readonly mode: number;
  readonly domains: readonly string[];
  readonly access: ExternalAccess;
  /** Whether the file states any of it (A37). */
  readonly accessStated: boolean;
  readonly trial: boolean;
  readonly federationDns: boolean;
  readonly upgradePending: boolean;
  /** Microseconds since the start, where an assisted upgrade is still ahead then. */
  readonly upgradeAtUs: number | undefined;
  readonly site: string | undefined;
}

export interface Tenants {
  readonly index: Index;
  /** By tenant id. */
  readonly plans: readonly TenantPlan[];
  /** Tenant id by domain. */
  readonly byDomain: ReadonlyMap<string, number>;
}

export function planTenants(work: Work, clock: Clock): Tenants {
  const entries = Object.entries(work.entry.tenants);
  if (entries.length === 0 && !work.leftOut.any) {
    complain(work, ['tenants'], 'a scenario has at least one tenant');
  }
  const declared = entries.map(([name]) => ({ name, at: keyAt(work, 'tenants', name) }));
  const index = indexNames(declared, 'tenant', work.desk);
  const plans = index.declaredAs.map((place) => {
    const [key, entry] = entries[place]!;
    return planTenant(work, clock, key, entry);
  });
  return { index, plans, byDomain: indexDomains(work, index, plans) };
}

function planTenant(work: Work, clock: Clock, key: string, entry: TenantEntry): TenantPlan {
  const cloud = codeOf(CLOUDS, entry.cloud ?? 'worldwide');
  const topology = codeOf(TOPOLOGIES, entry.topology ?? 'hybrid');
  const upgradeUs = entry.assistedUpgrade === undefined ? undefined : parseInstant(entry.assistedUpgrade)!;
  const isPending = upgradeUs !== undefined && upgradeUs > clock.startUs;
  const pending = isPending ? 1 : 0;
  const mode =
    entry.mode === undefined ? defaultMode(clock.rules, topology, cloud, pending) : codeOf(MODES, entry.mode);
  const verdict = clock.rules.tenantGlobalLegal(mode, topology, cloud, pending);
  if (verdict !== REASON.granted) {
    complain(
      work,
      ['tenants', key, 'mode'],
      `${MODES[mode]} cannot be the tenant-wide mode of a ${TOPOLOGIES[topology]} tenant under ${clock.rules.epoch.ruleSet}`,
      REASONS[verdict]!.sentence,
    );
  }
  const path: Path = ['tenants', key, 'externalAccess'];
  return {
    key,
    cloud,
    topology,
    mode,
    domains: planDomains(work, entry.domains, ['tenants', key, 'domains'], false),
    access: planAccess(work, OPEN_ACCESS, entry.externalAccess ?? {}, path),
    accessStated: Object.keys(entry.externalAccess ?? {}).length > 0,
    trial: entry.trial ?? entry.externalAccess?.trial ?? false,
    federationDns: entry.federationDns ?? true,
    upgradePending: isPending,
    upgradeAtUs: isPending ? upgradeUs - clock.startUs : undefined,
    site: entry.site,
  };
}

/** Islands, as for every organisation that had Skype for Business (R1.19), unless the rules leave only another. */
function defaultMode(rules: Rules, topology: number, cloud: number, pending: number): number {
  const order = [MODE.Islands, MODE.TeamsOnly, MODE.SfBOnly];
  return (
    order.find((mode) => rules.tenantGlobalLegal(mode, topology, cloud, pending) === REASON.granted) ??
    MODE.Islands
  );
}

/** What a statement changes of an external access. */
export function planAccess(
  work: Work,
  before: ExternalAccess,
  entry: Omit<AccessEntry, 'trial'>,
  path: Path,
): ExternalAccess {
  const { allowFederatedUsers, allowedDomains, blockedDomains, blockAllSubdomains } = entry;
  return {
    allowFederatedUsers: allowFederatedUsers ?? before.allowFederatedUsers,
    allowedDomains:
      allowedDomains === undefined
        ? before.allowedDomains
        : typeof allowedDomains === 'string'
          ? 'all'
          : planDomains(work, allowedDomains, [...path, 'allowedDomains'], true),
    blockedDomains:
      blockedDomains === undefined
        ? before.blockedDomains
        : planDomains(work, blockedDomains, [...path, 'blockedDomains'], true),
    blockAllSubdomains: blockAllSubdomains ?? before.blockAllSubdomains,
  };
}

function planDomains(work: Work, domains: readonly string[], path: Path, wildcard: boolean): string[] {
  const good: string[] = [];
  domains.forEach((domain, place) => {
    if ((wildcard && domain.trim() === '*') || isDomain(domainKey(domain))) good.push(domainKey(domain));
    else {
      const hint = wildcard ? 'such as contoso.com, or * for all' : 'such as contoso.com';
      complain(work, [...path, place], `"${shorten(domain)}" is no domain`, hint);
    }
  });
  return good.sort(byCodeUnit);
}

const DOMAIN_LENGTH_MOST = 253;
const LABEL_LENGTH_MOST = 63;

/** Labels of letters, digits and hyphens, with dots between them. */
export function isDomain(domain: string): boolean {
  if (domain.length > DOMAIN_LENGTH_MOST) return false;
  return domain.split('.').every((label) => {
    const inside = label.length <= LABEL_LENGTH_MOST && /^[\p{L}\p{M}\p{N}-]+$/u.test(label);
    return inside && !label.startsWith('-') && !label.endsWith('-');
  });
}

/** A verified domain belongs to one tenant only (R1.3). */
function indexDomains(work: Work, index: Index, plans: readonly TenantPlan[]): Map<string, number> {
  const owners = new Map<string, number>();
  plans.forEach(({ key, domains }, tenant) => {
    for (const domain of domains) {
      const owner = owners.get(domain);
      if (owner === undefined) {
        owners.set(domain, tenant);
        continue;
      }
      const again = owner === tenant ? 'is listed twice' : `belongs to ${index.names[owner]} already`;
      complain(
        work,
        ['tenants', key, 'domains'],
        `the domain ${domain} ${again}`,
        'a verified domain belongs to one tenant only (R1.3)',
      );
    }
  });
  return owners;
}
