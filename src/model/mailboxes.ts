/** Looking things up in the tables of mail, and changing them: what handlers and other features use. */
import { DOMAIN_STATE } from './mail-words.ts';
import { type Changes, T } from './transition.ts';
import { NONE } from './words.ts';
import type { World } from './world.ts';

/** Whether the scenario says anything of Exchange. */
export function hasExchange(w: World): boolean {
  return w.platforms.count > 0;
}

/** The row of `recipients` that says what a platform knows a user as. */
export function recipientRow(w: World, user: number, platform: number): number {
  return user * w.platforms.count + platform;
}

/** The row of a domain on a platform, NONE if the scenario mentions none. */
export function acceptedRow(w: World, platform: number, mailDomain: number): number {
  const { acceptedDomains: accepted } = w;
  for (let row = 0; row < accepted.count; row++)
    if (accepted.platform[row] === platform && accepted.mailDomain[row] === mailDomain) return row;
  return NONE;
}

/** The state of a domain on a platform, a code of DOMAIN_STATES. */
export function domainState(w: World, platform: number, mailDomain: number): number {
  const row = acceptedRow(w, platform, mailDomain);
  return row === NONE ? DOMAIN_STATE.absent : w.acceptedDomains.state[row]!;
}

/** Whether a user has an address in a domain. */
export function hasAddress(w: World, user: number, mailDomain: number): boolean {
  return mailDomain !== NONE && ((w.mailAccounts.addresses[user]! >> mailDomain) & 1) === 1;
}

/** The platforms that a mail has come to, in order. */
export function pathOf(w: World, mail: number): number[] {
  const path: number[] = [];
  const { mailHops: hops } = w;
  for (let hop = w.mails.lastHop[mail]!; hop !== NONE; hop = hops.previous[hop]!)
    path.unshift(hops.platform[hop]!);
  return path;
}

export const addMail = (
  to: Changes,
  user: number,
  mailDomain: number,
  purpose: number,
  subject: number,
): void => to.change(T.addMail, user, mailDomain, purpose, subject, 0, 0);
export const setMailSender = (to: Changes, mail: number, user: number): void =>
  to.change(T.setMailSender, mail, user, 0, 0, 0, 0);
export const readdressMail = (to: Changes, mail: number, mailDomain: number): void =>
  to.change(T.readdressMail, mail, mailDomain, 0, 0, 0, 0);
export const enterPlatform = (to: Changes, mail: number, platform: number, by: number): void =>
  to.change(T.enterPlatform, mail, platform, by, 0, 0, 0);
export const deliverMail = (to: Changes, mail: number, because: number): void =>
  to.change(T.deliverMail, mail, because, 0, 0, 0, 0);
export const returnMail = (to: Changes, mail: number, because: number): void =>
  to.change(T.returnMail, mail, because, 0, 0, 0, 0);
export const setMailDomain = (to: Changes, accepted: number, state: number, federated: number): void =>
  to.change(T.setMailDomain, accepted, state, federated, 0, 0, 0);
export const setHybrid = (to: Changes, platform: number, value: number): void =>
  to.change(T.setHybrid, platform, value, 0, 0, 0, 0);
export const giveMailAddress = (to: Changes, user: number, mailDomain: number): void =>
  to.change(T.giveMailAddress, user, mailDomain, 0, 0, 0, 0);
export const advanceMailboxMove = (to: Changes, move: number, state: number): void =>
  to.change(T.advanceMailboxMove, move, state, 0, 0, 0, 0);
/** What a platform knows a user as from now on (directory sync uses it); `target` is a mail domain or NONE. */
export const setRecipient = (to: Changes, row: number, kind: number, target: number): void =>
  to.change(T.setRecipient, row, kind, target, 0, 0, 0);
