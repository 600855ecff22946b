import { createReadStream, existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { E } from '../../src/model/event.ts';
import { T } from '../../src/model/transition.ts';
import {
  openTraceFile,
  type TraceOutput,
  TraceWriteError,
  traceToStream,
} from '../../src/trace/node-file.ts';
import { linesOf, readTraceLines, TraceReadError } from '../../src/trace/node-lines.ts';
import { readTrace } from '../../src/trace/reader.ts';
import { foldInto } from '../../src/trace/replay.ts';
import { describeCut } from '../../src/trace/trace.ts';
import { TraceError } from '../../src/trace/trace-error.ts';
import { TraceWriter } from '../../src/trace/writer.ts';
import { recordOf } from './arbitrary-records.ts';
import { sampleHead, sampleWorld, textWriter } from './samples.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'coexsim-trace-'));
});
afterAll(async () => {
  await rm(folder, { recursive: true });
});

const record = (n: number) =>
  recordOf({
    n,
    kind: E.activitySet,
    atUs: n * 7,
    values: [n % 4, 0, n % 5],
    dids: [[T.setActivity, n % 4, 0, n % 5]],
  });

async function write(output: TraceOutput, count: number, interrupted = false): Promise<void> {
  const world = sampleWorld();
  const writer = new TraceWriter(output.sink, sampleHead(), { bufferBytes: 4096 });
  for (let n = 0; n < count; n++) {
    const next = record(n);
    writer.record(next);
    foldInto(world, next);
    if (n % 64 === 0) await output.ready();
  }
  writer.end({ world, interrupted });
}

function asText(count: number): string {
  const world = sampleWorld();
  const { writer, text } = textWriter(sampleHead());
  for (let n = 0; n < count; n++) {
    writer.record(record(n));
    foldInto(world, record(n));
  }
  writer.end({ world, interrupted: false });
  return text();
}

describe('a trace file', () => {
  it.each(['plain.jsonl', 'packed.jsonl.gz'])('%s has its name only when it is whole', async (name) => {
    const path = join(folder, name);
    const output = await openTraceFile(path);
    await write(output, 5000);
    expect(existsSync(path)).toBe(false);
    expect(existsSync(`${path}.partial`)).toBe(true);
    await output.close();
    expect(existsSync(`${path}.partial`)).toBe(false);
    const bytes = await readFile(path);
    expect((name.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8')).toBe(asText(5000));
    const reading = await readTrace(readTraceLines(path), () => {}, { verify: true });
    expect(reading).toMatchObject({ records: 5000, end: { interrupted: false } });
  });

  it('of an interrupted run is whole and says so', async () => {
    const path = join(folder, 'interrupted.jsonl');
    const output = await openTraceFile(path);
    await write(output, 10, true);
    await output.close();
    const reading = await readTrace(readTraceLines(path), () => {}, { verify: true });
    expect(reading.end?.interrupted).toBe(true);
  });

  it('that is given up keeps what it has under its temporary name', async () => {
    const path = join(folder, 'given-up.jsonl');
    const output = await openTraceFile(path);
    output.sink(new TextEncoder().encode('something'));
    await output.abandon();
    expect(existsSync(path)).toBe(false);
    expect(await readFile(`${path}.partial`, 'utf8')).toBe('something');
  });

  it.each(['cut.jsonl', 'cut.jsonl.gz'])('%s is read up to the cut', async (name) => {
    const path = join(folder, name);
    const output = await openTraceFile(path);
    await write(output, 4000);
    await output.close();
    const { length } = await readFile(path);
    for (const part of [0.9, 0.5, 0.2]) {
      await truncate(path, Math.floor(length * part));
      const reading = await readTrace(readTraceLines(path), () => {}, { verify: true });
      expect(reading.records).toBeGreaterThan(0);
      expect(reading.records).toBeLessThan(4000);
      expect(describeCut(reading)).toContain(`last whole record is ${reading.records - 1}`);
    }
  });

  it('cannot be opened where there is no folder', async () => {
    await expect(openTraceFile(join(folder, 'nowhere', 'x.jsonl'))).rejects.toThrow(TraceWriteError);
  });

  it.runIf(existsSync('/dev/full'))('on a full disk fails with what the system says', async () => {
    const output = await openTraceFile('/dev/full');
    const failure = (async () => {
      await write(output, 100_000);
      await output.close();
    })();
    await expect(failure).rejects.toMatchObject({ name: 'TraceWriteError', code: 'ENOSPC' });
  });
});

/** A stream that fails its `nth` write. */
function failing(nth: number, code: string): Writable {
  let writes = 0;
  return new Writable({
    highWaterMark: 1,
    write(_chunk, _encoding, done) {
      writes += 1;
      if (writes < nth) setImmediate(done);
      else done(Object.assign(new Error(`it says ${code}`), { code }));
    },
  });
}

describe('a trace in a stream', () => {
  it.each([1, 2, 5])('fails with a typed error at write %i', async (nth) => {
    const output = traceToStream(failing(nth, 'EIO'), 'standard output');
    const failure = (async () => {
      await write(output, 2000);
      await output.close();
    })();
    await expect(failure).rejects.toThrow(
      /^writing the trace to standard output failed after \d+ bytes: it says EIO$/,
    );
  });

  it('is silent when its reader has gone away', async () => {
    const output = traceToStream(failing(2, 'EPIPE'), 'standard output');
    await write(output, 2000);
    await output.close();
    expect(output.readerGone).toBe(true);
  });

  it('waits for a slow reader, and everything arrives', async () => {
    let waiting = 0;
    let most = 0;
    const chunks: Buffer[] = [];
    const slow = new Writable({
      highWaterMark: 64 * 1024,
      write(chunk: Buffer, _encoding, done) {
        most = Math.max(most, waiting);
        waiting -= chunk.length;
        chunks.push(chunk);
        setTimeout(done, 1);
      },
    });
    const output = traceToStream(slow, 'a slow reader');
    const counting: TraceOutput = {
      ...output,
      sink: (chunk) => {
        waiting += chunk.length;
        output.sink(chunk);
      },
      ready: () => output.ready(),
    };
    await write(counting, 8000);
    await output.close();
    expect(Buffer.concat(chunks).toString('utf8')).toBe(asText(8000));
    expect(most).toBeLessThan(256 * 1024);
  });
});

describe('reading lines', () => {
  const all = async (chunks: AsyncIterable<Uint8Array>): Promise<string> => {
    let text = '';
    for await (const lines of linesOf(chunks)) text += lines.join('');
    return text;
  };

  it('says which file cannot be read', async () => {
    const path = join(folder, 'missing.jsonl');
    await expect(readTrace(readTraceLines(path), () => {})).rejects.toThrow(TraceReadError);
  });

  it('recognises gzip that comes byte by byte', async () => {
    const packed = gzipSync('{"a":1}\nb');
    const bytes = async function* (): AsyncGenerator<Uint8Array> {
      for (const byte of packed) yield Uint8Array.of(byte);
    };
    expect(await all(bytes())).toBe('{"a":1}\nb');
    const none = async function* (): AsyncGenerator<Uint8Array> {};
    expect(await all(none())).toBe('');
  });

  it('stops at gzip that unfolds without end, and at damaged gzip', async () => {
    const path = join(folder, 'bomb.gz');
    await writeFile(path, gzipSync(`${'A'.repeat(9999)}\n`.repeat(6400)));
    await expect(all(createReadStream(path))).rejects.toThrow(TraceError);
    const packed = gzipSync('x'.repeat(100_000));
    packed.fill(0xff, 20, 40);
    await writeFile(path, packed);
    await expect(all(createReadStream(path))).rejects.toThrow('damaged gzip');
  });
});
