/** Every invariant holds for real runs, and each is broken by a stream of records doctored against it. */
import { describe, expect, test } from 'vitest';
import { INVARIANTS, type InvariantId, newInvariantChecker } from '../../src/check/invariants.ts';
import { E, F, FIRST_FOLLOW_ON, RECORD_KINDS } from '../../src/model/event.ts';
import { T } from '../../src/model/transition.ts';
import { CLIENT, METHOD, MODE, PRESENCE, THREAD_STATUS } from '../../src/model/words.ts';
import { REASON } from '../../src/rules/reasons.ts';
import { planOf } from '../../src/run/from-scenario.ts';
import { DID_STRIDE, type RecordBuffer, SCHEDULED_STRIDE } from '../../src/trace/record.ts';
import { compile, recorded } from '../support/running.ts';

const [ANN, BOB, CAT, DAN] = ['ann@contoso.com', 'bob@contoso.com', 'cat@contoso.com', 'dan@fabrikam.com'];

const WORLD = compile({
  coexsim: 1,
  title: 'Everything that the invariants speak of',
  start: '2020-03-02T09:00:00Z',
  until: '3h',
  rules: '2020-02-native-user',
  tenants: {
    contoso: { topology: 'hybrid', domains: ['contoso.com'], mode: 'Islands' },
    fabrikam: { topology: 'hybrid', domains: ['fabrikam.com'], mode: 'Islands' },
  },
  users: {
    [ANN]: { mode: 'TeamsOnly', clients: ['Teams'], contacts: [BOB] },
    [BOB]: { mode: 'SfBOnly', clients: ['SfB'], contacts: [ANN] },
    [CAT]: { mode: 'TeamsOnly', clients: ['Teams'] },
    [DAN]: { mode: 'TeamsOnly', clients: ['Teams'] },
  },
  events: [
    { at: '1s', chat: { from: ANN, to: BOB, via: 'Teams', id: 'interop' } },
    { at: '5m', reply: { to: 'interop' } },
    { at: '20m', chat: { from: ANN, to: BOB, via: 'Teams', id: 'again' } },
    { at: '21m', chat: { from: ANN, to: CAT, via: 'Teams', id: 'native' } },
    { at: '22m', chat: { from: ANN, to: DAN, via: 'Teams', id: 'federated' } },
    { at: '23m', signOut: { user: CAT, client: 'Teams' } },
    { at: '24m', chat: { from: ANN, to: CAT, via: 'Teams', id: 'missed' } },
    { at: '25m', setActivity: { user: ANN, client: 'Teams', activity: 'busy' } },
    { at: '40m', setMode: { user: BOB, mode: 'TeamsOnly' } },
    { at: '41m', chat: { from: ANN, to: BOB, via: 'Teams', thread: 'of interop', id: 'refused' } },
    { at: '42m', chat: { from: BOB, to: ANN, via: 'Teams', id: 'nowNative' } },
    { at: '3h', chat: { from: BOB, to: ANN, via: 'Teams', id: 'onItsWay' } },
  ],
});

type Records = RecordBuffer[];
const RUN = recorded(WORLD);
const IN_FLIGHT = RUN.replication.messagesInFlight();

function copies(): Records {
  return RUN.records.map((record) => ({
    ...record,
    values: record.values.slice(),
    dids: record.dids.slice(),
    scheduled: record.scheduled.slice(),
  }));
}

function broken(records: Records, inFlight: readonly number[] = IN_FLIGHT): Set<InvariantId> {
  const checker = newInvariantChecker(planOf(WORLD, 'properties').world, WORLD);
  for (const record of records) checker.record(record);
  checker.end({ inFlight });
  expect(checker.count).toBe(checker.violations().length);
  return new Set(checker.violations().map(({ invariant }) => invariant));
}

const SENT = FIRST_FOLLOW_ON + F.messageSent;
const REFUSED = FIRST_FOLLOW_ON + F.messageRefused;
const DELIVERED = FIRST_FOLLOW_ON + F.messageDelivered;
const MISSED = FIRST_FOLLOW_ON + F.messageMissed;

/** The first record of a kind (from a place on) that passes. */
function find(
  records: Records,
  kind: number,
  passes: (record: RecordBuffer) => boolean = () => true,
): RecordBuffer {
  const found = records.find((record) => record.kind === kind && passes(record));
  if (found === undefined) throw new Error(`no ${RECORD_KINDS[kind]!.name} to doctor`);
  return found;
}

/** The place of the first transition with this code in a record. */
function didAt(record: RecordBuffer, code: number): number {
  for (let i = 0; i < record.didCount; i++) if (record.dids[i * DID_STRIDE] === code) return i * DID_STRIDE;
  throw new Error('no such transition to doctor');
}

function hasDid(record: RecordBuffer, code: number): boolean {
  for (let i = 0; i < record.didCount; i++) if (record.dids[i * DID_STRIDE] === code) return true;
  return false;
}

function dropDid(record: RecordBuffer, code: number): void {
  const at = didAt(record, code);
  const rest = record.dids.slice(at + DID_STRIDE);
  record.dids.set(rest, at);
  record.didCount -= 1;
}

function addDid(record: RecordBuffer, ...did: number[]): void {
  const kept = record.dids.slice(0, record.didCount * DID_STRIDE);
  record.dids = Float64Array.from([...kept, ...did, ...new Array(DID_STRIDE - did.length).fill(0)]);
  record.didCount += 1;
}

/** Numbers the records anew after one has been taken out or put in; causes stay as they are where they can. */
function renumber(records: Records): void {
  records.forEach((record, n) => {
    record.n = n;
  });
}

const methodOf = (method: number) => (record: RecordBuffer) => record.values[6] === method;
const UPGRADE = (records: Records): RecordBuffer => find(records, E.modeGranted);

/** Invariants of features are broken in files of their own. */
type OfChats = Exclude<InvariantId, `${'V' | 'M' | 'E' | 'G' | 'B' | 'D' | 'P' | 'O' | 'H'}${number}`>;

const DOCTORED: Readonly<Record<OfChats, (records: Records) => readonly number[] | undefined>> = {
  C1: () => [...IN_FLIGHT, 99],
  C2(records) {
    const end = records.indexOf(find(records, DELIVERED));
    records.splice(end, 0, { ...records[end]! });
    renumber(records);
    return undefined;
  },
  C3(records) {
    find(records, DELIVERED).values[0] = 77;
    return undefined;
  },
  C4(records) {
    records.splice(3, 1);
    return undefined;
  },
  C5(records) {
    find(records, E.messageArrived).atUs += 1;
    return undefined;
  },
  C6(records) {
    const hop = find(records, E.messageHopped);
    hop.cause = hop.n;
    return undefined;
  },
  C8(records) {
    records.at(-1)!.atUs = WORLD.untilUs + 1;
    return undefined;
  },
  C9(records) {
    const end = find(records, DELIVERED);
    end.values[0] = 77;
    return undefined;
  },
  R1(records) {
    find(records, SENT).values[6] = METHOD.native;
    return undefined;
  },
  R4(records) {
    const refused = find(records, REFUSED);
    refused.values[1] = REASON['not-possible'];
    return undefined;
  },
  R5(records) {
    const attempt = find(records, E.messageAttempted, (record) => hasDid(record, T.addThread));
    const at = didAt(attempt, T.addThread);
    attempt.dids[at + 3] = CLIENT.Teams;
    attempt.dids[at + 4] = CLIENT.Teams;
    return undefined;
  },
  R6(records) {
    const refused = find(records, REFUSED);
    addDid(records[refused.cause]!, T.addPair, 0, 3);
    return undefined;
  },
  R7(records) {
    const sent = find(records, SENT, methodOf(METHOD.native));
    const attempt = records[sent.cause]!;
    attempt.dids[didAt(attempt, T.addThread) + 2] = METHOD.nativeFederated;
    return undefined;
  },
  R9(records) {
    addDid(records[0]!, T.setFederation, 1, 0, 1);
    return undefined;
  },
  R11(records) {
    find(records, MISSED).values[1] = CLIENT.SfB;
    return undefined;
  },
  R12(records) {
    const sent = find(records, SENT, methodOf(METHOD.native));
    const attempt = records[sent.cause]!;
    const at = didAt(attempt, T.addThread);
    addDid(attempt, ...attempt.dids.slice(at, at + DID_STRIDE));
    return undefined;
  },
  K1(records) {
    find(records, DELIVERED, ({ values }) => values[1] === CLIENT.SfB).values[1] = CLIENT.Teams;
    return undefined;
  },
  K2(records) {
    addDid(records[0]!, T.setClientMode, 0, MODE.SfBOnly);
    return undefined;
  },
  K3(records) {
    const upgrade = UPGRADE(records);
    const news = find(
      records,
      E.presenceArrived,
      ({ cause, values }) => cause === upgrade.n && values[2] === CLIENT.SfB,
    );
    news.values[3] = PRESENCE.available;
    return undefined;
  },
  K6(records) {
    const attempt = find(records, E.messageAttempted);
    attempt.decision = attempt.decision.replace('"recipientMode":"SfBOnly"', '"recipientMode":"Islands"');
    return undefined;
  },
  L1(records) {
    // The refused message goes out in the disabled thread after all.
    const refused = find(records, REFUSED);
    refused.kind = SENT;
    refused.values.set([refused.values[0]!, 0, -1, 0, -1, CLIENT.SfB, METHOD.interop, 1, 0]);
    return undefined;
  },
  L2(records) {
    addDid(find(records, E.activitySet), T.setThreadStatus, 0, THREAD_STATUS.disabled);
    return undefined;
  },
  L3(records) {
    dropDid(UPGRADE(records), T.setThreadStatus);
    return undefined;
  },
  L4(records) {
    addDid(records.at(-1)!, T.setThreadStatus, 0, THREAD_STATUS.open);
    return undefined;
  },
  L6(records) {
    find(records, SENT, methodOf(METHOD.nativeFederated)).values[1] = 0;
    return undefined;
  },
  S1(records) {
    const expiry = find(records, E.sessionExpired);
    expiry.atUs += 1;
    return undefined;
  },
  S2(records) {
    dropDid(
      find(records, E.messageAttempted, (record) => hasDid(record, T.touchSession)),
      T.touchSession,
    );
    return undefined;
  },
  S3(records) {
    const attempt = find(records, E.messageAttempted, (record) => hasDid(record, T.openSession));
    for (let i = 0; i < attempt.scheduledCount; i++) {
      const at = i * SCHEDULED_STRIDE;
      if (attempt.scheduled[at] === E.sessionExpired) attempt.scheduled[at + 1]! += 1;
    }
    return undefined;
  },
  S5(records) {
    find(records, SENT, ({ values }) => values[3] === 1).values[3] = 0;
    return undefined;
  },
};

test('a run breaks none', () => {
  expect(broken(copies())).toEqual(new Set());
});

describe('a doctored stream breaks', () => {
  test.each(Object.keys(DOCTORED) as OfChats[])('%s', (invariant) => {
    const records = copies();
    const inFlight = DOCTORED[invariant](records) ?? IN_FLIGHT;
    expect(broken(records, inFlight)).toContain(invariant);
  });
});

test('a violation says its sentence, its record and what was found', () => {
  const records = copies();
  const sent = find(records, SENT);
  sent.values[6] = METHOD.native;
  const checker = newInvariantChecker(planOf(WORLD, 'properties').world, WORLD);
  for (const record of records) checker.record(record);
  checker.end();
  expect(checker.violations()).toEqual([
    {
      invariant: 'R1',
      sentence: INVARIANTS.R1,
      record: sent.n,
      detail: 'message 0 goes by native, thread 0 by interop',
    },
  ]);
});

test('a stopped run is checked up to where it stopped', () => {
  const records = copies().slice(0, 8);
  const checker = newInvariantChecker(planOf(WORLD, 'properties').world, WORLD);
  for (const record of records) checker.record(record);
  checker.end({ interrupted: true });
  expect(checker.violations()).toEqual([]);
});
