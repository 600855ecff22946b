/** Mail: the premises, a hybrid worldwide and 21Vianet; user 1 has a mailbox worldwide and is to migrate. */
import {
  DOMAIN_STATE,
  MAIL_ARRIVAL,
  MAIL_PURPOSE,
  MAIL_STATE,
  MOVE_STATE,
  RECIPIENT_KIND,
} from '../../../src/model/mail-words.ts';
import { recipientRow } from '../../../src/model/mailboxes.ts';
import { T } from '../../../src/model/transition.ts';
import { NONE } from '../../../src/model/words.ts';
import type { World } from '../../../src/model/world.ts';
import type { Cases, Rows, Step } from './case.ts';

const [PREMISES, GLOBAL, CHINA] = [0, 1, 2];
const { mailbox, mailUser } = RECIPIENT_KIND;

export const MAIL_ROWS: Rows = {
  platforms: [
    { cloud: NONE, tenant: NONE },
    { kind: 1, hybrid: 1, routingDomain: 1 },
    { kind: 1, routingDomain: 2 },
  ],
  mailDomains: [{}, {}, {}],
  acceptedDomains: [{}, { state: DOMAIN_STATE.verified }],
  connectors: [
    { platform: PREMISES, nextPlatform: GLOBAL, hybrid: 1, enabled: 1 },
    { platform: GLOBAL, nextPlatform: CHINA, enabled: 1 },
    { platform: GLOBAL, nextPlatform: PREMISES, hybrid: 1, enabled: 1 },
    { platform: CHINA, nextPlatform: PREMISES, hybrid: 1, enabled: 0 },
  ],
  mailAccounts: [
    { platform: NONE, primary: NONE, mailboxMove: NONE },
    { platform: GLOBAL, addresses: 0b010, mailboxMove: NONE },
    { platform: NONE, primary: NONE, mailboxMove: NONE },
  ],
  recipients: [
    ...[{}, {}, {}],
    ...[
      { kind: mailUser, target: 1 },
      { kind: mailbox, target: NONE },
      { kind: mailUser, target: 1 },
    ],
    ...[{}, {}, {}],
  ],
  mails: [{ recipient: 1, sender: 2, platform: NONE, because: NONE, lastHop: NONE, sentUs: -1, endedUs: -1 }],
  mailboxMoves: [{ user: 1, platform: CHINA }],
};

const SENT: Step = [T.enterPlatform, 0, GLOBAL, MAIL_ARRIVAL.submitted];

/** What a platform knows user 1 as: kind and target address. */
const known = (w: World, platform: number): unknown[] => {
  const row = recipientRow(w, 1, platform);
  return [w.recipients.kind[row], w.recipients.target[row]];
};

export const MAIL_CASES: Cases = {
  'add-mail': {
    step: [T.addMail, 2, 1, MAIL_PURPOSE.invitation, 9],
    leaves: ({ mails: m }) => [
      m.count,
      m.sender[1],
      m.recipient[1],
      m.mailDomain[1],
      m.subject[1],
      m.state[1],
    ],
    is: [2, NONE, 2, 1, 9, MAIL_STATE.planned],
  },
  'set-mail-sender': { step: [T.setMailSender, 0, 1], leaves: (w) => [w.mails.sender[0]], is: [1] },
  'readdress-mail': { step: [T.readdressMail, 0, 2], leaves: (w) => [w.mails.mailDomain[0]], is: [2] },
  'enter-platform': {
    before: [SENT],
    step: [T.enterPlatform, 0, CHINA, MAIL_ARRIVAL.connector],
    leaves: ({ mails: m, mailHops: h }) => [
      ...[m.state[0], m.platform[0], m.lastHop[0], m.sentUs[0]],
      ...[h.count, h.platform[0], h.platform[1], h.by[1], h.atUs[1], h.previous[1]],
    ],
    is: [MAIL_STATE.inTransit, CHINA, 1, 7_000, 2, GLOBAL, CHINA, MAIL_ARRIVAL.connector, 7_000, 0],
  },
  'deliver-mail': {
    before: [SENT],
    step: [T.deliverMail, 0, 5],
    leaves: ({ mails: m }) => [m.state[0], m.because[0], m.endedUs[0]],
    is: [MAIL_STATE.delivered, 5, 7_000],
  },
  'return-mail': {
    before: [SENT],
    step: [T.returnMail, 0, 6],
    leaves: ({ mails: m }) => [m.state[0], m.because[0], m.endedUs[0]],
    is: [MAIL_STATE.returned, 6, 7_000],
  },
  'set-mail-domain': {
    step: [T.setMailDomain, 1, DOMAIN_STATE.setUpInProgress, 1],
    leaves: ({ acceptedDomains: d }) => [d.state[0], d.state[1], d.federated[1]],
    is: [DOMAIN_STATE.absent, DOMAIN_STATE.setUpInProgress, 1],
  },
  'set-hybrid': {
    step: [T.setHybrid, GLOBAL, 0],
    leaves: (w) => [w.platforms.hybrid[GLOBAL], ...(w.connectors.enabled as number[])],
    // the connectors of its hybrid go, the other stays, and that of another platform stays as it was
    is: [0, 0, 1, 0, 0],
  },
  'give-mail-address': {
    before: [[T.giveMailAddress, 2, 2]],
    step: [T.giveMailAddress, 1, 2],
    leaves: ({ mailAccounts: a }) => [a.addresses[1], a.primary[1], a.addresses[2], a.primary[2]],
    is: [0b110, 0, 0b100, 2],
  },
  'advance-mailbox-move': {
    before: [
      SENT,
      [T.advanceMailboxMove, 0, MOVE_STATE.queued],
      [T.advanceMailboxMove, 0, MOVE_STATE.syncing],
    ],
    step: [T.advanceMailboxMove, 0, MOVE_STATE.completed],
    leaves: (w) => [
      ...[w.mailboxMoves.state[0], w.mailAccounts.mailboxMove[1], w.mailAccounts.platform[1]],
      ...[w.mailAccounts.moves[1], known(w, GLOBAL), known(w, CHINA)],
      // a synchronisation server brings what the premises know
      known(w, PREMISES),
    ],
    is: [MOVE_STATE.completed, 0, CHINA, 1, [mailUser, 2], [mailbox, NONE], [mailUser, 1]],
  },
  'set-recipient': {
    step: [T.setRecipient, 3, RECIPIENT_KIND.none, NONE],
    leaves: (w) => [...known(w, PREMISES), w.recipients.sinceUs[3]],
    is: [RECIPIENT_KIND.none, NONE, 7_000],
  },
};
