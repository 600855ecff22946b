/** What records of Exchange mail say. */
import { plainText } from '../../core/plain-text.ts';
import {
  DOMAIN_STATE,
  DOMAIN_STATES,
  DOMAIN_TOOLS,
  MAIL_ARRIVAL,
  MOVE_STATE,
} from '../../model/mail-words.ts';
import { NONE } from '../../model/words.ts';
import { operandOf } from '../columns.ts';
import type { Sentences } from './feature-sentence.ts';
import type { Naming } from './naming.ts';

/** The first operands of a record. */
function operands({ trace }: Naming, n: number, count: number): number[] {
  return Array.from({ length: count }, (_, place) => operandOf(trace.columns, n, place));
}

function nameOf(
  naming: Naming,
  list: 'mails' | 'platforms' | 'mailDomains',
  id: number,
  what: string,
): string {
  const name = naming.trace.columns.head.names[list][id];
  const shown = name === undefined ? '' : plainText(name);
  return shown.trim() === '' ? `${what} ${id}` : shown;
}

const platform = (naming: Naming, id: number): string => nameOf(naming, 'platforms', id, 'platform');
const domain = (naming: Naming, id: number): string => nameOf(naming, 'mailDomains', id, 'domain');

/** `the mail m1`, or what a mail without a name is for. */
function mail(naming: Naming, id: number): string {
  return naming.trace.columns.head.names.mails[id] === undefined
    ? `mail ${id}`
    : `the mail ${nameOf(naming, 'mails', id, 'mail')}`;
}

/** `cn.contoso.com on china`. */
function accepted(naming: Naming, row: number): string {
  const { acceptedDomains: rows } = naming.trace.threads.world;
  return `${domain(naming, rows.mailDomain[row] ?? NONE)} on ${platform(naming, rows.platform[row] ?? NONE)}`;
}

const STATES: readonly string[] = DOMAIN_STATES.map((state) =>
  state === 'setUpInProgress' ? 'set up, with DNS records to come' : state,
);

export const MAIL_SENTENCES: Sentences = {
  'mail-sent': (naming, n) => {
    const [id, user] = operands(naming, n, 2);
    const { mails } = naming.trace.threads.world;
    const from = user === NONE ? 'the service' : naming.user(user!);
    return `${from} sent ${mail(naming, id!)} to ${naming.user(mails.recipient[id!] ?? NONE)}`;
  },
  'mail-arrived': (naming, n) => {
    const [id, at, by, user] = operands(naming, n, 4);
    const how = by === MAIL_ARRIVAL.connector ? 'through a connector' : 'by DNS';
    return `${mail(naming, id!)} to ${naming.user(user!)} came to ${platform(naming, at!)} ${how}`;
  },
  'mail-return-learned': (naming, n) => {
    const [id, user] = operands(naming, n, 2);
    return `${naming.user(user!)} read that ${mail(naming, id!)} was returned`;
  },
  'mail-domain-added': (naming, n) => {
    const [row, tool] = operands(naming, n, 2);
    return `an administrator added ${accepted(naming, row!)} by ${DOMAIN_TOOLS[tool!] ?? 'some tool'}`;
  },
  'mail-domain-advanced': (naming, n) => {
    const [row, state] = operands(naming, n, 2);
    const word = state === DOMAIN_STATE.active ? 'active, its DNS records are there' : STATES[state!];
    return `${accepted(naming, row!)} was to be ${word}`;
  },
  'hybrid-enabled': (naming, n) =>
    `an administrator configured the hybrid of the premises with ${platform(naming, operandOf(naming.trace.columns, n, 0))}`,
  'mail-address-given': (naming, n) => {
    const [user, of] = operands(naming, n, 2);
    return `an e-mail address policy gave ${naming.user(user!)} an address in ${domain(naming, of!)}`;
  },
  'mailbox-move-requested': (naming, n) => {
    const [move, user] = operands(naming, n, 2);
    const to = naming.trace.threads.world.mailboxMoves.platform[move!] ?? NONE;
    return `the mailbox of ${naming.user(user!)} was to migrate to ${platform(naming, to)}`;
  },
  'mailbox-move-advanced': (naming, n) => {
    const [move, user, state] = operands(naming, n, 3);
    const to = platform(naming, naming.trace.threads.world.mailboxMoves.platform[move!] ?? NONE);
    return state === MOVE_STATE.completed
      ? `the mailbox of ${naming.user(user!)} was on ${to}`
      : `the mailbox of ${naming.user(user!)} was being copied to ${to}`;
  },
  'mail-forwarded': (naming, n) => {
    const [id, , next, by] = operands(naming, n, 4);
    const how = by === MAIL_ARRIVAL.connector ? 'through a connector' : 'by DNS';
    return `${mail(naming, id!)} was passed on to ${platform(naming, next!)} ${how}`;
  },
  'mail-delivered': (naming, n) => {
    const [id, user, at] = operands(naming, n, 3);
    return `${mail(naming, id!)} was delivered to ${naming.user(user!)} on ${platform(naming, at!)}`;
  },
  'mail-returned': (naming, n) => {
    const [id, , at, because] = operands(naming, n, 4);
    return `${platform(naming, at!)} returned ${mail(naming, id!)}, because of ${naming.tell.reason(because!)}`;
  },
  'hybrid-removed': (naming, n) =>
    `the hybrid configuration with ${platform(naming, operandOf(naming.trace.columns, n, 0))} was removed`,
};
