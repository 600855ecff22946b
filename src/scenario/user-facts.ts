/** What is true of every user, listed one by one or one of many: the tenant, the home, and whether that can be. */
import { CLIENTS, HOME, HOMES, MODES, TOPOLOGIES, TOPOLOGY } from '../model/words.ts';
import { domainKey } from '../rules/access.ts';
import { REASON, REASONS } from '../rules/reasons.ts';
import { hintFor } from './ids.ts';
import { shorten } from './number-text.ts';
import type { Clock } from './plan-clock.ts';
import { isDomain, type TenantPlan, type Tenants } from './plan-tenants.ts';
import type { Work } from './work.ts';

/** EnableFederationAccess as the model codes it. */
export const USER_ACCESS = { byDefault: 1, refused: 0, own: 2 } as const;

export function userAccessCode(allow: boolean | null | undefined): number {
  if (allow === undefined || allow === null) return USER_ACCESS.byDefault;
  return allow ? USER_ACCESS.own : USER_ACCESS.refused;
}

export interface Home {
  readonly tenant: number;
  readonly domain: string;
}

/** What a complaint says. */
export interface Wrong {
  readonly message: string;
  readonly hint?: string | undefined;
}

/** No tenant is known, for a reason that has been told already. */
export const TOLD = { message: '' } as const;

/** The domain of an address in the spelling that is compared, undefined without an @. */
export function domainOf(address: string): string | undefined {
  const sign = address.lastIndexOf('@');
  return sign < 0 ? undefined : domainKey(address.slice(sign + 1));
}

export function wrongWithDomain(domain: string): Wrong | undefined {
  return isDomain(domain) ? undefined : { message: `"${shorten(domain)}" is no domain` };
}

/** The tenant of the longest domain that the address ends with. */
export function ownerOf(tenants: Tenants, domain: string): number | undefined {
  for (let rest = domain; ; ) {
    const tenant = tenants.byDomain.get(rest);
    if (tenant !== undefined) return tenant;
    const dot = rest.indexOf('.');
    if (dot < 0) return undefined;
    rest = rest.slice(dot + 1);
  }
}

/** Why somebody with this domain belongs to no tenant as long as none is stated; TOLD if that has been said. */
export function homeless(work: Work, tenants: Tenants, address: string, domain: string | undefined): Wrong {
  if (work.leftOut.any) return TOLD;
  const domains = { names: [...tenants.byDomain.keys()], declaredAs: [], idOf: () => undefined };
  const near = domain === undefined ? undefined : hintFor(work.desk, domain, domains);
  return {
    message:
      domain === undefined
        ? `"${shorten(address)}" has no domain, so its tenant is not known`
        : `no tenant has the domain ${shorten(domain)}`,
    hint: near ?? 'write an address with a domain of a tenant, or state the tenant',
  };
}

/** What is wrong with stating `tenant` for an address whose domain belongs to `owner`. */
export function wrongTenant(tenants: Tenants, tenant: number, owner: number | undefined): Wrong | undefined {
  if (owner === undefined || owner === tenant) return undefined;
  return {
    message: `the domain of this address belongs to ${tenants.index.names[owner]}`,
    hint: 'a verified domain belongs to one tenant only (R1.3)',
  };
}

/** Where an account lives if nothing is said. */
export function usualHome(tenant: TenantPlan): number {
  return tenant.topology === TOPOLOGY.pureOnPrem ? HOME.onPrem : HOME.online;
}

/** Why nobody can have this mode and home in this tenant at the start, undefined if somebody can. */
export function wrongState(clock: Clock, tenant: TenantPlan, mode: number, homed: number): Wrong | undefined {
  const { rules } = clock;
  const pending = tenant.upgradePending ? 1 : 0;
  const verdict = rules.stateLegal(mode, homed, tenant.cloud, tenant.topology, pending);
  const available = rules.modeAvailable(mode, tenant.cloud);
  if (verdict === REASON.legal && available === REASON.granted) return undefined;
  return {
    message: `${MODES[mode]} and homed ${HOMES[homed]} in a ${TOPOLOGIES[tenant.topology]} tenant cannot be under ${rules.epoch.ruleSet}`,
    hint: REASONS[verdict === REASON.legal ? available : verdict]!.sentence,
  };
}

/** The bits of the clients in which a mode lets a person chat. */
export function usableClients(clock: Clock, tenant: TenantPlan, mode: number): number {
  const { rules } = clock;
  return CLIENTS.reduce(
    (bits, _, client) => bits | (rules.clientUsable(mode, client, tenant.cloud) ? 1 << client : 0),
    0,
  );
}
