/**
 * What a directory synchronisation server makes of a person in the tenant that it serves (R14.3): by where the
 * person's mailbox is, seen from that tenant, and by the custom rules that the server has.
 */
import type { CustomRule, Recipient } from '../../model/directory-words.ts';
import { CUSTOM_RULES } from '../../model/directory-words.ts';
import type { DirectoryReason } from './reasons.ts';

/** Where a mailbox is, seen from a tenant; `none`: the person has no mailbox. */
export type MailboxSeen = 'here' | 'premises' | 'otherCloud' | 'none';

export interface SyncRow {
  readonly id: string;
  readonly mailbox: MailboxSeen;
  /** Custom rules without which the object is a plain user. */
  readonly needs: readonly CustomRule[];
  readonly becomes: Recipient;
  readonly because: DirectoryReason;
  readonly source: string;
}

export const SYNC_TABLE: readonly SyncRow[] = [
  {
    id: 'sync/mailbox-here',
    mailbox: 'here',
    needs: [],
    becomes: 'mailbox',
    because: 'own-mailbox',
    source: '[EXCHANGE-21V] step 3: users are synchronised to the tenant that hosts them',
  },
  {
    id: 'sync/mailbox-on-premises',
    mailbox: 'premises',
    needs: [],
    becomes: 'mailUser',
    because: 'standard-rules-serve',
    source: '[EXCHANGE-21V] the hybrid before: one server, no custom rule, everything works',
  },
  {
    id: 'sync/mailbox-in-other-cloud',
    mailbox: 'otherCloud',
    needs: CUSTOM_RULES,
    becomes: 'mailUser',
    because: 'custom-rules-serve',
    source: '[EXCHANGE-21V] step 4: mail user, proxy addresses, target address',
  },
  {
    id: 'sync/no-mailbox',
    mailbox: 'none',
    needs: [],
    becomes: 'user',
    because: 'person-has-no-mailbox',
    source: 'derived: an address list shows recipients of mail',
  },
];

export function syncRow(mailbox: MailboxSeen): SyncRow {
  return SYNC_TABLE.find((row) => row.mailbox === mailbox)!;
}
