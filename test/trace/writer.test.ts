import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { E, F, FIRST_FOLLOW_ON } from '../../src/model/event.ts';
import { T } from '../../src/model/transition.ts';
import { worldToJson } from '../../src/model/world.ts';
import { putNumber } from '../../src/trace/byte-writer.ts';
import type { RecordBuffer } from '../../src/trace/record.ts';
import { arbitraryRecords, recordOf } from './arbitrary-records.ts';
import { NAMES, sampleHead, sampleWorld, textWriter, WORDS } from './samples.ts';

function linesOf(records: readonly RecordBuffer[], bufferBytes?: number): string[] {
  const world = sampleWorld();
  const { writer, text } = textWriter(sampleHead(world), bufferBytes === undefined ? {} : { bufferBytes });
  for (const record of records) writer.record(record);
  writer.end({ world, interrupted: false });
  return text().split('\n');
}

const first = (line: string): boolean => line.startsWith('{"n":0,');

describe('a record as a line', () => {
  it('has its keys in order, words for codes, and leaves out what is not there', () => {
    const record = recordOf({
      n: 0,
      atUs: 540_000_000,
      kind: FIRST_FOLLOW_ON + F.messageSent,
      cause: 3,
      values: [2, 0, -1, 1, -1, 1, 1, 1, 0],
      dids: [
        [T.addThread, 0, 1, 0, 1, 0, 1],
        [T.openSession, 0],
      ],
      scheduled: [[E.messageHopped, 540_120_000, 2]],
      decision: '{"outcome":"lands"}',
    });
    expect(linesOf([record]).find(first)).toBe(
      '{"n":0,"at":540000000,"cause":3,"event":"message-sent","message":2,"thread":0,"newSession":1,"lands":"SfB",' +
        '"method":"interop","textOnly":1,"stripped":0,"did":[{"do":"add-thread","pair":0,"method":"interop",' +
        '"clientLo":"Teams","clientHi":"SfB","startedBy":0,"row":"2019-h1/1b.7"},{"do":"open-session","thread":0}],' +
        '"scheduled":[{"event":"message-hopped","at":540120000,"message":2}],"decision":{"outcome":"lands"}}',
    );
  });

  it('names the message of an attempt that the scenario names', () => {
    const attempt = (mark: number) =>
      linesOf([recordOf({ n: 0, kind: E.messageAttempted, values: [0, mark, 0, 1, 0, 0, -1, 0, 0] })]).find(
        first,
      );
    expect(attempt(1)).toContain(
      '"mark":1,"from":0,"to":1,"via":"Teams","wish":"newest","features":0,"kind":"chat","id":"m2 \\"two\\""}',
    );
    expect(JSON.parse(attempt(2)!).id).toBe(NAMES.marks[2]);
    expect(attempt(-1)).not.toContain('"id"');
  });
});

describe('the writer', () => {
  it('writes the World as worldToJson gives it', () => {
    const world = sampleWorld();
    const line = linesOf([]).find((text) => text.startsWith('{"world":'));
    expect(line).toBe(JSON.stringify({ world: worldToJson(world) }));
  });

  it('writes the same bytes whatever the size of its buffer', () => {
    fc.assert(
      fc.property(arbitraryRecords(WORDS), fc.integer({ min: 0, max: 3000 }), (records, bufferBytes) => {
        expect(linesOf(records, bufferBytes)).toEqual(linesOf(records));
      }),
      { numRuns: 200 },
    );
  });

  it('writes lines that JSON.parse takes', () => {
    fc.assert(
      fc.property(arbitraryRecords(WORDS), (records) => {
        for (const line of linesOf(records)) if (line !== '') JSON.parse(line);
      }),
    );
  });

  it('refuses a record out of turn', () => {
    expect(() => linesOf([recordOf({ n: 1, kind: 0 })])).toThrow('record 0 is next, not 1');
  });
});

describe('putNumber', () => {
  const written = (value: number): string => {
    const bytes = new Uint8Array(32);
    return new TextDecoder().decode(bytes.subarray(0, putNumber(bytes, 0, value)));
  };

  it('writes every whole number as String does', () => {
    fc.assert(
      fc.property(fc.oneof(fc.maxSafeInteger(), fc.nat(200_000)), (value) => {
        expect(written(value)).toBe(String(value + 0));
      }),
    );
    for (let high = 90_071_992; high > 90_071_800; high--) {
      for (const low of [0, 1, 99_999_999]) {
        const value = high * 100_000_000 + low;
        if (Number.isSafeInteger(value)) expect(written(value)).toBe(String(value));
      }
    }
    for (let value = 1; value < 2 ** 53; value *= 10) {
      for (const near of [value - 1, value, value + 1]) expect(written(near)).toBe(String(near));
    }
  });

  it('refuses what is not a whole number', () => {
    for (const value of [0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53]) {
      expect(() => written(value)).toThrow('whole numbers');
    }
  });
});
