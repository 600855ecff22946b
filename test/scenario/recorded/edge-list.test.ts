// Edge lists in the forms in which public data sets and administrators have them, and what is wrong with lines.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FAULTS_SHOWN, readEdgeList } from '../../../src/scenario/recorded/edge-list.ts';
import { readTimestamp } from '../../../src/scenario/recorded/timestamp.ts';

/** The messages as `sender>receiver@microseconds`. */
function messages(text: string): string[] {
  const { names, sender, receiver, timeUs } = readEdgeList(text).list;
  return [...timeUs].map((us, i) => `${names[sender[i]!]}>${names[receiver[i]!]}@${us}`);
}

/** The faults as `line:column fault "found"`. */
function faults(text: string): string[] {
  return readEdgeList(text).faults.map(
    ({ line, column, fault, found, offset }) =>
      `${line}:${column} ${fault} "${found}"${text.startsWith(found, offset) ? '' : ' elsewhere'}`,
  );
}

describe('forms', () => {
  test.each<[string, string, string[]]>([
    [
      'SNAP: spaces, epoch seconds',
      '1 2 1082040961\n3 4 1082155839\n',
      ['1>2@1082040961000000', '3>4@1082155839000000'],
    ],
    ['SNAP: comments', '# FromNodeId\tToNodeId\tTime\n1\t2\t7\n\n2 1 8', ['1>2@7000000', '2>1@8000000']],
    [
      'KONECT: a weight before the time',
      '% asym positive\n% 2 1899 1899\n1\t2 1 1082008561\n3 4 1 1.082008562e+09\n',
      ['1>2@1082008561000000', '3>4@1082008562000000'],
    ],
    ['CSV without a header', 'ann@x.com,bob@x.com,1082040961\r\n', ['ann@x.com>bob@x.com@1082040961000000']],
    [
      'CSV with a header in another order and other columns',
      '\uFEFFweight,"Created Date-Time",To,From\n1,1970-01-01T00:00:01.5Z,"bob, ""b""",ann\n',
      ['ann>bob, "b"@1500000'],
    ],
    ['semicolons', 'sender;receiver;timestamp\na;b;12\n', ['a>b@12000000']],
    ['names with spaces between tabs', 'ann lee\tbob\t5\n', ['ann lee>bob@5000000']],
    ['epoch milliseconds', 'a,b,1616964509832\n', ['a>b@1616964509832000']],
    ['epoch microseconds', 'a,b,1616964509832001\n', ['a>b@1616964509832001']],
    ['seconds up to the last that have microseconds', 'a,b,9007199254\n', ['a>b@9007199254000000']],
    ['beyond it they are milliseconds', 'a,b,9007199255\n', ['a>b@9007199255000']],
    ['fractions of seconds', 'a b 1082040961.25\n', ['a>b@1082040961250000']],
    [
      'ISO 8601 in its variants',
      'a,b,2021-03-28T20:48:29.8320000Z\na,b,2021-03-28 22:48:30+0200\na,b,2021-03-29\n',
      ['a>b@1616964509832000', 'a>b@1616964510000000', 'a>b@1616976000000000'],
    ],
    ['nothing', '', []],
    ['a header alone', 'sender,receiver,time\n', []],
  ])('%s', (_, text, expected) => {
    expect(messages(text)).toEqual(expected);
    expect(faults(text)).toEqual([]);
  });

  test('one large number tells that all of a file are milliseconds', () => {
    expect(messages('a b 90000000000\na b 1616964509832\n')).toEqual([
      'a>b@90000000000000',
      'a>b@1616964509832000',
    ]);
  });

  test('messages are in the order of time, those of one time in that of the file; names as they appear', () => {
    expect(messages('c d 9\na b 5\nb a 9\nd c 5\n')).toEqual([
      'a>b@5000000',
      'd>c@5000000',
      'c>d@9000000',
      'b>a@9000000',
    ]);
    expect(readEdgeList('c d 9\na b 5\n').list.names).toEqual(['c', 'd', 'a', 'b']);
  });

  test('any list comes back as it was written, with any separator', () => {
    const edge = fc.tuple(fc.nat(50), fc.nat(50), fc.integer({ min: 0, max: 4e9 }));
    fc.assert(
      fc.property(fc.array(edge), fc.constantFrom(' ', '\t', ',', ';', ' \t '), (edges, separator) => {
        const rows = edges.map(([from, gap, at]) => [from, from + 1 + gap, at] as const);
        const sorted = [...rows].sort((a, b) => a[2] - b[2]);
        const text = rows.map((row) => row.join(separator)).join('\n');
        expect(messages(text)).toEqual(sorted.map(([from, to, at]) => `${from}>${to}@${at * 1e6}`));
      }),
    );
  });
});

describe('faults', () => {
  test('each with its place and kind; the good lines are kept', () => {
    const text = [
      'a,b,5',
      'a,b',
      '  a,,5',
      'a,b,28/03/2021',
      'a,b,2021-03-1706:47:05.123Z',
      'a,b,2021-03-28',
      'a,a,6',
      '"a,b,7',
      '"a"x,b,7',
      'b,a,8',
    ].join('\n');
    expect(faults(text)).toEqual([
      '2:1 fields "a,b"',
      '3:5 name ""',
      '4:5 time "28/03/2021"',
      '5:5 time "2021-03-1706:47:05.123Z"',
      '6:5 kind "2021-03-28"',
      '7:1 self "a"',
      '8:1 quote ""a,b,7"',
      '9:1 quote ""a"x,b,7"',
    ]);
    expect(messages(text)).toEqual(['a>b@5000000', 'b>a@8000000']);
    expect(readEdgeList(text).lines).toBe(10);
  });

  test('a wrong first line is no header', () => {
    expect(faults('who,whom,when\na,b,5\n')).toEqual(['1:10 time "when"']);
  });

  test('all are counted, the first of a kind are told', () => {
    const { faults: told, faultCounts } = readEdgeList('a b 1\n'.concat('a b x\n'.repeat(100), 'b b 2\n'));
    expect(faultCounts).toEqual({ fields: 0, quote: 0, name: 0, time: 100, kind: 0, self: 1 });
    expect(told.length).toBe(FAULTS_SHOWN + 1);
  });

  test('no text makes it throw, and every line is a message or a fault', () => {
    const piece = fc.constantFrom(
      'a',
      'b',
      '1',
      '1e308',
      ' ',
      '\t',
      ',',
      '"',
      '\n',
      '\r\n',
      '%',
      '\uFEFF',
      '-',
      '2021-01-01',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        const { list, lines, faultCounts } = readEdgeList(pieces.join(''));
        const wrong = Object.values(faultCounts).reduce((a, b) => a + b, 0);
        expect(list.timeUs.length + wrong).toBe(lines);
        expect(list.timeUs.every((us) => Number.isSafeInteger(us))).toBe(true);
      }),
    );
  });

  test.each([
    '',
    '-',
    '1e',
    'NaN',
    'Infinity',
    '0x10',
    '1'.repeat(41),
    '9007199254740993',
    '2021-02-30',
    '2021-03-28T20:48.5Z',
    '2021-03-28T25:00:00Z',
  ])('"%s" is no time', (text) => {
    expect(readTimestamp(text, { value: 0, isNumber: true })).toBe(false);
  });
});
