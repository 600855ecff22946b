/** Addresses and user principal names are unique among the objects of a tenant; who comes second has a conflict. */
import { RECIPIENT } from '../../model/directory.ts';
import { DOMAIN_STATE } from '../../model/mail.ts';
import { NONE } from '../../model/words.ts';
import type { World } from '../../model/world.ts';
import type { DirectoryReason } from '../../rules/directory/reasons.ts';
import { objectOf } from './assess.ts';

/** Why the tenant that the server serves cannot give the user this address; null if it can. */
export function conflictOf(
  world: World,
  server: number,
  user: number,
  address: number,
): DirectoryReason | null {
  const platform = world.syncServers.platform[server]!;
  for (let other = 0; other < world.users.count; other++) {
    if (other === user || !isHeld(world, platform, other)) continue;
    const held = heldAddress(world, platform, other);
    if (held === address || hasProxy(world, other, address)) return 'duplicate-proxy-address';
    if (held !== NONE && hasProxy(world, user, held)) return 'duplicate-proxy-address';
    if (held !== NONE && sameFallback(world, platform, held, address)) return 'duplicate-user-principal-name';
  }
  return null;
}

/** Whether some server has brought the user to the platform's tenant. */
function isHeld(world: World, platform: number, user: number): boolean {
  return serversOf(world, platform).some(
    (server) => world.directoryObjects.recipient[objectOf(world, server, user)] !== RECIPIENT.absent,
  );
}

/** The address that the tenant has given a user, NONE if it keeps it back. */
function heldAddress(world: World, platform: number, user: number): number {
  for (const server of serversOf(world, platform)) {
    const object = objectOf(world, server, user);
    const { recipient, withoutAddress, address } = world.directoryObjects;
    if (recipient[object] !== RECIPIENT.absent && withoutAddress[object] === 0) return address[object]!;
  }
  return NONE;
}

function serversOf({ syncServers }: World, platform: number): number[] {
  const servers: number[] = [];
  for (let server = 0; server < syncServers.count; server++) {
    if (syncServers.platform[server] === platform) servers.push(server);
  }
  return servers;
}

function hasProxy({ proxyAddresses }: World, user: number, address: number): boolean {
  for (let row = 0; row < proxyAddresses.count; row++) {
    if (proxyAddresses.user[row] === user && proxyAddresses.address[row] === address) return true;
  }
  return false;
}

/** Two names whose domains the tenant has not verified both get its initial domain, and then only the local part tells. */
function sameFallback(world: World, platform: number, one: number, other: number): boolean {
  const { local, domain } = world.directoryAddresses;
  if (local[one] !== local[other]) return false;
  return !isVerified(world, platform, domain[one]!) && !isVerified(world, platform, domain[other]!);
}

function isVerified({ acceptedDomains }: World, platform: number, mailDomain: number): boolean {
  for (let row = 0; row < acceptedDomains.count; row++) {
    if (acceptedDomains.platform[row] !== platform || acceptedDomains.mailDomain[row] !== mailDomain)
      continue;
    return acceptedDomains.state[row]! >= DOMAIN_STATE.verified;
  }
  return false;
}
