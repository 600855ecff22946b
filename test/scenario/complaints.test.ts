// Every complaint has a place, and where something was probably meant, a hint. The place is the value or the key.
import { describe, expect, test } from 'vitest';
import { ACTION_NAMES } from '../../src/scenario/schema-events.ts';
import { complaintsOf, SMALL, warningsOf } from './support.ts';

/** Complaints about SMALL with lines added after its eleven. */
function about(added: string): string[] {
  return complaintsOf(SMALL + added);
}

const CHAT = 'from: ann@contoso.com, to: bob@contoso.com, via: Teams';

describe('the file as a whole', () => {
  test.each([
    ['evnts: []', '12:1: unknown key "evnts" (did you mean events?)'],
    ['title: 3', '12:8: expected a name, found the number 3'],
    [
      'title: "a\\u0007b"',
      '12:8: the title contains the character U+0007 at place 2, which cannot be seen (choose a name of printable characters)',
    ],
    ['seed: 1.5', '12:7: expected a text or a whole number, found the number 1.5'],
    ['seed: ""', '12:7: the seed is empty'],
    ['switches: { sessionTimout: 15m }', '12:13: unknown key "sessionTimout" (did you mean sessionTimeout?)'],
    [
      'switches: { sessionTimeout: 15 }',
      '12:29: expected a duration (a number and a unit: 250ms, 30s, 10m, 1h30m, 5d), found the number 15',
    ],
    ['switches: { sessionClock: idel }', '12:27: "idel" is none of idle, absolute (did you mean idle?)'],
    [
      'presence: { away: soon }',
      '12:19: "soon" is no duration (a number and a unit: 250ms, 30s, 10m, 1h30m, 5d)',
    ],
    [
      'groups: { sales: [ann@contoso.com, anna@contoso.com] }',
      '12:36: there is no user "anna@contoso.com" (did you mean ann@contoso.com?)',
    ],
    [
      'groups: { sales: [ann@contoso.com, Ann@contoso.com] }',
      '12:36: Ann@contoso.com is in this group already',
    ],
    [
      'groups: { a: [], A: [] }',
      '12:18: group "A" is, but for case or accents, "a", declared already, at 12:11',
    ],
    ['include: a.yaml', '12:10: expected a list, found "a.yaml"'],
    ['include: [1]', '12:11: an include is the path of a file'],
  ])('%s', (added, complaint) => {
    expect(about(`${added}\n`)).toEqual([complaint]);
  });

  test.each([
    ['coexsim: 1', 'coexsim: 2', '1:10: this version reads format 1, not the number 2'],
    ['coexsim: 1\n', '', '1:1: "coexsim" is missing here'],
    [
      '2019-06-03T09:00:00Z',
      'yesterday',
      '2:8: "yesterday" is no instant (an instant is written 2023-08-28T09:00:00Z)',
    ],
    [
      '2019-06-03T09:00:00Z',
      '1969-12-31',
      '2:8: a run does not start before 1970 (the first rules are those of 2018-11-07)',
    ],
    [
      '2h',
      '2019-06-03T08:00:00Z',
      '3:8: 2019-06-03T08:00:00Z is 1h before the start (the run starts at 2019-06-03T09:00:00Z)',
    ],
    [
      '2h',
      '2 hours',
      '3:8: "2 hours" is no time (a duration since the start such as 10m, or an instant such as 2023-08-28T09:00:00Z)',
    ],
    [
      '2019-h1',
      '2019-h2',
      '4:8: "2019-h2" is none of 2018-11, 2019-h1, 2019-10-native, 2020-02-native-user, 2021-06-anomaly, 2021-08, 2021-11, 2023-08, 2023-10, 2023-11, 2025-05, by-date (did you mean 2019-h1?)',
    ],
  ])('%s as %s', (from, to, complaint) => {
    expect(complaintsOf(SMALL.replace(from, to))).toEqual([complaint]);
  });

  test('all complaints come at once, in the order of the file', () => {
    const text = SMALL.replace('TeamsOnly', 'TeamOnly')
      .replace('until: 2h', 'until: 2')
      .concat('events: [{ at: 1s }]\n');
    expect(complaintsOf(text).map((each) => each.split(': ', 1)[0])).toEqual(['3:8', '9:28', '12:10']);
  });
});

describe('tenants and users', () => {
  test.each([
    ['[fabrikam.com]', '[]', '7:24: a tenant has at least one domain'],
    [
      '[fabrikam.com]',
      '[fabrikam.com, fabrikam com]',
      '7:39: "fabrikam com" is no domain (such as contoso.com)',
    ],
    [
      '[fabrikam.com]',
      '[fabrikam.com, CONTOSO.com]',
      '7:24: the domain contoso.com belongs to contoso already (a verified domain belongs to one tenant only (R1.3))',
    ],
    [
      'mode: SfBOnly }',
      'mode: TeamsOnly }',
      '7:46: TeamsOnly cannot be the tenant-wide mode of a hybrid tenant under 2019-h1 (The tenant-wide mode cannot be TeamsOnly while there is an on-premises deployment (R1.25).)',
    ],
    ['mode: SfBOnly }', 'site: border }', '7:46: a site cannot be called border, which is a cloud or a hop'],
    [
      'mode: SfBOnly }',
      'externalAccess: { allowedDomains: some } }',
      '7:74: expected all or a list of domains, found "some"',
    ],
    [
      '{ mode: TeamsOnly }',
      '{ mode: TeamsOnly, homed: onPrem }',
      '9:28: TeamsOnly and homed onPrem in a hybrid tenant cannot be under 2019-h1 (TeamsOnly needs a user homed online (R1.21).)',
    ],
    [
      '{ mode: TeamsOnly }',
      '{ tenant: contoos }',
      '9:30: there is no tenant "contoos" (did you mean contoso?)',
    ],
    [
      '{ mode: TeamsOnly }',
      '{ tenant: fabrikam }',
      '9:30: the domain of this address belongs to contoso (a verified domain belongs to one tenant only (R1.3))',
    ],
    ['{ mode: TeamsOnly }', '{ contacts: [ann@contoso.com] }', '9:33: nobody is a contact of their own'],
    ['{ mode: TeamsOnly }', '{ contacts: [bob] }', '9:33: there is no user "bob"'],
    ['{ mode: TeamsOnly }', '{ clients: [Teams, Skype] }', '9:39: "Skype" is none of Teams, SfB'],
    [
      '{ mode: TeamsOnly }',
      '3',
      '9:20: expected a mapping with keys such as tenant, homed, mode, found the number 3',
    ],
    [
      'bob@contoso.com',
      'bob@contosso.com',
      '10:3: no tenant has the domain contosso.com (did you mean contoso.com?)',
    ],
  ])('%s as %s', (from, to, complaint) => {
    expect(complaintsOf(SMALL.replace(from, to))).toEqual([complaint]);
  });

  test('a legal state may become illegal under other rules', () => {
    const text = SMALL.replace('{ mode: TeamsOnly }', '{ mode: Islands }');
    expect(complaintsOf(text)).toEqual([]);
    expect(complaintsOf(text, { rules: '2021-11' })).toEqual([
      '9:28: Islands and homed online in a hybrid tenant cannot be under 2021-11 (Users homed online can only be TeamsOnly since Skype for Business Online retired (R1.24).)',
    ]);
  });
});

describe('events', () => {
  test.each([
    ['{ chat: { X } }', '12:12: "at" is missing here'],
    ['{ at: 1s }', `12:12: an event names an action (one of ${ACTION_NAMES.join(', ')})`],
    ['{ at: 1s, chta: { X } }', '12:22: unknown key "chta" (did you mean chat?)'],
    [
      '{ at: 1s, signIn: { user: ann@contoso.com, client: SfB }, signOut: { user: ann@contoso.com, client: SfB } }',
      `12:12: an event names one action, not signIn and signOut (one of ${ACTION_NAMES.join(', ')})`,
    ],
    ['{ at: 5, chat: { X } }', '12:18: expected a time such as 10m, found the number 5'],
    [
      '{ at: soon, chat: { X } }',
      '12:18: "soon" is no time (a duration since the start such as 10m, or an instant such as 2023-08-28T09:00:00Z, or m1 + 9m)',
    ],
    [
      '{ at: m9 + 1m, chat: { X } }',
      '12:18: no message has the id m9 (give a chat, a reply or a call this id)',
    ],
    ['{ at: m1 + long, chat: { X, id: m1 } }', '12:18: "long" is no duration (such as m1 + 9m)'],
    [
      '{ at: m1 + 1m, chat: { X, id: m1 } }',
      '12:18: this waits for the arrival of a message that waits for it in turn (give one of them a time of its own)',
    ],
    [
      '{ at: 2019-06-01, chat: { X } }',
      '12:18: 2019-06-01 is 2d9h before the start (the run starts at 2019-06-03T09:00:00Z)',
    ],
    [
      '{ at: 1s, chat: { X, thread: nwe } }',
      '12:94: "nwe" names no message (write new, or of m1 with the id of a message)',
    ],
    [
      '{ at: 1s, chat: { X, thread: of m7 } }',
      '12:94: no message has the id m7 (give a chat, a reply or a call this id)',
    ],
    [
      '{ at: 1s, chat: { X, id: m1, thread: of m1 } }',
      '12:102: a message cannot go on in its own conversation (name an earlier message)',
    ],
    ['{ at: 1s, chat: { X, bytes: -1 } }', '12:93: expected a whole number from 0 up, found the number -1'],
    [
      '{ at: 1s, chat: { from: ann@contoso.com, to: ANN@contoso.com, via: SfB } }',
      '12:57: nobody writes to themselves',
    ],
    [
      '{ at: 1s, signIn: { user: an@contoso.com, client: SfB } }',
      '12:38: there is no user "an@contoso.com" (did you mean ann@contoso.com?)',
    ],
    [
      '{ at: 1s, setActivity: { user: ann@contoso.com, activity: bussy } }',
      '12:70: "bussy" is none of offline, available, away, busy, inMeeting, presenting, doNotDisturb, unknown (did you mean busy?)',
    ],
    [
      '{ at: 1s, grantPolicy: { user: ann@contoso.com, policy: TeamsOnly } }',
      '12:68: there is no policy "TeamsOnly" (the instance for TeamsOnly is called UpgradeToTeams (R1.14))',
    ],
    [
      '{ at: 1s, grantPolicy: { user: ann@contoso.com, policy: Island } }',
      '12:68: there is no policy "Island" (did you mean Islands?)',
    ],
    [
      '{ at: 1s, grantPolicy: { policy: Islands } }',
      '12:35: a policy is granted to one of user, group or tenant, here to none',
    ],
    [
      '{ at: 1s, grantPolicy: { policy: null, tenant: contoso } }',
      '12:45: a tenant-wide policy is replaced, not cleared (name the policy to have)',
    ],
    ['{ at: 1s, grantPolicy: { policy: Islands, group: sales } }', '12:61: there is no group "sales"'],
    [
      '{ at: 1s, setMode: { user: ann@contoso.com, mode: Islands, delay: { uniform: { min: 2m, max: 1m } } } }',
      '12:89: the longest is shorter than the shortest',
    ],
    [
      '{ at: 1s, linkDown: { from: worldwid, to: worldwide } }',
      '12:40: "worldwid" is no cloud, site or hop of this scenario (did you mean worldwide?)',
    ],
  ])('%s', (event, complaint) => {
    expect(about(`events:  [ ${event.replace('X', CHAT)} ]\n`)).toEqual([complaint]);
  });

  test('the same message id twice', () => {
    const chat = (id: string): string => `  - { at: 1s, chat: { ${CHAT}, id: ${id} } }\n`;
    expect(about(`events:\n${chat('m1')}${chat('M1')}`)).toEqual([
      '14:83: message "M1" is, but for case or accents, "m1", declared already, at 13:83',
    ]);
  });

  test('replies that answer each other', () => {
    const reply = (to: string, id: string): string => `  - { at: 1s, reply: { to: ${to}, id: ${id} } }\n`;
    expect(about(`events:\n${reply('b', 'a')}${reply('c', 'b')}${reply('b', 'c')}`)).toEqual([
      '14:28: replies answer each other in a circle (let one of them answer a chat)',
    ]);
  });

  test('a reply to a message that is wrong itself is not complained about', () => {
    expect(
      about(
        `events:\n  - { at: 1s, chat: { from: x@contoso.com, to: bob@contoso.com, via: SfB, id: a } }\n  - { at: 2s, reply: { to: a } }\n`,
      ),
    ).toEqual(['13:29: there is no user "x@contoso.com" (did you mean ann@contoso.com?)']);
  });

  test('an event after the end is kept and warned about', () => {
    expect(warningsOf(`${SMALL}events: [{ at: 3h, chat: { ${CHAT} } }]\n`)).toEqual([
      '12:16: this never happens: the run ends 1h before it (let the run last longer, with until)',
    ]);
  });
});

describe('the command line', () => {
  test.each([
    [{ rules: '2019' }, '--rules:0:0: there are no rules "2019"'],
    [{ until: 'x' }, '--until:0:0: "x" is no time'],
    [{ switches: { sessionTimeout: 'x' } }, '--switch:0:0: switch sessionTimeout: "x" is no duration'],
    [{ switches: { x: '1' } }, '--switch:0:0: there is no switch "x"'],
  ])('%j', (options, complaint) => {
    const found = complaintsOf(SMALL, options);
    expect(found).toHaveLength(1);
    expect(found[0]!.startsWith(complaint)).toBe(true);
  });
});
