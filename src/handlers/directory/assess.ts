/** What a synchronisation server makes of a person: the question that the World puts to the rules. */
import { CUSTOM_RULES, RECIPIENT } from '../../model/directory-words.ts';
import { PLATFORM_KIND } from '../../model/mail.ts';
import { NONE } from '../../model/words.ts';
import type { World } from '../../model/world.ts';
import { type SyncAnswer, type SyncCase, syncedAs } from '../../rules/directory/sync.ts';
import type { MailboxSeen } from '../../rules/directory/sync-table.ts';
import type { Switches } from '../../rules/switches.ts';

export interface Assessment {
  readonly asked: SyncCase;
  readonly answer: SyncAnswer;
}

/** What the server would make of the user now. */
export function assess(world: World, switches: Switches, server: number, user: number): Assessment {
  const platform = world.syncServers.platform[server]!;
  const bits = world.syncServers.customRules[server]!;
  const asked: SyncCase = {
    exists: world.directoryEntries.exists[user] === 1,
    inScope: isInScope(world, server, user),
    keptElsewhere: switches.oneObjectTwoTenants === 'refused' && isElsewhere(world, server, user),
    mailbox: mailboxSeen(world, platform, user),
    customRules: CUSTOM_RULES.filter((_, bit) => (bits & (1 << bit)) !== 0),
  };
  return { asked, answer: syncedAs(asked) };
}

/** Row of what a server has made of a user. */
export function objectOf(world: World, server: number, user: number): number {
  return server * world.users.count + user;
}

/** Where the person's mailbox is, seen from a platform. */
export function mailboxSeen(world: World, platform: number, user: number): MailboxSeen {
  const host = world.mailAccounts.platform[user]!;
  if (host === NONE) return 'none';
  if (host === platform) return 'here';
  return world.platforms.kind[host] === PLATFORM_KIND.onPremises ? 'premises' : 'otherCloud';
}

/** By the domain of the sign-in address. */
function isInScope({ syncServers, syncScopes, users }: World, server: number, user: number): boolean {
  if (syncServers.scoped[server] !== 1) return true;
  for (let row = 0; row < syncScopes.count; row++) {
    if (syncScopes.syncServer[row] === server && syncScopes.domain[row] === users.domain[user]) return true;
  }
  return false;
}

/** Whether another tenant has the object, and this one has not. */
function isElsewhere(world: World, server: number, user: number): boolean {
  const { syncServers, directoryObjects } = world;
  const has = (each: number): boolean =>
    directoryObjects.recipient[objectOf(world, each, user)] !== RECIPIENT.absent;
  if (has(server)) return false;
  for (let other = 0; other < syncServers.count; other++) {
    if (syncServers.platform[other] !== syncServers.platform[server] && has(other)) return true;
  }
  return false;
}
