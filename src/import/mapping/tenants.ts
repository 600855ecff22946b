/** What becomes of an organisation as a tenant of the scenario: its domains, topology and mode. */
import { CLOUD, HOME, MODES, NONE, TOPOLOGIES, TOPOLOGY } from '../../model/words.ts';
import { domainKey } from '../../rules/access.ts';
import { REASON, REASONS } from '../../rules/reasons.ts';
import type { Rules } from '../../rules/rules.ts';
import type { Person } from '../cmdlets/person.ts';
import type { Ledger } from '../ledger.ts';
import type { Organisation } from './organisation.ts';

export interface Tenant {
  readonly organisation: Organisation;
  readonly domains: readonly string[];
  readonly domainsBy: string;
  /** Code of TOPOLOGIES. */
  readonly topology: number;
  readonly topologyBy: string;
  /** Mode code as exported, NONE if nothing says it. */
  readonly mode: number;
  readonly modeBy: string;
}

export function domainOf(address: string): string {
  return domainKey(address.slice(address.lastIndexOf('@') + 1));
}

/** A verified domain belongs to one tenant only (R1.3); the first of the command line keeps it. */
export function tenantsOf(organisations: readonly Organisation[], ledger: Ledger): Tenant[] {
  const owners = new Map<string, Organisation>();
  for (const organisation of organisations) {
    for (const domain of organisation.tenant?.domains ?? []) {
      if (!owners.has(domain)) owners.set(domain, organisation);
      else if (owners.get(domain) !== organisation) {
        ledger.note(
          'a domain is verified in two tenants; the first keeps it, since it belongs to one only (R1.3)',
          {
            file: organisation.tenant!.called,
            line: organisation.tenant!.line,
          },
        );
      }
    }
  }
  const clouds = new Set(organisations.map(({ cloud }) => cloud));
  if (clouds.size > 1 && organisations.some(({ federation }) => federation === undefined)) {
    ledger.note(
      'pairs across clouds are refused until both tenants state externalAccess (A37): export Get-CsTenantFederationConfiguration',
    );
  }
  for (const organisation of organisations) addDomainsOfPeople(organisation, owners, ledger);
  return organisations.map((organisation) => {
    const domains = [...owners].filter(([, owner]) => owner === organisation).map(([domain]) => domain);
    hintAtCloud(organisation, domains, ledger);
    const said =
      organisation.tenant === undefined ? 'the addresses of its people' : organisation.tenant.called;
    return { organisation, domains, domainsBy: said, ...topologyOf(organisation), ...modeOf(organisation) };
  });
}

/** Where the export does not tell all domains, those of the people are the tenant's. */
function addDomainsOfPeople(
  organisation: Organisation,
  owners: Map<string, Organisation>,
  ledger: Ledger,
): void {
  const { tenant, people } = organisation;
  if (tenant !== undefined && !tenant.domainsCutOff) return;
  const missing = new Set<string>();
  for (const { address } of people) {
    const domain = domainOf(address);
    if (!owners.has(domain)) missing.add(domain);
  }
  for (const domain of missing) owners.set(domain, organisation);
  if (missing.size === 0) return;
  if (tenant === undefined)
    ledger.note('without Get-CsTenant a tenant’s domains are taken from the addresses of its people');
  else {
    const message =
      'VerifiedDomains was cut off in the export (use ConvertTo-Json -Depth 5); domains of people are added';
    ledger.note(message, { file: tenant.called, line: tenant.line });
  }
}

/** The cloud is asked for; what names suggest is only told. */
function hintAtCloud({ cloud, tenant }: Organisation, domains: readonly string[], ledger: Ledger): void {
  const where = tenant === undefined ? undefined : { file: tenant.called, line: tenant.line };
  const china = domains.some((domain) => domain.endsWith('.partner.onmschina.cn'));
  const world = domains.some((domain) => domain.endsWith('.onmicrosoft.com'));
  if (china && cloud !== CLOUD['21Vianet']) {
    ledger.note(
      'a domain ends in partner.onmschina.cn, as those of the cloud operated by 21Vianet do',
      where,
    );
  }
  if (world && cloud === CLOUD['21Vianet']) {
    ledger.note(
      'a domain ends in onmicrosoft.com, which those of the cloud operated by 21Vianet do not',
      where,
    );
  }
  if (/\/GOV/i.test(tenant?.serviceInstance ?? '') && cloud === CLOUD.worldwide) {
    ledger.note('the ServiceInstance is one of a cloud for governments', where);
  }
}

function topologyOf(organisation: Organisation): Pick<Tenant, 'topology' | 'topologyBy'> {
  const { topologyStated, people, hasServers, hasOnlineUsers, tenant } = organisation;
  if (topologyStated !== undefined) return { topology: topologyStated, topologyBy: '--topology' };
  const onPrem = people.some((person) => homeOf(person, organisation) === HOME.onPrem);
  const online = people.some((person) => homeOf(person, organisation) === HOME.online);
  if (onPrem && !online && tenant === undefined && !hasOnlineUsers) {
    return { topology: TOPOLOGY.pureOnPrem, topologyBy: 'everybody is homed on-premises' };
  }
  if (onPrem || hasServers) {
    const by = onPrem ? 'some are homed on-premises' : 'there is an export of servers';
    return { topology: TOPOLOGY.hybrid, topologyBy: by };
  }
  const isSaid = people.some(({ homed }) => homed !== undefined);
  const by = isSaid
    ? 'nobody is homed on-premises'
    : 'no export says where people are homed; online is assumed';
  return { topology: TOPOLOGY.pureOnline, topologyBy: by };
}

/** Where nothing says it, online, unless all that is known of the organisation comes from its servers. */
export function homeOf({ homed }: Person, { hasServers, hasOnlineUsers }: Organisation): number {
  return homed ?? (hasServers && !hasOnlineUsers ? HOME.onPrem : HOME.online);
}

/** Get-CsTenant, else the Global instance, else what people without a policy have if they all have the same. */
function modeOf(organisation: Organisation): Pick<Tenant, 'mode' | 'modeBy'> {
  const { tenant, upgrade, upgradeCalled, people } = organisation;
  if (tenant !== undefined && tenant.mode !== NONE) {
    return { mode: tenant.mode, modeBy: `${tenant.called} line ${tenant.line}: TeamsUpgradeEffectiveMode` };
  }
  const global = upgrade.get('');
  if (upgradeCalled !== undefined && global !== undefined) {
    return { mode: global, modeBy: `${upgradeCalled}: the mode of Global` };
  }
  const blank = new Set<number>();
  for (const person of people)
    if (person.policy === '' && person.effective !== NONE) blank.add(person.effective);
  if (blank.size === 1)
    return { mode: [...blank][0]!, modeBy: 'the effective mode of people without a policy' };
  return { mode: NONE, modeBy: '' };
}

/** The tenant-wide mode that the scenario states: the exported one if the rules at its start allow it. */
export function statedMode(tenant: Tenant, rules: Rules, ledger: Ledger): { mode: number; by: string } {
  const { cloud } = tenant.organisation;
  const verdict = (mode: number): number => rules.tenantGlobalLegal(mode, tenant.topology, cloud, 0);
  if (tenant.mode !== NONE && verdict(tenant.mode) === REASON.granted)
    return { mode: tenant.mode, by: tenant.modeBy };
  const mode = DEFAULT_ORDER.find((each) => verdict(each) === REASON.granted) ?? DEFAULT_ORDER[0]!;
  if (tenant.mode === NONE) {
    ledger.note(`no export says the tenant-wide mode; the usual one, ${MODES[mode]}, is stated`);
    return { mode, by: 'the usual one (R1.19): no export says it' };
  }
  const why = REASONS[verdict(tenant.mode)]!.sentence;
  const shown = MODES[tenant.mode]!;
  ledger.note(
    `the tenant-wide mode ${shown} cannot be stated for a ${TOPOLOGIES[tenant.topology]} tenant: ${why}`,
  );
  return { mode, by: `exported as ${shown}, which cannot be here` };
}

/** Islands, as for every organisation that had Skype for Business (R1.19). */
const DEFAULT_ORDER = ['Islands', 'TeamsOnly', 'SfBOnly'].map((mode) =>
  (MODES as readonly string[]).indexOf(mode),
);
