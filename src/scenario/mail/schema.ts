/** The part of the scenario format about Exchange mail. */
import {
  ACCEPTED_TYPES,
  DOMAIN_STATES,
  DOMAIN_TOOLS,
  MAIL_STATES,
  MOVE_STATES,
} from '../../model/mail-words.ts';
import { duration, flag, list, name, named, orNull, shape, whole, word } from '../schema-words.ts';

const platformName = (description: string) => name(`${description}: a name of exchange.platforms`);
const domainName = (description: string) => name(`${description}: a domain of exchange.domains`);

const platform = shape(
  {
    tenant: name(
      'The tenant whose Exchange Online it is; left out: Exchange on the premises, of which there is one',
    ).optional(),
    hybrid: flag(
      'Whether it is in hybrid with the premises (R14.1); one platform at most, but see the switch hybridTenants; default false',
    ).optional(),
    webServices: flag(
      'Whether Exchange Web Services are published, over which mailboxes migrate (R16.5); default true',
    ).optional(),
    usesDns: flag('Whether mail leaves by DNS where no connector leads; default true').optional(),
    routingDomain: domainName(
      'The domain of target addresses that lead here; default: the only authoritative domain whose mx it is',
    ).optional(),
  },
  'A place where Exchange runs: on premises, or Exchange Online of a tenant',
);

const acceptedBy = (description: string) => list(platformName('A platform'), description).optional();

const domain = shape(
  {
    authoritative: acceptedBy('Platforms that reject recipients whom they do not know (R14.8)'),
    internalRelay: acceptedBy('Platforms that pass unknown recipients on through a connector (R14.8)'),
    mx: orNull(
      platformName('A platform'),
      'Where DNS leads once the domain is active there; null: nowhere; default: the only platform that accepts it',
    ).optional(),
    states: named(
      word(DOMAIN_STATES, 'The state'),
      'By platform: how far the domain is there at the start (R14.4); default active',
    ).optional(),
    federated: flag(
      'Whether people of this domain sign in through the federation service (R16.4); default false',
    ).optional(),
  },
  'A domain of addresses',
);

const connector = shape(
  {
    from: platformName('Where mail leaves'),
    to: platformName('Where it comes in'),
    domains: list(domainName('A domain'), 'For addresses of these domains; left out: all').optional(),
  },
  'What leads mail from a platform to another',
);

/** Sections of the file. */
export const MAIL_SECTIONS = {
  exchange: shape(
    {
      platforms: named(platform, 'Where Exchange runs'),
      domains: named(domain, 'Domains of addresses'),
      connectors: list(
        connector,
        'What leads mail between platforms; left out: each domain is led to its mx, between 21Vianet and the premises as the switch mail21VOnPremises says',
      ).optional(),
    },
    'Mail between Exchange on premises, worldwide and at 21Vianet (R14)',
  ).optional(),
} as const;

/** Keys of a tenant. */
export const MAIL_TENANT_KEYS = {} as const;

/** Keys of a user. */
export const MAIL_USER_KEYS = {
  mailbox: orNull(
    platformName('The platform of the mailbox'),
    'null: no mailbox; default: the platform of the tenant, if it has one',
  ).optional(),
  mailDomains: list(
    domainName('A domain in which the user has an address'),
    'The first is that of the primary address; default: the domain of the user, and that of target addresses to the mailbox',
  ).optional(),
  mailUserOn: named(
    name('The domain of the target address; none: not known there; noTarget: without a target address'),
    'By platform: what it knows the user as where the mailbox is not; default: a mail user whose target address leads to the mailbox (R14.9)',
  ).optional(),
} as const;

const acceptedDomain = {
  domain: domainName('The domain'),
  on: platformName('The platform'),
} as const;

/** What events may do. */
export const MAIL_ACTIONS = {
  mail: shape(
    {
      from: name('Who writes'),
      to: name('To whom'),
      id: name('A name by which expectations refer to the mail'),
      label: name('Its sensitivity label, declared under boundaries (R16.1)').optional(),
      domain: domainName(
        'The domain of the address that is used; default: of the primary address',
      ).optional(),
    },
    'A person writes a mail to another',
  ),
  addDomain: shape(
    { ...acceptedDomain, by: word(DOMAIN_TOOLS, 'By what') },
    'An administrator adds a domain to a platform; the portal refuses a subdomain (R14.4)',
  ),
  advanceDomain: shape(
    { ...acceptedDomain, to: word(DOMAIN_STATES, 'The next state') },
    'A domain comes a step further: verified by its TXT record, then set up, then its DNS records are there (R14.4)',
  ),
  enableHybrid: shape(
    { platform: platformName('An online platform') },
    'The hybrid configuration of the premises with this platform; it removes that with another (R14.1, R14.10)',
  ),
  giveAddress: shape(
    {
      domain: domainName('The domain'),
      users: list(name('The address of a user'), 'Who gets an address in it'),
    },
    'An e-mail address policy gives people an address in a domain (R16.5)',
  ),
  migrateMailbox: shape(
    {
      user: name('Whose'),
      to: platformName('Where it goes'),
      queue: duration('Until it is being copied; default: the switch mailboxMoveQueue').optional(),
      sync: duration('From then until it is there; default: the switch mailboxMoveSync').optional(),
    },
    'A mailbox migrates over Exchange Web Services (R16.5)',
  ),
} as const;

const at = name('When: a duration since the start, or an instant; left out: at the end').optional();

/** What may be expected; the first key of each says of what. */
export const MAIL_EXPECTATIONS = {
  mail: shape(
    {
      mail: name('The id of the mail'),
      at,
      outcome: word(MAIL_STATES, 'What has become of it').optional(),
      via: list(platformName('A platform'), 'The platforms that it has come to, in order').optional(),
      because: orNull(name('A reason'), 'Why it ended there; null: it has not').optional(),
      after: orNull(duration('A duration'), 'From sending to its end; null: it has not ended').optional(),
    },
    'What has become of a mail',
  ),
  mailbox: shape(
    {
      mailbox: name('The address of the user'),
      at,
      on: orNull(platformName('The platform'), 'null: no mailbox').optional(),
      move: word(MOVE_STATES, 'How far the last migration has come').optional(),
      received: whole(0, 'How many mails have been delivered to it').optional(),
    },
    'A fact about a mailbox',
  ),
  acceptedDomain: shape(
    {
      acceptedDomain: shape(acceptedDomain, 'A domain on a platform'),
      at,
      state: word(DOMAIN_STATES, 'How far it has come').optional(),
      type: word(ACCEPTED_TYPES, 'What it means for unknown recipients').optional(),
    },
    'A fact about a domain on a platform',
  ),
  platform: shape(
    {
      platform: platformName('The platform'),
      at,
      hybrid: flag('Whether it is in hybrid with the premises').optional(),
    },
    'A fact about a platform',
  ),
  knownOn: shape(
    {
      knownOn: shape(
        { user: name('The address of the user'), platform: platformName('The platform') },
        'A person, and where',
      ),
      at,
      kind: word(['none', 'mailUser', 'mailbox'], 'What the platform knows the user as').optional(),
      target: orNull(domainName('The domain of the target address'), 'null: there is none').optional(),
    },
    'What a platform knows a person as',
  ),
} as const;
