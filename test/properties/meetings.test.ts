/** Meetings at random: nobody is in one who was not let in, and what follows from being in one or not. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { newInvariantChecker } from '../../src/check/invariants.ts';
import { formatInstant, parseInstant } from '../../src/core/time.ts';
import { attendeesIn } from '../../src/model/meeting-people.ts';
import {
  ATTENDEE_STATE,
  INVITATION,
  JOIN_CLIENTS,
  JOIN_WAYS,
  LOBBY_SETTINGS,
  MEETING_FUNCTIONS,
  MEETING_STATUS,
} from '../../src/model/meeting-words.ts';
import { PRESENCE } from '../../src/model/words.ts';
import { planOf } from '../../src/run/from-scenario.ts';
import { compile, run, SEED } from '../support/running.ts';

const PEOPLE = [
  { user: 'ann@contoso.com' },
  { user: 'bob@contoso.com' },
  { user: 'carla@fabrikam.com' },
  { user: 'li@lianhe.cn' },
  { user: 'wang@lianhe.cn' },
  { visitor: 'Vic' },
] as const;
const MEETINGS = ['one', 'two'] as const;
const ORGANIZERS = ['ann@contoso.com', 'li@lianhe.cn'] as const;
const DAYS = ['2021-02-01', '2021-09-20', '2023-09-04', '2023-10-09', '2023-12-04'].map(
  (day) => parseInstant(day)!,
);

const minute = fc.integer({ min: 0, max: 40 });
const meeting = fc.constantFrom(...MEETINGS);
const person = fc.constantFrom(...PEOPLE);
const by = fc.constantFrom(...ORGANIZERS, 'bob@contoso.com');

const join = fc.record(
  {
    meeting,
    person,
    via: fc.constantFrom(...JOIN_CLIENTS),
    as: fc.constantFrom(...JOIN_WAYS),
  },
  { requiredKeys: ['meeting', 'person'] },
);

const action = fc.oneof(
  { weight: 6, arbitrary: join.map(({ person: who, ...rest }) => ({ join: { ...rest, ...who } })) },
  {
    weight: 3,
    arbitrary: fc.record({ meeting, person, by }).map(({ person: who, ...rest }) => ({
      admit: { ...rest, ...who },
    })),
  },
  fc.record({ meeting, person, by }).map(({ person: who, ...rest }) => ({ deny: { ...rest, ...who } })),
  fc.record({ meeting, person }).map(({ person: who, ...rest }) => ({ leaveMeeting: { ...rest, ...who } })),
  fc.record({ meeting, by }).map((endMeeting) => ({ endMeeting })),
  fc
    .record({ meeting, person, does: fc.constantFrom(...MEETING_FUNCTIONS) })
    .map(({ person: who, ...rest }) => ({ inMeeting: { ...rest, ...who } })),
  fc
    .record({ tenant: fc.constantFrom('contoso', 'lianhe'), on: fc.boolean() })
    .map((setAnonymousJoin) => ({ setAnonymousJoin })),
);

const anyMeeting = fc
  .record({
    organizer: fc.constantFrom(...ORGANIZERS),
    lobby: fc.constantFrom(...LOBBY_SETTINGS),
    anonymousCanStart: fc.boolean(),
    presenters: fc.subarray(['bob@contoso.com', 'carla@fabrikam.com']),
    invited: fc.subarray(PEOPLE.flatMap((each) => ('user' in each ? [each.user] : []))),
  })
  .map(({ invited, ...rest }) => ({
    ...rest,
    type: 'Teams',
    invite: invited.filter((each) => each !== rest.organizer),
  }));

/** Whatever is done about whom, everybody may come to either meeting: nobody is unknown to it. */
const EVERYBODY_COMES = MEETINGS.flatMap((each) =>
  PEOPLE.map((who) => ({ at: '3h', join: { meeting: each, ...who } })),
);

const connected = (cloud: string, tenant: string) => ({ clouds: [cloud], tenants: { [tenant]: {} } });

const files = fc
  .record({
    day: fc.constantFrom(...DAYS),
    one: anyMeeting,
    two: anyMeeting,
    events: fc.array(fc.tuple(minute, action), { maxLength: 30 }),
    lobby: fc.constantFrom('5m', '30m'),
    prejoin: fc.constantFrom('0s', '1m'),
  })
  .map(({ day, one, two, events, lobby, prejoin }) => ({
    coexsim: 1,
    start: formatInstant(day),
    until: '2h',
    switches: { lobbyTimeout: lobby, meetingPrejoin: prejoin },
    tenants: {
      contoso: {
        domains: ['contoso.com'],
        topology: 'pureOnline',
        crossTenantAccess: connected('21Vianet', 'lianhe'),
      },
      fabrikam: { domains: ['fabrikam.com'], topology: 'pureOnline' },
      lianhe: {
        cloud: '21Vianet',
        domains: ['lianhe.cn'],
        topology: 'pureOnline',
        crossTenantAccess: connected('worldwide', 'contoso'),
      },
    },
    users: Object.fromEntries(PEOPLE.flatMap((each) => ('user' in each ? [[each.user, {}]] : []))),
    presence: { away: '24h' },
    meetings: { one, two },
    events: [...events.map(([at, what]) => ({ at: `${at}m`, ...what })), ...EVERYBODY_COMES],
  }));

/** A run is long, so there are fewer. */
const RUNS = { numRuns: Math.ceil((fc.readConfigureGlobal().numRuns ?? 1_000) / 4) };

test('nobody is in a meeting whom neither its lobby let pass nor somebody who leads it let in', () => {
  fc.assert(
    fc.property(files, (file) => {
      const compiled = compile(file);
      const checker = newInvariantChecker(planOf(compiled, SEED).world, compiled);
      run(compiled, [checker]);
      checker.end();
      expect(checker.violations()).toEqual([]);
    }),
    RUNS,
  );
});

test('a meeting runs exactly while somebody is in it, and nobody joins without a link', () => {
  fc.assert(
    fc.property(files, (file) => {
      const { world } = run(compile(file)).replication;
      const { meetings, attendees } = world;
      for (let id = 0; id < meetings.count; id++) {
        const inside = attendeesIn(world, id, ATTENDEE_STATE.inside);
        expect(inside.length > 0).toBe(meetings.status[id] === MEETING_STATUS.running);
        expect(attendeesIn(world, id, ATTENDEE_STATE.lobby, ATTENDEE_STATE.joining)).toEqual([]);
        for (const attendee of inside.filter((each) => attendees.user[each] !== -1)) {
          expect(attendees.invitation[attendee]).toBe(INVITATION.arrived);
        }
      }
    }),
    RUNS,
  );
});

const ANN = { user: 'ann@contoso.com' } as const;
/** What one person does with two meetings at the same time. */
const comings = fc.constantFrom(
  ...MEETINGS.flatMap((each) => [
    { join: { meeting: each, ...ANN } },
    { leaveMeeting: { meeting: each, ...ANN } },
    { inMeeting: { meeting: each, ...ANN, does: 'shareScreen' } },
  ]),
);

test('who is in a meeting shows it, and who is in none any more what they showed before', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(minute, comings), { maxLength: 12 }), (events) => {
      const one = { organizer: ANN.user };
      const { world } = run(
        compile({
          coexsim: 1,
          start: '2023-09-04T08:00:00Z',
          until: '1h',
          tenants: { contoso: { domains: ['contoso.com'], topology: 'pureOnline' } },
          users: { [ANN.user]: { activity: 'busy' }, 'eve@contoso.com': { contacts: [ANN.user] } },
          meetings: { one, two: one },
          events: [
            ...events.map(([at, what]) => ({ at: `${at}m`, ...what })),
            // Whom an action names has to have to do with the meeting.
            ...MEETINGS.map((each) => ({ at: '3h', join: { meeting: each, ...ANN } })),
          ],
        }),
      ).replication;
      const inside = [0, 1].filter((id) => world.attendees.state[id] === ATTENDEE_STATE.inside);
      const shares = inside.some((id) => world.attendees.sharing[id] !== 0);
      const shown = shares ? PRESENCE.presenting : PRESENCE.inMeeting;
      expect(world.users.activityTeams[0]).toBe(inside.length === 0 ? PRESENCE.busy : shown);
    }),
    RUNS,
  );
});
