// Which row of which era answers for a pair of users in two clouds, typed as a timetable.
import { expect, test } from 'vitest';
import { decideCase } from '../../src/rules/case.ts';

const WW_TEAMS = { originatorMode: 'TeamsOnly', originatorClient: 'Teams', originatorHomed: 'online' };
const V21 = { originatorCloud: '21Vianet', originatorHomed: 'online' };
const V21_SFB = { ...V21, originatorMode: 'SfBOnly', originatorClient: 'SfB' };
const V21_TEAMS = { ...V21, originatorMode: 'TeamsOnly', originatorClient: 'Teams' };
const TO = {
  SfB: { recipientMode: 'SfBOnly', recipientHomed: 'online' },
  Teams: { recipientMode: 'TeamsOnly' },
};

const TIMETABLE = [
  // day          worldwide to SfB             worldwide to Teams           SfB to worldwide             Teams to worldwide
  ['2021-09-09', '21v-none/x.1', '21v-none/x.1', '21v-none/x.1', 'no-teams-in-21vianet'],
  [
    '2021-09-10',
    '21v-2021-09/chat.Teams-SfB',
    '21v-2021-09/x.1',
    '21v-2021-09/chat.SfB-Teams',
    'no-teams-in-21vianet',
  ],
  [
    '2021-11-11',
    '21v-2021-11/chat.Teams-SfB',
    '21v-2021-11/x.1',
    '21v-2021-11/chat.SfB-Teams',
    'no-teams-in-21vianet',
  ],
  [
    '2023-04-01',
    '21v-2023-04/chat.Teams-SfB',
    '21v-2023-04/x.1',
    '21v-2023-04/chat.SfB-Teams',
    '21v-2023-04/x.1',
  ],
  [
    '2023-08-28',
    '21v-2023-08/chat.Teams-SfB',
    '21v-2023-08/chat.Teams-Teams',
    '21v-2023-08/chat.SfB-Teams',
    '21v-2023-08/chat.Teams-Teams',
  ],
] as const;

test.each(TIMETABLE)('on %s', (at, toSfb, toTeams, fromSfb, fromTeams) => {
  const last = (people: Parameters<typeof decideCase>[0]): string => {
    const answer = decideCase(people);
    return 'error' in answer ? answer.error : answer.gates.at(-1)!.because;
  };
  const base = { rules: 'by-date', tenancy: 'cross-cloud', at };
  expect(last({ ...base, ...WW_TEAMS, ...TO.SfB })).toBe(toSfb);
  expect(last({ ...base, ...WW_TEAMS, ...TO.Teams })).toBe(toTeams);
  expect(last({ ...base, ...V21_SFB, ...TO.Teams })).toBe(fromSfb);
  expect(last({ ...base, ...V21_TEAMS, ...TO.Teams })).toBe(fromTeams);
});

test('a worldwide user who is not TeamsOnly is refused in every era (R5.5)', () => {
  const onPrem = { originatorMode: 'SfBOnly', originatorClient: 'SfB', originatorHomed: 'onPrem' };
  for (const [at] of TIMETABLE) {
    const answer = decideCase({ rules: 'by-date', tenancy: 'cross-cloud', at, ...onPrem, ...TO.SfB });
    expect(answer).toMatchObject({ outcome: 'refused', row: null });
  }
});

test('what the pair supports the row may still call Not Possible', () => {
  const server = { ...V21, originatorMode: 'Islands', originatorClient: 'Teams', originatorHomed: 'onPrem' };
  const answer = decideCase({ rules: '2023-11', tenancy: 'cross-cloud', ...server, ...TO.Teams });
  expect(answer).toMatchObject({ outcome: 'notPossible', row: '2021-11/2a.2', interop: false });
});
