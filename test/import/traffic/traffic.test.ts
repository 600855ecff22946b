// Exports of traffic, one fixture per form and trap, made from the documented names: what comes out, what is skipped and why.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { decodeText } from '../../../src/import/reading/decode.ts';
import { tableOf } from '../../../src/import/reading/read.ts';
import type { Table } from '../../../src/import/reading/table.ts';
import { callEdges, readCalls } from '../../../src/import/traffic/calls.ts';
import { readChats } from '../../../src/import/traffic/chats.ts';
import { edgesToCsv, readEdges, withNames } from '../../../src/import/traffic/edges.ts';
import type { Skipped } from '../../../src/import/traffic/skipped.ts';
import { readUsage, usageDoubts } from '../../../src/import/traffic/usage.ts';
import { type Desk, newDesk } from '../../../src/scenario/complaint.ts';
import { type EdgeList, readEdgeList } from '../../../src/scenario/recorded/edge-list.ts';
import type { Place, SourceFile } from '../../../src/scenario/source.ts';

const FOLDER = 'test/import/fixtures/traffic/';

function fileOf(name: string): SourceFile {
  return decodeText(name, readFileSync(FOLDER + name), newDesk())!;
}

function tableIn(name: string, desk: Desk = newDesk()): Table {
  return tableOf(fileOf(name), desk)!;
}

function complaintsAbout(read: (desk: Desk) => unknown): string[] {
  const desk = newDesk();
  read(desk);
  return desk.complaints.map(({ file, line, column, message }) => `${file}:${line}:${column}: ${message}`);
}

/** `reason count at line:column …`. */
function told(skipped: readonly Skipped[]): string[] {
  const where = ({ file, offset }: Place): string => {
    const { line, column } = file.lineAndColumn(offset);
    return `${line}:${column}`;
  };
  return skipped.map(({ reason, count, places }) => `${reason} ${count} at ${places.map(where).join(' ')}`);
}

/** `sender>receiver@instant` by the last characters of the names. */
function edges({ names, sender, receiver, timeUs }: EdgeList): string[] {
  const tail = (id: number): string => names[id]!.slice(-1);
  return [...timeUs].map((us, i) => `${tail(sender[i]!)}>${tail(receiver[i]!)}@${us / 1e3}`);
}

describe('chats of Graph', () => {
  test('overlapping pages, newest first: system events, malformed times and repetitions are skipped', () => {
    const read = readChats(tableIn('chat-pages.json'));
    expect(edges(read.list)).toEqual(['1>2@1615963600000', '2>1@1616964509832', '1>2@1616964521832']);
    expect(read.messages).toBe(6);
    expect(read.chats).toEqual({ ofTwo: 1, ofMore: 0, ofOne: 0 });
    expect(read.people.map(({ displayName }) => displayName)).toEqual(['Robin Kline', 'Ada Bell']);
    expect(told(read.skipped)).toEqual([
      'chat-system-event 1 at 43:4',
      'chat-again 1 at 115:4',
      'chat-no-time 1 at 156:24',
    ]);
  });

  test('one page and one message a line; chats of two tell both, whoever writes', () => {
    expect(edges(readChats(tableIn('chat-one-page.json')).list)).toEqual([
      '2>1@1616964509832',
      '1>2@1616964521832',
    ]);
    const read = readChats(tableIn('chats.jsonl'));
    expect(edges(read.list)).toEqual(['1>3@1616918400000']);
    expect(read.chats).toEqual({ ofTwo: 1, ofMore: 1, ofOne: 1 });
    expect(told(read.skipped)).toEqual([
      'chat-application 1 at 6:1',
      'chat-no-chat 1 at 7:1',
      'chat-alone 1 at 5:1',
      'chat-group 3 at 4:1 3:1 2:1',
    ]);
  });

  test('on request a message to a group is one to everybody else who writes there', () => {
    const { list, skipped } = readChats(tableIn('chats.jsonl'), { groupsToEveryone: true });
    expect(edges(list).slice(1)).toEqual([
      '1>2@1616922000000',
      '1>3@1616922000000',
      '2>1@1616922001000',
      '2>3@1616922001000',
      '3>1@1616922002000',
      '3>2@1616922002000',
    ]);
    expect(skipped.some(({ reason }) => reason === 'chat-group')).toBe(false);
  });

  test('nothing of a body is kept', () => {
    for (const name of ['chat-pages.json', 'chats.jsonl']) {
      expect(readFileSync(FOLDER + name, 'utf8')).toContain('SECRET');
      const { list, people, skipped } = readChats(tableIn(name));
      const kept = skipped.map(({ reason, says, count }) => [reason, says, count]);
      expect(JSON.stringify([list, people, kept])).not.toContain('SECRET');
    }
  });

  test('a file that is cut off says where', () => {
    expect(complaintsAbout((desk) => tableOf(fileOf('chat-cut-off.json'), desk))).toEqual([
      'chat-cut-off.json:40:9: a text in quotes ends with the end of the file',
    ]);
  });
});

describe('calls of Graph', () => {
  const read = readCalls(tableIn('call-records.json'));

  test('who called whom, how long, and in which client', () => {
    const shown = read.calls.map(
      ({ id, durationUs, caller, callee, sameTenant }) =>
        `${id} ${durationUs / 1e6}s ${caller.client}>${callee.client} ${sameTenant}`,
    );
    expect(shown).toEqual([
      'c2 600s SfB>undefined true',
      'c1 25.547013s SfB>Teams false',
      'c3 60s undefined>undefined false',
    ]);
    expect(edges(callEdges(read.calls))).toEqual([
      'm>3@1582653600000',
      'm>n@1582656741216.988',
      '1>2@1582657200000',
    ]);
  });

  test('the rest is skipped with its reason', () => {
    expect(told(read.skipped).map((line) => line.split(' at ')[0])).toEqual([
      'call-again 1',
      'call-group 1',
      'call-phone 1',
      'call-no-time 1',
      'call-no-parties 1',
    ]);
    const time = read.skipped.find(({ reason }) => reason === 'call-no-time')!.places[0]!;
    expect(time.file.text.slice(time.offset, time.offset + 18)).toBe('"25/02/2020 19:00"');
  });
});

describe('usage reports', () => {
  test('of Teams: messages a day, who never opened it, and rows that are none', () => {
    const read = readUsage(tableIn('teams-usage.csv'), newDesk())!;
    expect(read.report).toBe('Teams');
    expect(read.periodDays).toBe(30);
    expect(read.concealed).toBe(0);
    expect(read.users).toEqual([
      {
        user: 'robin@contoso.com',
        line: 2,
        lastActivityUs: 1617148800000000,
        messagesPerDay: 21,
        sessionsPerDay: undefined,
        callsPerDay: 0.7,
      },
      {
        user: 'ada@contoso.com',
        line: 3,
        lastActivityUs: undefined,
        messagesPerDay: 0,
        sessionsPerDay: undefined,
        callsPerDay: 0,
      },
      expect.objectContaining({ user: 'big@contoso.com', messagesPerDay: 56 }),
    ]);
    expect(told(read.skipped)).toEqual([
      'usage-again 1 at 4:22',
      'usage-deleted 1 at 5:1',
      'usage-count 1 at 6:90',
      'usage-date 1 at 7:39',
      'usage-period 1 at 8:146',
      'usage-no-user 1 at 9:22',
    ]);
    expect(usageDoubts(read)).toEqual([]);
  });

  test('concealed names are kept for their figures and told', () => {
    const read = readUsage(tableIn('teams-usage-concealed.csv'), newDesk())!;
    expect(read.concealed).toBe(2);
    expect(read.users.map(({ messagesPerDay }) => messagesPerDay)).toEqual([14, 0]);
    expect(usageDoubts(read).map((doubt) => doubt.slice(0, 60))).toEqual([
      '2 users have concealed names (such as "A93DBF0F7F8B4E4D… (32',
      '7 days are a short time to tell from who never opens Teams',
    ]);
  });

  test('of Skype for Business, in UTF-16: sessions, not messages', () => {
    const read = readUsage(tableIn('sfb-usage-utf16.csv'), newDesk())!;
    expect(read.report).toBe('SfB');
    expect(
      read.users.map(({ sessionsPerDay, messagesPerDay, callsPerDay }) => [
        sessionsPerDay,
        messagesPerDay,
        callsPerDay,
      ]),
    ).toEqual([
      [8.4, undefined, 0.7],
      [0, undefined, 0],
    ]);
    expect(read.users[1]!.lastActivityUs).toBeUndefined();
  });

  test('a short row and the report of another kind say where', () => {
    expect(complaintsAbout((desk) => tableOf(fileOf('teams-usage-short-row.csv'), desk))).toEqual([
      'teams-usage-short-row.csv:2:40: the row has 5 cells, the header has 33',
    ]);
    const byDay = complaintsAbout((desk) => readUsage(tableIn('teams-usage-by-day.csv', desk), desk));
    expect(byDay).toHaveLength(1);
    expect(byDay[0]).toContain(
      'teams-usage-by-day.csv:1:1: the columns User Principal Name, Private Chat Message Count',
    );
  });
});

describe('edge lists', () => {
  test('wrong lines are left out and counted', () => {
    const read = readEdges(fileOf('edges-konect.txt'));
    expect(edges(read.list)).toEqual(['1>2@1082008561000', '2>3@1082008562000']);
    expect(read.lines).toBe(5);
    expect(told(read.skipped)).toEqual(['line-fields 1 at 5:1', 'line-self 1 at 6:1', 'line-time 1 at 7:7']);
  });

  test('all wrong lines count, however many are told', () => {
    const text = 'a b 1\n'.concat('a b\n'.repeat(50));
    const read = readEdges({ path: 'x', text, lineAndColumn: () => ({ line: 1, column: 1 }) });
    expect(read.skipped.map(({ reason, count }) => [reason, count])).toEqual([['line-fields', 50]]);
  });

  test('under other names, written as CSV and read again, a list is the same', () => {
    const { list } = readEdgeList('1 2 1.000001\n3 1 7\n2 3 8\n');
    const named = withNames(list, (name) => (name === '3' ? 'zoë, "z"' : `${name}@x.com`));
    const csv = edgesToCsv(named);
    expect(csv).toContain(
      '\n1@x.com,2@x.com,1970-01-01T00:00:01.000001Z\n"zoë, ""z""",1@x.com,1970-01-01T00:00:07Z\n',
    );
    expect(readEdgeList(csv).list).toEqual({ ...named, timeUs: list.timeUs });
    const odd = withNames(list, (name) => ({ '1': '% of', '2': '=two', '3': ' #3' })[name]!);
    expect(readEdgeList(edgesToCsv(odd)).list.names).toEqual(odd.names);
    expect(withNames(list, () => 'same').names).toEqual(['same']);
  });
});
