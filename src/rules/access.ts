/**
 * What a tenant's external access says about another tenant's domain. [ACCESS]; R2.3 to R2.5, R2.7, A16. The
 * verdict is a code that the federation gates read; user policies come on top of it.
 */

/** The verdicts; the index is the code. */
export const ACCESS_VERDICTS = [
  'open',
  'federationOff',
  'notOnAllowList',
  'blocked',
  'subdomainBlocked',
  'allowListEmpty',
] as const;
export const ACCESS = {
  open: 0,
  federationOff: 1,
  notOnAllowList: 2,
  blocked: 3,
  subdomainBlocked: 4,
  /** Passes for users with a policy of their own, fails for all others. */
  allowListEmpty: 5,
} as const;

export interface ExternalAccess {
  readonly allowFederatedUsers: boolean;
  readonly allowedDomains: 'all' | readonly string[];
  readonly blockedDomains: readonly string[];
  readonly blockAllSubdomains: boolean;
}

export const OPEN_ACCESS: ExternalAccess = {
  allowFederatedUsers: true,
  allowedDomains: 'all',
  blockedDomains: [],
  blockAllSubdomains: false,
};

/** Domains are compared after Unicode normalisation and simple lower-casing, whatever the machine's locale. */
export function domainKey(domain: string): string {
  return domain.trim().normalize('NFC').toLowerCase();
}

/**
 * The verdict of a tenant about a domain, a code of ACCESS. An allow list with entries blocks every other domain
 * and makes the block list moot (R2.4); `*` in the allow list is "all", in the block list the same as the switch
 * being off (A16). A blocked domain blocks its subdomains only with `blockAllSubdomains` (R2.5).
 */
export function domainVerdict(access: ExternalAccess, domain: string): number {
  if (!access.allowFederatedUsers) return ACCESS.federationOff;
  const wanted = domainKey(domain);
  const allowed = access.allowedDomains === 'all' ? ['*'] : access.allowedDomains.map(domainKey);
  if (allowed.length === 0) return ACCESS.allowListEmpty;
  if (!allowed.includes('*')) return allowed.includes(wanted) ? ACCESS.open : ACCESS.notOnAllowList;
  return blockVerdict(access, wanted);
}

function blockVerdict(access: ExternalAccess, wanted: string): number {
  const blocked = access.blockedDomains.map(domainKey);
  if (blocked.includes('*')) return ACCESS.federationOff;
  if (blocked.includes(wanted)) return ACCESS.blocked;
  const below = access.blockAllSubdomains && blocked.some((each) => wanted.endsWith(`.${each}`));
  return below ? ACCESS.subdomainBlocked : ACCESS.open;
}
