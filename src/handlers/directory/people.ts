/** What administrators do on premises: the people of the directory, the rules of a server, the federation service. */
import { setCustomRules, setDirectoryEntry, setFederationService } from '../../model/directory-changes.ts';
import { E, F } from '../../model/event.ts';
import { NONE } from '../../model/words.ts';
import type { World } from '../../model/world.ts';
import type { Effects } from '../effects.ts';
import type { HandlerTable } from '../feature-handler.ts';
import { mailboxSeen } from './assess.ts';
import { knowAs, premisesOf } from './known.ts';
import { directoryObjectArrived } from './object-arrived.ts';
import { syncCycleStarted } from './sync-cycle.ts';

/** The list on premises is the directory itself: it shows a new person at once, and a removed one no more. */
function setExists(world: World, fx: Effects, user: number, exists: number): void {
  if (world.directoryEntries.exists[user] === exists) return;
  setDirectoryEntry(fx, user, exists, world.directoryEntries.address[user]!);
  const premises = premisesOf(world);
  const seen = mailboxSeen(world, premises, user);
  if (premises === NONE || seen === 'none') return;
  knowAs(world, fx, user, premises, exists === 0 ? 'absent' : seen === 'here' ? 'mailbox' : 'mailUser');
  fx.tell(exists === 1 ? F.addressListed : F.addressUnlisted, user, premises);
}

export const DIRECTORY_HANDLERS: HandlerTable = {
  [E.directoryUserCreated]: ({ world }, fx, user) => setExists(world, fx, user, 1),
  [E.directoryUserRemoved]: ({ world }, fx, user) => setExists(world, fx, user, 0),
  [E.directoryUserRenamed]: ({ world }, fx, user, address) =>
    setDirectoryEntry(fx, user, world.directoryEntries.exists[user]!, address),
  [E.customRulesSet]: (_, fx, server, bits) => setCustomRules(fx, server, bits),
  [E.federationServiceFailed]: (_, fx) => setFederationService(fx, 1),
  [E.federationServiceRestored]: (_, fx) => setFederationService(fx, 0),
  [E.syncCycleStarted]: syncCycleStarted,
  [E.directoryObjectArrived]: directoryObjectArrived,
};
