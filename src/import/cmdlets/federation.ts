/**
 * Get-CsTenantFederationConfiguration: which domains a tenant admits. [Set-CsTenantFederationConfiguration]; R2.3 to
 * R2.5. AllowedDomains has a form for each way of exporting it.
 */
import { domainKey, type ExternalAccess } from '../../rules/access.ts';
import type { Desk } from '../../scenario/complaint.ts';
import { shorten } from '../../scenario/number-text.ts';
import { isDomain } from '../../scenario/plan-tenants.ts';
import type { Ledger } from '../ledger.ts';
import { columnOf, type Table, type Value } from '../reading/table.ts';
import { flagOf, isCutOff, listOf, propertyOf, textOf } from '../values.ts';

export interface FederationExport {
  readonly called: string;
  readonly line: number;
  readonly access: ExternalAccess;
}

export function readFederation(
  table: Table,
  called: string,
  ledger: Ledger,
  desk: Desk,
): FederationExport | undefined {
  const read = table.reader([
    ['AllowFederatedUsers'],
    ['AllowedDomains'],
    ['BlockedDomains'],
    ['BlockAllSubdomains'],
    ['ExternalAccessWithTrialTenants'],
  ]);
  if (table.count > 1) {
    const hint = 'give each tenant a folder of its own';
    desk.complain(table.placeOf(1), 'a second configuration in one export', hint);
    return undefined;
  }
  const [allow, allowed, blocked, subdomains, trial] = read(0);
  const where = { file: called, line: table.lineOf(0) };
  const allowedDomains = allowedIn(table, allowed, desk);
  const blockedDomains = domainsIn(table, 'BlockedDomains', blocked, desk);
  const allowFederatedUsers = flagOf(allow);
  if (allowFederatedUsers === undefined) {
    const shown = shorten(textOf(allow));
    desk.complain(table.placeOf(0, 'AllowFederatedUsers'), `"${shown}" is neither True nor False`);
  }
  const hasAllowList = allowedDomains !== 'all' && allowedDomains.length > 0;
  if (hasAllowList && blockedDomains.length > 0) {
    ledger.note('BlockedDomains is without effect, because there is a list of allowed domains (R2.4)', where);
  }
  if (allowFederatedUsers === false) {
    ledger.note(
      'AllowFederatedUsers is False: nobody reaches other organisations, whatever lists say (R2.3)',
      where,
    );
  }
  if (/^Allowed$/i.test(textOf(trial))) {
    ledger.note(
      'ExternalAccessWithTrialTenants is left aside: the rules bar trial tenants from 2024-07 on (R2.13)',
      where,
    );
  }
  const blockAllSubdomains = flagOf(subdomains) ?? false;
  const access = {
    allowFederatedUsers: allowFederatedUsers ?? true,
    allowedDomains,
    blockedDomains,
    blockAllSubdomains,
  };
  return { called, line: where.line, access };
}

/**
 * `AllowAllKnownDomains` (an empty object or its class when ConvertTo-Json cut it off), `{"AllowedDomain": …}` with a
 * text or a list; an empty list and null admit only people with a policy of their own.
 */
function allowedIn(table: Table, value: Value | undefined, desk: Desk): 'all' | readonly string[] {
  const text = typeof value === 'string' ? value.trim() : '';
  if (/AllowAllKnownDomains/i.test(text) || isEmptyObject(value) || value === undefined) return 'all';
  if (isCutOff(value)) {
    const hint = 'export it with ConvertTo-Json -Depth 5';
    desk.complain(table.placeOf(0, 'AllowedDomains'), 'the allowed domains were cut off in the export', hint);
    return [];
  }
  const inner = propertyOf(value, 'AllowedDomain');
  return domainsIn(table, 'AllowedDomains', inner === undefined ? value : inner, desk);
}

function isEmptyObject(value: Value | undefined): boolean {
  return (
    typeof value === 'object' && value !== null && !Array.isArray(value) && Object.keys(value).length === 0
  );
}

/** `Domain=x`, `{"Domain": "x"}`, or the bare name. */
function domainsIn(table: Table, column: string, value: Value | undefined, desk: Desk): readonly string[] {
  const place = table.placeOf(0, columnOf(table, [column]));
  if (isCutOff(value))
    desk.complain(place, `${column} was cut off in the export`, 'export it with ConvertTo-Json -Depth 5');
  const domains = listOf(value).map((item) => {
    const name = typeof item === 'object' ? textOf(propertyOf(item, 'Domain')) : textOf(item);
    return domainKey(name.replace(/^\{?Domain=/i, '').replace(/\}$/, ''));
  });
  const good = domains.filter((domain) => domain === '*' || isDomain(domain));
  for (const domain of domains)
    if (!good.includes(domain)) desk.complain(place, `"${shorten(domain)}" is no domain`);
  return [...new Set(good)];
}
