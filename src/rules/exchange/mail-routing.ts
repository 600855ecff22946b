/**
 * What a platform does with a mail that is there: deliver it, pass it on, or return it to its sender. R14.2, R14.8,
 * R14.9. A recipient that the platform knows goes before what its domain means: Exchange looks for the address
 * first, and only an unknown one makes the kind of the accepted domain matter.
 */
import { MAIL_ARRIVALS } from '../../model/mail-words.ts';
import { type PlainRow, rowFor, YES_NO } from '../meetings/plain-table.ts';
import { type Condition, defineTable } from '../table.ts';
import type { ExchangeReason } from './reasons.ts';

/** What the domain of the address is on the platform. */
export const DOMAIN_HERE = ['notAccepted', 'authoritative', 'internalRelay'] as const;
/** Whom the platform knows by that address; `unaddressed`: a mail user without a target address. */
export const RECIPIENT_HERE = ['unknown', 'mailbox', 'mailUser', 'unaddressed'] as const;
/** What leads on to the address, or to the target address of a mail user; `notActive`: DNS will, but does not yet. */
export const WAYS_ON = ['connector', 'dns', 'notActive', 'none'] as const;

export const MAIL_ROUTING_AXES = {
  /** Whether the mail has been here with this address since the recipient's mailbox moved last. */
  beenHere: YES_NO,
  arrival: MAIL_ARRIVALS,
  domain: DOMAIN_HERE,
  recipient: RECIPIENT_HERE,
  way: WAYS_ON,
  /** The switch relayWithoutConnector. */
  relayByDns: YES_NO,
} as const;
type When = Condition<typeof MAIL_ROUTING_AXES>;

export const MAIL_ANSWERS = ['deliver', 'forward', 'forwardToTarget', 'return'] as const;
export type MailAnswer = (typeof MAIL_ANSWERS)[number];

export interface MailRow extends PlainRow<typeof MAIL_ROUTING_AXES> {
  readonly answer: MailAnswer;
  readonly because: ExchangeReason;
}

/** Mail that the platform takes at all: its own, its connectors', and by DNS only for what it accepts. */
function taken(when: When): When[] {
  const domains = (['notAccepted', 'authoritative', 'internalRelay'] as const).filter((domain) => {
    const wanted = when.domain;
    return wanted === undefined || (typeof wanted === 'string' ? [wanted] : wanted).includes(domain);
  });
  return domains.map((domain) => ({
    ...when,
    beenHere: 'no',
    domain,
    arrival: domain === 'notAccepted' ? ['submitted', 'connector'] : [...MAIL_ARRIVALS],
  }));
}

function row(
  id: string,
  words: readonly [string, string],
  answer: MailAnswer,
  because: ExchangeReason,
  source: string,
  when: When | readonly When[],
): MailRow {
  return { id: `mail/${id}`, words, note: '', source, answer, because, when };
}

const TARGET = '[EXCHANGE-21V] step 4, R14.9';
const ACCEPTED = '[ACCEPTED-DOMAINS] R14.8';

const ROWS: readonly MailRow[] = [
  row('loop', ['it has been here before', 'returned'], 'return', 'mail-loop', '[NDR]', { beenHere: 'yes' }),
  row('relay-denied', ['by DNS, for a domain not accepted', 'returned'], 'return', 'relay-denied', '[NDR]', {
    beenHere: 'no',
    arrival: 'dns',
    domain: 'notAccepted',
  }),
  row(
    'mailbox',
    ['the mailbox is here', 'delivered'],
    'deliver',
    'mailbox-here',
    ACCEPTED,
    taken({ recipient: 'mailbox' }),
  ),
  row(
    'target-by-connector',
    ['a mail user, a connector leads to the target address', 'passed on'],
    'forwardToTarget',
    'target-address-by-connector',
    TARGET,
    taken({ recipient: 'mailUser', way: 'connector' }),
  ),
  row(
    'target-by-dns',
    ['a mail user, DNS leads to the target address', 'passed on'],
    'forwardToTarget',
    'target-address-by-dns',
    TARGET,
    taken({ recipient: 'mailUser', way: 'dns' }),
  ),
  row(
    'no-target',
    ['a mail user without target address', 'returned'],
    'return',
    'no-target-address',
    '[EXCHANGE-21V] step 4',
    taken({ recipient: 'unaddressed' }),
  ),
  row(
    'unknown-authoritative',
    ['unknown, the domain is authoritative', 'returned'],
    'return',
    'recipient-unknown',
    ACCEPTED,
    taken({ recipient: 'unknown', domain: 'authoritative' }),
  ),
  row(
    'relay-by-connector',
    ['unknown, the domain is an internal relay, a connector leads on', 'passed on'],
    'forward',
    'relayed-by-connector',
    ACCEPTED,
    taken({ recipient: 'unknown', domain: 'internalRelay', way: 'connector' }),
  ),
  row(
    'relay-by-dns',
    ['unknown, the domain is an internal relay, DNS leads on and may', 'passed on'],
    'forward',
    'relayed-by-dns',
    ACCEPTED,
    taken({ recipient: 'unknown', domain: 'internalRelay', way: 'dns', relayByDns: 'yes' }),
  ),
  row(
    'relay-without-connector',
    ['unknown, the domain is an internal relay, no connector leads on', 'returned'],
    'return',
    'relay-needs-connector',
    ACCEPTED,
    [
      ...taken({ recipient: 'unknown', domain: 'internalRelay', way: 'dns', relayByDns: 'no' }),
      ...taken({ recipient: 'unknown', domain: 'internalRelay', way: ['none', 'notActive'] }),
    ],
  ),
  row(
    'out-by-connector',
    ['the domain is not accepted, a connector leads on', 'passed on'],
    'forward',
    'connector-leads',
    '[EXCHANGE-21V] what is reached',
    taken({ recipient: 'unknown', domain: 'notAccepted', way: 'connector' }),
  ),
  row(
    'out-by-dns',
    ['the domain is not accepted, DNS leads on', 'passed on'],
    'forward',
    'dns-leads',
    '[EXCHANGE-21V] what is reached',
    taken({ recipient: 'unknown', domain: 'notAccepted', way: 'dns' }),
  ),
  row(
    'not-active',
    ['DNS does not lead to the address yet', 'returned'],
    'return',
    'domain-not-active',
    '[EXCHANGE-21V] 1, R14.4',
    [
      ...taken({ recipient: 'mailUser', way: 'notActive' }),
      ...taken({ recipient: 'unknown', domain: 'notAccepted', way: 'notActive' }),
    ],
  ),
  row('no-way', ['nothing leads to the address', 'returned'], 'return', 'no-way', '[NDR]', [
    ...taken({ recipient: 'mailUser', way: 'none' }),
    ...taken({ recipient: 'unknown', domain: 'notAccepted', way: 'none' }),
  ]),
];

export const MAIL_ROUTING = defineTable<typeof MAIL_ROUTING_AXES, MailRow>(
  'mail-routing',
  MAIL_ROUTING_AXES,
  ROWS,
);

export type MailQuery = {
  readonly [K in keyof typeof MAIL_ROUTING_AXES]: (typeof MAIL_ROUTING_AXES)[K][number];
};

/** The row that answers; every input has one. */
export function mailRowFor(query: MailQuery): MailRow {
  return rowFor(MAIL_ROUTING, query);
}
