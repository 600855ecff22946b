/** Reading exports: encodings, forms, and where everything stands. */
import { expect, test } from 'vitest';
import { readTable } from '../../../src/import/reading/read.ts';
import type { Table } from '../../../src/import/reading/table.ts';
import { newDesk } from '../../../src/scenario/complaint.ts';

function read(input: string | Uint8Array): { table: Table | undefined; wrong: string[] } {
  const desk = newDesk();
  const bytes = typeof input === 'string' ? new TextEncoder().encode(input) : input;
  const table = readTable('x', bytes, desk);
  const wrong = desk.complaints.map(({ line, column, message }) => `${line}:${column}: ${message}`);
  return { table, wrong };
}

/** All records under these columns, and where the last of them stands. */
function rows(input: string | Uint8Array, ...columns: string[]): unknown {
  const { table, wrong } = read(input);
  if (table === undefined) return wrong;
  const reader = table.reader(columns.map((column) => [column]));
  return Array.from({ length: table.count }, (_, record) => reader(record));
}

function places(input: string, column: string): string[] {
  const table = read(input).table!;
  return Array.from({ length: table.count }, (_, record) => {
    const { file, offset } = table.placeOf(record, column);
    const { line, column: at } = file.lineAndColumn(offset);
    expect(table.lineOf(record)).toBeLessThanOrEqual(line);
    return `${line}:${at}`;
  });
}

function utf16(text: string, { big = false, mark = true } = {}): Uint8Array {
  const units = [...(mark ? [0xfeff] : []), ...Array.from(text, (_, i) => text.charCodeAt(i))];
  return Uint8Array.from(units.flatMap((unit) => (big ? [unit >> 8, unit & 255] : [unit & 255, unit >> 8])));
}

const PEOPLE = 'Name,Town\r\nÅsa,"Malmö, S"\r\n李,北京\r\n';
const SAME = [
  ['Åsa', 'Malmö, S'],
  ['李', '北京'],
];

test('one file in every encoding that PowerShell writes reads the same', () => {
  const encoded = [
    new TextEncoder().encode(PEOPLE),
    new TextEncoder().encode(`\ufeff${PEOPLE}`),
    utf16(PEOPLE),
    utf16(PEOPLE, { big: true }),
    utf16(PEOPLE, { mark: false }),
    utf16(PEOPLE, { mark: false, big: true }),
  ];
  for (const bytes of encoded) expect(rows(bytes, 'Name', 'Town')).toEqual(SAME);
});

test('a byte that is no character is named with its place', () => {
  const windows1252 = Uint8Array.from([0x61, 0x2c, 0x62, 0x0a, 0x31, 0x2c, 0xe9, 0x0a]);
  expect(read(windows1252).wrong).toEqual(['2:3: byte 6 (0xe9) is not UTF-8']);
  expect(read(utf16('a,b\n1,\ud800x\n')).wrong).toEqual([
    '2:3: byte 14 (0x00) is not UTF-16 (little endian)',
  ]);
  expect(read(utf16('a,b\n1,2\n').subarray(0, 17)).wrong).toEqual([
    '2:4: byte 16 (0x0a) is not UTF-16 (little endian)',
  ]);
  expect(read(Uint8Array.from([0x61, 0x2c, 0x62, 0x0a, 0x31, 0x2c, 0, 0x0a])).wrong).toEqual([
    '2:3: byte 6 (0x00) is not UTF-8',
  ]);
});

test('CSV: the line of Export-Csv, separators, quotes, names of columns in any case', () => {
  expect(rows('#TYPE Selected.System.Object\r\n"a","B"\r\n"1","x ""y"" \r\nz"\r\n\r\n', 'A', 'b')).toEqual([
    ['1', 'x "y" \r\nz'],
  ]);
  expect(rows('a;b\n"1,5";2\n', 'a', 'b')).toEqual([['1,5', '2']]);
  expect(rows('a\tb\n1\t2', 'b', 'c')).toEqual([['2', undefined]]);
  expect(rows('sep=;\na;b,c\n1;2\n', 'b,c')).toEqual([['2']]);
  expect(rows('a,b\n"1" ,say "x"\n \n', 'a', 'b')).toEqual([['1', 'say "x"']]);
  expect(rows('"UserPrincipalName"\nann@contoso.com\n', 'userprincipalname')).toEqual([['ann@contoso.com']]);
});

test('CSV: positions of cells, after cells with line ends too', () => {
  expect(places('a,b\r\n"x\r\ny",2\r\n3,4\r\n', 'b')).toEqual(['3:4', '4:3']);
});

test('CSV: all that is wrong is told at once', () => {
  const text = 'a,b,a\n1,2\n1,2,3,4\n"1"x,2,3\n1,2,3\n1,"2\n';
  expect(read(text).wrong).toEqual([
    '1:5: the column "a" is there already',
    '2:4: the row has 2 cells, the header has 3',
    '3:7: the row has 4 cells, the header has 3',
    '4:4: something follows the closing quote of a cell',
    '6:3: a quote is opened here and never closed',
  ]);
  // The columns of a wrong header count all the same: rows are not blamed for it.
  expect(read('"a"x,b,a\n1,2,3\n').wrong).toEqual([
    '1:4: something follows the closing quote of a cell',
    '1:8: the column "a" is there already',
  ]);
  expect(read('').wrong).toEqual(['1:1: the file is empty']);
  expect(read('#TYPE X\n\n').wrong).toEqual(['3:1: the file has no header line']);
});

test('JSON: an object, arrays, arrays in arrays, pages of Graph, texts one after another', () => {
  expect(rows('{"A":1}', 'a')).toEqual([[1]]);
  expect(rows('[{"A":1},{"a":[2]}]', 'a')).toEqual([[1], [[2]]]);
  expect(rows('[[{"a":1}],[],null,[{"a":{"b":null}}]]', 'a')).toEqual([[1], [{ b: null }]]);
  const page = '{"@odata.context":"x{","value":[{"a":"}\\""},{"a":"\\\\"}],"@odata.nextLink":"y"}';
  expect(rows(page, 'a')).toEqual([['}"'], ['\\']]);
  expect(rows(`${page}\n{"a":3}\n`, 'a')).toEqual([['}"'], ['\\'], [3]]);
});

test('JSON: positions, and all objects that are wrong', () => {
  expect(places('[\n {"b": 1, "a": [2]},\n {"A":\n  3}]', 'a')).toEqual(['2:16', '4:3']);
  expect(read('[\n {"a": 1,},\n {"a" 2}\n]').wrong).toEqual([
    '2:10: expected a key in quotes, found "}"',
    '3:7: expected ":", found "2"',
  ]);
  expect(read('[{"a":1} {"a":2}]').wrong).toEqual(['1:10: expected "," or "]", found "{"']);
  expect(read('[{"a":1},\n').wrong).toEqual(['2:1: expected an object, found the end of the file']);
  expect(read('[{"a":\n"x').wrong).toEqual(['2:3: a text in quotes ends with the end of the file']);
  expect(read('[]').wrong).toEqual(['1:1: the file holds no object']);
});

test('the list form of the console', () => {
  const text = `PS C:\\> Get-CsTeamsUpgradePolicy

Identity       : Global
Description    : Users can use either Skype for Business client
                 or Teams client
Mode           : Islands

Identity       : Tag:UpgradeToTeams
Allowed        : {a, b}
Blocked        : {}
Empty          :
`;
  expect(rows(text, 'identity', 'MODE', 'Allowed', 'Blocked', 'Empty')).toEqual([
    ['Global', 'Islands', undefined, undefined, undefined],
    ['Tag:UpgradeToTeams', undefined, ['a', 'b'], [], ''],
  ]);
  expect(places(text, 'Identity')).toEqual(['3:18', '8:18']);
  expect(read('A : 1\nnonsense\n').wrong).toEqual(['2:1: expected "Name : value", found "nonsense"']);
});
