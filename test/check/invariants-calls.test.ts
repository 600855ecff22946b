/** The invariants of calls hold for a real run, and each is broken by records doctored against it. */
import { expect, test } from 'vitest';
import { type InvariantId, newInvariantChecker } from '../../src/check/invariants.ts';
import { F, FIRST_FOLLOW_ON } from '../../src/model/event.ts';
import { CLIENT } from '../../src/model/words.ts';
import { planOf } from '../../src/run/from-scenario.ts';
import type { RecordBuffer } from '../../src/trace/record.ts';
import { compile, recorded } from '../support/running.ts';

const [ANN, BOB] = ['ann@contoso.com', 'bob@contoso.com'];
const RUN = recorded(
  compile({
    coexsim: 1,
    start: '2019-06-03T09:00:00Z',
    until: '1h',
    rules: '2019-h1',
    tenants: { contoso: { domains: ['contoso.com'], mode: 'Islands' } },
    users: { [ANN]: { mode: 'TeamsOnly' }, [BOB]: { mode: 'SfBOnly', clients: ['SfB'] } },
    events: [
      {
        at: '1m',
        call: { from: ANN, to: BOB, via: 'Teams', id: 'talk', answerAfter: '2s', hangUpAfter: '1m' },
      },
      { at: '5m', call: { from: ANN, to: BOB, via: 'Teams', id: 'missed' } },
      { at: '9m', phoneCall: { to: BOB, from: 'pstn', id: 'phone', declineAfter: '1s' } },
    ],
  }),
);
const on = (followOn: number): number => FIRST_FOLLOW_ON + followOn;

function broken(doctor: (records: RecordBuffer[]) => void): Set<InvariantId> {
  const records = RUN.records.map((record) => ({ ...record, values: record.values.slice() }));
  doctor(records);
  records.forEach((record, n) => {
    record.n = n;
  });
  const checker = newInvariantChecker(planOf(RUN.compiled, 'properties').world, RUN.compiled);
  for (const record of records) checker.record(record);
  checker.end();
  return new Set(checker.violations().map(({ invariant }) => invariant));
}

function first(records: RecordBuffer[], kind: number): RecordBuffer {
  return records.find((record) => record.kind === kind)!;
}

/** The record of that kind a second time, right behind itself. */
function again(records: RecordBuffer[], kind: number): void {
  const place = records.indexOf(first(records, kind));
  records.splice(place, 0, { ...records[place]! });
}

test('a run breaks none', () => {
  expect(broken(() => undefined)).toEqual(new Set());
});

test('a call that rings in two clients, or twice, breaks V1', () => {
  expect(broken((records) => again(records, on(F.callRang)))).toContain('V1');
  const elsewhere = broken((records) => {
    first(records, on(F.callRang)).values[2] = CLIENT.Teams;
  });
  expect(elsewhere).toContain('V1');
  // Teams does not run either.
  expect(elsewhere).toContain('V2');
});

test('a call that rings with somebody else breaks V2', () => {
  const user = (records: RecordBuffer[]): void => {
    const rang = first(records, on(F.callRang));
    rang.values[1] = 1 - rang.values[1]!;
  };
  expect(broken(user)).toContain('V2');
});

test('a call that is over twice, or answered and missed, breaks V3', () => {
  expect(broken((records) => again(records, on(F.callEnded)))).toContain('V3');
  const both = (records: RecordBuffer[]): void => {
    const talked = first(records, on(F.callMediaGraded)).values[0]!;
    records.splice(records.indexOf(first(records, on(F.callEnded))), 1);
    first(records, on(F.callMissed)).values[0] = talked;
  };
  expect(broken(both)).toContain('V3');
});

test('media that are measured twice, or of a call that never rang, break V4', () => {
  expect(broken((records) => again(records, on(F.callMediaGraded)))).toContain('V4');
  const silent = (records: RecordBuffer[]): void => {
    records.splice(records.indexOf(first(records, on(F.callRang))), 1);
  };
  expect(broken(silent)).toContain('V4');
});
