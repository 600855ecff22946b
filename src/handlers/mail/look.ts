/** What a platform sees of a mail, and what leads on from there: all that the routing table asks. R14.8, R14.9. */
import {
  ACCEPTED_TYPES,
  DOMAIN_STATE,
  DOMAIN_STATES,
  MAIL_ARRIVAL,
  MAIL_ARRIVALS,
  RECIPIENT_KIND,
} from '../../model/mail-words.ts';
import { acceptedRow, domainState, hasAddress, recipientRow } from '../../model/mailboxes.ts';
import { NONE } from '../../model/words.ts';
import type { World } from '../../model/world.ts';
import { acceptsMail } from '../../rules/exchange/domain-states.ts';
import type { MailQuery } from '../../rules/exchange/mail-routing.ts';
import { yesNo } from '../../rules/meetings/plain-table.ts';
import type { Switches } from '../../rules/switches.ts';

export interface WayOn {
  readonly way: MailQuery['way'];
  /** The platform that it leads to, NONE if it leads nowhere. */
  readonly platform: number;
}

export interface Look {
  readonly query: MailQuery;
  /** The domain of the address that the mail goes on to. */
  readonly onward: number;
  readonly next: number;
}

const NOWHERE: WayOn = { way: 'none', platform: NONE };

/** A connector for the domain goes before one for all domains, and any connector before DNS. */
export function wayOn(w: World, platform: number, mailDomain: number): WayOn {
  const connector = [mailDomain, NONE]
    .map((domain) => connectorFor(w, platform, domain))
    .find((next) => next !== NONE);
  if (connector !== undefined) return { way: 'connector', platform: connector };
  if (w.platforms.usesDns[platform] !== 1) return NOWHERE;
  const exchanger = w.mailDomains.exchanger[mailDomain]!;
  if (exchanger === NONE) return NOWHERE;
  const active = domainState(w, exchanger, mailDomain) === DOMAIN_STATE.active;
  return active ? { way: 'dns', platform: exchanger } : { way: 'notActive', platform: NONE };
}

function connectorFor(w: World, platform: number, mailDomain: number): number {
  const { connectors } = w;
  for (let id = 0; id < connectors.count; id++) {
    const fits = connectors.platform[id] === platform && connectors.mailDomain[id] === mailDomain;
    if (fits && connectors.enabled[id] === 1) return connectors.nextPlatform[id]!;
  }
  return NONE;
}

export function lookAt(w: World, switches: Switches, mail: number, platform: number, by: number): Look {
  const { mails } = w;
  const mailDomain = mails.mailDomain[mail]!;
  const domain = domainHere(w, switches, platform, mailDomain, by);
  const row = recipientRow(w, mails.recipient[mail]!, platform);
  // With a target address that is another's it goes on as it is: what this platform knows may be older (R16.5).
  const relayed = domain === 'notAccepted' && by === MAIL_ARRIVAL.connector;
  const recipient = relayed ? 'unknown' : recipientHere(w, row, mails.recipient[mail]!, mailDomain, domain);
  const onward = recipient === 'mailUser' ? w.recipients.target[row]! : mailDomain;
  const { way, platform: next } = wayOn(w, platform, onward);
  const query: MailQuery = {
    beenHere: yesNo(hasBeen(w, mail, platform)),
    arrival: MAIL_ARRIVALS[by]!,
    domain,
    recipient,
    way,
    relayByDns: yesNo(switches.relayWithoutConnector === 'byDns'),
  };
  return { query, onward, next };
}

/**
 * Whether the mail goes in circles: it has been here with the same address, and the recipient's mailbox has not moved
 * since. With another address it comes again where a target address leads back (R16.5).
 */
function hasBeen({ mails, mailAccounts, mailHops: hops }: World, mail: number, platform: number): boolean {
  const moves = mailAccounts.moves[mails.recipient[mail]!];
  for (let hop = mails.lastHop[mail]!; hop !== NONE; hop = hops.previous[hop]!) {
    const same = hops.platform[hop] === platform && hops.mailDomain[hop] === mails.mailDomain[mail];
    if (same && hops.moves[hop] === moves) return true;
  }
  return false;
}

function domainHere(
  w: World,
  switches: Switches,
  platform: number,
  mailDomain: number,
  by: number,
): MailQuery['domain'] {
  const state = DOMAIN_STATES[domainState(w, platform, mailDomain)]!;
  if (!acceptsMail(state, MAIL_ARRIVALS[by]!, switches.mailBeforeActive)) return 'notAccepted';
  return ACCEPTED_TYPES[w.acceptedDomains.type[acceptedRow(w, platform, mailDomain)]!]!;
}

/** A mailbox has addresses only in accepted domains; a mail user is known by its target address, too. */
function recipientHere(
  w: World,
  row: number,
  user: number,
  mailDomain: number,
  domain: MailQuery['domain'],
): MailQuery['recipient'] {
  const target = w.recipients.target[row]!;
  switch (w.recipients.kind[row]) {
    case RECIPIENT_KIND.mailbox:
      return domain !== 'notAccepted' && hasAddress(w, user, mailDomain) ? 'mailbox' : 'unknown';
    case RECIPIENT_KIND.mailUser:
      if (!hasAddress(w, user, mailDomain) && target !== mailDomain) return 'unknown';
      return target === NONE ? 'unaddressed' : 'mailUser';
    default:
      return 'unknown';
  }
}
