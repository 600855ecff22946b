/** Whom a report sums up by: groups that hold each person once, as a scenario has them, else tenants. */
import { NONE } from '../../model/words.ts';
import type { World } from '../../model/world.ts';
import type { TraceHead } from '../../trace/writer.ts';
import type { ReportGroup } from '../report.ts';

export interface Grouping {
  readonly are: 'groups' | 'tenants';
  readonly groups: readonly ReportGroup[];
  /** The place in `groups` of each user. */
  readonly of: Int32Array;
}

/** More than these nobody reads as rows of a table. */
const MOST_GROUPS = 200;

/**
 * Large groups first, which makes populations win over their departments; small ones first if that would say no more
 * than the tenants do. A group counts if it is of one tenant and no wave of a plan, and if nobody is in it who has a
 * group already; those in none are summed up as the rest of their tenant, unless they are more than half of all.
 */
export function groupingOf({ names, world }: TraceHead, waveGroups: ReadonlySet<number>): Grouping {
  const byTenant = tenantsAsGroups(names.tenants, world);
  const candidates = candidatesOf(world, waveGroups);
  const bySize = (a: number, b: number): number => world.groups.size[b]! - world.groups.size[a]! || a - b;
  for (const order of [bySize, (a: number, b: number) => bySize(b, a)]) {
    const chosen = disjoint(world, [...candidates].sort(order));
    const grouping = withTheRest(names, world, chosen);
    const enough = grouping !== undefined && grouping.groups.length > byTenant.groups.length;
    if (enough && grouping.groups.length <= MOST_GROUPS) return grouping;
  }
  return byTenant;
}

function candidatesOf(world: World, waveGroups: ReadonlySet<number>): number[] {
  const { groups, users } = world;
  const found: number[] = [];
  for (let group = 0; group < groups.count; group++) {
    const members = membersOf(world, group);
    const tenant = members.length === 0 ? NONE : users.tenant[members[0]!]!;
    const isOfOne = members.every((user) => users.tenant[user] === tenant);
    if (members.length > 0 && isOfOne && !waveGroups.has(group)) found.push(group);
  }
  return found;
}

/** The users of a group. */
export function membersOf({ groups, memberships }: World, group: number): number[] {
  const first = groups.first[group] ?? 0;
  const size = groups.size[group] ?? 0;
  return Array.from({ length: size }, (_, i) => memberships.user[first + i]!);
}

function disjoint(world: World, order: readonly number[]): number[] {
  const taken = new Uint8Array(world.users.count);
  return order.filter((group) => {
    const members = membersOf(world, group);
    if (members.some((user) => taken[user] === 1)) return false;
    for (const user of members) taken[user] = 1;
    return true;
  });
}

function tenantsAsGroups(tenants: readonly string[], { users }: World): Grouping {
  const people = new Int32Array(tenants.length);
  const of = new Int32Array(users.count);
  for (let user = 0; user < users.count; user++) {
    of[user] = users.tenant[user]!;
    people[of[user]!]! += 1;
  }
  const groups = tenants.map((tenant, id) => ({ name: tenant, tenant, people: people[id]! }));
  return { are: 'tenants', groups, of };
}

/** Undefined if most people are in none of the groups. */
function withTheRest(
  names: TraceHead['names'],
  world: World,
  chosen: readonly number[],
): Grouping | undefined {
  const { users } = world;
  const of = new Int32Array(users.count).fill(NONE);
  const ordered = [...chosen].sort((a, b) => a - b);
  const groups: ReportGroup[] = ordered.map((group, place) => {
    const members = membersOf(world, group);
    for (const user of members) of[user] = place;
    const tenant = names.tenants[users.tenant[members[0]!]!]!;
    return { name: names.groups[group]!, tenant, people: members.length };
  });
  const rest = new Map<number, number[]>();
  let left = 0;
  for (let user = 0; user < users.count; user++) {
    if (of[user] !== NONE) continue;
    left += 1;
    const tenant = users.tenant[user]!;
    if (!rest.has(tenant)) rest.set(tenant, []);
    rest.get(tenant)!.push(user);
  }
  if (2 * left > users.count) return undefined;
  for (const [tenant, members] of [...rest].sort(([a], [b]) => a - b)) {
    for (const user of members) of[user] = groups.length;
    const name = names.tenants[tenant]!;
    groups.push({ name: `others of ${name}`, tenant: name, people: members.length });
  }
  return { are: 'groups', groups, of };
}

/** More of them than these make a matrix that nobody reads. */
const MOST_PARTIES = 24;

/** Whom a matrix of reach has as rows and columns: the groups, else the tenants, else the largest and all the rest. */
export function partiesOf(
  grouping: Grouping,
  { names, world }: TraceHead,
): { names: string[]; of: Int32Array } {
  for (const { groups, of } of [grouping, tenantsAsGroups(names.tenants, world)]) {
    if (groups.length <= MOST_PARTIES) return { names: groups.map(({ name }) => name), of };
  }
  const { groups, of } = grouping;
  const bySize = [...groups.keys()].sort((a, b) => groups[b]!.people - groups[a]!.people || a - b);
  const shown = bySize.slice(0, MOST_PARTIES - 1).sort((a, b) => a - b);
  const placeOf = new Int32Array(groups.length).fill(shown.length);
  shown.forEach((group, place) => {
    placeOf[group] = place;
  });
  return {
    names: [...shown.map((group) => groups[group]!.name), 'all others'],
    of: of.map((group) => placeOf[group]!),
  };
}
