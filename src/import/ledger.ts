/** What an import left out, changed or doubts: counted by reason, with the first place of each. */

/** A line of an export, from 1; 0 for the whole file. */
export interface Where {
  readonly file: string;
  readonly line: number;
}

/** Why a row did not become a person, or a record no message. */
export const SKIP_REASONS = {
  guest: 'guests (AccountType Guest, or #EXT# in the name)',
  'resource-account': 'resource accounts (AccountType ResourceAccount)',
  ineligible:
    'accounts without a licence for Teams or Skype for Business (AccountType IneligibleUser or Unknown)',
  'soft-deleted': 'accounts that are deleted',
  'account-disabled': 'accounts that may not sign in (AccountEnabled False)',
  'not-sip-enabled': 'accounts without SIP (IsSipEnabled or Enabled False)',
  'no-address': 'rows without an address that a scenario could use',
  'domain-of-no-tenant': 'people in domains that no tenant has',
  'domain-of-another-tenant': 'people whose domain belongs to another tenant',
  duplicate: 'rows of people who are there already',
  'teams-only-on-prem': 'people homed on-premises with TeamsOnly, which cannot be granted to them (R1.21)',
  'cannot-exist': 'people whose mode and home cannot go together in this tenant',
  'usage-of-nobody': 'rows of usage reports about nobody who was imported',
  'policy-of-nobody': 'policy assignments of nobody who was imported',
  'message-of-nobody': 'messages between people of whom one was not imported',
} as const;
export type SkipReason = keyof typeof SKIP_REASONS;

export interface Skipped {
  readonly reason: string;
  readonly says: string;
  readonly count: number;
  readonly first: Where;
}

/** Something that a person should look at; the import went on. */
export interface Note {
  readonly message: string;
  /** How often. */
  readonly count: number;
  readonly first: Where | undefined;
}

export class Ledger {
  readonly #skipped = new Map<string, { says: string; count: number; first: Where }>();
  readonly #notes = new Map<string, { count: number; first: Where | undefined }>();

  skip(reason: SkipReason, where: Where): void {
    this.skipCounted(reason, SKIP_REASONS[reason], 1, where);
  }

  /** For readers of traffic, which have reasons of their own. */
  skipCounted(reason: string, says: string, count: number, where: Where): void {
    const entry = this.#skipped.get(reason);
    if (entry === undefined) this.#skipped.set(reason, { says, count, first: where });
    else entry.count += count;
  }

  note(message: string, where?: Where): void {
    const entry = this.#notes.get(message);
    if (entry === undefined) this.#notes.set(message, { count: 1, first: where });
    else entry.count += 1;
  }

  /** The most frequent first. */
  skipped(): Skipped[] {
    const entries = [...this.#skipped].map(([reason, entry]) => ({ reason, ...entry }));
    return entries.sort((a, b) => b.count - a.count || (a.reason < b.reason ? -1 : 1));
  }

  notes(): Note[] {
    return [...this.#notes].map(([message, entry]) => ({ message, ...entry }));
  }
}
