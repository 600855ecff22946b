// Every published row about meetings and guests across clouds is answered as it says, under the rules of its date.
import { describe, expect, test } from 'vitest';
import { meetingPair } from '../../../src/rules/meetings/cloud-pairs.ts';
import {
  MEETING_FUNCTIONS,
  type MeetingFunction,
  meetingFunction,
} from '../../../src/rules/meetings/functions.ts';
import { guestAccountDecision } from '../../../src/rules/meetings/guest-accounts.ts';
import { attendeeOf, joinDecision } from '../../../src/rules/meetings/join.ts';
import type { JoinWay } from '../../../src/rules/meetings/join-table.ts';
import { LOBBY_DEFAULT, lobbyFor } from '../../../src/rules/meetings/lobby.ts';
import { defaultSwitches, type Switches } from '../../../src/rules/switches.ts';
import published from '../published/cross-cloud-meetings.json' with { type: 'json' };
import { CLOUD_WORDS, factsOn, GUEST, HOST, JOIN, JOINER } from './asking.ts';

type Published = (typeof published.meetings)[number];
type PublishedCloud = keyof typeof CLOUD_WORDS;

/** The first day of each version. */
const DAYS: Readonly<Record<string, string>> = { '2023-08': '2023-08-28', '2023-11': '2023-11-23' };
const WAYS: Readonly<Record<string, JoinWay>> = {
  anonymous: 'anonymous',
  'guest account': 'guest',
  'authenticated (cross-cloud connection)': 'connection',
};
const FUNCTIONS: Readonly<Record<string, readonly MeetingFunction[]>> = {
  chat: ['chatSend', 'chatReceive'],
  audio: ['speak', 'listen', 'mute', 'unmute', 'chooseDevices'],
  video: ['videoOn', 'videoOff'],
  'screen share': ['shareScreen', 'shareWindow'],
  'request/give control': ['requestControl', 'giveControl'],
  'raise hand': ['raiseHand'],
  reactions: ['applause', 'heart', 'laugh', 'thumbsUp', 'thumbsDown'],
};

function join(row: Published, client: 'desktop' | 'web' | 'mobile') {
  const way = WAYS[row.method]!;
  return joinDecision(factsOn(DAYS[row.version]!), {
    ...JOIN,
    way,
    client,
    hasGuestAccount: way === 'guest',
    host: { ...HOST, cloud: CLOUD_WORDS[row.hostCloud as PublishedCloud] },
    joiner: { ...JOINER, cloud: CLOUD_WORDS[row.joinerCloud as PublishedCloud] },
  });
}

/** What the functions of a published feature answer; one word if all agree. */
function works(row: Published, switches: Switches): boolean | 'mixed' {
  const answers = FUNCTIONS[row.feature]!.map(
    (name) =>
      meetingFunction(factsOn(DAYS[row.version]!), switches, {
        function: name,
        participant: WAYS[row.method]!,
        hostCloud: CLOUD_WORDS[row.hostCloud as PublishedCloud],
        joinerCloud: CLOUD_WORDS[row.joinerCloud as PublishedCloud],
        promotedPeer: false,
      }).works,
  );
  return answers.every((answer) => answer === answers[0]) ? answers[0]! : 'mixed';
}

function answerTo(row: Published, switches: Switches): boolean | 'mixed' {
  if (row.feature === 'join') return join(row, 'desktop').outcome === 'joins';
  if (row.feature === 'name prompt') {
    expect(join(row, 'mobile').namePrompt).toBe(false);
    return join(row, 'desktop').namePrompt && join(row, 'web').namePrompt;
  }
  if (row.feature === 'goes to lobby until admitted') {
    return (
      lobbyFor({
        setting: LOBBY_DEFAULT,
        attendee: attendeeOf(WAYS[row.method]!, true, switches),
        invited: 'yes',
        callersBypass: 'no',
        anonymousStart: 'no',
        organisationIn: 'yes',
      }).answer === 'lobby'
    );
  }
  return works(row, switches);
}

describe('meetings', () => {
  const named = published.meetings.map(
    (row) =>
      [`${row.version} ${row.joinerCloud} to ${row.hostCloud} ${row.method}: ${row.feature}`, row] as const,
  );

  test('there are all rows, and each function is one of them or silent in the sources', () => {
    expect(named).toHaveLength(28);
    const inRows = new Set(Object.values(FUNCTIONS).flat());
    expect(MEETING_FUNCTIONS.filter((name) => !inRows.has(name))).toEqual([
      'chatBeforeAndAfter',
      'fileTransfer',
    ]);
  });

  test.each(named)('%s', (_, row) => {
    if (row.supported === null) {
      expect(answerTo(row, { ...defaultSwitches(), reactionsIn21VMeetings: 'off' })).toBe(false);
      expect(answerTo(row, { ...defaultSwitches(), reactionsIn21VMeetings: 'on' })).toBe(true);
    } else {
      expect(answerTo(row, defaultSwitches())).toBe(row.supported);
    }
  });

  test.each(named.filter(([, row]) => row.feature === 'join' && row.supported))(
    '%s: not the day before',
    (_, row) => {
      const dayBefore = { '2023-08': '2023-08-27', '2023-11': '2023-11-22' }[row.version]!;
      const way = WAYS[row.method]!;
      const query = { ...JOIN, way, hasGuestAccount: way === 'guest' };
      const answer = joinDecision(factsOn(dayBefore), query);
      expect([answer.outcome, answer.gates.at(-1)]).toEqual([
        'refused',
        { gate: 'date', pass: false, because: 'not-yet-available' },
      ]);
    },
  );
});

describe('pairs of clouds', () => {
  test('there are all rows', () => expect(published.crossCloudMeetingPairs).toHaveLength(7));

  test.each(published.crossCloudMeetingPairs)('$a and $b: $possible', ({ a, b, possible, symmetric }) => {
    const one = CLOUD_WORDS[a as PublishedCloud];
    const other = CLOUD_WORDS[b as PublishedCloud];
    expect(symmetric).toBe(true);
    for (const [host, joiner] of [
      [one, other],
      [other, one],
    ] as const) {
      expect(meetingPair(host, joiner).connects).toBe(possible);
      const query = { ...JOIN, host: { ...HOST, cloud: host }, joiner: { ...JOINER, cloud: joiner } };
      const answer = joinDecision(factsOn('2023-11-23'), query);
      expect(answer.outcome).toBe(possible ? 'joins' : 'refused');
      if (!possible) expect(answer.gates.at(-1)!.because).toBe('clouds-cannot-connect');
    }
  });
});

describe('guest accounts', () => {
  const VERSION_DAYS: Readonly<Record<string, readonly string[]>> = {
    '2020..2023-08': ['2020-01-01', '2021-09-10', '2023-08-28'],
    '2023-09-29 preview note': ['2023-09-29', '2023-11-22'],
    '2023-11-23 onward': ['2023-11-23', '2026-01-01'],
    newest: ['2026-01-01'],
  };
  const PAIRS: Readonly<Record<string, readonly (readonly [PublishedCloud, PublishedCloud])[]>> = {
    'WW<->21V': [['WW', '21V']],
    'GCCH/DoD<->21V': [
      ['GCCH', '21V'],
      ['DoD', '21V'],
    ],
  };

  function account(day: string, one: PublishedCloud, other: PublishedCloud) {
    return guestAccountDecision(factsOn(day), {
      ...GUEST,
      host: { ...GUEST.host, cloud: CLOUD_WORDS[one] },
      joiner: { ...GUEST.joiner, cloud: CLOUD_WORDS[other] },
    });
  }

  test('there are all rows', () => expect(published.guestAccess).toHaveLength(5));

  test.each(published.guestAccess.filter((row) => row.guestAccess !== undefined))(
    '$version $pair: $guestAccess',
    (row) => {
      for (const day of VERSION_DAYS[row.version]!) {
        for (const [one, other] of PAIRS[row.pair]!) {
          const outcomes = [account(day, one, other), account(day, other, one)].map(({ outcome }) => outcome);
          const expected = row.guestAccess ? 'account' : 'refused';
          expect([day, ...outcomes]).toEqual([day, expected, expected]);
        }
      }
    },
  );

  const [constraints] = published.guestAccess.filter((row) => row.constraint !== undefined);

  test(`newest: ${constraints?.constraint}`, () => {
    const facts = factsOn('2026-01-01');
    const last = (query: Partial<typeof GUEST>) =>
      guestAccountDecision(facts, { ...GUEST, ...query }).gates.at(-1);
    expect(last({ kind: 'member' })?.because).toBe('b2b-member-unsupported');
    expect(last({ kind: 'directConnect' })?.because).toBe('direct-connect-one-cloud');
    for (const side of ['host', 'joiner'] as const) {
      const off = { ...GUEST[side], cloudSetting: false };
      expect(last({ [side]: off })).toEqual({
        gate: 'cloud-setting',
        side,
        pass: false,
        because: 'cloud-setting-off',
      });
      const unknown = { ...GUEST[side], tenantAdded: false };
      expect(last({ [side]: unknown })).toMatchObject({ side, because: 'tenant-not-added' });
    }
    expect(last({ invitedByUpn: false })?.because).toBe('not-invited-by-upn');
    const vdi = joinDecision(facts, { ...JOIN, way: 'guest', hasGuestAccount: true, client: 'vdi' });
    expect(vdi.gates.at(-1)).toMatchObject({ gate: 'client', pass: false, because: 'vdi-unsupported' });
  });

  test('within one cloud none of this is asked, but it is a guest account all the same', () => {
    const side = { cloud: 'gccHigh', cloudSetting: false, tenantAdded: false } as const;
    const answer = guestAccountDecision(factsOn('2019-02-01'), {
      kind: 'guest',
      host: side,
      joiner: side,
      invitedByUpn: false,
    });
    expect(answer).toMatchObject({ outcome: 'account', row: 'join/guest.one' });
    expect(answer.gates.map(({ gate }) => gate)).toEqual(['cloud-pair', 'account-kind']);
  });
});
