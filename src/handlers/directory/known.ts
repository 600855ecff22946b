/** What a mail platform knows a person as follows from its directory: unknown, a mail user with a target, a mailbox. */

import { setRecipient } from '../../model/directory-changes.ts';
import type { Recipient } from '../../model/directory-words.ts';
import { PLATFORM_KIND, RECIPIENT_KIND } from '../../model/mail.ts';
import { NONE } from '../../model/words.ts';
import type { World } from '../../model/world.ts';
import type { Effects } from '../effects.ts';

/** Where the mailbox is, mail knows it whatever the directory has heard; nobody keeps one without an account. */
export function knowAs(world: World, fx: Effects, user: number, platform: number, as: Recipient): void {
  const isHost = world.mailAccounts.platform[user] === platform;
  const kind = as !== 'absent' && isHost ? RECIPIENT_KIND.mailbox : KINDS[as];
  const target = kind === RECIPIENT_KIND.mailUser ? targetOf(world, user) : NONE;
  const row = user * world.platforms.count + platform;
  const { recipients } = world;
  if (recipients.kind[row] !== kind || recipients.target[row] !== target) setRecipient(fx, row, kind, target);
}

const KINDS: Readonly<Record<Recipient, number>> = {
  absent: RECIPIENT_KIND.none,
  user: RECIPIENT_KIND.none,
  mailUser: RECIPIENT_KIND.mailUser,
  mailbox: RECIPIENT_KIND.mailbox,
};

/** The mail domain of the target address that leads to the mailbox, NONE without one. */
export function targetOf({ mailAccounts, platforms }: World, user: number): number {
  const host = mailAccounts.platform[user]!;
  return host === NONE ? NONE : platforms.routingDomain[host]!;
}

/** The platform on premises, NONE if there is none. */
export function premisesOf({ platforms }: World): number {
  for (let platform = 0; platform < platforms.count; platform++) {
    if (platforms.kind[platform] === PLATFORM_KIND.onPremises) return platform;
  }
  return NONE;
}
