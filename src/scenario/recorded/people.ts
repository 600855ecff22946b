/** Who of a scenario stands for whom of a recording, and which client they like better. */
import { CLIENT, NONE } from '../../model/words.ts';
import { foldName } from '../ids.ts';
import { shorten } from '../number-text.ts';
import type { Groups } from '../plan-groups.ts';
import type { Users } from '../plan-users.ts';
import type { People } from '../populations/people.ts';
import { peopleStream } from '../populations/quotas.ts';
import type { Path } from '../tree.ts';
import { complain, keyAt, resolve, type Work } from '../work.ts';
import type { RecordedEntry } from './schema.ts';

/** Where a recording finds its people. */
export interface Cast {
  readonly work: Work;
  readonly users: Users;
  readonly groups: Groups;
  readonly people: People;
}

/** For each of the file's names the id of a user; undefined after complaints. */
export function castPeople(
  cast: Cast,
  said: RecordedEntry['people'],
  names: readonly string[],
  path: Path,
): Int32Array | undefined {
  const before = cast.work.desk.count();
  const users = new Int32Array(names.length).fill(NONE);
  const taken = new Set<number>();
  names.forEach((name, place) => {
    const user = cast.users.index.idOf(name);
    if (user === undefined) return;
    users[place] = user;
    taken.add(user);
  });
  if (said !== undefined && !Array.isArray(said)) castOneByOne(cast, said, names, users, taken, path);
  else castInOrder(cast, said, users, taken, path);
  return cast.work.desk.count() > before ? undefined : users;
}

/** Whoever has no person yet gets the next one. */
function castInOrder(
  cast: Cast,
  said: readonly string[] | undefined,
  users: Int32Array,
  taken: Set<number>,
  path: Path,
): void {
  const { work } = cast;
  const before = work.desk.count();
  const listed = said === undefined ? everybody(cast) : peopleOf(cast, said, [...path, 'people']);
  const free = [...new Set(listed)].filter((user) => user !== NONE && !taken.has(user));
  const wanted = users.reduce((count, user) => count + (user === NONE ? 1 : 0), 0);
  if (work.desk.count() > before) return;
  if (wanted > free.length && !work.leftOut.any) {
    const already = taken.size === 0 ? '' : ` besides the ${taken.size} whose addresses it writes`;
    complain(
      work,
      said === undefined ? path : [...path, 'people'],
      `the file has ${wanted} people${already}, here are ${free.length}`,
      `${wanted - free.length} more are needed`,
    );
    return;
  }
  let next = 0;
  for (let place = 0; place < users.length; place++)
    if (users[place] === NONE) users[place] = free[next++] ?? 0;
}

/** All but guest accounts, which are second accounts of people (R13). */
function* everybody({ users }: Cast): Generator<number> {
  for (const [user, { person }] of users.plans.entries()) if (person === NONE) yield user;
}

/** The members of populations and groups, and single users, in the order of the list. */
function* peopleOf(cast: Cast, said: readonly string[], path: Path): Generator<number> {
  const { work, users, groups, people } = cast;
  for (const [place, name] of said.entries()) {
    const group = groups.index.idOf(name);
    if (group === undefined) {
      const user = resolve(work, users.index, 'population, group or user', name, [...path, place]);
      if (user !== undefined) yield user;
      continue;
    }
    const population = people.populations.find((each) => each.group === group);
    yield* population?.people ?? Array.from(groups.members[group]!);
  }
}

/** Every id by itself: one that is left over, named twice or not of the file is complained about. */
function castOneByOne(
  cast: Cast,
  said: Readonly<Record<string, string>>,
  names: readonly string[],
  users: Int32Array,
  taken: Set<number>,
  path: Path,
): void {
  const { work } = cast;
  const places = new Map(names.map((name, place) => [name, place]));
  for (const [id, address] of Object.entries(said)) {
    const at = [...path, 'people', id];
    const place = places.get(id);
    const user = resolve(work, cast.users.index, 'user', address, at);
    if (place === undefined) {
      work.desk.complain(keyAt(work, ...at), `the file has no id "${shorten(id)}"`);
    } else if (user !== undefined) {
      if (users[place] === user) continue;
      if (users[place] !== NONE) {
        work.desk.complain(keyAt(work, ...at), `the id "${shorten(id)}" is itself the address of a user`);
      } else if (taken.has(user)) complain(work, at, `${shorten(address)} stands for another id already`);
      users[place] = user;
      taken.add(user);
    }
  }
  const left = names.filter((name, place) => users[place] === NONE && !Object.hasOwn(said, name));
  if (left.length === 0 || work.leftOut.any) return;
  const some = left.slice(0, 3).map((name) => `"${shorten(name)}"`);
  const more = left.length > some.length ? ` and ${left.length - some.length} more` : '';
  complain(work, [...path, 'people'], `nobody stands for ${some.join(', ')}${more} of the file`);
}

/**
 * For each user the client they like better. Those who run both at the start are shared out exactly (the nearest
 * whole number, halves to Teams), in an order drawn for each person by name and whatever the run's seed; the others,
 * who may get a choice later, likewise among themselves.
 */
export function drawPreferred(cast: Cast, chosen: readonly number[], teamsShare: number): Uint8Array {
  const { index, plans } = cast.users;
  const preferred = new Uint8Array(plans.length).fill(CLIENT.SfB);
  const luck = new Map(
    chosen.map((user) => [user, peopleStream('recorded-client', foldName(index.names[user]!))()]),
  );
  const hasBoth = (user: number): boolean => plans[user]!.running === (1 << CLIENT.Teams) + (1 << CLIENT.SfB);
  for (const both of [true, false]) {
    const some = chosen.filter((user) => hasBoth(user) === both);
    some.sort((a, b) => luck.get(a)! - luck.get(b)! || a - b);
    const teams = Math.round(teamsShare * some.length);
    for (const user of some.slice(0, teams)) preferred[user] = CLIENT.Teams;
  }
  return preferred;
}
