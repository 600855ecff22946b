/** The invariants of groups, contacts and shared screens hold for real runs, and doctored records break each. */
import { expect, test } from 'vitest';
import { E, F, FIRST_FOLLOW_ON } from '../../src/model/event.ts';
import { T } from '../../src/model/transition.ts';
import { CLIENT, KIND } from '../../src/model/words.ts';
import { DID_STRIDE, type RecordBuffer } from '../../src/trace/record.ts';
import { broken, scenario } from './doctored.ts';

const GROUP = scenario('group-members-come-and-go');
const CONTACTS = scenario('contacts-more-than-teams-takes');
const STORE = scenario('question-39-contacts-not-there');
const SHARE = scenario('share-promoted-to-teams');

const copies = (records: RecordBuffer[]): RecordBuffer[] =>
  records.filter(({ kind, values }) => kind === E.messageAttempted && values[8] === KIND.groupChat);
const told = (records: RecordBuffer[], followOn: number): RecordBuffer[] =>
  records.filter(({ kind }) => kind === FIRST_FOLLOW_ON + followOn);

/** Makes another code of every transition of this code. */
function change(records: RecordBuffer[], from: number, to: number): void {
  for (const { dids, didCount } of records) {
    for (let at = 0; at < didCount * DID_STRIDE; at += DID_STRIDE) if (dids[at] === from) dids[at] = to;
  }
}

test('nothing is broken in runs as they were', () => {
  for (const run of [GROUP, CONTACTS, STORE, SHARE]) expect([...broken(run)]).toEqual([]);
});

test('P1: a copy to somebody who has left', () => {
  expect(broken(GROUP, (records) => change(records, T.joinGroup, T.leaveGroup))).toEqual(new Set(['P1']));
});

test('P1: a copy of nothing that was written to a group', () => {
  const orphan = (records: RecordBuffer[]): void => {
    copies(records)[0]!.cause = -1;
  };
  expect(broken(GROUP, orphan)).toContain('P1');
});

test('P2: a copy that goes to the other kind of client', () => {
  const astray = (records: RecordBuffer[]): void => {
    const message = copies(records)[0]!.values[0];
    told(records, F.messageSent).find(({ values }) => values[0] === message)!.values[5] = CLIENT.SfB;
  };
  expect(broken(GROUP, astray)).toContain('P2');
});

test('O1: more contacts than are said to be copied, or than a list holds', () => {
  const more = (records: RecordBuffer[]): void => {
    for (const { dids, didCount } of records) {
      for (let at = 0; at < didCount * DID_STRIDE; at += DID_STRIDE)
        if (dids[at] === T.countContacts) dids[at + 3] = 1_001;
    }
  };
  expect(broken(CONTACTS, more)).toEqual(new Set(['O1']));
});

test('O2: a copy out of the unified contact store', () => {
  const never = (records: RecordBuffer[]): void => change(records, T.setContactStore, T.dropContactCopy);
  expect(broken(STORE, never)).toEqual(new Set(['O2']));
});

test('H1: a screen shown in a meeting by somebody who is not in it', () => {
  const early = (records: RecordBuffer[]): void => {
    for (const record of told(records, F.meetingEntered)) record.values[1] = -1;
  };
  expect(broken(SHARE, early)).toContain('H1');
});
