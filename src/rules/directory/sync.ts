/** Decides what becomes of a person in the directory of a tenant at a synchronisation cycle. R14.3, A20. */
import { CUSTOM_RULES, type CustomRule, type Recipient } from '../../model/directory-words.ts';
import type { DirectoryReason } from './reasons.ts';
import { type MailboxSeen, SYNC_TABLE, type SyncRow, syncRow } from './sync-table.ts';

export interface SyncCase {
  /** Whether the person is in the directory on premises. */
  readonly exists: boolean;
  /** Whether the person's domain is within the server's scope. */
  readonly inScope: boolean;
  /** Whether the object stands in another tenant already and the switch `oneObjectTwoTenants` forbids that. */
  readonly keptElsewhere: boolean;
  readonly mailbox: MailboxSeen;
  readonly customRules: readonly CustomRule[];
}

export interface SyncGate {
  readonly gate: string;
  readonly pass: boolean;
  readonly because: DirectoryReason;
}

export interface SyncAnswer {
  readonly recipient: Recipient;
  readonly because: DirectoryReason;
  /** Row of the table that answered, null if a gate did before. */
  readonly row: string | null;
  readonly gates: readonly SyncGate[];
  readonly source: string;
}

const WITHOUT_RULE: Readonly<Record<CustomRule, DirectoryReason>> = {
  mailUser: 'no-mail-user-rule',
  proxyAddresses: 'no-proxy-addresses-rule',
  targetAddress: 'no-target-address-rule',
};

export function syncedAs(asked: SyncCase): SyncAnswer {
  const gates: SyncGate[] = [];
  const passes = (gate: string, pass: boolean, yes: DirectoryReason, no: DirectoryReason): boolean => {
    gates.push({ gate, pass, because: pass ? yes : no });
    return pass;
  };
  const closed =
    !passes('exists', asked.exists, 'in-directory', 'not-in-directory') ||
    !passes('scope', asked.inScope, 'in-scope', 'out-of-scope') ||
    (asked.keptElsewhere && !passes('one-tenant', false, 'in-scope', 'synced-elsewhere'));
  if (closed) {
    const { because } = gates.at(-1)!;
    return { recipient: 'absent', because, row: null, gates, source: 'R14.3' };
  }
  const row = syncRow(asked.mailbox);
  const missing = CUSTOM_RULES.find((rule) => row.needs.includes(rule) && !asked.customRules.includes(rule));
  if (row.needs.length > 0) {
    passes('custom-rules', missing === undefined, 'custom-rules-serve', WITHOUT_RULE[missing ?? 'mailUser']);
  }
  return {
    recipient: missing === undefined ? row.becomes : 'user',
    because: missing === undefined ? row.because : WITHOUT_RULE[missing],
    row: row.id,
    gates,
    source: row.source,
  };
}

const BECOMES: Readonly<Partial<Record<DirectoryReason, Recipient>>> = {
  'own-mailbox': 'mailbox',
  'standard-rules-serve': 'mailUser',
  'custom-rules-serve': 'mailUser',
  'no-mail-user-rule': 'user',
  'no-proxy-addresses-rule': 'user',
  'no-target-address-rule': 'user',
  'person-has-no-mailbox': 'user',
};

/** What a person becomes for that reason of a `syncedAs`: each reason stands for one. */
export function recipientBy(because: DirectoryReason): Recipient {
  return BECOMES[because] ?? 'absent';
}

/** The row of the table behind such a reason, undefined if a gate answered before. */
export function syncRowBy(because: DirectoryReason): SyncRow | undefined {
  const isMissingRule = Object.values(WITHOUT_RULE).includes(because);
  return SYNC_TABLE.find((row) => (isMissingRule ? row.needs.length > 0 : row.because === because));
}

/** Whether an address list shows what an object has become. */
export function isListed(recipient: Recipient): boolean {
  return recipient === 'mailUser' || recipient === 'mailbox';
}
