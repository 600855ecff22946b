/** The users of a scenario: their tenants, modes, homes and clients, and whether such a state can exist. */
import { byCodeUnit } from '../model/names.ts';
import { CLIENTS, HOMES, MODES, NONE, PRESENCE, PRESENCES } from '../model/words.ts';
import { foldName, type Index, indexNames } from './ids.ts';
import type { Clock } from './plan-clock.ts';
import type { TenantPlan, Tenants } from './plan-tenants.ts';
import type { Crowd } from './populations/crowd.ts';
import { Declarations } from './populations/declared.ts';
import { neverRunning, planPerson } from './populations/person.ts';
import { planCrowds } from './populations/plan.ts';

import type { UserEntry } from './schema-entities.ts';
import {
  domainOf,
  type Home,
  homeless,
  ownerOf,
  usableClients,
  userAccessCode,
  usualHome,
  type Wrong,
  wrongState,
  wrongTenant,
  wrongWithDomain,
} from './user-facts.ts';
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

/** The people of a population with the ids that they have among all users, in the order of the population. */
export interface Seated {
  readonly crowd: Crowd;
  readonly ids: Int32Array;
}

export interface Users {
  readonly index: Index;
  readonly plans: readonly UserPlan[];
  /** All domains of tenants and users, by id. */
  readonly domains: readonly string[];
  /** In the order of the populations' names. */
  readonly crowds: readonly Seated[];
  /** What the file says of a user, with the key as written; of people of a population it says nothing one by one. */
  statedOf(user: number): Stated;
}

export interface Stated {
  readonly key: string;
  readonly entry: UserEntry;
}

const NOTHING: UserEntry = {};

export function planUsers(work: Work, clock: Clock, tenants: Tenants): Users {
  const entries = Object.entries(work.entry.users);
  if (work.desk.count() === 0 && !work.root.entries.has('users') && !work.root.entries.has('populations')) {
    complain(work, [], '"users" is missing here', 'list them, or describe populations');
  }
  const crowds = planCrowds(work, clock, tenants);
  const places = new Declarations(
    work,
    entries.map(([key]) => key),
    crowds,
  );
  const index = indexNames(places.all(), 'user', work.desk, places.isToldOfDouble);
  for (const crowd of crowds) crowd.tellRest();
  const seated = crowds.map((crowd) => ({ crowd, ids: new Int32Array(crowd.size).fill(NONE) }));
  const plans: UserPlan[] = [];
  const never = crowds.map(({ key }) => neverRunning(work.entry.populations![key]!));
  index.declaredAs.forEach((place, id) => {
    const one = places.personAt(place);
    if (one !== undefined) {
      seated[one.crowd]!.ids[one.person] = id;
      plans.push(planPerson(clock, tenants, crowds[one.crowd]!, one.person, never[one.crowd]!));
      return;
    }
    const [key, entry] = entries[place]!;
    const home = findHome(work, tenants, key, entry ?? NOTHING);
    // A stand-in keeps the ids dense; nothing is run after the complaint.
    const tenant = tenants.plans[home?.tenant ?? 0];
    if (tenant !== undefined) plans.push(planUser(work, clock, index, tenant, home, key, entry ?? NOTHING));
  });
  const domains = new Set([...tenants.byDomain.keys(), ...plans.map(({ domain }) => domain)]);
  const statedOf = (user: number): Stated => {
    const [key, entry] = entries[index.declaredAs[user]!] ?? [index.names[user]!, NOTHING];
    return { key, entry: entry ?? NOTHING };
  };
  return { index, plans, domains: [...domains].sort(byCodeUnit), crowds: seated, statedOf };
}

/** The tenant a user belongs to: the one stated, else that of the longest domain that the address ends with. */
function findHome(work: Work, tenants: Tenants, key: string, entry: UserEntry): Home | undefined {
  const wrong = ({ message, hint }: Wrong): undefined => {
    if (message !== '') work.desk.complain(keyAt(work, 'users', key), message, hint);
    return undefined;
  };
  const domain = domainOf(key);
  const noDomain = domain === undefined ? undefined : wrongWithDomain(domain);
  if (noDomain !== undefined) return wrong(noDomain);
  const owner = domain === undefined ? undefined : ownerOf(tenants, domain);
  if (entry.tenant === undefined) {
    if (owner === undefined) return wrong(homeless(work, tenants, key, domain));
    return { tenant: owner, domain: domain! };
  }
  const path = ['users', key, 'tenant'];
  const tenant = resolve(work, tenants.index, 'tenant', entry.tenant, path);
  if (tenant === undefined) return undefined;
  const other = wrongTenant(tenants, tenant, owner);
  if (other !== undefined) complain(work, path, other.message, other.hint);
  return { tenant, domain: domain ?? tenants.plans[tenant]!.domains[0] ?? '' };
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
  const homed = entry.homed === undefined ? usualHome(tenant) : codeOf(HOMES, entry.homed);
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
    person: planGuest(work, index, key, entry),
  };
}

function planGuest(work: Work, index: Index, key: string, { guest }: UserEntry): number {
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
  const wrong = wrongState(clock, tenant, mode, homed);
  if (wrong === undefined) return;
  const stated = entry.mode !== undefined ? 'mode' : entry.homed !== undefined ? 'homed' : undefined;
  const place = stated === undefined ? keyAt(work, 'users', key) : at(work, 'users', key, stated);
  work.desk.complain(place, wrong.message, wrong.hint);
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
    return entry.guest === undefined ? usableClients(clock, tenant, mode) : 0;
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
