// What a file may get wrong about group chats, contact lists and shared screens, and what it is told.
import { describe, expect, test } from 'vitest';
import { compileScenario } from '../../src/scenario/compile.ts';

const PEOPLE = {
  'a@one.test': {},
  'b@one.test': { contactLists: { SfB: { people: ['a@one.test'] } } },
  'c@one.test': {},
};

function complaintsOf(
  events: readonly object[],
  users: object = PEOPLE,
  expected: readonly object[] = [],
): string[] {
  const file = {
    coexsim: 1,
    start: '2022-03-01T09:00:00Z',
    until: '1h',
    tenants: { one: { domains: ['one.test'], topology: 'pureOnline' } },
    users,
    events,
    expect: expected,
  };
  const result = compileScenario({ text: JSON.stringify(file), path: 'x.json' });
  return 'complaints' in result ? result.complaints.map(({ message }) => message) : [];
}

const start = (members: string[], id = 'g') => ({
  at: '1m',
  startGroup: { from: 'a@one.test', via: 'Teams', members, id },
});
const GROUP = start(['b@one.test', 'c@one.test']);
const share = (id: string, where: string) => ({ at: '2m', share: { from: 'a@one.test', in: where, id } });
const CHAT = { at: '1m', chat: { from: 'a@one.test', to: 'b@one.test', via: 'Teams', id: 'm1' } };

describe('a group chat', () => {
  test('has three people, each of them once', () => {
    expect(complaintsOf([GROUP])).toEqual([]);
    expect(complaintsOf([start(['b@one.test'])])).toEqual(['a group chat has three people at least']);
    expect(complaintsOf([start(['b@one.test', 'B@one.test', 'a@one.test'])])).toEqual([
      'a group chat has three people at least',
    ]);
  });

  test('is named once, and its members exist', () => {
    expect(complaintsOf([GROUP, GROUP])).toEqual([expect.stringContaining('is declared already')]);
    expect(complaintsOf([start(['b@one.test', 'x@one.test', 'c@one.test'])])).toContain(
      'there is no user "x@one.test"',
    );
  });

  test('is written in by somebody who is ever in it', () => {
    const users = { ...PEOPLE, 'd@one.test': {} };
    const write = { at: '2m', groupMessage: { from: 'd@one.test', in: 'g', id: 'hello' } };
    const add = { at: '1m', addMember: { by: 'a@one.test', to: 'g', member: 'd@one.test' } };
    expect(complaintsOf([GROUP, write], users)).toEqual(['this person is never in that group chat']);
    expect(complaintsOf([GROUP, add, write], users)).toEqual([]);
    expect(complaintsOf([GROUP, { ...write, groupMessage: { from: 'a@one.test', in: 'h' } }])).toEqual([
      'there is no group chat "h"',
    ]);
  });

  test('names a copy of its messages for each reader and none for the writer', () => {
    const write = { at: '2m', groupMessage: { from: 'b@one.test', in: 'g', id: 'hello' } };
    const ask = (to: string) => [{ message: `hello to ${to}`, outcome: 'delivered' }];
    expect(complaintsOf([GROUP, write], PEOPLE, ask('A@one.test'))).toEqual([]);
    expect(complaintsOf([GROUP, write], PEOPLE, ask('b@one.test'))).toEqual([
      'no message has the id hello to b@one.test',
    ]);
  });
});

describe('a contact list', () => {
  test('is asked about and changed only where it is stated', () => {
    const ask = (of: string) => [{ contactList: { of, in: 'SfB' }, size: 1 }];
    expect(complaintsOf([], PEOPLE, ask('b@one.test'))).toEqual([]);
    expect(complaintsOf([], PEOPLE, ask('a@one.test'))).toEqual([
      'the contact lists of a@one.test are not known',
    ]);
    const add = { at: '1m', addContact: { user: 'b@one.test', contact: 'b@one.test', list: 'Teams' } };
    expect(complaintsOf([add])).toEqual(['nobody is a contact of their own']);
  });

  test('gives up nobody who was never in it', () => {
    const remove = { at: '1m', removeContact: { user: 'b@one.test', contact: 'c@one.test', list: 'SfB' } };
    expect(complaintsOf([remove])).toEqual(['this person is never in that list']);
  });
});

describe('a shared screen', () => {
  test('is shared in a conversation of the file, under a name of its own', () => {
    expect(complaintsOf([CHAT, share('s1', 'm1')])).toEqual([]);
    expect(complaintsOf([CHAT, share('s1', 'm2')])).toEqual(['no message has the id m2']);
    expect(complaintsOf([CHAT, share('s1', 'm1'), { at: '3m', stopSharing: { share: 's2' } }])).toEqual([
      'there is no share "s2"',
    ]);
  });

  test('gives the message with the link a name that no other message may have', () => {
    const chat = { ...CHAT, chat: { ...CHAT.chat, id: 's1 link' } };
    expect(complaintsOf([CHAT, chat, share('s1', 'm1')])).toEqual([
      expect.stringContaining('is declared already'),
    ]);
  });
});
