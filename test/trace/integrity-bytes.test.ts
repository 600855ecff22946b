/** Whatever byte of a trace is changed, that is noticed, and the record in which it stands is among those named. */
import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { readAnyTrace } from '../../src/trace/columns-any.ts';
import { checkIntegrity, type Integrity } from '../../src/trace/integrity.ts';
import { splitLines } from '../../src/trace/line-splitter.ts';
import { newNodeHasher } from '../../src/trace/node-hasher.ts';
import { TraceError } from '../../src/trace/trace-error.ts';
import { traceOf } from '../support/running.ts';
import { scenario } from './columns-samples.ts';

const bytes = new TextEncoder().encode(traceOf(scenario('main.yaml')));

interface Place {
  readonly at: number;
  /** The record whose line it is in, -1 for the head, undefined for lines of digests and the trailer. */
  readonly record: number | undefined;
}

const places = placesOf(bytes);
const inRecords = places.filter(({ record }) => record !== undefined && record >= 0);
const inHead = places.filter(({ record }) => record === -1);

function placesOf(all: Uint8Array): Place[] {
  let at = 0;
  let inBody = false;
  return splitLines(all).flatMap((line) => {
    const length = Buffer.byteLength(line);
    const n = /^\{"n":(\d+),/.exec(line);
    const record = n !== null ? Number(n[1]) : inBody ? undefined : -1;
    inBody ||= line.startsWith('{"world"');
    const from = at;
    at += length;
    return Array.from({ length }, (_, i) => ({ at: from + i, record }));
  });
}

/** What reading and checking find; undefined if it cannot even be read that far. */
async function found(changed: Uint8Array): Promise<Integrity | undefined> {
  try {
    const { columns, damage } = await readAnyTrace(Readable.from([changed]), { tolerant: true });
    return checkIntegrity(columns, { newHasher: newNodeHasher, damage });
  } catch (error) {
    if (error instanceof TraceError) return undefined;
    throw error;
  }
}

/** A small generator with a state of its own, so that the bytes are the same in every run. */
function* numbers(seed: number): Generator<number, never, undefined> {
  for (let state = seed; ; ) {
    state = (Math.imul(state, 1664525) + 1013904223) | 0;
    yield state >>> 8;
  }
}

/** Bytes to become one that is there: any, and one that leaves a digit a digit and a letter a letter. */
function otherBytes(byte: number, draw: number): number[] {
  const any = draw & 255;
  const digit = byte >= 48 && byte <= 57;
  const near = digit ? 48 + ((byte - 48 + 1 + (draw % 9)) % 10) : byte ^ (1 << (draw % 5));
  return [any, near].filter((other) => other !== byte);
}

function changes(
  where: readonly Place[],
  count: number,
): { place: Place; byte: number; changed: Uint8Array }[] {
  const draws = numbers(count);
  return Array.from({ length: count }, () => {
    const place = where[draws.next().value % where.length]!;
    return otherBytes(bytes[place.at]!, draws.next().value).map((byte) => {
      const changed = bytes.slice();
      changed[place.at] = byte;
      return { place, byte, changed };
    });
  }).flat();
}

function told({ at, record }: Place, byte: number): string {
  const around = new TextDecoder().decode(bytes.subarray(at - 30, at + 10));
  return `byte ${at} of record ${record} became ${byte}: …${around}…`;
}

describe('a byte that was changed', () => {
  it('is as it was written without it', async () => {
    expect(await found(bytes)).toMatchObject({ state: 'whole', checked: 419 });
  });

  it('in a record is noticed, and the record is among those named', async () => {
    for (const { place, byte, changed } of changes(inRecords, 500)) {
      const result = await found(changed);
      const said = `${told(place, byte)} ${JSON.stringify(result)}`;
      if (result?.state !== 'damaged') expect.fail(said);
      const [after, upTo] = result.firstBad;
      expect(place.record, said).toBeGreaterThan(after);
      expect(place.record, said).toBeLessThanOrEqual(upTo);
    }
  });

  it('in the head is noticed: it is not read at all, or nothing but the head is named', async () => {
    let read = 0;
    for (const { place, byte, changed } of changes(inHead, 100)) {
      const result = await found(changed);
      if (result === undefined) continue;
      read += 1;
      expect(result, told(place, byte)).toMatchObject({ state: 'damaged', firstBad: [-2, -1] });
    }
    expect(read).toBeGreaterThan(20);
  });
});
