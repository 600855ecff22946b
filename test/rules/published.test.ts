// The tables were typed twice, by hand, in two notations: in src/rules/tables and here in published/. They agree.
import { describe, expect, test } from 'vitest';
import { ROWS, rowPlace } from '../../src/rules/all-rows.ts';
import { EDITIONS } from '../../src/rules/rows.ts';
import { publishedCells } from './published-text.ts';

const CLIENT_WORDS: Record<string, string> = {
  SfB: 'Skype for Business',
  Teams: 'Teams',
  '-': 'Not Possible',
};
const MODE_WORDS: Record<string, string> = { 'SfB*': 'Skype for Business*' };
const CELLS: Record<string, number> = { '2018-11': 54, '2019-h1': 54, '2021-06-anomaly': 54, '2021-11': 36 };

describe.each(EDITIONS)('edition %s', (edition) => {
  const cells = publishedCells(edition);

  test('has as many cells in both transcriptions', () => {
    expect(cells).toHaveLength(CELLS[edition]!);
    const rows = ROWS.filter((row) => row.edition === edition && row.kind !== 'left-out');
    expect(rows).toHaveLength(CELLS[edition]!);
  });

  test('says the same, cell by cell, italics included', () => {
    for (const cell of cells) {
      const place = `${edition}/${cell.table}`;
      const column = edition === '2018-11' ? `.${cell.column}` : '';
      const id =
        cell.kind === 'presence'
          ? `${place}.${cell.words[0]}.${cell.column}`
          : `${place}.${cell.row}${column}`;
      const row = ROWS[rowPlace(id)];
      const words = cell.words.map(
        (word, n) => (n === 0 && MODE_WORDS[word]) || (CLIENT_WORDS[word] ?? word),
      );
      const subject = cell.kind === 'presence' ? [...words, cell.column] : words;
      expect({ id, words: row?.words, italic: row?.italic }).toEqual({
        id,
        words: [...subject, CLIENT_WORDS[cell.answer]],
        italic: cell.italic,
      });
    }
  });
});
