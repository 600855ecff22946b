import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { type Chunks, readAnyTrace } from '../../src/trace/columns-any.ts';
import { encodeColumns } from '../../src/trace/columns-file.ts';
import { ColumnsReading } from '../../src/trace/columns-reading.ts';
import { TRACE_FORMAT } from '../../src/trace/format.ts';
import { readColumns, readTraceChunks } from '../../src/trace/node-columns.ts';
import { linesOf as linesOfChunks } from '../../src/trace/node-lines.ts';
import { linesOf, traceOf } from '../support/running.ts';
import { columnsOfText, scenario, textOfColumns } from './columns-samples.ts';

const text = traceOf(scenario('main.yaml'));
const utf8 = new TextEncoder();
const bytes = utf8.encode(text);
const columns = columnsOfText(text);
const binary = await encodeColumns(columns);
const folder = mkdtempSync(join(tmpdir(), 'coexsim-columns-'));
afterAll(() => rmSync(folder, { recursive: true }));

async function* inPieces(all: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < all.length; at += size) yield all.slice(at, at + size);
}

/** Both ways to read: with Node's gzip and with the web's. */
const WAYS = [
  ['in Node', readTraceChunks],
  ['everywhere', (chunks: Chunks, options = {}) => readAnyTrace(chunks, options)],
] as const;

describe.each(WAYS)('a trace of any form, %s', (_, read) => {
  it.each([
    ['lines', bytes],
    ['gzip', gzipSync(bytes)],
    ['binary columns', binary],
    ['binary columns in gzip', gzipSync(binary)],
  ])('is read: %s', async (_form, file) => {
    for (const size of [997, 100_000, file.length]) {
      const { columns: found, damage } = await read(inPieces(file, size));
      expect(damage).toBeUndefined();
      expect(textOfColumns(found)).toBe(text);
    }
  });

  it('is read up to the cut, gzip too', async () => {
    const packed = gzipSync(bytes);
    for (const file of [bytes.subarray(0, -1000), packed.subarray(0, -1000)]) {
      const { columns: found } = await read(inPieces(file, 5_000));
      expect(found.end).toBeUndefined();
      expect(found.count).toBeGreaterThan(100);
      expect(text.startsWith(textOfColumns(found))).toBe(true);
    }
  });

  it.each([
    ['nothing', new Uint8Array(0), 'this is empty'],
    ['UTF-16', Buffer.from(`\ufeff${text}`, 'utf16le'), 'this is UTF-16 text'],
    ['UTF-16 without a mark', Buffer.from(text, 'utf16le'), 'this is UTF-16 text'],
    ['a byte order mark', utf8.encode(`\ufeff${text}`), 'a byte order mark'],
    ['HTML', utf8.encode('\n<!doctype html><p>'), 'this is an HTML page'],
    [
      'a scenario in YAML',
      utf8.encode('# mine\n\ncoexsim: 1\ntitle: x\n'),
      'this is a scenario, not a trace',
    ],
    ['a scenario in JSON', utf8.encode('{\n  "coexsim": 1\n}'), 'this is a scenario, not a trace'],
    ['a ZIP archive', Buffer.from('PK\u0003\u0004', 'latin1'), 'this is a ZIP archive'],
    ['some text', utf8.encode('hello\n'), 'line 1: this is no trace: its first line is not JSON'],
    ['some JSON', utf8.encode('{"a":1}\n'), 'line 1: this is no trace: the first line has no "coexsimTrace"'],
    [
      'a trace of tomorrow',
      utf8.encode(`{"coexsimTrace":${TRACE_FORMAT + 1},"program":"9.9"}\n`),
      'written by coexsim 9.9',
    ],
    [
      'the first line of a trace',
      utf8.encode(linesOf(text)[0]!),
      'this trace was cut before its first record',
    ],
    ['damaged gzip', Uint8Array.of(0x1f, 0x8b, 8, 0, 1, 2, 3, 4, 5, 6, 7, 8), 'this is damaged gzip'],
    [
      'columns transferred as text',
      Buffer.from(binary.filter((byte) => byte !== 13)),
      'transferred as if they were text',
    ],
  ])('is refused with what it is instead: %s', async (_what, file, message) => {
    await expect(read(inPieces(file, 3_000), { tolerant: true })).rejects.toThrow(message);
  });

  it('does not unfold without end', async () => {
    const bomb = gzipSync(Buffer.concat([bytes, Buffer.alloc(64 * 1024 * 1024, '{"n":')]));
    await expect(read(inPieces(bomb, 1_000))).rejects.toThrow(/unfolds to more than|longer than/);
  });

  it('that is damaged gives what comes before, if that is tolerated', async () => {
    const lines = linesOf(text);
    const at = lines.findIndex((line) => line.startsWith('{"n":50,'));
    const before = lines.slice(0, at).join('');
    const after = lines.slice(at + 1).join('');
    const broken: readonly (readonly [Uint8Array, string])[] = [
      [utf8.encode('{"n":50,"at":what\n'), 'this is not JSON'],
      [utf8.encode(lines[at]!.replace('"n":50', '"n":51')), 'record 50 has to stand here, not 51'],
      [utf8.encode(lines[at]!.replace('"event"', '"massage":1,"event"')), 'a key is there'],
      [Uint8Array.of(0xff, 10), 'this is not UTF-8'],
      [utf8.encode(lines[at]!.replace('"event"', '"cause":5000000000,"event"')), 'larger than any number'],
    ];
    for (const [line, message] of broken) {
      const file = Buffer.concat([utf8.encode(before), line, utf8.encode(after)]);
      await expect(read(inPieces(file, 50_000))).rejects.toThrow(`line ${at + 1}: `);
      const { columns: found, damage } = await read(inPieces(file, 50_000), { tolerant: true });
      expect(damage).toMatchObject({ line: at + 1, record: 50, message: expect.stringContaining(message) });
      expect(found.count).toBe(50);
      expect(found.end).toBeUndefined();
      expect(textOfColumns(found)).toBe(before);
    }
  });
});

describe('the reading of columns', () => {
  it('tells the digests that the trace states, those of the trailer last', () => {
    const keyframes = linesOf(text).filter((line) => line.startsWith('{"keyframe"')).length;
    const { stated, end } = columns;
    expect(stated.map(({ n, of }) => [n, of])).toEqual([
      [-1, 'content'],
      [-1, 'transitions'],
      ...Array.from({ length: keyframes }, () => [418, 'state']),
      ...['content', 'transitions', 'state'].map((of) => [418, of]),
    ]);
    expect(stated.slice(-3)).toEqual([
      { n: 418, of: 'content', hex: end!.content },
      { n: 418, of: 'transitions', hex: end!.transitions },
      { n: 418, of: 'state', hex: end!.state },
    ]);
  });

  it('keeps the end of a trace that something follows', () => {
    const reading = new ColumnsReading({ tolerant: true });
    reading.push(linesOf(`${text}{"n":419}\n`));
    expect(reading.damage?.message).toBe('something follows the end of the trace');
    expect(textOfColumns(reading.done())).toBe(text);
  });

  it('takes files and standard input', async () => {
    const path = join(folder, 'run.trace.jsonl');
    writeFileSync(path, bytes);
    expect(await readColumns(path)).toEqual(columns);
    expect(await readColumns('-', { stdin: () => inPieces(bytes, 10_000) })).toEqual(columns);
    await expect(readColumns(join(folder, 'none'))).rejects.toThrow(/^cannot read .*ENOENT/);
  });

  it('is not needed by those who read lines: binary columns become lines again', async () => {
    let read = '';
    for await (const lines of linesOfChunks(inPieces(binary, 1_000))) {
      read += lines.join('');
    }
    expect(read).toBe(text);
  });
});
