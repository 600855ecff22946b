import { describe, expect, it } from 'vitest';
import { copyWorld } from '../../src/model/world.ts';
import { recordAt } from '../../src/trace/columns.ts';
import { ColumnsReading } from '../../src/trace/columns-reading.ts';
import { checkIntegrity, type Integrity, newIntegrityCheck } from '../../src/trace/integrity.ts';
import { newNodeHasher } from '../../src/trace/node-hasher.ts';
import { foldInto } from '../../src/trace/replay.ts';
import { TraceWriter } from '../../src/trace/writer.ts';
import { millionColumns } from '../bench/viewer/million.ts';
import { linesOf, traceOf } from '../support/running.ts';
import { columnsOfText, SCENARIO_FILES, scenario } from './columns-samples.ts';

const text = traceOf(scenario('main.yaml'));

function checked(changed: string, tolerant = false): Integrity {
  const reading = new ColumnsReading({ tolerant });
  reading.push(linesOf(changed));
  return checkIntegrity(reading.done(), { newHasher: newNodeHasher, damage: reading.damage });
}

/** The line of record `n`, changed. */
function altered(n: number, from: RegExp | string, to: string, all: string = text): string {
  const lines = linesOf(all);
  const at = lines.findIndex((line) => line.startsWith(`{"n":${n},`));
  const line = lines[at]!.replace(from, to);
  expect(line).not.toBe(lines[at]);
  return lines.with(at, line).join('');
}

describe('a trace as it was written', () => {
  it('is whole, whatever the scenario', () => {
    for (const name of SCENARIO_FILES) {
      const columns = columnsOfText(traceOf(scenario(name)));
      expect(checkIntegrity(columns, { newHasher: newNodeHasher }), name).toEqual({
        state: 'whole',
        checked: columns.count,
        digest: columns.end!.state,
      });
    }
  });

  it('is whole by the hasher that runs everywhere, in slices of any size', () => {
    const columns = columnsOfText(text);
    for (const budget of [0, 1, 100, 1_000_000]) {
      const check = newIntegrityCheck(columns);
      let steps = 1;
      for (; check.step(budget); steps++)
        expect(check.result).toEqual({ state: 'checking', checked: steps * Math.max(1, budget) });
      expect(check.result.state).toBe('whole');
      expect(steps).toBe(Math.ceil(columns.count / Math.max(1, budget)));
      expect(check.step(1)).toBe(false);
    }
  });

  it('is cut if its end is not there', () => {
    const lines = linesOf(text);
    expect(checked(lines.slice(0, -1).join(''))).toEqual({ state: 'cut', checked: 419, verified: -1 });
    expect(checked(lines.slice(0, 200).join('')).state).toBe('cut');
  });
});

/** The first record that may have been changed if this is what shows in record `n`. */
function since(what: string, n: number): number {
  if (/before record|scheduled it/.test(what)) return n - 1;
  if (/within record/.test(what)) return 0;
  return /attempt|has thread|names thread/.test(what) ? 0 : n;
}

describe('a trace in which something was changed', () => {
  const pinned: readonly (readonly [string, number, RegExp | string, string, RegExp])[] = [
    ['a time that goes back', 30, /"at":\d+/, '"at":1', /record 30 happens at 1 µs, before record 29/],
    ['a time that goes on too far', 418, /"at":\d+/, '"at":99999999999999', /after the end of the run/],
    ['the time of a scheduled event', 2, '"at":300010000', '"at":300010001', /scheduled it for 300010000 µs/],
    ['a cause that comes later', 2, '"cause":1', '"cause":9', /record 2 names record 9 as its cause/],
    ['the time of a follow-on', 1, '"at":300000000', '"at":300000001', /within record 0 but at another time/],
    ['a follow-on without cause', 1, '"cause":0,', '', /names none/],
    ['a person who is not there', 0, '"from":0', '"from":99', /has from 99, which is not there/],
    [
      'a message that was never sent',
      2,
      '"message":0',
      '"message":7',
      /message 7, which has not been attempted/,
    ],
    ['a thread that is not there', 1, '"thread":0', '"thread":7', /has thread 7, which is not there/],
    [
      'a transition that cannot be',
      9,
      '"do":"open-session","thread":1',
      '"do":"open-session","thread":8',
      /names thread 8/,
    ],
    ['the number of an attempt', 9, '"message":1', '"message":2', /attempt 2, but the next one is 1/],
  ];

  it.each(pinned)('is pinned to the record: %s', (_, n, from, to, what) => {
    const found = checked(altered(n, from, to));
    expect(found).toMatchObject({ state: 'damaged', record: n });
    const [after, upTo] = 'firstBad' in found ? found.firstBad : [];
    expect(after).toBe(since(what.source, n) - 1);
    expect(upTo).toBe(n);
    expect('what' in found && found.what).toMatch(what);
  });

  it('is found by the digest of the transitions, and where is said as far as it is known', () => {
    const found = checked(
      text.replace(
        '"do":"set-mode","user":1,"mode":"TeamsOnly"',
        '"do":"set-mode","user":1,"mode":"Islands"',
      ),
    );
    expect(found).toMatchObject({ state: 'damaged', firstBad: [-1, 418] });
    expect(found).toMatchObject({ what: expect.stringContaining('the digest of the state') });
  });

  it('is found by the digest of the content, be it of no weight for anything else', () => {
    const what = 'the digest of the content is not that of the records';
    expect(checked(altered(0, '"from":0', '"from":1'))).toMatchObject({ firstBad: [-1, 418], what });
    expect(checked(altered(0, '"via":"Teams"', '"via":"SfB"'))).toMatchObject({ firstBad: [-1, 418], what });
    expect(checked(altered(1, '"textOnly":0', '"textOnly":1'))).toMatchObject({ firstBad: [-1, 418], what });
  });

  it.each([
    ['the World', '"hasSrv":[1', '"hasSrv":[0'],
    ['a name', '"user":1,"name":"', '"user":1,"name":"x'],
    ['what only people read', '"units":{"time":"us"}', '"units":{"time":"ms"}'],
  ])('is found if it is %s before the first record', (_, from, to) => {
    expect(text).toContain(from);
    const what = 'the digest of the content is not that of what stands before the first record';
    expect(checked(text.replace(from, to))).toMatchObject({ state: 'damaged', firstBad: [-2, -1], what });
  });

  it.each([
    ['the digest of the transitions', '"transitions":"'],
    ['the digest of the state', '"state":"'],
    ['the fingerprint of routing', '"routing":"'],
  ])('is found if it is %s itself', (name, key) => {
    const lines = linesOf(text);
    const end = lines.at(-1)!;
    const at = end.indexOf(key) + key.length;
    const changed = `${end.slice(0, at)}${end[at] === '0' ? '1' : '0'}${end.slice(at + 1)}`;
    const found = checked(lines.with(-1, changed).join(''));
    const what = `${name} was changed: the records are as they were written`;
    expect(found).toMatchObject({ state: 'damaged', firstBad: [418, 419], what });
  });

  it('is found without the digests on the way, by those of the trailer', () => {
    const columns = columnsOfText(altered(0, '"via":"Teams"', '"via":"SfB"'));
    const found = checkIntegrity({ ...columns, stated: [] }, { newHasher: newNodeHasher });
    expect(found).toMatchObject({ state: 'damaged', firstBad: [-2, 418] });
  });

  it('is opened as far as it can be read, and said to be damaged there', () => {
    const found = checked(altered(100, '{"n"', '{n'), true);
    expect(found).toMatchObject({ state: 'damaged', checked: 100, firstBad: [99, 100] });
    expect('what' in found && found.what).toMatch(/^line \d+: this is not JSON/);
  });
});

describe('a long trace', () => {
  it('is narrowed down to the records between two digests', () => {
    const columns = millionColumns(5_000);
    const chunks: Uint8Array[] = [];
    const writer = new TraceWriter((chunk) => chunks.push(chunk.slice()), columns.head, {
      newHasher: newNodeHasher,
    });
    const world = copyWorld(columns.head.world, 'typed');
    for (let n = 0; n < columns.count; n++) {
      const record = recordAt(columns, n);
      foldInto(world, record);
      writer.record(record);
    }
    writer.end({ world, interrupted: false });
    const long = Buffer.concat(chunks).toString('utf8');
    expect(checked(long).state).toBe('whole');
    const n = columns.dids.length > 0 ? lastWithBelief(long) : -1;
    expect(n).toBeGreaterThan(2048);
    const found = checked(altered(n, /("do":"believe".*?"presence":)"\w+"/, '$1"presenting"', long));
    const after = Math.floor(n / 1024) * 1024 - 1;
    expect(found).toMatchObject({
      state: 'damaged',
      firstBad: [after, Math.min(after + 1024, columns.count - 1)],
    });
  });
});

/** The last record in which somebody hears of a presence. */
function lastWithBelief(long: string): number {
  const line = linesOf(long).findLast((each) => each.includes('"do":"believe"'))!;
  return Number(/"n":(\d+)/.exec(line)![1]);
}
