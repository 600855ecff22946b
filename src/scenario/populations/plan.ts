/** The populations of a scenario: who belongs to each, before anybody has an id. */
import { indexNames } from '../ids.ts';
import { LIMITS } from '../limits.ts';
import type { Clock } from '../plan-clock.ts';
import type { Tenants } from '../plan-tenants.ts';
import { complain, keyAt, resolve, type Work } from '../work.ts';
import type { Crowd } from './crowd.ts';
import { warnAboutClients } from './dealt.ts';
import { generateCrowd } from './generate.ts';
import { readRoster } from './roster.ts';
import type { PopulationEntry } from './schema.ts';

/** One population with everything that its plan looks at. */
export interface CrowdWork {
  readonly work: Work;
  readonly clock: Clock;
  readonly tenants: Tenants;
  /** As written, for positions. */
  readonly key: string;
  /** In NFC. */
  readonly name: string;
  readonly entry: PopulationEntry;
  /** The tenant of those who state none; undefined if a roster leaves it to the addresses, or after a complaint. */
  readonly tenant: number | undefined;
}

/** In the order of their names; one with complaints may be missing. */
export function planCrowds(work: Work, clock: Clock, tenants: Tenants): Crowd[] {
  const entries = Object.entries(work.entry.populations ?? {});
  const declared = entries.map(([name]) => ({ name, at: keyAt(work, 'populations', name) }));
  const index = indexNames(declared, 'population', work.desk);
  let people = 0;
  return index.declaredAs.flatMap((place, id) => {
    const [key, entry] = entries[place]!;
    const name = index.names[id]!;
    const isRoster = entry.roster !== undefined;
    const tenant = tenantOf(work, tenants, key, entry);
    const on = { work, clock, tenants, key, name, entry, tenant };
    const crowd = isRoster ? readRoster(on, LIMITS.users - people) : generateCrowd(on);
    if (crowd === undefined) return [];
    people += crowd.size;
    warnAboutClients(on, crowd);
    return [crowd];
  });
}

/** The one stated, or the only one; people of a roster may be found by their addresses. */
function tenantOf(work: Work, tenants: Tenants, key: string, entry: PopulationEntry): number | undefined {
  const path = ['populations', key];
  if (entry.tenant !== undefined) {
    return resolve(work, tenants.index, 'tenant', entry.tenant, [...path, 'tenant']);
  }
  const count = tenants.plans.length;
  if (entry.roster !== undefined) return undefined;
  if (count > 1 && !work.leftOut.any) {
    complain(work, path, `there are ${count} tenants, so these people need to be in one`, 'state the tenant');
  }
  return count === 1 ? 0 : undefined;
}
