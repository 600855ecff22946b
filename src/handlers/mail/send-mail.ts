/** Mail that other features send: it goes the same way as what people write. */
import { E } from '../../model/event.ts';
import { DOMAIN_STATE } from '../../model/mail-words.ts';
import { addMail, domainState, hasExchange, setMailSender } from '../../model/mailboxes.ts';
import { NONE } from '../../model/words.ts';
import type { World } from '../../model/world.ts';
import type { Context, Effects } from '../effects.ts';

/**
 * Sends a mail from a user, or from the service itself (`from` NONE), to the primary address of a user; `purpose` is
 * a value of MAIL_PURPOSE, `subject` an id that it gives a meaning. Returns the mail's id, NONE if there is no
 * Exchange in the scenario or one of the two is without a mailbox or address.
 */
export function sendMail(
  { world }: Context,
  fx: Effects,
  from: number,
  to: number,
  purpose: number,
  subject: number = NONE,
): number {
  if (!hasExchange(world) || !maySend(world, from, to)) return NONE;
  const mail = world.mails.count;
  addMail(fx, to, world.mailAccounts.primary[to]!, purpose, subject);
  if (from !== NONE) setMailSender(fx, mail, from);
  fx.later(E.mailSent, 0, mail, from);
  return mail;
}

/** Mail of the service comes in where DNS leads, so it needs a domain that is active there. */
function maySend(w: World, from: number, to: number): boolean {
  const domain = w.mailAccounts.primary[to]!;
  if (domain === NONE) return false;
  if (from !== NONE) return w.mailAccounts.platform[from] !== NONE;
  const exchanger = w.mailDomains.exchanger[domain]!;
  return exchanger !== NONE && domainState(w, exchanger, domain) === DOMAIN_STATE.active;
}
