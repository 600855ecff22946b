/** Whom a traffic is about. */
import { NONE } from '../../model/words.ts';
import type { ContactPeople } from '../../workload/contact-graph.ts';
import type { Groups } from '../plan-groups.ts';
import type { Tenants } from '../plan-tenants.ts';
import type { Users } from '../plan-users.ts';
import type { People } from '../populations/people.ts';
import type { Path } from '../tree.ts';
import { resolve, type Work } from '../work.ts';

/** What a traffic is planned from. */
export interface TrafficWork {
  readonly work: Work;
  readonly tenants: Tenants;
  readonly users: Users;
  readonly groups: Groups;
  readonly people: People;
}

/** Ids of the users, in ascending order: everyone, or the members of populations and groups, and single users. */
export function usersAmong(on: TrafficWork, names: readonly string[] | undefined, path: Path): Int32Array {
  const { work, users, groups } = on;
  const { length } = users.index.names;
  if (names === undefined) return Int32Array.from({ length }, (_, user) => user);
  const isAmong = new Uint8Array(length);
  names.forEach((name, place) => {
    const group = groups.index.idOf(name);
    if (group !== undefined) {
      for (const user of groups.members[group]!) isAmong[user] = 1;
      return;
    }
    const user = resolve(work, users.index, 'population, group or user', name, [...path, place]);
    if (user !== undefined) isAmong[user] = 1;
  });
  return Int32Array.from({ length }, (_, user) => user).filter((user) => isAmong[user] === 1);
}

/** The blocks that people belong to. Who has no department counts for one with the rest of the population. */
export function contactPeople(on: TrafficWork, among: Int32Array): ContactPeople {
  const { tenants, users, people } = on;
  const departmentOf = (user: number): number => {
    const department = people.departmentOf[user]!;
    if (department !== NONE) return department;
    return people.populations[people.populationOf[user]!]?.group ?? NONE;
  };
  const tenant = among.map((user) => users.plans[user]!.tenant);
  return {
    users: among,
    department: among.map(departmentOf),
    tenant,
    cloud: tenant.map((id) => tenants.plans[id]!.cloud),
    nameOf: (user) => users.index.names[user]!,
  };
}
