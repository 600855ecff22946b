/** Mailboxes and mail on its way between Exchange on premises, worldwide and at 21Vianet. R14. */

import type { Cell } from './cell.ts';
import { type EventKind, eventKind, type OwnedTimer, type TransitionKind, transitionKind } from './kinds.ts';
import {
  DOMAIN_STATES,
  DOMAIN_TOOLS,
  HYBRID_WIZARDS,
  MAIL_ARRIVALS,
  MAIL_PURPOSES,
  MOVE_STATES,
  RECIPIENT_KINDS,
} from './mail-words.ts';

export * from './mail-words.ts';

/** Events that are scheduled; at most four operands. `user` is whom the record concerns most. */
export const MAIL_EVENTS = [
  /** `user` writes a mail. */
  eventKind('mail-sent', 6, 'mail', 'user'),
  /** A mail to `user` has come to a platform. */
  eventKind('mail-arrived', 4, 'mail', 'platform', ['by', MAIL_ARRIVALS], 'user'),
  /** The report that a mail was returned has come to its sender. */
  eventKind('mail-return-learned', 4, 'mail', 'user'),
  eventKind('mail-domain-added', 1, 'acceptedDomain', ['tool', DOMAIN_TOOLS]),
  eventKind('mail-domain-advanced', 1, 'acceptedDomain', ['state', DOMAIN_STATES]),
  /** By the hybrid wizard of the time: for one tenant, from 2020-09-22 for several (R14.10). */
  eventKind('hybrid-enabled', 1, 'platform', ['wizard', HYBRID_WIZARDS]),
  /** An e-mail address policy gives the user an address in a domain. */
  eventKind('mail-address-given', 1, 'user', 'mailDomain'),
  eventKind('mailbox-move-requested', 1, 'mailboxMove', 'user'),
  eventKind('mailbox-move-advanced', 3, 'mailboxMove', 'user', ['state', MOVE_STATES]),
] as const satisfies readonly EventKind[];

/** What those events bring about in the same instant. */
export const MAIL_FOLLOW_ONS = [
  eventKind('mail-forwarded', 4, 'mail', 'platform', 'nextPlatform', ['by', MAIL_ARRIVALS]),
  eventKind('mail-delivered', 4, 'mail', 'user', 'platform'),
  eventKind('mail-returned', 4, 'mail', 'user', 'platform', 'because'),
  eventKind('hybrid-removed', 1, 'platform'),
] as const satisfies readonly EventKind[];

export const MAIL_TRANSITIONS = [
  /** One more mail to `user`, from the service unless `set-mail-sender` follows. */
  transitionKind('add-mail', 'user', 'mailDomain', ['purpose', MAIL_PURPOSES], 'subject'),
  transitionKind('set-mail-sender', 'mail', 'user'),
  transitionKind('readdress-mail', 'mail', 'mailDomain'),
  transitionKind('enter-platform', 'mail', 'platform', ['by', MAIL_ARRIVALS]),
  transitionKind('deliver-mail', 'mail', 'because'),
  transitionKind('return-mail', 'mail', 'because'),
  transitionKind('set-mail-domain', 'acceptedDomain', ['state', DOMAIN_STATES], 'federated'),
  transitionKind('set-hybrid', 'platform', 'value'),
  transitionKind('give-mail-address', 'user', 'mailDomain'),
  transitionKind('advance-mailbox-move', 'mailboxMove', ['state', MOVE_STATES]),
  /** What a platform knows a user as from now on; `target` is a mail domain or -1. */
  transitionKind('set-recipient', 'platformRecipient', ['kind', RECIPIENT_KINDS], 'target'),
] as const satisfies readonly TransitionKind[];

export const MAIL_TABLES = {
  /** Where Exchange runs. */
  platforms: {
    kind: 'u8',
    /** NONE for the premises. */
    tenant: 'i32',
    /** Code of CLOUDS, NONE for the premises. */
    cloud: 'i8',
    /** 1 for an online platform in hybrid with the premises (R14.1). */
    hybrid: 'u8',
    /** Whether Exchange Web Services are published: mailboxes migrate over them (R16.5). */
    webServices: 'u8',
    /** Whether mail leaves by DNS where no connector leads. */
    usesDns: 'u8',
    /** The mail domain of target addresses that lead here, NONE if there is none. */
    routingDomain: 'i32',
  },
  /** Domains of addresses, whoever accepts them. */
  mailDomains: {
    /** The platform that DNS leads to once the domain is active there; NONE without an MX record. */
    exchanger: 'i32',
    /** The nearest domain above it, NONE if there is none. */
    parent: 'i32',
  },
  /** A domain on a platform: one row for each that the scenario mentions. */
  acceptedDomains: { platform: 'i32', mailDomain: 'i32', type: 'u8', state: 'u8', federated: 'u8' },
  /** What leads mail for a domain (NONE: any) from a platform to another. */
  connectors: {
    platform: 'i32',
    nextPlatform: 'i32',
    mailDomain: 'i32',
    /** 1 if it belongs to the hybrid configuration of its online end, and goes with it. */
    hybrid: 'u8',
    enabled: 'u8',
  },
  /** One row per user, in the order of users; none without an `exchange` section. */
  mailAccounts: {
    /** The platform of the mailbox, NONE without one. */
    platform: 'i32',
    /** The mail domain of the primary address, NONE without one. */
    primary: 'i32',
    /** Bit 1 << mail domain for each address. */
    addresses: 'i32',
    /** The last migration that was asked for and not refused, NONE before. */
    mailboxMove: 'i32',
    /** How often the mailbox has moved: a mail on its way may meet a platform again after that. */
    moves: 'i32',
  },
  /** Migrations of mailboxes, one for each that the scenario asks for. */
  mailboxMoves: {
    user: 'i32',
    platform: 'i32',
    state: 'u8',
    /** Microseconds from asking to syncing, and from syncing to completed. */
    queueUs: 'f64',
    syncUs: 'f64',
  },
  /** What each platform knows each user as: row `user * platforms + platform`. */
  recipients: { kind: 'u8', target: 'i32', sinceUs: 'f64' },
  mails: {
    /** NONE for a mail of the service itself. */
    sender: 'i32',
    recipient: 'i32',
    /** The domain of the address that it goes to now. */
    mailDomain: 'i32',
    /** Where it is or was last, NONE before. */
    platform: 'i32',
    state: 'u8',
    /** Reason of its end, NONE before. */
    because: 'i16',
    /** The last of its hops, NONE before the first. */
    lastHop: 'i32',
    purpose: 'u8',
    /** What it is about, by its purpose: NONE or an id. */
    subject: 'i32',
    sentUs: 'f64',
    endedUs: 'f64',
  },
  /** The platforms that each mail has come to, in the order of time. */
  mailHops: {
    mail: 'i32',
    platform: 'i32',
    by: 'u8',
    atUs: 'f64',
    /** The domain of the address with which it came. */
    mailDomain: 'i32',
    /** How often the recipient's mailbox had moved by then. */
    moves: 'i32',
    /** The hop before, NONE for the first. */
    previous: 'i32',
  },
} as const satisfies Record<string, Record<string, Cell>>;

/** Timers among the events, see OwnedTimer. */
export const MAIL_TIMERS = [] as const satisfies readonly OwnedTimer[];

/** Operands that are ids, of records and of transitions, with their tables. */
export const MAIL_OWNERS = {
  mail: 'mails',
  platform: 'platforms',
  nextPlatform: 'platforms',
  mailDomain: 'mailDomains',
  acceptedDomain: 'acceptedDomains',
  platformRecipient: 'recipients',
  mailboxMove: 'mailboxMoves',
} as const satisfies Record<string, keyof typeof MAIL_TABLES>;

/** What the scenario names: the word for one, with its table. */
export const MAIL_NAMED = {
  mail: 'mails',
  platform: 'platforms',
  mailDomain: 'mailDomains',
} as const satisfies Record<string, keyof typeof MAIL_TABLES>;
