/** The people of an import in the words of a scenario; those who cannot be are left out and counted. */
import { NONE } from '../../model/words.ts';
import { REASON, REASONS } from '../../rules/reasons.ts';
import type { Rules } from '../../rules/rules.ts';
import type { Person } from '../cmdlets/person.ts';
import type { Ledger, Where } from '../ledger.ts';
import type { Names } from '../names.ts';
import {
  accessOf,
  type Behaviour,
  behaviourOf,
  type ClientChoice,
  clientsOf,
  type UnknownPolicies,
} from './behaviour.ts';
import type { StateCount } from './start.ts';
import { domainOf, homeOf, type Tenant } from './tenants.ts';

export interface ScenarioPerson {
  readonly person: Person;
  readonly homed: number;
  /** Mode code that the scenario states; NONE where the tenant's counts. */
  readonly mode: number;
  /** Mode code that they live in at the start. */
  readonly lives: number;
  /** Whether an export says their mode, be it that of their tenant. */
  readonly isSaid: boolean;
  readonly clients: ClientChoice | undefined;
  readonly externalAccess: boolean | undefined;
  /** The columns and exports that say it. */
  readonly by: readonly string[];
}

/** A person whose tenant is certain. */
export interface Placed {
  readonly person: Person;
  readonly homed: number;
  readonly behaviour: Behaviour;
}

/** Which tenant owns a domain, or the domain above it. */
export type Owners = ReadonlyMap<string, Tenant>;

export function ownersOf(tenants: readonly Tenant[]): Owners {
  return new Map(tenants.flatMap((tenant) => tenant.domains.map((domain) => [domain, tenant] as const)));
}

function ownerOf(owners: Owners, domain: string): Tenant | undefined {
  for (let rest = domain; ; ) {
    const owner = owners.get(rest);
    const dot = rest.indexOf('.');
    if (owner !== undefined || dot < 0) return owner;
    rest = rest.slice(dot + 1);
  }
}

/** The people of a tenant with the mode they live in; others' people are counted. */
export function placePeople(
  tenant: Tenant,
  owners: Owners,
  called: (file: number) => string,
  names: Names,
  unknown: UnknownPolicies,
  ledger: Ledger,
): Placed[] {
  const { organisation } = tenant;
  const placed: Placed[] = [];
  const strange = new Map<string, number>();
  for (const person of organisation.people) {
    const where = { file: called(person.file), line: person.line };
    const domain = domainOf(person.address);
    const owner = ownerOf(owners, domain);
    if (owner !== tenant) {
      strange.set(domain, (strange.get(domain) ?? 0) + 1);
      ledger.skip(owner === undefined ? 'domain-of-no-tenant' : 'domain-of-another-tenant', where);
      continue;
    }
    const homed = homeOf(person, organisation);
    placed.push({
      person,
      homed,
      behaviour: behaviourOf(person, homed, organisation, where, unknown, ledger),
    });
  }
  if (strange.size > 0) ledger.note(strangeDomains(strange, names));
  return placed;
}

const SHOWN_DOMAINS = 5;

function strangeDomains(strange: ReadonlyMap<string, number>, names: Names): string {
  const most = [...strange].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, SHOWN_DOMAINS);
  const shown = most.map(([domain, count]) => `${names.domain(domain)} (${count})`).join(', ');
  const more = strange.size > SHOWN_DOMAINS ? `, and ${strange.size - SHOWN_DOMAINS} more` : '';
  return `people are left out whose domains are not those of their tenant: ${shown}${more}`;
}

/** How many people have which state, for the choice of a start. */
export function countStates(tenant: Tenant, placed: readonly Placed[]): StateCount[] {
  const counts = new Map<string, StateCount & { people: number }>();
  for (const { homed, behaviour } of placed) {
    const mode = behaviour.mode === NONE ? tenant.mode : behaviour.mode;
    if (mode === NONE) continue;
    const key = `${mode} ${homed}`;
    const state = counts.get(key) ?? {
      mode,
      homed,
      cloud: tenant.organisation.cloud,
      topology: tenant.topology,
      people: 0,
    };
    state.people += 1;
    counts.set(key, state);
  }
  return [...counts.values()];
}

/** REASON code: `legal`, or why nobody of the tenant can be so. */
function verdictOn(mode: number, homed: number, { organisation, topology }: Tenant, rules: Rules): number {
  const available = rules.modeAvailable(mode, organisation.cloud);
  if (available !== REASON.granted) return available;
  return rules.stateLegal(mode, homed, organisation.cloud, topology, 0);
}

/** In the words of the scenario whose tenant-wide mode is `tenantMode`. */
export function scenarioPerson(
  { person, homed, behaviour }: Placed,
  tenant: Tenant,
  tenantMode: number,
  rules: Rules,
  where: Where,
  unknown: UnknownPolicies,
  ledger: Ledger,
): ScenarioPerson | undefined {
  const { cloud } = tenant.organisation;
  const exported = behaviour.mode === NONE ? tenant.mode : behaviour.mode;
  const inherited = rules.effectiveMode(NONE, NONE, tenantMode, homed, cloud, 0);
  const wanted = exported === NONE ? inherited : exported;
  const verdict = verdictOn(wanted, homed, tenant, rules);
  const upgraded = verdict === REASON['online-not-teams-only'];
  if (verdict !== REASON.legal && !upgraded) {
    const isGrant = verdict === REASON['teams-only-on-prem'];
    if (isGrant) ledger.skip('teams-only-on-prem', where);
    else
      ledger.skipCounted(
        REASONS[verdict]!.name,
        `people who cannot be: ${REASONS[verdict]!.sentence}`,
        1,
        where,
      );
    return undefined;
  }
  if (upgraded) {
    ledger.note(
      'people homed online are TeamsOnly at the start of the scenario, whatever was exported (R1.24)',
      where,
    );
  }
  const isOwn = behaviour.assigned !== NONE && behaviour.assigned === wanted;
  const stated = !upgraded && (isOwn || wanted !== inherited) ? wanted : NONE;
  const lives = upgraded ? inherited : wanted;
  const clients = clientsOf(person, lives, homed);
  const access = accessOf(person, tenant.organisation, where, unknown, ledger);
  const by = [behaviour.by, person.homedBy, access.by, ...clients.by].filter((each) => each !== '');
  return {
    person,
    homed,
    mode: stated,
    lives,
    isSaid: exported !== NONE,
    clients: clients.choice,
    externalAccess: access.allows,
    by,
  };
}
