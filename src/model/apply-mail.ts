import type { ApplyPart } from './apply-features.ts';
import { DOMAIN_STATE, MAIL_STATE, MOVE_STATE, RECIPIENT_KIND } from './mail-words.ts';
import { recipientRow } from './mailboxes.ts';
import { T } from './transition.ts';
import { NONE } from './words.ts';
import { appendRow, type World } from './world.ts';

/** Applies the transitions of mail; false for a code that is none of them. */
export const applyMail: ApplyPart = (w, code, a, b, c, d) => {
  switch (code) {
    case T.addMail:
      addMail(w, a, b, c, d);
      return true;
    case T.setMailSender:
      w.mails.sender[a] = b;
      return true;
    case T.readdressMail:
      w.mails.mailDomain[a] = b;
      return true;
    case T.enterPlatform:
      enterPlatform(w, a, b, c);
      return true;
    case T.deliverMail:
      endMail(w, a, MAIL_STATE.delivered, b);
      return true;
    case T.returnMail:
      endMail(w, a, MAIL_STATE.returned, b);
      return true;
    default:
      return applyConfiguration(w, code, a, b, c);
  }
};

/** What administrators change, and mailboxes that move. */
function applyConfiguration(w: World, code: number, a: number, b: number, c: number): boolean {
  const { mailAccounts: accounts } = w;
  switch (code) {
    case T.setMailDomain:
      w.acceptedDomains.state[a] = b;
      w.acceptedDomains.federated[a] = b === DOMAIN_STATE.absent ? 0 : c;
      return true;
    case T.setHybrid:
      setHybrid(w, a, b);
      return true;
    case T.giveMailAddress:
      accounts.addresses[a] = accounts.addresses[a]! | (1 << b);
      if (accounts.primary[a] === NONE) accounts.primary[a] = b;
      return true;
    case T.advanceMailboxMove:
      advanceMove(w, a, b);
      return true;
    case T.setRecipient:
      setRecipient(w, a, b, c);
      return true;
    default:
      return false;
  }
}

function addMail(w: World, user: number, mailDomain: number, purpose: number, subject: number): void {
  const mail = appendRow(w, 'mails');
  const { mails } = w;
  mails.sender[mail] = NONE;
  mails.recipient[mail] = user;
  mails.mailDomain[mail] = mailDomain;
  mails.platform[mail] = NONE;
  mails.state[mail] = MAIL_STATE.planned;
  mails.because[mail] = NONE;
  mails.lastHop[mail] = NONE;
  mails.purpose[mail] = purpose;
  mails.subject[mail] = subject;
  mails.sentUs[mail] = NONE;
  mails.endedUs[mail] = NONE;
}

function enterPlatform(w: World, mail: number, platform: number, by: number): void {
  const { mails, mailHops: hops } = w;
  if (mails.state[mail] === MAIL_STATE.planned) {
    mails.state[mail] = MAIL_STATE.inTransit;
    mails.sentUs[mail] = w.atUs;
  }
  mails.platform[mail] = platform;
  const hop = appendRow(w, 'mailHops');
  hops.mail[hop] = mail;
  hops.platform[hop] = platform;
  hops.by[hop] = by;
  hops.atUs[hop] = w.atUs;
  hops.mailDomain[hop] = mails.mailDomain[mail]!;
  hops.moves[hop] = w.mailAccounts.moves[mails.recipient[mail]!]!;
  hops.previous[hop] = mails.lastHop[mail]!;
  mails.lastHop[mail] = hop;
}

function endMail(w: World, mail: number, state: number, because: number): void {
  w.mails.state[mail] = state;
  w.mails.because[mail] = because;
  w.mails.endedUs[mail] = w.atUs;
}

/** The connectors that belong to a hybrid configuration come and go with it (R14.1). */
function setHybrid(w: World, platform: number, value: number): void {
  w.platforms.hybrid[platform] = value;
  const { connectors } = w;
  for (let id = 0; id < connectors.count; id++) {
    const ours = connectors.platform[id] === platform || connectors.nextPlatform[id] === platform;
    if (ours && connectors.hybrid[id] === 1) connectors.enabled[id] = value;
  }
}

function advanceMove(w: World, move: number, state: number): void {
  w.mailboxMoves.state[move] = state;
  w.mailAccounts.mailboxMove[w.mailboxMoves.user[move]!] = move;
  if (state === MOVE_STATE.completed) completeMove(w, move);
}

/**
 * The mailbox is in the new place, and the old one keeps a mail user whose target address leads there (R16.5). Other
 * platforms learn the new target address, too; where a synchronisation server brings them, that is for its next cycle.
 */
function completeMove(w: World, move: number): void {
  const { mailAccounts: accounts, platforms, recipients } = w;
  const user = w.mailboxMoves.user[move]!;
  const [from, to] = [accounts.platform[user]!, w.mailboxMoves.platform[move]!];
  const target = platforms.routingDomain[to]!;
  for (let platform = 0; platform < platforms.count; platform++) {
    const row = recipientRow(w, user, platform);
    const known = recipients.kind[row] === RECIPIENT_KIND.mailUser && !isSynchronised(w, platform);
    if (platform === to) setRecipient(w, row, RECIPIENT_KIND.mailbox, NONE);
    else if (platform === from || known) setRecipient(w, row, RECIPIENT_KIND.mailUser, target);
  }
  accounts.platform[user] = to;
  accounts.moves[user] = accounts.moves[user]! + 1;
}

function isSynchronised({ syncServers }: World, platform: number): boolean {
  for (let server = 0; server < syncServers.count; server++)
    if (syncServers.platform[server] === platform) return true;
  return false;
}

function setRecipient(w: World, row: number, kind: number, target: number): void {
  w.recipients.kind[row] = kind;
  w.recipients.target[row] = target;
  w.recipients.sinceUs[row] = w.atUs;
}
