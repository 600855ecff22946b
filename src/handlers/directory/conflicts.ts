/** Addresses and user principal names are unique among the objects of a tenant; who comes second has a conflict. */
import { RECIPIENT, WITHOUT } from '../../model/directory-words.ts';
import { DOMAIN_STATE } from '../../model/mail.ts';
import { NONE } from '../../model/words.ts';
import type { World } from '../../model/world.ts';
import type { DirectoryReason } from '../../rules/directory/reasons.ts';
import { objectOf } from './assess.ts';

export interface Conflict {
  readonly because: DirectoryReason;
  /** What the tenant keeps back of a quarantined object: a code of WITHOUT. */
  readonly without: number;
}

/** Why the tenant that the server serves cannot give the user all addresses; null if it can. */
export function conflictOf(world: World, server: number, user: number, address: number): Conflict | null {
  const platform = world.syncServers.platform[server]!;
  let further: Conflict | null = null;
  for (let other = 0; other < world.users.count; other++) {
    if (other === user || !isHeld(world, platform, other)) continue;
    const held = heldAddress(world, platform, other);
    if (held === address || hasProxy(world, other, address))
      return { because: 'duplicate-proxy-address', without: WITHOUT.own };
    if (held !== NONE && sameFallback(world, platform, held, address))
      return { because: 'duplicate-user-principal-name', without: WITHOUT.own };
    if ((held !== NONE && hasProxy(world, user, held)) || shareProxy(world, user, other))
      further = { because: 'duplicate-proxy-address', without: WITHOUT.further };
  }
  return further;
}

function shareProxy(world: World, one: number, other: number): boolean {
  const { proxyAddresses } = world;
  for (let row = 0; row < proxyAddresses.count; row++) {
    if (proxyAddresses.user[row] === one && hasProxy(world, other, proxyAddresses.address[row]!)) return true;
  }
  return false;
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
    if (recipient[object] !== RECIPIENT.absent && withoutAddress[object] !== WITHOUT.own)
      return address[object]!;
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
