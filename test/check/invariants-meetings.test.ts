/** The invariants of meetings hold for a real run, and each is broken by records doctored against it. */
import { expect, test } from 'vitest';
import { type InvariantId, newInvariantChecker } from '../../src/check/invariants.ts';
import { F, FIRST_FOLLOW_ON } from '../../src/model/event.ts';
import { ATTENDEE_STATE } from '../../src/model/meeting-words.ts';
import { T } from '../../src/model/transition.ts';
import { planOf } from '../../src/run/from-scenario.ts';
import { DID_STRIDE, type RecordBuffer } from '../../src/trace/record.ts';
import { compile, recorded } from '../support/running.ts';

const [ANN, BOB, LI] = ['ann@contoso.com', 'bob@contoso.com', 'li@fabrikam.com'];
const RUN = recorded(
  compile({
    coexsim: 1,
    start: '2020-03-02T09:00:00Z',
    until: '8h',
    tenants: {
      contoso: { domains: ['contoso.com'], mode: 'Islands' },
      fabrikam: { domains: ['fabrikam.com'], mode: 'TeamsOnly', topology: 'pureOnline' },
    },
    users: { [ANN]: { mode: 'Islands' }, [BOB]: { mode: 'SfBOnly' }, [LI]: {} },
    meetings: {
      open: { organizer: ANN, invite: [LI, BOB], type: 'Teams' },
      old: { organizer: BOB, invite: [ANN] },
    },
    events: [
      { at: '1m', join: { meeting: 'open', user: LI } },
      { at: '2m', join: { meeting: 'open', user: ANN } },
      { at: '3m', admit: { meeting: 'open', user: LI, by: ANN } },
      { at: '4m', inMeeting: { meeting: 'open', user: LI, does: 'mute' } },
      { at: '5m', setMode: { user: BOB, mode: 'TeamsOnly' } },
    ],
  }),
);

function broken(doctor: (records: RecordBuffer[]) => void): Set<InvariantId> {
  const records = RUN.records.map((record) => ({
    ...record,
    values: record.values.slice(),
    dids: record.dids.slice(),
  }));
  doctor(records);
  const checker = newInvariantChecker(planOf(RUN.compiled, 'properties').world, RUN.compiled);
  for (const record of records) checker.record(record);
  checker.end();
  return new Set(checker.violations().map(({ invariant }) => invariant));
}

/** The place of the nth transition of a kind, and its record. */
function did(records: RecordBuffer[], code: number, nth = 0): { record: RecordBuffer; at: number } {
  const found = records.flatMap((record) =>
    Array.from({ length: record.didCount }, (_, i) => ({ record, at: i * DID_STRIDE })).filter(
      ({ at }) => record.dids[at] === code,
    ),
  );
  return found[nth]!;
}

test('a run breaks none', () => {
  expect(broken(() => undefined)).toEqual(new Set());
});

test('M1: nobody passes a lobby that makes them wait', () => {
  const enters = (records: RecordBuffer[], by: number): void => {
    // The lobby's answer about Li becomes an entry: past the lobby, or let in by somebody.
    const { record, at } = did(records, T.waitInLobby);
    record.dids[at] = T.enterMeeting;
    record.dids[at + 2] = by;
  };
  expect(broken((records) => enters(records, -1))).toContain('M1');
  expect(broken((records) => enters(records, 0))).toContain('M1');
});

test('M1: only who leads a meeting and is in it lets people in', () => {
  expect(
    broken((records) => {
      const { record, at } = did(records, T.enterMeeting, 1);
      expect(record.dids[at + 2]).toBe(0);
      record.dids[at + 2] = 1;
    }),
  ).toContain('M1');
});

test('M1: nobody joins whom no decision lets', () => {
  expect(
    broken((records) => {
      const { record } = did(records, T.beginJoining);
      record.decision = record.decision.replace('"joins"', '"refused"');
    }),
  ).toContain('M1');
});

test('M2: who has been sent away does nothing in the meeting', () => {
  expect(
    broken((records) => {
      const { record, at } = did(records, T.enterMeeting, 1);
      record.dids[at] = T.endLobbyWait;
      record.dids[at + 2] = ATTENDEE_STATE.denied;
    }),
  ).toContain('M2');
});

test('M3: no meeting migrates before its time', () => {
  expect(
    broken((records) => {
      const { record } = did(records, T.migrateMeeting);
      record.atUs = 90 * 60_000_000;
    }),
  ).toContain('M3');
  const migrated = RUN.records.filter(({ kind }) => kind === FIRST_FOLLOW_ON + F.meetingMigrated);
  expect(migrated.map(({ atUs }) => atUs)).toEqual([125 * 60_000_000]);
});
