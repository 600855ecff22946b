import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { E, EVENTS, F, FIRST_FOLLOW_ON, RECORD_KINDS } from '../../src/model/event.ts';
import { T, TRANSITIONS } from '../../src/model/transition.ts';
import { FINGERPRINT_FAMILIES, type Fingerprint, Fingerprinter } from '../../src/trace/fingerprint.ts';
import { nameNumbers, newPlainHasher } from '../../src/trace/hasher.ts';
import { splitLines } from '../../src/trace/line-splitter.ts';
import { newNodeHasher } from '../../src/trace/node-hasher.ts';
import type { RecordBuffer } from '../../src/trace/record.ts';
import { loadTrace } from '../../src/trace/trace.ts';
import { arbitraryRecords, type Parts, recordOf } from './arbitrary-records.ts';
import { sampleHead, sampleWorld, textWriter, WORDS } from './samples.ts';

function fingerprintOf(records: readonly RecordBuffer[], newHasher = newPlainHasher): Fingerprint {
  const fingerprinter = new Fingerprinter(WORDS, newHasher);
  for (const record of records) fingerprinter.record(record);
  return fingerprinter.fingerprint();
}

const SENT = FIRST_FOLLOW_ON + F.messageSent;
const MISSED = FIRST_FOLLOW_ON + F.messageMissed;
const REFUSED = FIRST_FOLLOW_ON + F.messageRefused;

const BASE: Parts[] = [
  {
    n: 0,
    kind: E.messageAttempted,
    atUs: 10,
    values: [0, 0, 0, 1, 0, 0, -1, 0],
    dids: [[T.addThread, 0, 1, 0, 1, 0, 1]],
    decision: '{"row":"2019-h1/1b.7","source":"x"}',
  },
  { n: 1, kind: SENT, atUs: 10, cause: 0, values: [0, 0, 0, 1, -1, 1, 1, 1, 0] },
  { n: 2, kind: MISSED, atUs: 25, cause: 1, values: [0, 1, 3] },
];

/** The families that differ when record `n` has `change` in it. */
function moved(n: number, change: Partial<Parts>): string[] {
  const before = fingerprintOf(BASE.map(recordOf));
  const after = fingerprintOf(BASE.map((parts, i) => recordOf(i === n ? { ...parts, ...change } : parts)));
  return FINGERPRINT_FAMILIES.filter((family) => before[family] !== after[family]);
}

describe('each family changes for what it covers, and the others do not', () => {
  it('time', () => {
    expect(moved(2, { atUs: 26 })).toEqual(['time']);
    expect(moved(0, { atUs: 9 })).toEqual(['time']);
  });

  it('order', () => {
    expect(moved(0, { kind: E.activitySet })).toEqual(['order']);
    expect(moved(0, { values: [0, 0, 0, 2, 0, 0, -1, 0] })).toEqual(['order']);
    expect(moved(0, { values: [0, -1, 0, 1, 0, 0, -1, 0] })).toEqual(['order']);
  });

  it('routing', () => {
    expect(moved(1, { values: [0, 1, 0, 1, -1, 1, 1, 1, 0] })).toEqual(['routing']);
    expect(moved(1, { values: [0, 0, 0, 1, -1, 0, 1, 1, 0] })).toEqual(['routing']);
    expect(moved(1, { values: [0, 0, 0, 1, -1, 1, 3, 1, 0] })).toEqual(['routing']);
    expect(moved(0, { dids: [[T.addThread, 0, 1, 0, 1, 0, 2]] })).toEqual(['routing']);
    expect(moved(0, { decision: '{"row":"2019-h1/1a.1","source":"x"}' })).toEqual(['routing']);
  });

  it('outcome', () => {
    expect(moved(2, { values: [0, 1, 2] })).toEqual(['outcome']);
    expect(moved(2, { kind: REFUSED, values: [0, 3] })).toEqual(['order', 'outcome']);
  });

  it('and nothing for what none covers', () => {
    expect(moved(0, { decision: '{"row":"2019-h1/1b.7","source":"other words"}' })).toEqual([]);
    expect(moved(0, { scheduled: [[E.messageHopped, 20, 0]] })).toEqual([]);
    expect(moved(2, { cause: 0 })).toEqual([]);
  });
});

describe('a fingerprint', () => {
  it('is the same from a run and from its trace, with either hasher', () => {
    fc.assert(
      fc.property(arbitraryRecords(WORDS), (records) => {
        const live = fingerprintOf(records);
        expect(fingerprintOf(records, newNodeHasher)).toEqual(live);
        const { writer, text } = textWriter(sampleHead(), { newHasher: newNodeHasher });
        for (const record of records) writer.record(record);
        expect(writer.end({ world: sampleWorld(), interrupted: false }).fingerprint).toEqual(live);
        expect(fingerprintOf(loadTrace(splitLines(new TextEncoder().encode(text()))).records)).toEqual(live);
      }),
      { numRuns: 300 },
    );
  });

  it('does not change because the lists of rows and reasons grow', () => {
    const longer = {
      rows: ['0000/new.1', ...WORDS.rows],
      reasons: ['new', ...WORDS.reasons],
    };
    const fingerprinter = new Fingerprinter(longer, newPlainHasher);
    fingerprinter.record(recordOf({ ...BASE[0]!, dids: [[T.addThread, 0, 1, 0, 1, 0, 2]] }));
    fingerprinter.record(recordOf(BASE[1]!));
    fingerprinter.record(recordOf({ ...BASE[2]!, values: [0, 1, 4] }));
    expect(fingerprinter.fingerprint()).toEqual(fingerprintOf(BASE.map(recordOf)));
  });

  it('tells all kinds and transitions apart', () => {
    const names = [
      ...RECORD_KINDS.map((kind) => kind.name),
      ...TRANSITIONS.map((kind) => kind.name),
      'decision',
    ];
    expect(new Set(nameNumbers(names)).size).toBe(names.length);
    expect(EVENTS.length).toBe(FIRST_FOLLOW_ON);
  });
});
