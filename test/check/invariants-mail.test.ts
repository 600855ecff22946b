/** The invariants of mail hold for a real run, and each is broken by records doctored against it. */
import { expect, test } from 'vitest';
import { F, FIRST_FOLLOW_ON } from '../../src/model/event.ts';
import { MAIL_ARRIVAL } from '../../src/model/mail-words.ts';
import { T } from '../../src/model/transition.ts';
import { reasonCode } from '../../src/rules/all-reasons.ts';
import { DID_STRIDE, type RecordBuffer } from '../../src/trace/record.ts';
import { broken, scenario } from './doctored.ts';

const WAYS = scenario('exchange-three-platforms');
const MIGRATION = scenario('exchange-mailbox-migrates');
const DETOUR = scenario('exchange-mailbox-migrates-before-the-sync');
const CIRCLES = scenario('exchange-shared-address-space');
const HYBRIDS = scenario('exchange-one-hybrid-only');
const SEVERAL = scenario('exchange-several-hybrids');

/** The nth transition of a kind: its record, and where it stands there. */
function did(records: RecordBuffer[], code: number, nth = 0): { record: RecordBuffer; at: number } {
  const found = records.flatMap((record) =>
    Array.from({ length: record.didCount }, (_, i) => ({ record, at: i * DID_STRIDE })).filter(
      ({ at }) => record.dids[at] === code,
    ),
  );
  return found[nth]!;
}

function forwarded(records: RecordBuffer[]): RecordBuffer {
  return records.find(({ kind }) => kind === FIRST_FOLLOW_ON + F.mailForwarded)!;
}

test.each([WAYS, MIGRATION, DETOUR, CIRCLES, HYBRIDS, SEVERAL])('a run breaks none', (run) => {
  expect(broken(run)).toEqual(new Set());
});

test('E1: a mail that is delivered does not end again', () => {
  const again = broken(WAYS, (records) => {
    const { record, at } = did(records, T.deliverMail, 1);
    record.dids[at + 1] = did(records, T.deliverMail).record.dids[at + 1]!;
  });
  expect(again).toContain('E1');
});

test('E1: a mail that is nowhere does not end', () => {
  const nowhere = broken(WAYS, (records) => {
    const { record, at } = did(records, T.enterPlatform);
    record.dids[at] = T.deliverMail;
  });
  expect(nowhere).toContain('E1');
});

test('E2: a mail comes to where it was passed on to, and begins where its sender is', () => {
  const elsewhere = broken(WAYS, (records) => {
    forwarded(records).values[2] = 2;
  });
  const jump = broken(WAYS, (records) => {
    const { record, at } = did(records, T.enterPlatform);
    record.dids[at + 2] = 2;
  });
  const written = broken(WAYS, (records) => {
    const { record, at } = did(records, T.enterPlatform, 1);
    record.dids[at + 3] = MAIL_ARRIVAL.submitted;
  });
  expect([elsewhere, jump, written].map((found) => found.has('E2'))).toEqual([true, true, true]);
});

test('E3: whoever goes in circles is reported, and nobody else', () => {
  const silent = broken(CIRCLES, (records) => {
    const { record, at } = did(records, T.returnMail);
    record.dids[at + 2] = reasonCode('no-way');
  });
  const slander = broken(WAYS, (records) => {
    const { record, at } = did(records, T.deliverMail);
    record.dids[at] = T.returnMail;
    record.dids[at + 2] = reasonCode('mail-loop');
  });
  const unchanged = broken(DETOUR, (records) => {
    // the target address that lets the mail meet the worldwide platform again is the one that it has
    const { record, at } = did(records, T.readdressMail);
    record.dids[at + 2] = DETOUR.compiled.names.mailDomains.indexOf('contoso.com');
  });
  expect([silent, slander, unchanged].map((found) => found.has('E3'))).toEqual([true, true, true]);
});

test('E4: a mail is delivered where the mailbox is', () => {
  const { record } = did(WAYS.records as RecordBuffer[], T.deliverMail);
  const elsewhere = broken(WAYS, (records) => {
    const { record: arrival, at } = did(records, T.enterPlatform, 1);
    expect(arrival.n).toBe(record.n);
    arrival.dids[at + 2] = 2;
  });
  expect(elsewhere).toContain('E4');
});

test('E5: one hybrid removes the other', () => {
  const both = broken(HYBRIDS, (records) => {
    const { record, at } = did(records, T.setHybrid);
    expect(record.dids[at + 2]).toBe(0);
    record.dids[at + 2] = 1;
  });
  expect(both).toContain('E5');
});
