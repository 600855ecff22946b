/** A tenant takes what a synchronisation server sends of a person, and its address list changes with it. R14.2, R14.3. */

import { putDirectoryObject } from '../../model/directory-changes.ts';
import { RECIPIENT, RECIPIENTS, WITHOUT } from '../../model/directory-words.ts';
import { F } from '../../model/event.ts';
import { ALL_REASONS, reasonCode } from '../../rules/all-reasons.ts';
import type { DirectoryReason } from '../../rules/directory/reasons.ts';
import { isListed, recipientBy, syncRowBy } from '../../rules/directory/sync.ts';
import type { Context, Effects, Judgement } from '../effects.ts';
import { objectOf } from './assess.ts';
import { conflictOf } from './conflicts.ts';
import { knowAs } from './known.ts';

/** `because` says what the server makes of the person. */
export function directoryObjectArrived(
  ctx: Context,
  fx: Effects,
  server: number,
  user: number,
  address: number,
  because: number,
): void {
  const { world, rules } = ctx;
  const reason = ALL_REASONS[because]!.name as DirectoryReason;
  const becomes = recipientBy(reason);
  const conflict = becomes === 'absent' ? null : conflictOf(world, server, user, address);
  const comes = conflict === null || rules.switches.duplicateAttribute === 'quarantined';
  fx.decide(() => describe(reason, conflict?.because ?? null, comes));
  if (conflict !== null) fx.tell(F.directoryConflictFound, user, server, reasonCode(conflict.because));
  if (!comes) return;
  const object = objectOf(world, server, user);
  const wasListed = world.directoryObjects.recipient[object]! >= RECIPIENT.mailUser;
  const why = conflict === null ? because : reasonCode(conflict.because);
  const without = conflict?.without ?? WITHOUT.nothing;
  putDirectoryObject(fx, server, user, RECIPIENTS.indexOf(becomes), address, without, why);
  const platform = world.syncServers.platform[server]!;
  knowAs(world, fx, user, platform, becomes);
  if (wasListed !== isListed(becomes)) {
    fx.tell(wasListed ? F.addressUnlisted : F.addressListed, user, platform);
  }
}

function describe(reason: DirectoryReason, conflict: DirectoryReason | null, comes: boolean): Judgement {
  const row = syncRowBy(reason);
  return {
    about: 'directory-object',
    outcome: comes ? recipientBy(reason) : 'refused',
    row: row?.id ?? null,
    because: conflict ?? reason,
    gates: [
      { gate: 'rules', pass: isListed(recipientBy(reason)), because: reason },
      { gate: 'unique', pass: conflict === null, because: conflict ?? 'attributes-unique' },
    ],
    inputs: {},
    source: row?.source ?? 'R14.3',
  };
}
