/** The invariants of address lists and free/busy hold for real runs, and each is broken by records doctored against it. */
import { expect, test } from 'vitest';
import { RECIPIENT } from '../../src/model/directory-words.ts';
import { E } from '../../src/model/event.ts';
import { T } from '../../src/model/transition.ts';
import { DID_STRIDE, type RecordBuffer } from '../../src/trace/record.ts';
import { broken, scenario } from './doctored.ts';

const LISTS = scenario('directory-list-after-a-cycle');
const CONFLICTS = scenario('directory-conflicts');
const CALENDARS = scenario('free-busy-per-pair');

/** The record of the first transition of a kind for which `fits` holds of its operands, and where it stands there. */
function did(
  records: RecordBuffer[],
  code: number,
  fits: (operands: readonly number[]) => boolean = () => true,
): { record: RecordBuffer; at: number } {
  const found = records.flatMap((record) =>
    Array.from({ length: record.didCount }, (_, i) => ({ record, at: i * DID_STRIDE })).filter(
      ({ at }) => record.dids[at] === code && fits([...record.dids.slice(at + 1, at + DID_STRIDE)]),
    ),
  );
  return found[0]!;
}

test('runs break none', () => {
  expect(broken(LISTS)).toEqual(new Set());
  expect(broken(CONFLICTS)).toEqual(new Set());
  expect(broken(CALENDARS)).toEqual(new Set());
});

test('D1: somebody who is listed before a cycle has begun, by another server, or before they exist', () => {
  const put = (records: RecordBuffer[]) =>
    did(records, T.putDirectoryObject, ([, , becomes]) => becomes === RECIPIENT.mailUser);
  expect(broken(LISTS, (records) => (put(records).record.cause = -1))).toContain('D1');
  expect(
    broken(LISTS, (records) => {
      const { record, at } = put(records);
      record.dids[at + 1] = 1 - record.dids[at + 1]!;
    }),
  ).toContain('D1');
  const XIA = LISTS.compiled.names.users.indexOf('xia@cn.contoso.com');
  expect(
    broken(LISTS, (records) => {
      const { record, at } = put(records);
      record.dids[at + 2] = XIA;
    }),
  ).toContain('D1');
});

test('D1: a cycle that began before the change brings nothing of it', () => {
  const XIA = LISTS.compiled.names.users.indexOf('xia@cn.contoso.com');
  expect(
    broken(LISTS, (records) => {
      const { record } = did(records, T.putDirectoryObject, ([, user]) => user === XIA);
      const server = record.dids[did(records, T.putDirectoryObject, ([, user]) => user === XIA).at + 1]!;
      record.cause = did(records, T.startSyncCycle, ([each]) => each === server).record.n;
    }),
  ).toContain('D1');
});

test('D2: an address that the cycle could not see', () => {
  expect(
    broken(LISTS, (records) => {
      const { record, at } = did(records, T.putDirectoryObject);
      record.dids[at + 4] = record.dids[at + 4]! + 1;
    }),
  ).toContain('D2');
});

test('D3: a query that ends twice', () => {
  expect(
    broken(CALENDARS, (records) => {
      const first = did(records, T.settleFreeBusy);
      const second = did(records, T.settleFreeBusy, ([query]) => query !== first.record.dids[first.at + 1]);
      second.record.dids[second.at + 1] = first.record.dids[first.at + 1]!;
    }),
  ).toContain('D3');
});

test('D4: information that the other platform was never asked for', () => {
  expect(
    broken(CALENDARS, (records) => {
      const reached = records.find(({ kind }) => kind === E.freeBusyReached)!;
      reached.kind = E.freeBusyAnswered;
    }),
  ).toContain('D4');
});
