/** People by cloud and tenant, in the order in which views show them; found once for a trace. */
import { plainText } from '../../src/core/plain-text.ts';
import { byCodeUnit } from '../../src/model/names.ts';
import { CLOUDS } from '../../src/model/words.ts';
import type { IndexedTrace } from '../../src/trace/indexed.ts';

/** Clouds by their codes, in them tenants by name, in them users by id. */
export interface People {
  readonly clouds: readonly CloudOfPeople[];
  /** All users, in this order. */
  readonly users: Int32Array;
  /** By user: which of their tenant's people they are, from 0. */
  readonly placeInTenant: Int32Array;
  tenantOf(user: number): number;
  /** The code of a tenant's cloud. */
  cloudOf(tenant: number): number;
}

export interface CloudOfPeople {
  readonly cloud: number;
  readonly name: string;
  readonly tenants: readonly { readonly tenant: number; readonly users: readonly number[] }[];
}

const NAMES = new WeakMap<readonly string[], readonly string[]>();

/** The names of users by id, safe to be shown on one line. */
export function userNames({ columns }: IndexedTrace): readonly string[] {
  const { users } = columns.head.names;
  let names = NAMES.get(users);
  if (names === undefined) {
    names = users.map(plainText);
    NAMES.set(users, names);
  }
  return names;
}

const PEOPLE = new WeakMap<IndexedTrace, People>();

export function peopleOf(trace: IndexedTrace): People {
  let people = PEOPLE.get(trace);
  if (people === undefined) {
    people = findPeople(trace);
    PEOPLE.set(trace, people);
  }
  return people;
}

function findPeople({ columns }: IndexedTrace): People {
  const { users, tenants } = columns.head.world;
  const ofTenant = Array.from({ length: tenants.count }, (): number[] => []);
  for (let user = 0; user < users.count; user++) ofTenant[users.tenant[user]!]?.push(user);
  const clouds = CLOUDS.flatMap((name, cloud) => {
    const own = ofTenant.flatMap((list, tenant) =>
      tenants.cloud[tenant] === cloud ? [{ tenant, users: list }] : [],
    );
    return own.length === 0 ? [] : [{ cloud, name, tenants: sortedByName(own, columns.head.names.tenants) }];
  });
  const placeInTenant = new Int32Array(users.count);
  for (const list of ofTenant)
    list.forEach((user, place) => {
      placeInTenant[user] = place;
    });
  return {
    clouds,
    users: Int32Array.from(clouds.flatMap((each) => each.tenants.flatMap((tenant) => tenant.users))),
    placeInTenant,
    tenantOf: (user) => users.tenant[user]!,
    cloudOf: (tenant) => tenants.cloud[tenant]!,
  };
}

function sortedByName<T extends { readonly tenant: number }>(list: T[], names: readonly string[]): T[] {
  return list.sort((a, b) => byCodeUnit(names[a.tenant] ?? '', names[b.tenant] ?? ''));
}

/** The name of a cloud's style among the groups. */
export function groupStyle(cloud: number): 'group-worldwide' | 'group-21Vianet' | 'group-other' {
  const name = CLOUDS[cloud];
  return name === 'worldwide' || name === '21Vianet' ? `group-${name}` : 'group-other';
}
