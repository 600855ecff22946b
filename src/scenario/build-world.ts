/** The first World of a scenario, in plain columns. */
import { apply } from '../model/apply.ts';
import { findPair } from '../model/pairs.ts';
import { T } from '../model/transition.ts';
import { NONE } from '../model/words.ts';
import { appendRow, newWorld, type TableName, type World } from '../model/world.ts';
import { domainVerdict } from '../rules/access.ts';
import type { FeaturePlans } from './plan-features.ts';
import type { Groups } from './plan-groups.ts';
import type { Tenants } from './plan-tenants.ts';
import type { Users } from './plan-users.ts';

export interface Population {
  readonly tenants: Tenants;
  readonly users: Users;
  readonly groups: Groups;
  readonly marks: number;
  readonly links: number;
  readonly rows: FeaturePlans['rows'];
  /** Of people of populations: whose presence their clients show, besides what users state. */
  readonly watched: Iterable<readonly [user: number, contacts: Iterable<number>]>;
}

export function buildWorld(population: Population): World {
  const world = newWorld('plain');
  addTenants(world, population.tenants, population.users.domains);
  addUsers(world, population.users);
  addGroups(world, population.groups);
  population.users.plans.forEach(({ contacts }, user) => {
    addContacts(world, user, contacts);
  });
  for (const [user, contacts] of population.watched) addContacts(world, user, contacts);
  for (let mark = 0; mark < population.marks; mark++) {
    addRow(world, 'marks', {
      thread: NONE,
      session: NONE,
      originatorClient: NONE,
      landedClient: NONE,
      outcome: NONE,
      arrivedUs: -1,
    });
  }
  for (let link = 0; link < population.links; link++) addRow(world, 'links', { down: 0 });
  for (const [table, rows] of Object.entries(population.rows)) {
    for (const row of rows) addRow(world, table as TableName, row as Cells<TableName>);
  }
  return world;
}

type Cells<N extends TableName> = { [C in Exclude<keyof World[N], 'count'>]: number };

function addRow<N extends TableName>(world: World, table: N, cells: Cells<N>): void {
  const id = appendRow(world, table);
  const columns = world[table] as unknown as Record<string, number[]>;
  // Not by entries: a list of them for every user takes longer than all the rest.
  for (const column in cells) columns[column]![id] = cells[column as keyof Cells<N>];
}

function addTenants(world: World, tenants: Tenants, domains: readonly string[]): void {
  world.domains = domains.length;
  const access: number[] = [];
  for (const plan of tenants.plans) {
    addRow(world, 'tenants', {
      cloud: plan.cloud,
      topology: plan.topology,
      mode: plan.mode,
      federation: plan.access.allowFederatedUsers ? 1 : 0,
      accessExplicit: plan.accessStated ? 1 : 0,
      trial: plan.trial ? 1 : 0,
      hasSrv: plan.federationDns ? 1 : 0,
      upgradePending: plan.upgradePending ? 1 : 0,
    });
    for (const domain of domains) access.push(domainVerdict(plan.access, domain));
  }
  world.access = access;
}

function addUsers(world: World, users: Users): void {
  const domainIds = new Map(users.domains.map((domain, id) => [domain, id]));
  for (const plan of users.plans) {
    addRow(world, 'users', {
      tenant: plan.tenant,
      domain: domainIds.get(plan.domain) ?? NONE,
      homed: plan.homed,
      assigned: plan.assigned,
      groupAssigned: NONE,
      mode: plan.mode,
      clientMode: plan.mode,
      pendingMode: NONE,
      grants: 0,
      running: plan.running,
      access: plan.access,
      activityTeams: plan.activity,
      activitySfb: plan.activity,
      unseen: 0,
      firstPair: NONE,
    });
  }
}

function addGroups(world: World, groups: Groups): void {
  for (const members of groups.members) {
    addRow(world, 'groups', { first: world.memberships.count, size: members.length, assigned: NONE });
    for (const user of members) world.memberships.user[appendRow(world, 'memberships')] = user;
  }
}

/** Bit 0 of a pair: hi is a contact of lo; bit 1: lo is a contact of hi. */
function addContacts(world: World, user: number, contacts: Iterable<number>): void {
  for (const contact of contacts) {
    const [lo, hi] = user < contact ? [user, contact] : [contact, user];
    if (findPair(world, lo, hi) === NONE) apply(world, T.addPair, lo, hi, 0, 0, 0, 0);
    const pair = findPair(world, lo, hi);
    world.pairs.contacts[pair] = world.pairs.contacts[pair]! | (user === lo ? 1 : 2);
  }
}
