/** Meetings acted out, as tables: who passes each lobby, and what works inside, against the pictures written again here. */
import { describe, expect, test } from 'vitest';
import { F, FIRST_FOLLOW_ON } from '../../src/model/event.ts';
import { ATTENDEE_STATES, MEETING_FUNCTIONS, MEETING_TYPES } from '../../src/model/meeting-words.ts';
import { ALL_REASONS } from '../../src/rules/all-reasons.ts';
import { compile, type Recorded, recorded } from '../support/running.ts';

const ANN = 'ann@contoso.com';
const BOB = 'bob@contoso.com';
const GUS = 'gus@fabrikam.com';
const TIA = 'tia@fabrikam.com';
const LI = 'li@lianhe.cn';

const WORLD = {
  coexsim: 1,
  start: '2023-12-04T09:00:00Z',
  until: '20m',
  tenants: {
    contoso: {
      domains: ['contoso.com'],
      topology: 'pureOnline',
      crossTenantAccess: { clouds: ['21Vianet'], tenants: { lianhe: {} } },
    },
    fabrikam: { domains: ['fabrikam.com'], topology: 'pureOnline' },
    lianhe: {
      cloud: '21Vianet',
      domains: ['lianhe.cn'],
      topology: 'pureOnline',
      crossTenantAccess: { clouds: ['worldwide'], tenants: { contoso: {} } },
    },
  },
  users: {
    [ANN]: {},
    [BOB]: {},
    [GUS]: {},
    'gus.guest@contoso.com': { guest: { of: GUS, redeemed: true } },
    [TIA]: {},
    [LI]: {},
  },
};

type Who = { readonly user: string } | { readonly visitor: string };
const PEOPLE: Readonly<Record<string, Who>> = {
  organizer: { user: ANN },
  orgUser: { user: BOB },
  guest: { user: GUS },
  trustedOrg: { user: TIA },
  anonymous: { visitor: 'Vic' },
};

/** One meeting m with everybody in it or at its door, in the order of PEOPLE. */
function meeting(said: object, events: readonly object[] = []): Recorded {
  const joins = Object.values(PEOPLE).map((who) => ({ at: '1m', join: { meeting: 'm', ...who } }));
  return recorded(
    compile({
      ...WORLD,
      meetings: { m: { organizer: ANN, ...said } },
      events: [...joins, ...events],
    }),
  );
}

/** The record of a person in the only meeting. */
function rowOf({ compiled, replication }: Recorded, who: Who): number {
  const { attendees } = replication.world;
  const user = 'user' in who ? compiled.names.users.indexOf(who.user) : -1;
  for (let row = 0; row < attendees.count; row++) if (attendees.user[row] === user) return row;
  throw new Error('nobody of that name');
}

const LOBBY_2021 = `
                 organizer orgUser guest trustedOrg anonymous
everyone         in        in      in    in         in
orgTrustedGuests in        in      in    in         waits
orgAndGuests     in        in      in    waits      waits
everyoneInOrg    in        in      in    waits      waits
invited          in        waits   waits waits      waits
organizer        in        waits   waits waits      waits
orgOnly          in        in      waits waits      waits
`;

describe('who passes the lobby, as of 2021', () => {
  const [, head, ...lines] = LOBBY_2021.trimEnd().split('\n');
  const columns = head!.trim().split(/ +/);
  const EVERYBODY = [BOB, GUS, TIA];

  test.each(lines.map((line) => line.split(/ +/)))('%s', (setting, ...cells) => {
    // Of those who come by a link that was passed on, nobody is invited.
    const links = EVERYBODY.map((to) => ({ at: '0s', passMeetingLink: { meeting: 'm', to } }));
    const ran = meeting({ lobby: setting }, links);
    const states = columns.map((column) => {
      const state = ran.replication.world.attendees.state[rowOf(ran, PEOPLE[column]!)]!;
      return ATTENDEE_STATES[state] === 'inside' ? 'in' : 'waits';
    });
    expect(states).toEqual(cells);
  });

  test('who is invited passes a lobby for the invited, but for who is anonymous', () => {
    const ran = meeting({ lobby: 'invited', invite: EVERYBODY });
    const states = columns.map(
      (column) => ran.replication.world.attendees.state[rowOf(ran, PEOPLE[column]!)]!,
    );
    expect(states.map((state) => ATTENDEE_STATES[state])).toEqual([
      'inside',
      'inside',
      'inside',
      'inside',
      'lobby',
    ]);
  });
});

const NOT_DONE: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  member: {},
  guest: {},
  external: { fileTransfer: 'files-for-members-and-guests' },
  connection: { fileTransfer: 'files-not-across-clouds' },
  anonymous: {
    chatBeforeAndAfter: 'chat-only-while-in-meeting',
    fileTransfer: 'files-for-members-and-guests',
  },
};
const BY_WAY: Readonly<Record<string, Who>> = {
  member: { user: BOB },
  guest: { user: GUS },
  external: { user: TIA },
  connection: { user: LI },
  anonymous: { visitor: 'Vic' },
};

test.each(Object.keys(BY_WAY))('what works inside for a %s', (way) => {
  const who = BY_WAY[way]!;
  const tries = MEETING_FUNCTIONS.map((does, n) => ({
    at: `${5 + n * 0.5}m`,
    inMeeting: { meeting: 'm', ...who, does },
  }));
  const shares = { at: '4m', inMeeting: { meeting: 'm', user: ANN, does: 'shareScreen' } };
  const ran = meeting({ lobby: 'everyone', invite: [BOB, GUS, TIA, LI] }, [
    { at: '2m', join: { meeting: 'm', user: LI } },
    shares,
    ...tries,
  ]);
  const row = rowOf(ran, who);
  const of = (kind: number) =>
    ran.records.filter((each) => each.kind === FIRST_FOLLOW_ON + kind && each.values[0] === row);
  const refused = of(F.meetingFunctionRefused).map(({ values }) => [
    MEETING_FUNCTIONS[values[3]!],
    ALL_REASONS[values[4]!]!.name,
  ]);
  expect(Object.fromEntries(refused)).toEqual(NOT_DONE[way]);
  const done = of(F.meetingFunctionDone).map(({ values }) => MEETING_FUNCTIONS[values[3]!]);
  expect(done).toEqual(MEETING_FUNCTIONS.filter((name) => !(name in NOT_DONE[way]!)));
});

test('a message in the chat is read by all who are in the meeting, and by nobody who waits', () => {
  const ran = meeting({ lobby: 'orgAndGuests', invite: [BOB, GUS, TIA] }, [
    { at: '5m', inMeeting: { meeting: 'm', user: BOB, does: 'chatSend' } },
  ]);
  const readers = ran.records
    .filter(({ kind }) => kind === FIRST_FOLLOW_ON + F.meetingChatReceived)
    .map(({ values }) => [values[0], values[3]]);
  const bob = rowOf(ran, PEOPLE.orgUser!);
  expect(readers).toEqual([
    [rowOf(ran, PEOPLE.organizer!), bob],
    [rowOf(ran, PEOPLE.guest!), bob],
  ]);
});

test('a record says why somebody could not join, gate by gate', () => {
  const ran = recorded(
    compile({
      ...WORLD,
      meetings: { m: { organizer: LI, invite: [TIA] } },
      events: [{ at: '1m', join: { meeting: 'm', user: TIA, as: 'connection' } }],
    }),
  );
  const decision: unknown = JSON.parse(ran.records[0]!.decision);
  expect(decision).toMatchObject({
    about: 'meeting-join',
    outcome: 'refused',
    row: 'join/connection.21Vianet',
    because: 'cloud-setting-off',
    inputs: { wish: 'connection', way: null, hostCloud: '21Vianet', joinerCloud: 'worldwide' },
  });
  expect(decision).toHaveProperty(
    'gates',
    expect.arrayContaining([{ gate: 'cloud-setting (joiner)', pass: false, because: 'cloud-setting-off' }]),
  );
});

test('where the mailbox of an organiser is, is for Exchange to say: on premises nothing migrates', () => {
  const ran = recorded(
    compile({
      coexsim: 1,
      start: '2020-03-02T09:00:00Z',
      until: '5h',
      tenants: { contoso: { domains: ['contoso.com'], topology: 'hybrid', mode: 'Islands' } },
      exchange: {
        platforms: { premises: {}, global: { tenant: 'contoso', hybrid: true } },
        domains: {
          'contoso.com': { authoritative: ['premises'], internalRelay: ['global'], mx: 'premises' },
        },
      },
      users: {
        [ANN]: { mode: 'SfBOnly', mailbox: 'premises' },
        [BOB]: { mode: 'SfBOnly', mailbox: 'global' },
      },
      meetings: { hers: { organizer: ANN }, his: { organizer: BOB } },
      events: [ANN, BOB].map((user) => ({ at: '1h', setMode: { user, mode: 'TeamsOnly' } })),
    }),
  );
  const { type, because } = ran.replication.world.meetings;
  expect([0, 1].map((id) => MEETING_TYPES[type[id]!])).toEqual(['SfB', 'Teams']);
  expect(ALL_REASONS[because[0]!]!.name).toBe('mailbox-on-premises');
});
