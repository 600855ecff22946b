/** Which lifelines stand in the ladder, in what order and where. */
import { NONE, OUTCOME } from '../../../src/model/words.ts';
import { Concerns } from '../../../src/trace/index/concerned.ts';
import { isOccupied, participationsOf } from '../../../src/trace/index/participations.ts';
import { placeFrom } from '../../../src/trace/index/sorted.ts';
import type { IndexedTrace } from '../../../src/trace/indexed.ts';
import { type People, peopleOf } from '../people.ts';
import type { Grouping, ViewInput } from '../view.ts';
import { eventEnds } from './event-ends.ts';
import type { Frame } from './frame.ts';
import { GUTTER } from './plane.ts';

/** Room that a lifeline needs for its name, px, and the most that makes arrows easier to read. */
const LEAST_STEP = 72;
const MOST_STEP = 300;

export type Level = Exclude<Grouping, 'auto'>;

export interface Lifeline {
  /** The user, NONE for a tenant, a cloud or a mail platform. */
  readonly user: number;
  /** The client, NONE if all of the user's stand in one line. */
  readonly client: number;
  /** Of a mail platform NONE, whoever runs it. */
  readonly tenant: number;
  /** SERVERS for mail platforms, which stand together. */
  readonly cloud: number;
  /** The mail platform, NONE for people. */
  readonly platform: number;
  /** The middle, px, scrolled. */
  readonly x: number;
}

export interface Lifelines {
  readonly level: Level;
  readonly list: readonly Lifeline[];
  /** Between two of them, px. */
  readonly step: number;
  /** Gutter and lifelines together, px. */
  readonly extent: number;
  /** How many there would be with those that have nothing in the stretch. */
  readonly total: number;
  /** The place in the list of a user's client, NONE if it is not there. */
  placeOf(user: number, client: number): number;
  /** The place of a mail platform, NONE if it is not there. */
  placeOfPlatform(platform: number): number;
}

/** Stands for the cloud of mail platforms. */
export const SERVERS = -2;

/** Lays out the lifelines at the level asked for, or at the finest that fits. */
export function lifelinesOf(input: ViewInput, frame: Frame): Lifelines {
  const { grouping, width } = input;
  const fits = Math.max(1, Math.floor((width - Math.min(GUTTER, width / 3)) / LEAST_STEP));
  if (grouping !== 'auto') {
    // No index says how much happens in each client: where all is density, the user is the finest.
    const level = frame.dense && grouping === 'client' ? 'user' : grouping;
    return placed(input, level, keysAt(input, frame, level), platformsIn(frame, level));
  }
  for (const level of ['client', 'user', 'tenant'] as const) {
    if (frame.dense && (level === 'client' || hasMoreUsersThan(input, frame, fits))) continue;
    const keys = keysAt(input, frame, level);
    const platforms = platformsIn(frame, level);
    if (keys.length + platforms.length <= fits) return placed(input, level, keys, platforms);
  }
  return placed(input, 'cloud', keysAt(input, frame, 'cloud'), []);
}

/** The mail platforms that something comes to or leaves, beside people's own lifelines. */
function platformsIn({ legs }: Frame, level: Level): number[] {
  if (level === 'tenant' || level === 'cloud') return [];
  const platforms = legs.flatMap(({ from, to }) => [from.platform, to.platform]);
  return [...new Set(platforms)].filter((platform) => platform !== NONE).sort((a, b) => a - b);
}

/** What stands at a level: `user * 2 + client`, users, tenants or clouds, in the order of people. */
function keysAt(input: ViewInput, frame: Frame, level: Level): number[] {
  const people = peopleOf(input.trace);
  if (level === 'cloud' || level === 'tenant') return groupsWithPeople(people, level);
  const clients = frame.dense ? undefined : clientsInFrame(input, frame);
  const used = clients === undefined ? usersInStretch(input, frame) : clients;
  for (const [user, client] of selectedEnds(input)) {
    if (clients !== undefined && client !== NONE) clients[user]! |= 1 << client;
    else if (used[user] === 0) used[user] = runningAt(input.trace, user, input.cursor.n);
  }
  const keys: number[] = [];
  for (const user of people.users) {
    if (used[user] === 0) continue;
    if (level === 'user') keys.push(user);
    else for (const client of [0, 1]) if ((used[user]! >> client) & 1) keys.push(user * 2 + client);
  }
  return keys;
}

function groupsWithPeople({ clouds }: People, level: 'tenant' | 'cloud'): number[] {
  return clouds.flatMap(({ cloud, tenants }) => {
    const withPeople = tenants.filter(({ users }) => users.length > 0).map(({ tenant }) => tenant);
    return level === 'tenant' ? withPeople : withPeople.length > 0 ? [cloud] : [];
  });
}

/** By user: bit 1 << client for each client that has an end of an arrow or a mark of its own in the stretch. */
function clientsInFrame({ trace }: ViewInput, { first, end, messages, events }: Frame): Uint8Array {
  const { from, via, to, lands, outcome } = trace.messages;
  const used = new Uint8Array(trace.columns.head.world.users.count);
  for (const message of messages) {
    used[from[message]!]! |= 1 << via[message]!;
    const arrives = outcome[message] !== OUTCOME.refused && to[message]! >= 0 && lands[message]! >= 0;
    if (arrives) used[to[message]!]! |= 1 << lands[message]!;
  }
  const anywhere: [user: number, n: number][] = [];
  for (const n of events) {
    for (const { user, client } of eventEnds(trace, n)) {
      if (client === NONE) anywhere.push([user, n]);
      else used[user]! |= 1 << client;
    }
  }
  // What concerns a user as a whole stands at the clients that are there already, or at those that run.
  for (const [user, n] of anywhere) if (used[user] === 0) used[user] = runningAt(trace, user, n);
  for (const user of participationsOf(trace).keys()) {
    if (used[user] === 0 && isOccupied(trace, user, first, end))
      used[user] = runningAt(trace, user, first - 1);
  }
  return used;
}

function runningAt({ changes }: IndexedTrace, user: number, n: number): number {
  return Math.max(0, changes.valueAt('users.running', user, n)) & 3 || 1;
}

/** Records that are looked at to see that there are too many users: the lists of all of them take much longer. */
const PROBED = 4_096;

/** Whether the first records of the stretch alone concern more users than there is room for. */
function hasMoreUsersThan({ trace }: ViewInput, { first, end }: Frame, most: number): boolean {
  const concerns = new Concerns(trace);
  const users = new Set<number>();
  const last = Math.min(end, trace.usable, first + PROBED);
  for (let n = Math.max(0, first); n < last && users.size <= most; n++) {
    concerns.users(n, (user) => {
      users.add(user);
    });
  }
  return users.size > most;
}

function usersInStretch({ trace }: ViewInput, { first, end }: Frame): Uint8Array {
  const used = new Uint8Array(trace.columns.head.world.users.count);
  for (let user = 0; user < used.length; user++) {
    if (hasBetween(trace.records.of('user', user), first, end)) used[user] = 3;
  }
  return used;
}

function hasBetween(records: Int32Array, first: number, end: number): boolean {
  const place = placeFrom(records, first);
  return place < records.length && records[place]! < end;
}

/** What is selected has its lifelines, whatever happens in the stretch. */
function selectedEnds({ trace, selection }: ViewInput): (readonly [user: number, client: number])[] {
  const { subject, id } = selection;
  const { threads, messages } = trace;
  if (subject === 'user' && id >= 0 && id < trace.columns.head.world.users.count) return [[id, NONE]];
  if (subject === 'thread' && id >= 0 && id < threads.count) {
    const { clientLo, clientHi } = threads.world.threads;
    return [
      [threads.lo[id]!, clientLo[id]!],
      [threads.hi[id]!, clientHi[id]!],
    ];
  }
  if (subject !== 'message' || !(id >= 0 && id < messages.count) || messages.from[id]! < 0) return [];
  const sender = [messages.from[id]!, messages.via[id]!] as const;
  return messages.lands[id]! < 0 ? [sender] : [sender, [messages.to[id]!, messages.lands[id]!]];
}

function placed(
  { trace, width, scroll }: ViewInput,
  level: Level,
  keys: readonly number[],
  platforms: readonly number[],
): Lifelines {
  const left = Math.min(GUTTER, width / 3);
  const count = keys.length + platforms.length;
  const step = Math.min(MOST_STEP, Math.max(LEAST_STEP, (width - left) / Math.max(1, count)));
  const { tenantOf, cloudOf, users } = peopleOf(trace);
  const places = new Map(keys.map((key, place) => [key, place]));
  const list = keys.map((key, place): Lifeline => {
    const user = level === 'client' ? key >> 1 : level === 'user' ? key : NONE;
    const tenant = user === NONE ? (level === 'tenant' ? key : NONE) : tenantOf(user);
    return {
      user,
      client: level === 'client' ? key & 1 : NONE,
      tenant,
      cloud: tenant === NONE ? key : cloudOf(tenant),
      platform: NONE,
      x: left + (place + 0.5) * step - scroll,
    };
  });
  const servers = platforms.map((platform, nth): Lifeline => {
    const x = left + (keys.length + nth + 0.5) * step - scroll;
    return { user: NONE, client: NONE, tenant: NONE, cloud: SERVERS, platform, x };
  });
  const keyOf = (user: number, client: number) => {
    if (level === 'client') return user * 2 + client;
    if (level === 'user') return user;
    return level === 'tenant' ? tenantOf(user) : cloudOf(tenantOf(user));
  };
  return {
    level,
    list: [...list, ...servers],
    step,
    extent: left + step * count,
    total:
      (level === 'client' ? users.length * 2 : level === 'user' ? users.length : keys.length) +
      platforms.length,
    placeOf: (user, client) => (user < 0 ? NONE : (places.get(keyOf(user, client)) ?? NONE)),
    placeOfPlatform: (platform) => {
      const nth = platforms.indexOf(platform);
      return nth < 0 ? NONE : keys.length + nth;
    },
  };
}
