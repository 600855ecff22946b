/**
 * Get-CsTenantFederationConfiguration of a tenant in a state. The state holds no lists but what they say about each
 * domain that the scenario knows, so the lists are told from those verdicts: other domains on them cannot be shown,
 * and neither can a list that says nothing (Set-CsTenantFederationConfiguration: the master switch, and an allow list,
 * make the other lists moot).
 */
import type { Names } from '../model/names.ts';
import type { World } from '../model/world.ts';
import { ACCESS } from '../rules/access.ts';
import type { AdminObject } from './admin-view.ts';

/** An entry of a list, as an export with ConvertTo-Json has it. */
export interface DomainPattern {
  readonly Domain: string;
}

/** The whole allow list where there is none: `AllowAllKnownDomains`. */
export const ALLOW_ALL = 'AllowAllKnownDomains';

/** AllowFederatedUsers, AllowedDomains, BlockedDomains, BlockAllSubdomains; what the state leaves open is left out. */
export function federationConfiguration(world: World, names: Names, tenant: number): AdminObject {
  const allowed = world.tenants.federation[tenant] === 1;
  const identity = { Identity: 'Global', AllowFederatedUsers: allowed };
  const verdicts = names.domains.map((_, domain) => world.access[tenant * world.domains + domain]!);
  if (!allowed || verdicts.length === 0) return identity;
  const listed = (verdict: number): DomainPattern[] =>
    names.domains.filter((_, domain) => verdicts[domain] === verdict).map((Domain) => ({ Domain }));
  const allowList = verdicts.includes(ACCESS.notOnAllowList) || verdicts.includes(ACCESS.allowListEmpty);
  // An allow list makes the block list moot, so no verdict tells what is on that.
  if (allowList) return { ...identity, AllowedDomains: { AllowedDomain: listed(ACCESS.open) } };
  // With the switch on, only `*` on the block list shuts every domain out (A16).
  const blocked = verdicts.includes(ACCESS.federationOff) ? [{ Domain: '*' }] : listed(ACCESS.blocked);
  return {
    ...identity,
    AllowedDomains: ALLOW_ALL,
    BlockedDomains: blocked,
    ...blockAllSubdomains(verdicts, names.domains, blocked),
  };
}

/** Told by what becomes of a subdomain of a blocked domain, left out where the scenario knows none. */
function blockAllSubdomains(
  verdicts: readonly number[],
  domains: readonly string[],
  blocked: readonly DomainPattern[],
): AdminObject {
  if (verdicts.includes(ACCESS.subdomainBlocked)) return { BlockAllSubdomains: true };
  const spared = domains.some(
    (domain, id) =>
      verdicts[id] === ACCESS.open && blocked.some(({ Domain }) => domain.endsWith(`.${Domain}`)),
  );
  return spared ? { BlockAllSubdomains: false } : {};
}
