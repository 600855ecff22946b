import type { ApplyPart } from './apply-features.ts';
import { RECIPIENT } from './directory-words.ts';
import { T } from './transition.ts';
import type { World } from './world.ts';

/** Applies the transitions of directory; false for a code that is none of them. */
export const applyDirectory: ApplyPart = (w, code, a, b, c, d, e, f) => {
  switch (code) {
    case T.setDirectoryEntry:
      w.directoryEntries.exists[a] = b;
      w.directoryEntries.address[a] = c;
      return true;
    case T.setCustomRules:
      w.syncServers.customRules[a] = b;
      return true;
    case T.startSyncCycle:
      w.syncServers.startedUs[a] = w.atUs;
      w.syncServers.cycles[a]! += 1;
      return true;
    case T.putDirectoryObject:
      putObject(w, a, b, c, d, e, f);
      return true;
    case T.setFederationService:
      w.federationServices.down[0] = a;
      return true;
    default:
      return false;
  }
};

function putObject(
  w: World,
  server: number,
  user: number,
  recipient: number,
  address: number,
  withoutAddress: number,
  because: number,
): void {
  const { directoryObjects: objects, syncServers } = w;
  const id = server * w.users.count + user;
  const isListed = recipient === RECIPIENT.mailUser || recipient === RECIPIENT.mailbox;
  objects.recipient[id] = recipient;
  objects.address[id] = address;
  objects.withoutAddress[id] = withoutAddress;
  objects.because[id] = because;
  if (!isListed) objects.sinceUs[id] = -1;
  else if (objects.sinceUs[id] === -1) objects.sinceUs[id] = w.atUs;
  objects.cycleUs[id] = syncServers.startedUs[server]!;
}
