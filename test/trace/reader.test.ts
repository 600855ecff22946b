import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { E, RECORD_KINDS } from '../../src/model/event.ts';
import { T } from '../../src/model/transition.ts';
import { copyWorld, worldToJson } from '../../src/model/world.ts';
import { DIGEST_EVERY, ITEMS_PER_LINE, TRACE_FORMAT } from '../../src/trace/format.ts';
import { splitLines } from '../../src/trace/line-splitter.ts';
import { TraceReader } from '../../src/trace/reader.ts';
import { type RecordBuffer, SCHEDULED_STRIDE } from '../../src/trace/record.ts';
import { foldInto } from '../../src/trace/replay.ts';
import { describeCut, loadTrace, type Trace } from '../../src/trace/trace.ts';
import { TraceError } from '../../src/trace/trace-error.ts';
import { arbitraryRecords, recordOf } from './arbitrary-records.ts';
import { foldableRecords } from './foldable-records.ts';
import { NAMES, sampleHead, sampleWorld, textWriter, WORDS } from './samples.ts';

const utf8 = new TextEncoder();

/** A trace of these records; its last World is what folding gives, unless the records cannot be folded. */
function written(records: readonly RecordBuffer[], foldable = false): string {
  const world = copyWorld(sampleWorld(), 'plain');
  const { writer, text } = textWriter(sampleHead());
  for (const record of records) {
    writer.record(record);
    if (foldable) foldInto(world, record);
    writer.settled(world);
  }
  writer.end({ world, interrupted: false, inFlight: [3, 5] });
  return text();
}

function load(text: string, verify = false): Trace {
  return loadTrace(splitLines(utf8.encode(text)), { verify });
}

function rewritten(trace: Trace): string {
  const { writer, text } = textWriter(trace.head);
  for (const record of trace.records) writer.record(record);
  writer.end({
    world: sampleWorld(),
    interrupted: trace.end!.interrupted,
    inFlight: trace.end!.inFlight,
  });
  return text();
}

describe('reading what was written', () => {
  it('gives the numbers of every record back', () => {
    fc.assert(
      fc.property(arbitraryRecords(WORDS), (records) => {
        const read = load(written(records)).records;
        expect(read.length).toBe(records.length);
        for (const [n, record] of records.entries()) {
          const { values, dids, scheduled, ...rest } = read[n]!;
          expect(rest).toEqual({
            n,
            atUs: record.atUs,
            cause: record.cause,
            kind: record.kind,
            didCount: record.didCount,
            scheduledCount: record.scheduledCount,
            decision: record.decision,
          });
          const operands = RECORD_KINDS[record.kind]!.operands.length;
          expect(values.subarray(0, operands)).toEqual(record.values.subarray(0, operands));
          expect(dids).toEqual(record.dids.subarray(0, dids.length));
          expect(scheduled).toEqual(record.scheduled.subarray(0, scheduled.length));
        }
      }),
    );
  });

  it('and writing it again gives the same bytes', () => {
    fc.assert(
      fc.property(arbitraryRecords(WORDS), (records) => {
        const text = written(records);
        expect(rewritten(load(text))).toBe(text);
      }),
    );
  });

  it('gives header, tables, names and World back', () => {
    const { head, end } = load(written([]), true);
    const { header, tables, world } = sampleHead();
    expect(head.header).toEqual(header);
    expect(head.tables).toEqual(tables);
    expect(head.names).toEqual(NAMES);
    expect(worldToJson(head.world)).toEqual(worldToJson(world));
    expect(head.world.pairIndex).toEqual(world.pairIndex);
    expect(end).toMatchObject({ records: 0, interrupted: false, inFlight: [3, 5] });
  });

  it('puts a record together again that took several lines', () => {
    const many = 2 * ITEMS_PER_LINE + 1;
    const record = recordOf({
      n: 0,
      kind: E.tenantModeGranted,
      values: [0, 0],
      dids: Array.from({ length: many }, (_, i) => [T.setMode, i % 4, i % 3]),
      scheduled: Array.from({ length: many }, (_, i) => [E.clientLearnedMode, 1000 + i, i % 4]),
    });
    const text = written([record], true);
    const lines = text.split('\n');
    const at = lines.findIndex((line) => line.startsWith('{"n":0,'));
    expect(lines[at]).toMatch(/,"lines":5\}$/);
    expect(lines.slice(at + 1, at + 5).every((line) => line.startsWith('{"more":0,'))).toBe(true);
    const trace = load(text, true);
    expect(trace.records[0]!.didCount).toBe(many);
    expect(trace.records[0]!.scheduled).toEqual(record.scheduled.subarray(0, many * SCHEDULED_STRIDE));
    const cut = lines.slice(0, at + 4).join('\n');
    expect(load(`${cut}\n`).records).toEqual([]);
  });
});

describe('a trace that was cut short', () => {
  const { records } = fc.sample(foldableRecords(sampleWorld(), 8), { numRuns: 20, seed: 9 })[17]!;
  const text = written(records, true);
  const bytes = utf8.encode(text);

  it('is read up to the cut, wherever that is, and said to be cut', () => {
    expect(records.length).toBeGreaterThan(3);
    let seen = 0;
    for (let length = 0; length < bytes.length; length++) {
      let count = 0;
      const reader = new TraceReader(
        () => {
          count += 1;
        },
        { verify: true },
      );
      reader.push(splitLines(bytes.subarray(0, length)));
      const reading = reader.finish();
      expect(reading.end).toBeUndefined();
      expect(reading.records).toBe(count);
      expect(describeCut(reading)).toContain('cut');
      expect(count).toBeGreaterThanOrEqual(seen);
      seen = count;
    }
    expect(seen).toBe(records.length);
  });

  it('names its last whole record', () => {
    const reader = new TraceReader(() => {});
    reader.push(splitLines(utf8.encode(text.slice(0, text.indexOf('{"n":3,') + 5))));
    expect(describeCut(reader.finish())).toBe('this trace was cut short: its last whole record is 2');
    const whole = new TraceReader(() => {}, { verify: true });
    whole.push(splitLines(bytes));
    expect(describeCut(whole.finish())).toBeUndefined();
  });

  it('cannot be loaded without its head', () => {
    expect(() => load('')).toThrow('cut before its first record');
    expect(() => load(text.slice(0, text.indexOf('{"world"')))).toThrow('cut before its first record');
  });
});

describe('a damaged trace', () => {
  // One with a mode in it, which a test below changes.
  const samples = fc.sample(foldableRecords(sampleWorld(), 12), { numRuns: 200, seed: 5 });
  const text = samples
    .map(({ records }) => written(records, true))
    .find((each) => /"do":"(set-activity|set-mode)"/.test(each) && each.split('"n":').length > 8)!;
  const bytes = utf8.encode(text);

  const complaint = (changed: string, verify = false): string => {
    try {
      load(changed, verify);
    } catch (error) {
      if (error instanceof TraceError) return error.message;
      throw error;
    }
    return '';
  };

  it('never gives more than a positioned complaint, whatever byte is changed', () => {
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.nat(255), (place, byte) => {
        const changed = bytes.slice();
        changed[place] = byte;
        try {
          const trace = loadTrace(splitLines(changed), { verify: true });
          expect(trace.head.header.seed).toBeTypeOf('string');
        } catch (error) {
          expect(error).toBeInstanceOf(TraceError);
        }
      }),
    );
  });

  it('is recognised by its digests if a transition was changed', () => {
    const changed = text.replace(/("do":"set-activity".*?"activity":)"\w+"/, '$1"presenting"');
    const other = changed === text ? text.replace(/"do":"set-mode"/, '"do":"set-client-mode"') : changed;
    expect(other).not.toBe(text);
    expect(complaint(other, true)).toMatch(/^line \d+: the digest of the state/);
  });

  it('is recognised by the digest of the content, whatever was changed', () => {
    const changes: readonly (readonly [string | RegExp, string])[] = [
      ['"cause":0', '"cause":1'],
      ['"why":"some rule"', '"why":"some role"'],
      ['"at":70', '"at":71'],
      ['A \\"title\\"', 'A \\"tidal\\"'],
      ['"name":"sales","size":2', '"name":"sales","size":3'],
    ];
    const decision = '{"row":"2019-h1/1b.7","why":"some rule"}';
    const scheduled = [[E.clientLearnedMode, 70, 1]];
    const values = [0, 0];
    const whole = written([
      recordOf({ n: 0, kind: E.tenantModeGranted, atUs: 5, values, scheduled, decision }),
      recordOf({ n: 1, kind: E.tenantModeGranted, atUs: 5, cause: 0, values }),
    ]);
    expect(complaint(whole, true)).toBe('');
    for (const [from, to] of changes) {
      const changed = whole.replace(from, to);
      expect(changed).not.toBe(whole);
      expect(complaint(changed, true), to).toMatch(/^line \d+: the digest of the content is not that/);
    }
  });

  it('is refused if it has no digest of its content, as none had before there was a version', () => {
    const older = text.replace(/"content":"\w+",/, '');
    expect(complaint(older)).toMatch(
      /^line \d+: the digest of the content is missing: coexsim 0\.1\.0 writes it/,
    );
  });

  it('is recognised by its fingerprints if a time was changed', () => {
    const record = recordOf({ n: 0, kind: E.rulesChanged, atUs: 5, values: [0] });
    const changed = written([record]).replace('"at":5', '"at":6');
    expect(complaint(changed, true)).toContain('the time fingerprint is not that of the records');
  });

  it('says where and what', () => {
    const line = (start: string, becomes: string): string => complaint(text.replace(start, becomes));
    expect(line('{"n":1,', '{"n":2,')).toMatch(/^line \d+: record 1 has to stand here, not 2$/);
    expect(line('{"n":1,', '{"n:1,')).toMatch(/^line \d+: this is not JSON$/);
    expect(line('{"n":1,', '{"m":1,')).toMatch(/neither a record nor a digest/);
    expect(line('{"n":1,', '{"n":1,"more":0,')).toMatch(/no record goes on here/);
    expect(line('{"n":1,', '{"n":1,"nonsense":0,')).toMatch(/a key is there/);
    expect(line('{"end":{"records":', '{"end":{"records":1')).toMatch(/the trace says it has/);
    expect(line('{"world":', '{"wurld":')).toMatch(/an entity or the World/);
    expect(line('"user":2,', '"user":3,')).toMatch(/the next user is 2/);
    expect(complaint(`${text}{}\n`)).toMatch(/something follows the end/);
    expect(complaint('{"a":1}\n')).toBe('line 1: this is no trace: the first line has no "coexsimTrace"');
    expect(complaint('hello\n')).toBe('line 1: this is no trace: its first line is not JSON');
  });

  it('is refused if a newer program wrote it, and that is said', () => {
    const newer = text.replace(
      `"coexsimTrace":${TRACE_FORMAT},"program":"0.1.0"`,
      '"coexsimTrace":9,"program":"7.5.0"',
    );
    expect(complaint(newer)).toMatch(
      /format 9, written by coexsim 7\.5\.0; .* up to 2\. A newer coexsim reads it/,
    );
  });

  it('is refused if an older program wrote it, and that is said', () => {
    const older = text.replace(`"coexsimTrace":${TRACE_FORMAT}`, `"coexsimTrace":${TRACE_FORMAT - 1}`);
    expect(complaint(older)).toMatch(/written by an older coexsim/);
  });

  it('may be nested as deeply as it likes', () => {
    const deep = (open: string, close: string): string => open.repeat(100_000) + close.repeat(100_000);
    const array = deep('[', ']');
    expect(complaint(text.replace('{"n":1,', `{"decision":${array},"n":1,`))).toMatch(
      /nested too deeply|a key/,
    );
    expect(complaint(text.replace(/"event":"[^"]*"/, `"event":${array}`))).toContain('this is no event');
    expect(
      complaint(
        text.replace(
          `"coexsimTrace":${TRACE_FORMAT},"program":"0.1.0"`,
          `"coexsimTrace":${TRACE_FORMAT + 1},"program":${array}`,
        ),
      ),
    ).toContain('a newer coexsim');
    expect(complaint(`${array}\n`)).toContain('no JSON object');
  });

  it('names an event and a word that this program does not know', () => {
    const odd = written([recordOf({ n: 0, kind: E.clientSignedIn, values: [0, 1] })]);
    expect(complaint(odd.replace('client-signed-in', 'client-shut'))).toContain('"client-shut" is no event');
    expect(complaint(odd.replace('"at":0', '"at":-1'))).toContain('-1 is before the start of the run');
    expect(complaint(odd.replace('"client":"SfB"', '"client":"Lync"'))).toContain(
      '"Lync" is no word for client',
    );
  });
});

describe('digests', () => {
  it('stand after every 1,024 records and hold for every prefix', () => {
    const count = 2 * DIGEST_EVERY + 10;
    const records = Array.from({ length: count }, (_, n) =>
      recordOf({
        n,
        kind: E.activitySet,
        atUs: n * 1000,
        values: [n % 4, 0, 1],
        dids: [[T.setActivity, n % 4, 0, n % 8]],
      }),
    );
    const text = written(records, true);
    const digests = text.split('\n').filter((line) => line.startsWith('{"digest":'));
    expect(digests.map((line) => JSON.parse(line).digest.n)).toEqual([-1, 1023, 2047]);
    expect(load(text, true).end!.records).toBe(count);
    const prefix = written(records.slice(0, DIGEST_EVERY), true);
    expect(prefix).toContain(digests[1]);
    const keyframes = text.split('\n').filter((line) => line.startsWith('{"keyframe":'));
    expect(keyframes.map((line) => JSON.parse(line).keyframe.n)).toEqual([1023, 2047, count - 1]);
  });
});
