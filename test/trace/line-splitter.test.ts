import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LINE_LIMIT, LONG_LINE_LIMIT } from '../../src/trace/format.ts';
import { LineSplitter, splitLines } from '../../src/trace/line-splitter.ts';

const utf8 = new TextEncoder();

describe('splitting bytes into lines', () => {
  it('gives the same lines whatever the chunks, and loses nothing', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.constant('\n'), fc.string({ unit: 'grapheme' })), { maxLength: 20 }),
        fc.array(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
        (parts, sizes) => {
          const text = parts.join('');
          const bytes = utf8.encode(text);
          const splitter = new LineSplitter();
          const lines: string[] = [];
          for (let at = 0, i = 0; at < bytes.length; i++) {
            const size = sizes[i % sizes.length]!;
            lines.push(...splitter.push(bytes.subarray(at, at + size)));
            at += size;
          }
          lines.push(...splitter.end());
          expect(lines.join('')).toBe(text);
          expect(lines).toEqual(splitLines(bytes));
          for (const line of lines.slice(0, -1)) expect(line.indexOf('\n')).toBe(line.length - 1);
        },
      ),
    );
  });

  it('copies what it keeps of a chunk', () => {
    const splitter = new LineSplitter();
    const chunk = utf8.encode('abc');
    splitter.push(chunk);
    chunk.fill(0);
    expect(splitter.push(utf8.encode('\n'))).toEqual(['abc\n']);
  });

  it('leaves out half a character at the end of what was cut', () => {
    expect(splitLines(utf8.encode('a\nb\u00e9').subarray(0, 4))).toEqual(['a\n', 'b']);
  });

  it('refuses what is not UTF-8, by line', () => {
    expect(() => splitLines(Uint8Array.of(65, 10, 0xff, 10))).toThrow('line 2: this is not UTF-8');
  });

  it('refuses a line that is too long before it is whole, but lets heads be longer', () => {
    const piece = new Uint8Array(LINE_LIMIT / 2 + 1).fill(65);
    const splitter = new LineSplitter();
    splitter.push(utf8.encode('\n'));
    splitter.push(piece);
    expect(() => splitter.push(piece)).toThrow(`line 2: this line is longer than ${LINE_LIMIT} bytes`);
    const long = new LineSplitter();
    for (const byte of utf8.encode('{"world":')) long.push(Uint8Array.of(byte));
    for (let i = 0; i < 8; i++) long.push(piece);
    expect(long.push(utf8.encode('\n'))[0]!.length).toBe(8 * piece.length + 10);
    expect(LONG_LINE_LIMIT).toBeGreaterThan(LINE_LIMIT);
  });
});
