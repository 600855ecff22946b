/** What a synchronisation server makes of a person, as the article's steps 3 and 4 say it (R14.3). */
import { describe, expect, test } from 'vitest';
import { CUSTOM_RULES, type CustomRule } from '../../../src/model/directory-words.ts';
import { DIRECTORY_REASONS } from '../../../src/rules/directory/reasons.ts';
import { recipientBy, type SyncCase, syncedAs, syncRowBy } from '../../../src/rules/directory/sync.ts';
import { type MailboxSeen, SYNC_TABLE } from '../../../src/rules/directory/sync-table.ts';

const asked = (mailbox: MailboxSeen, customRules: readonly CustomRule[], more: Partial<SyncCase> = {}) =>
  syncedAs({ exists: true, inScope: true, keptElsewhere: false, mailbox, customRules, ...more });

describe('the mailbox is', () => {
  test.each([
    ['here', [], 'mailbox', 'own-mailbox', 'sync/mailbox-here'],
    ['premises', [], 'mailUser', 'standard-rules-serve', 'sync/mailbox-on-premises'],
    ['otherCloud', CUSTOM_RULES, 'mailUser', 'custom-rules-serve', 'sync/mailbox-in-other-cloud'],
    ['otherCloud', [], 'user', 'no-mail-user-rule', 'sync/mailbox-in-other-cloud'],
    ['otherCloud', ['mailUser'], 'user', 'no-proxy-addresses-rule', 'sync/mailbox-in-other-cloud'],
    [
      'otherCloud',
      ['mailUser', 'proxyAddresses'],
      'user',
      'no-target-address-rule',
      'sync/mailbox-in-other-cloud',
    ],
    ['otherCloud', ['targetAddress'], 'user', 'no-mail-user-rule', 'sync/mailbox-in-other-cloud'],
    ['none', CUSTOM_RULES, 'user', 'person-has-no-mailbox', 'sync/no-mailbox'],
  ] as const)('%s, with rules for %j: %s, because of %s', (mailbox, rules, becomes, because, row) => {
    expect(asked(mailbox, rules)).toMatchObject({ recipient: becomes, because, row });
    // What is sent on its way is the reason alone.
    expect(recipientBy(because)).toBe(becomes);
    expect(syncRowBy(because)?.id).toBe(row);
  });
});

describe('whatever the mailbox, nothing comes of', () => {
  test.each([
    ['somebody who is not in the directory', { exists: false }, 'not-in-directory'],
    ['somebody out of scope', { inScope: false }, 'out-of-scope'],
    ['an object that another tenant keeps', { keptElsewhere: true }, 'synced-elsewhere'],
  ] as const)('%s', (_, more, because) => {
    for (const { mailbox } of SYNC_TABLE) {
      expect(asked(mailbox, CUSTOM_RULES, more)).toMatchObject({ recipient: 'absent', because, row: null });
    }
    expect(recipientBy(because)).toBe('absent');
  });
});

test('the first gate that fails is the last that is asked', () => {
  expect(asked('here', [], { exists: false, inScope: false }).gates).toEqual([
    { gate: 'exists', pass: false, because: 'not-in-directory' },
  ]);
});

test('every row cites a source, and every reason is a sentence', () => {
  for (const { source } of SYNC_TABLE) expect(source).not.toBe('');
  for (const { sentence } of DIRECTORY_REASONS) expect(sentence).toMatch(/^[A-Z].*\.$/);
});
