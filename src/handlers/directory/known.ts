/** What a mail platform knows a person as follows from its directory: unknown, a mail user with a target, a mailbox. */
import type { Recipient } from '../../model/directory.ts';
import { setRecipient } from '../../model/directory-changes.ts';
import { PLATFORM_KIND, RECIPIENT_KIND } from '../../model/mail.ts';
import { NONE } from '../../model/words.ts';
import type { World } from '../../model/world.ts';
import type { Effects } from '../effects.ts';

export function knowAs(world: World, fx: Effects, user: number, platform: number, as: Recipient): void {
  const host = world.mailAccounts.platform[user]!;
  const kind =
    as === 'mailbox'
      ? RECIPIENT_KIND.mailbox
      : as === 'mailUser'
        ? RECIPIENT_KIND.mailUser
        : RECIPIENT_KIND.none;
  const target = as === 'mailUser' && host !== NONE ? world.platforms.routingDomain[host]! : NONE;
  const row = user * world.platforms.count + platform;
  const { recipients } = world;
  if (recipients.kind[row] !== kind || recipients.target[row] !== target) setRecipient(fx, row, kind, target);
}

/** The platform on premises, NONE if there is none. */
export function premisesOf({ platforms }: World): number {
  for (let platform = 0; platform < platforms.count; platform++) {
    if (platforms.kind[platform] === PLATFORM_KIND.onPremises) return platform;
  }
  return NONE;
}
