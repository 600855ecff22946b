/** The users of a scenario: their tenants, modes, homes and clients, and whether such a state can exist. */
import { byCodeUnit } from '../model/names.ts';
import {
  CLIENTS,
  HOME,
  HOMES,
  MODES,
  NONE,
  PRESENCE,
  PRESENCES,
  TOPOLOGIES,
  TOPOLOGY,
} from '../model/words.ts';
import { domainKey } from '../rules/access.ts';
import { REASON, REASONS } from '../rules/reasons.ts';
import { foldName, hintFor, type Index, indexNames } from './ids.ts';
import { shorten } from './number-text.ts';
import type { Clock } from './plan-clock.ts';
import { isDomain, type TenantPlan, type Tenants } from './plan-tenants.ts';
import type { UserEntry } from './schema-entities.ts';
import { at, codeOf, complain, keyAt, resolve, type Work, warn } from './work.ts';

export interface UserPlan {
  readonly tenant: number;
  readonly domain: string;
  readonly homed: number;
  readonly assigned: number;
  readonly mode: number;
  readonly running: number;
  readonly access: number;
  readonly activity: number;
  readonly site: string | undefined;
  /** Ids, in ascending order. */
  readonly contacts: readonly number[];
  /** Of a guest account whose it is (R13), NONE for members of the tenant. */
  readonly person: number;
}

export interface Users {
  readonly index: Index;
  readonly plans: readonly UserPlan[];
  /** All domains of tenants and users, by id. */
  readonly domains: readonly string[];
}

/** EnableFederationAccess as the model codes it. */
export const USER_ACCESS = { byDefault: 1, refused: 0, own: 2 } as const;

export function userAccessCode(allow: boolean | null | undefined): number {
  if (allow === undefined || allow === null) return USER_ACCESS.byDefault;
  return allow ? USER_ACCESS.own : USER_ACCESS.refused;
}

export function planUsers(work: Work, clock: Clock, tenants: Tenants): Users {
  const entries = Object.entries(work.entry.users);
  const declared = entries.map(([name]) => ({ name, at: keyAt(work, 'users', name) }));
  const index = indexNames(declared, 'user', work.desk);
  const plans: UserPlan[] = [];
  for (const place of index.declaredAs) {
    const [key, entry] = entries[place]!;
    const home = findHome(work, tenants, key, entry ?? {});
    // A stand-in keeps the ids dense; nothing is run after the complaint.
    const tenant = tenants.plans[home?.tenant ?? 0];
    if (tenant !== undefined) plans.push(planUser(work, clock, index, tenant, home, key, entry ?? {}));
  }
  const domains = new Set([...tenants.byDomain.keys(), ...plans.map(({ domain }) => domain)]);
  return { index, plans, domains: [...domains].sort(byCodeUnit) };
}

interface Home {
  readonly tenant: number;
  readonly domain: string;
}

/** The tenant a user belongs to: the one stated, else that of the longest domain that the address ends with. */
function findHome(work: Work, tenants: Tenants, key: string, entry: UserEntry): Home | undefined {
  const sign = key.lastIndexOf('@');
  const domain = sign < 0 ? undefined : domainKey(key.slice(sign + 1));
  if (domain !== undefined && !isDomain(domain)) {
    work.desk.complain(keyAt(work, 'users', key), `"${shorten(domain)}" is no domain`);
    return undefined;
  }
  const owner = domain === undefined ? undefined : ownerOf(tenants, domain);
  if (entry.tenant === undefined) return owner ?? homeless(work, tenants, key, domain);
  const tenant = resolve(work, tenants.index, 'tenant', entry.tenant, ['users', key, 'tenant']);
  if (tenant === undefined) return undefined;
  if (owner !== undefined && owner.tenant !== tenant) {
    const other = tenants.index.names[owner.tenant];
    complain(
      work,
      ['users', key, 'tenant'],
      `the domain of this address belongs to ${other}`,
      'a verified domain belongs to one tenant only (R1.3)',
    );
  }
  return { tenant, domain: domain ?? tenants.plans[tenant]!.domains[0] ?? '' };
}

function homeless(work: Work, tenants: Tenants, key: string, domain: string | undefined): undefined {
  if (work.leftOut.any) return undefined;
  const near = domain === undefined ? undefined : hintFor(work.desk, domain, domainIndex(tenants));
  work.desk.complain(
    keyAt(work, 'users', key),
    domain === undefined
      ? `"${shorten(key)}" has no domain, so its tenant is not known`
      : `no tenant has the domain ${shorten(domain)}`,
    near ?? 'write an address with a domain of a tenant, or state the tenant',
  );
  return undefined;
}

function domainIndex(tenants: Tenants): Index {
  return { names: [...tenants.byDomain.keys()], declaredAs: [], idOf: () => undefined };
}

function ownerOf(tenants: Tenants, domain: string): Home | undefined {
  for (let rest = domain; ; ) {
    const tenant = tenants.byDomain.get(rest);
    if (tenant !== undefined) return { tenant, domain };
    const dot = rest.indexOf('.');
    if (dot < 0) return undefined;
    rest = rest.slice(dot + 1);
  }
}

function planUser(
  work: Work,
  clock: Clock,
  index: Index,
  tenant: TenantPlan,
  home: Home | undefined,
  key: string,
  entry: UserEntry,
): UserPlan {
  const { rules } = clock;
  const isOnPrem = tenant.topology === TOPOLOGY.pureOnPrem;
  const homed =
    entry.homed === undefined ? (isOnPrem ? HOME.onPrem : HOME.online) : codeOf(HOMES, entry.homed);
  const assigned = entry.mode === undefined ? NONE : codeOf(MODES, entry.mode);
  const pending = tenant.upgradePending ? 1 : 0;
  const mode = rules.effectiveMode(assigned, NONE, tenant.mode, homed, tenant.cloud, pending);
  // What the file states is checked as stated: the rules would let homing win over it in silence (R1.16).
  const stated = assigned === NONE ? mode : assigned;
  if (home !== undefined) checkState(work, clock, tenant, key, entry, stated, homed);
  return {
    tenant: home?.tenant ?? 0,
    domain: home?.domain ?? '',
    homed,
    assigned,
    mode,
    running: planRunning(work, clock, tenant, key, entry, mode),
    access: userAccessCode(entry.externalAccess),
    activity: entry.activity === undefined ? PRESENCE.available : codeOf(PRESENCES, entry.activity),
    site: entry.site ?? tenant.site,
    contacts: planContacts(work, index, key, entry),
    person: planPerson(work, index, key, entry),
  };
}

function planPerson(work: Work, index: Index, key: string, { guest }: UserEntry): number {
  if (guest === undefined) return NONE;
  return resolve(work, index, 'user', guest.of, ['users', key, 'guest', 'of']) ?? NONE;
}

function checkState(
  work: Work,
  clock: Clock,
  tenant: TenantPlan,
  key: string,
  entry: UserEntry,
  mode: number,
  homed: number,
): void {
  const pending = tenant.upgradePending ? 1 : 0;
  const verdict = clock.rules.stateLegal(mode, homed, tenant.cloud, tenant.topology, pending);
  const available = clock.rules.modeAvailable(mode, tenant.cloud);
  if (verdict === REASON.legal && available === REASON.granted) return;
  const stated = entry.mode !== undefined ? 'mode' : entry.homed !== undefined ? 'homed' : undefined;
  const place = stated === undefined ? keyAt(work, 'users', key) : at(work, 'users', key, stated);
  work.desk.complain(
    place,
    `${MODES[mode]} and homed ${HOMES[homed]} in a ${TOPOLOGIES[tenant.topology]} tenant cannot be under ${clock.rules.epoch.ruleSet}`,
    REASONS[verdict === REASON.legal ? available : verdict]!.sentence,
  );
}

function planRunning(
  work: Work,
  clock: Clock,
  tenant: TenantPlan,
  key: string,
  entry: UserEntry,
  mode: number,
): number {
  const { rules } = clock;
  if (entry.clients === undefined) {
    // Whoever has a guest account as well begins in their own tenant (R13.2).
    if (entry.guest !== undefined) return 0;
    return CLIENTS.reduce(
      (bits, _, client) => bits | (rules.clientUsable(mode, client, tenant.cloud) ? 1 << client : 0),
      0,
    );
  }
  let bits = 0;
  entry.clients.forEach((name, place) => {
    const client = codeOf(CLIENTS, name);
    if (!rules.signInAllowed(mode, client, tenant.cloud)) {
      warn(
        work,
        ['users', key, 'clients', place],
        `${MODES[mode]} keeps this user from signing in to ${CLIENTS[client]} under ${rules.epoch.ruleSet}`,
        'the client runs all the same, because the scenario says so (A36)',
      );
    }
    bits |= 1 << client;
  });
  return bits;
}

function planContacts(work: Work, index: Index, key: string, entry: UserEntry): number[] {
  const contacts = new Set<number>();
  (entry.contacts ?? []).forEach((name, place) => {
    const path = ['users', key, 'contacts', place];
    const id = resolve(work, index, 'user', name, path);
    if (id === undefined) return;
    if (foldName(name) === foldName(key)) complain(work, path, 'nobody is a contact of their own');
    else contacts.add(id);
  });
  return [...contacts].sort((a, b) => a - b);
}
