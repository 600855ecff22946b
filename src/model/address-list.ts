/** Who is on the address list of a mail platform, and as what: what synchronisation and mailboxes have made of it. R14.2. */
import { RECIPIENT } from './directory-words.ts';
import { PLATFORM_KIND, RECIPIENT_KIND } from './mail.ts';
import { NONE } from './words.ts';
import type { World } from './world.ts';

/** The server that has brought a user to a platform, else one that serves it, NONE if none does. */
export function serverFor(world: World, platform: number, user: number): number {
  const { syncServers, directoryObjects, users } = world;
  let any: number = NONE;
  for (let server = 0; server < syncServers.count; server++) {
    if (syncServers.platform[server] !== platform) continue;
    if (directoryObjects.recipient[server * users.count + user] !== RECIPIENT.absent) return server;
    if (any === NONE) any = server;
  }
  return any;
}

/** What a user is on a platform, as a code of RECIPIENTS. */
export function recipientOn(world: World, platform: number, user: number): number {
  const server = serverFor(world, platform, user);
  if (server !== NONE) return world.directoryObjects.recipient[server * world.users.count + user]!;
  const isPremises = world.platforms.kind[platform] === PLATFORM_KIND.onPremises;
  if (isPremises && world.directoryEntries.count > 0 && world.directoryEntries.exists[user] === 0)
    return RECIPIENT.absent;
  switch (world.recipients.kind[user * world.platforms.count + platform]) {
    case RECIPIENT_KIND.mailbox:
      return RECIPIENT.mailbox;
    case RECIPIENT_KIND.mailUser:
      return RECIPIENT.mailUser;
    default:
      return RECIPIENT.absent;
  }
}

export function isOnAddressList(world: World, platform: number, user: number): boolean {
  return recipientOn(world, platform, user) >= RECIPIENT.mailUser;
}
