/** One of many as a user: what the population says, and for the rest the defaults of every user. */
import { CLIENT, CLIENTS, NONE, PRESENCE } from '../../model/words.ts';
import type { Clock } from '../plan-clock.ts';
import type { Tenants } from '../plan-tenants.ts';
import type { UserPlan } from '../plan-users.ts';
import { usableClients, usualHome } from '../user-facts.ts';
import type { Crowd } from './crowd.ts';
import { OPENS_TEAMS } from './people.ts';
import type { PopulationEntry } from './schema.ts';
import { parsePart } from './words.ts';

const NOBODY: readonly number[] = [];

/** Bits of the clients that run for no part of the day: they are as those that are not run at all. */
export function neverRunning({ runs }: PopulationEntry): number {
  return CLIENTS.reduce(
    (bits, client, code) => (shareOfDay(runs?.[client]) === 0 ? bits | (1 << code) : bits),
    0,
  );
}

/** What is stated of a client, as a share from 0 to 1. */
export function shareOfDay(stated: NonNullable<PopulationEntry['runs']>['Teams']): number {
  if (stated === undefined) return 1;
  return typeof stated === 'number' ? stated : parsePart(stated)!;
}

/** `never`: bits of clients that do not run whatever else is said. */
export function planPerson(
  clock: Clock,
  tenants: Tenants,
  crowd: Crowd,
  person: number,
  never: number,
): UserPlan {
  const tenantId = crowd.tenant[person]!;
  const tenant = tenants.plans[tenantId]!;
  const homed = crowd.homed[person] === NONE ? usualHome(tenant) : crowd.homed[person]!;
  const assigned = crowd.assigned[person]!;
  const pending = tenant.upgradePending ? 1 : 0;
  const mode = clock.rules.effectiveMode(assigned, NONE, tenant.mode, homed, tenant.cloud, pending);
  const stated = crowd.clients[person]!;
  const clients =
    stated === NONE ? opened(usableClients(clock, tenant, mode), crowd.opensTeams[person]!) : stated;
  return {
    tenant: tenantId,
    domain: crowd.domain[person]!,
    homed,
    assigned,
    mode,
    running: clients & ~never,
    access: crowd.access[person]!,
    activity: PRESENCE.available,
    site: crowd.site[person] ?? tenant.site,
    contacts: NOBODY,
    person: NONE,
  };
}

/** Teams does not run for those who never open it. */
function opened(clients: number, opensTeams: number): number {
  return opensTeams === OPENS_TEAMS.no ? clients & ~(1 << CLIENT.Teams) : clients;
}
