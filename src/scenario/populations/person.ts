/** One of many as a user: what the population says, and for the rest the defaults of every user. */
import { CLIENT, NONE, PRESENCE } from '../../model/words.ts';
import type { Clock } from '../plan-clock.ts';
import type { Tenants } from '../plan-tenants.ts';
import type { UserPlan } from '../plan-users.ts';
import { usableClients, usualHome } from '../user-facts.ts';
import type { Crowd } from './crowd.ts';
import { OPENS_TEAMS } from './people.ts';

const NOBODY: readonly number[] = [];

export function planPerson(clock: Clock, tenants: Tenants, crowd: Crowd, person: number): UserPlan {
  const tenantId = crowd.tenant[person]!;
  const tenant = tenants.plans[tenantId]!;
  const homed = crowd.homed[person] === NONE ? usualHome(tenant) : crowd.homed[person]!;
  const assigned = crowd.assigned[person]!;
  const pending = tenant.upgradePending ? 1 : 0;
  const mode = clock.rules.effectiveMode(assigned, NONE, tenant.mode, homed, tenant.cloud, pending);
  const stated = crowd.clients[person]!;
  return {
    tenant: tenantId,
    domain: crowd.domain[person]!,
    homed,
    assigned,
    mode,
    running: stated === NONE ? opened(usableClients(clock, tenant, mode), crowd.opensTeams[person]!) : stated,
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
