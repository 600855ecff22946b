import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvCell, csvLine } from '../../src/core/csv-cell.ts';

/** Reads RFC 4180, with an empty line for a row of one empty cell. */
function parse(text: string): string[][] {
  const rows: string[][] = [[]];
  let at = 0;
  while (at < text.length) {
    let cell = '';
    if (text[at] === '"') {
      for (at += 1; text[at] !== '"' || text[at + 1] === '"'; at++) {
        if (text[at] === '"') at += 1;
        cell += text[at];
      }
      at += 1;
    } else while (at < text.length && text[at] !== ',' && !text.startsWith('\r\n', at)) cell += text[at++];
    rows.at(-1)!.push(cell);
    if (text[at] === ',') {
      at += 1;
      if (text.startsWith('\r\n', at)) rows.at(-1)!.push('');
    }
    if (text.startsWith('\r\n', at)) {
      at += 2;
      rows.push([]);
    }
  }
  rows.pop();
  return rows;
}

describe('comma-separated values', () => {
  it('come back as they were, but for the apostrophe before what would be a formula', () => {
    const cell = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('=1+1', ',', '"', '\r\n', '-5', '@x'),
    );
    fc.assert(
      fc.property(
        fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 4 }),
        (rows) => {
          const read = parse(rows.map(csvLine).join(''));
          const expected = rows.map((row) =>
            row.map((text) =>
              /^[=+\-@\t\r]/.test(text) && !/^-?\d+(\.\d+)?$/.test(text) ? `'${text}` : text,
            ),
          );
          expect(read).toEqual(expected);
        },
      ),
      { numRuns: 300 },
    );
  });

  it.each([
    ['=HYPERLINK("http://x")', '"\'=HYPERLINK(""http://x"")"'],
    ['+49 30 1', "'+49 30 1"],
    ['-2+3', "'-2+3"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\tx', "'\tx"],
    ['\rx', '"\'\rx"'],
    ['-7', '-7'],
    ['-7.25', '-7.25'],
    ['ann, "the first"', '"ann, ""the first"""'],
    ['plain', 'plain'],
    [' padded', '" padded"'],
    ['#1', '"#1"'],
  ])('writes %j as %j', (text, cell) => {
    expect(csvCell(text)).toBe(cell);
  });

  it('writes numbers, truth values and what does not apply', () => {
    expect(csvLine([-1, 2.5, true, undefined, ''])).toBe('-1,2.5,true,,\r\n');
  });
});
