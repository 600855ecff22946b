/** What a watcher's client shows of a person, by the presence tables in force. Reads the World as it is when asked. */
import { tenancyOf } from '../model/people.ts';
import type { World } from '../model/world.ts';
import { type PresenceQuery, presenceSource } from '../rules/presence.ts';
import type { Rules } from '../rules/rules.ts';

export interface PresenceView {
  /** Code of PRESENCE_SOURCES: which of the person's clients the watcher sees in theirs. */
  source(watcher: number, client: number, person: number): number;
  /** Whether the user's mode lets them use the client. */
  usable(user: number, client: number): boolean;
}

/** `rulesAt` gives the rules of an epoch; each is asked for once. */
export function presenceView(world: World, rulesAt: (epoch: number) => Rules): PresenceView {
  const known: Rules[] = [];
  const rules = (): Rules => {
    known[world.epoch] ??= rulesAt(world.epoch);
    return known[world.epoch]!;
  };
  const query: PresenceQuery = {
    tenancy: 0,
    watcherMode: 0,
    watcherClient: 0,
    watcherHomed: 0,
    watcherCloud: 0,
    publisherMode: 0,
    publisherCloud: 0,
  };
  const cloudOf = (user: number): number => world.tenants.cloud[world.users.tenant[user]!]!;
  return {
    source(watcher, client, person) {
      const { users } = world;
      query.tenancy = tenancyOf(world, watcher, person);
      query.watcherMode = users.mode[watcher]!;
      query.watcherClient = client;
      query.watcherHomed = users.homed[watcher]!;
      query.watcherCloud = cloudOf(watcher);
      query.publisherMode = users.mode[person]!;
      query.publisherCloud = cloudOf(person);
      return presenceSource(rules().presence(query));
    },
    usable: (user, client) => rules().clientUsable(world.users.mode[user]!, client, cloudOf(user)),
  };
}
