/** Mailboxes and addresses of the users, and what each platform knows each of them as. */
import { RECIPIENT_KIND } from '../../model/mail-words.ts';
import { NONE } from '../../model/words.ts';
import type { FeatureRows, FeatureWork } from '../feature.ts';
import type { UserEntry } from '../schema-entities.ts';
import type { Path } from '../tree.ts';
import { resolve } from '../work.ts';
import type { ExchangePlan } from './plan-platforms.ts';

type AccountRow = NonNullable<FeatureRows['mailAccounts']>[number];
type RecipientRow = NonNullable<FeatureRows['recipients']>[number];

export interface Accounts {
  readonly mailAccounts: readonly AccountRow[];
  readonly recipients: readonly RecipientRow[];
}

const NOT_KNOWN: RecipientRow = { kind: RECIPIENT_KIND.none, target: NONE, sinceUs: 0 };

/** A row for every user, and for every user and platform. */
export function planAccounts(on: FeatureWork, plan: ExchangePlan): Accounts {
  const mailAccounts: AccountRow[] = [];
  const recipients: RecipientRow[] = [];
  on.users.index.names.forEach((_, user) => {
    const { key, entry } = on.users.statedOf(user);
    const account = planAccount(on, plan, key, entry, user);
    mailAccounts.push(account);
    recipients.push(...planRecipients(on, plan, account, key, entry));
  });
  return { mailAccounts, recipients };
}

function planAccount(
  on: FeatureWork,
  plan: ExchangePlan,
  key: string,
  entry: UserEntry,
  user: number,
): AccountRow {
  const platform = planMailbox(on, plan, key, entry, user);
  const domains = planDomains(on, plan, key, entry, user, platform);
  return {
    platform,
    primary: domains[0] ?? NONE,
    addresses: domains.reduce((bits, domain) => bits | (1 << domain), 0),
    mailboxMove: NONE,
    moves: 0,
  };
}

function planMailbox(
  on: FeatureWork,
  plan: ExchangePlan,
  key: string,
  entry: UserEntry,
  user: number,
): number {
  if (entry.mailbox === null) return NONE;
  if (entry.mailbox !== undefined)
    return resolve(on.work, plan.platforms, 'platform', entry.mailbox, ['users', key, 'mailbox']) ?? NONE;
  const { tenant } = on.users.plans[user]!;
  return plan.platformRows.findIndex((row) => row.tenant === tenant);
}

/** The stated ones, else the user's own domain and that of target addresses to the mailbox. */
function planDomains(
  on: FeatureWork,
  plan: ExchangePlan,
  key: string,
  entry: UserEntry,
  user: number,
  platform: number,
): number[] {
  if (entry.mailDomains !== undefined) {
    const path: Path = ['users', key, 'mailDomains'];
    return entry.mailDomains.flatMap(
      (name, place) => resolve(on.work, plan.domains, 'mail domain', name, [...path, place]) ?? [],
    );
  }
  if (platform === NONE) return [];
  const own = plan.domains.idOf(on.users.plans[user]!.domain);
  const routing = plan.platformRows[platform]!.routingDomain;
  const domains = [...(own === undefined ? [] : [own]), ...(routing === NONE ? [] : [routing])];
  return [...new Set(domains)];
}

function planRecipients(
  on: FeatureWork,
  plan: ExchangePlan,
  account: AccountRow,
  key: string,
  entry: UserEntry,
): RecipientRow[] {
  const toMailbox = account.platform === NONE ? NONE : plan.platformRows[account.platform]!.routingDomain;
  const rows: RecipientRow[] = plan.platformRows.map((_, platform) => {
    if (account.platform === NONE) return NOT_KNOWN;
    if (platform === account.platform) return { ...NOT_KNOWN, kind: RECIPIENT_KIND.mailbox };
    return { kind: RECIPIENT_KIND.mailUser, target: toMailbox, sinceUs: 0 };
  });
  const path: Path = ['users', key, 'mailUserOn'];
  for (const [name, target] of Object.entries(entry.mailUserOn ?? {})) {
    const platform = resolve(on.work, plan.platforms, 'platform', name, [...path, name]);
    const row = planTarget(on, plan, target, [...path, name]);
    if (platform !== undefined && platform !== account.platform) rows[platform] = row;
  }
  return rows;
}

function planTarget(on: FeatureWork, plan: ExchangePlan, target: string, path: Path): RecipientRow {
  if (target === 'none') return NOT_KNOWN;
  const domain =
    target === 'noTarget' ? NONE : (resolve(on.work, plan.domains, 'mail domain', target, path) ?? NONE);
  return { kind: RECIPIENT_KIND.mailUser, target: domain, sinceUs: 0 };
}
