// What works inside a meeting, written again as a picture, and which meetings migrate.
import { expect, test } from 'vitest';
import {
  MEETING_FUNCTIONS,
  meetingFunction,
  PARTICIPANTS,
  type Participant,
} from '../../../src/rules/meetings/functions.ts';
import { type MigrationQuery, meetingMigration } from '../../../src/rules/meetings/migration.ts';
import { defaultSwitches, type Switches } from '../../../src/rules/switches.ts';
import { factsOn } from './asking.ts';

const PICTURE = `
                    member external connection guest anonymous dialIn
chatSend            y      y        y          y     y         n
chatReceive         y      y        y          y     y         n
chatBeforeAndAfter  y      y        y          y     n         n
speak               y      y        y          y     y         y
listen              y      y        y          y     y         y
mute                y      y        y          y     y         y
unmute              y      y        y          y     y         y
chooseDevices       y      y        y          y     y         n
videoOn             y      y        y          y     y         n
videoOff            y      y        y          y     y         n
shareScreen         y      y        y          y     y         n
shareWindow         y      y        y          y     y         n
requestControl      y      y        y          y     y         n
giveControl         y      y        y          y     y         n
raiseHand           y      y        y          y     y         n
applause            y      y        y          y     y         n
heart               y      y        y          y     y         n
laugh               y      y        y          y     y         n
thumbsUp            y      y        y          y     y         n
thumbsDown          y      y        y          y     y         n
fileTransfer        y      n        .          y     n         n
`;

type Place = readonly ['worldwide' | '21Vianet', 'worldwide' | '21Vianet'];

/** The functions that such a participant lacks: host's cloud, then the joiner's. */
function lacks(
  participant: Participant,
  [hostCloud, joinerCloud]: Place,
  day = '2023-11-23',
  switches: Partial<Switches> = {},
  promotedPeer = false,
): string[] {
  const query = { participant, hostCloud, joinerCloud, promotedPeer };
  return MEETING_FUNCTIONS.filter(
    (name) =>
      !meetingFunction(factsOn(day), { ...defaultSwitches(), ...switches }, { ...query, function: name })
        .works,
  );
}

const EXPRESSION = ['raiseHand', 'applause', 'heart', 'laugh', 'thumbsUp', 'thumbsDown'];

test('within one cloud, at any date', () => {
  const [, head, ...lines] = PICTURE.trimEnd().split('\n');
  expect(head?.trim().split(/ +/)).toEqual([...PARTICIPANTS]);
  expect(lines.map((line) => line.split(' ')[0])).toEqual([...MEETING_FUNCTIONS]);
  for (const day of ['2018-11-07', '2026-01-01'])
    for (const [column, participant] of PARTICIPANTS.entries()) {
      // There is no connection within one cloud.
      if (participant === 'connection') continue;
      const without = lines.filter((line) => line.split(/ +/)[column + 1] === 'n');
      expect(lacks(participant, ['worldwide', 'worldwide'], day)).toEqual(
        without.map((line) => line.split(' ')[0]),
      );
    }
});

test('anonymous across clouds: the announced functions, raised hands and reactions by the host cloud', () => {
  expect(lacks('anonymous', ['worldwide', '21Vianet'], '2023-08-28')).toEqual([
    'chatBeforeAndAfter',
    'fileTransfer',
  ]);
  expect(lacks('anonymous', ['21Vianet', 'worldwide'], '2023-08-28')).toEqual([
    'chatBeforeAndAfter',
    ...EXPRESSION,
    'fileTransfer',
  ]);
  expect(
    lacks('anonymous', ['21Vianet', 'worldwide'], '2023-08-28', { reactionsIn21VMeetings: 'on' }),
  ).toEqual(['chatBeforeAndAfter', 'fileTransfer']);
});

test('before anybody could join there is no function, but for the peer of a promoted meeting', () => {
  expect(lacks('anonymous', ['worldwide', '21Vianet'], '2023-08-27')).toEqual([...MEETING_FUNCTIONS]);
  expect(lacks('guest', ['worldwide', '21Vianet'], '2023-11-22')).toEqual([...MEETING_FUNCTIONS]);
  expect(lacks('anonymous', ['worldwide', '21Vianet'], '2021-09-10', {}, true)).toEqual([
    'chatBeforeAndAfter',
    'fileTransfer',
  ]);
});

test('signed in across clouds: what a member can do, files by their switch (A41)', () => {
  for (const participant of ['connection', 'guest'] as const)
    for (const place of [
      ['worldwide', '21Vianet'],
      ['21Vianet', 'worldwide'],
    ] as const) {
      expect(lacks(participant, place)).toEqual(['fileTransfer']);
      expect(lacks(participant, place, '2023-11-23', { filesInCrossCloudMeetings: 'on' })).toEqual([]);
    }
  const on = { filesInCrossCloudMeetings: 'on' } as const;
  expect(lacks('anonymous', ['worldwide', '21Vianet'], '2023-11-23', on)).toContain('fileTransfer');
});

test('meetings become Teams meetings (R7.9)', () => {
  const us = (day: string): number => Date.parse(day) * 1_000;
  const before = { atUs: us('2023-03-29') - 1, mailboxOnPrem: false, attendees: 250 };
  const migrates = (cause: MigrationQuery['cause'], query: Partial<MigrationQuery> = {}) =>
    meetingMigration({ ...before, cause, ...query }).migrates;
  expect(migrates('grantTeamsOnly')).toBe(true);
  expect(migrates('grantMeetings')).toBe(true);
  expect(migrates('moveToCloud')).toBe(true);
  expect(migrates('grantOther')).toBe(false);
  expect(migrates('grantTenantWide')).toBe(false);
  expect(migrates('moveToOnPrem')).toBe(false);
  for (const cause of ['grantTeamsOnly', 'moveToCloud', 'command'] as const) {
    expect(migrates(cause, { attendees: 251 })).toBe(false);
    expect(migrates(cause, { mailboxOnPrem: true })).toBe(false);
    expect(migrates(cause, { atUs: us('2023-03-29') })).toBe(cause !== 'grantTeamsOnly');
  }
});
