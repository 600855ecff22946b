// Comma-separated values, strictly and in dialects: cells, where they begin, and what is wrong with a row.
import { describe, expect, test } from 'vitest';
import { type CsvDialect, CsvText } from '../../src/core/csv-text.ts';

/** Each row as its cells, `cell@offset`, with what is wrong behind them. */
function rows(text: string, dialect?: CsvDialect): string[] {
  const csv = new CsvText(text, dialect);
  const found: string[] = [];
  while (csv.next()) {
    const cells = csv.cells.map((cell, place) => `${cell}@${csv.offsets[place]}`).join(' ');
    found.push(csv.problem === undefined ? cells : `${cells} ! ${csv.problem.fault} ${csv.problem.offset}`);
  }
  return found;
}

describe('rows and cells', () => {
  test('quotes, separators and line ends within them, empty cells, line ends of every kind', () => {
    expect(rows('a,"b,""c""\r\nd",\r\n\n,"",e\rf')).toEqual(['a@0 b,"c"\r\nd@2 @15', '@18 @19 e@22', 'f@24']);
    expect(rows('')).toEqual([]);
    expect(rows('\r\n\n')).toEqual([]);
  });

  test.each([';', '\t', '|'])('separated by %j', (separator) => {
    expect(rows(['a,b', '"c"', ''].join(separator), { separator })).toEqual(['a,b@0 c@4 @8']);
  });

  test('a row is read again where it begins, and reading goes on behind it', () => {
    const csv = new CsvText('a,b\n"c\nd",e\nf');
    while (csv.next());
    csv.rowAt(4);
    expect([csv.cells, csv.offsets, csv.end]).toEqual([['c\nd', 'e'], [4, 10], 11]);
    expect([csv.next(), csv.cells, csv.next()]).toEqual([true, ['f'], false]);
  });
});

describe('what is wrong', () => {
  test('the first of a row is told, its other cells and the next rows are read all the same', () => {
    expect(rows('"a"x,b"c,d\n"e" ,f\ng,"h')).toEqual([
      'a@0 b"c@5 d@9 ! afterQuote 3',
      'e@11 f@16 ! afterQuote 14',
      'g@18 h@20 ! unclosed 20',
    ]);
    expect(rows('a"b,c')).toEqual(['a"b@0 c@4 ! quoteWithin 1']);
  });

  test('a dialect may have blanks after quotes, and quotes within cells', () => {
    expect(rows('"a" \t,b\n"c" d,e', { blanksAfterQuotes: true })).toEqual([
      'a@0 b@6',
      'c@8 e@14 ! afterQuote 11',
    ]);
    expect(rows('a"b",c ""\n"d" ', { quotesWithin: true })).toEqual([
      'a"b"@0 c ""@5',
      'd@10 ! afterQuote 13',
    ]);
  });
});
