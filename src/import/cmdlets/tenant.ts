/** Get-CsTenant: the domains of a tenant and its mode. */
import { NONE } from '../../model/words.ts';
import { domainKey } from '../../rules/access.ts';
import type { Desk } from '../../scenario/complaint.ts';
import { shorten } from '../../scenario/number-text.ts';
import { isDomain } from '../../scenario/plan-tenants.ts';
import type { Table, Value } from '../reading/table.ts';
import { isCutOff, listOf, propertyOf, textOf } from '../values.ts';
import { modeNamed } from './modes.ts';

export interface TenantExport {
  readonly called: string;
  readonly line: number;
  readonly displayName: string;
  readonly domains: readonly string[];
  /** Only the classes of the verified domains are left, so there are more than `domains`. */
  readonly domainsCutOff: boolean;
  /** Mode code, NONE if it is not said. */
  readonly mode: number;
  /** MicrosoftCommunicationsOnline/NOAM-… or …/GOV-…: a hint at the cloud. */
  readonly serviceInstance: string;
}

export function readTenant(table: Table, called: string, desk: Desk): TenantExport {
  const read = table.reader([
    ['SipDomain', 'SipDomains'],
    ['VerifiedDomains'],
    ['TeamsUpgradeEffectiveMode'],
    ['DisplayName'],
    ['ServiceInstance'],
  ]);
  if (table.count > 1) {
    desk.complain(table.placeOf(1), 'a second tenant in one export', 'give each tenant a folder of its own');
  }
  const [sip, verified, effective, displayName, serviceInstance] = read(0);
  const domains = [...listOf(sip), ...listOf(verified)].map(domainText).filter((domain) => domain !== '');
  const wrong = domains.filter((domain) => !isDomain(domain));
  for (const domain of wrong)
    desk.complain(table.placeOf(0, 'SipDomain'), `"${shorten(domain)}" is no domain`);
  return {
    called,
    line: table.lineOf(0),
    displayName: textOf(displayName),
    domains: [...new Set(domains)].filter((domain) => isDomain(domain)),
    domainsCutOff: isCutOff(verified) || (verified === undefined && listOf(sip).length === 0),
    mode: modeIn(table, textOf(effective), desk),
    serviceInstance: textOf(serviceInstance),
  };
}

/** A name, or an object that has one (TenantVerifiedSipDomain); verified or not, the tenant claims it. */
function domainText(value: Value): string {
  return domainKey(
    textOf(typeof value === 'object' ? (propertyOf(value, 'Name') ?? propertyOf(value, 'Domain')) : value),
  );
}

function modeIn(table: Table, text: string, desk: Desk): number {
  const mode = modeNamed(text);
  if (mode !== undefined) return mode;
  desk.complain(table.placeOf(0, 'TeamsUpgradeEffectiveMode'), `"${shorten(text)}" is no mode`);
  return NONE;
}
