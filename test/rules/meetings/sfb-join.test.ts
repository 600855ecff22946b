// As whom people join a meeting of Skype for Business, before and after its infrastructure went away (R12.1, R12.3).
import { expect, test } from 'vitest';
import {
  ALL_ANONYMOUS_FROM_US,
  NEW_USERS_ANONYMOUS_FROM_US,
  SFB_ACCOUNTS,
  sfbJoin,
} from '../../../src/rules/meetings/sfb-join.ts';

const PICTURE = `
organisation teamsOnly newInTeams there     notOfNew  ofNobody
own          no        no         member    member    member
own          yes       no         member    member    anonymous
own          yes       yes        member    anonymous anonymous
trusted      no        no         external  external  external
trusted      yes       no         external  external  anonymous
trusted      yes       yes        external  anonymous anonymous
other        no        no         anonymous anonymous anonymous
other        yes       yes        anonymous anonymous anonymous
`;

test('only TeamsOnly users become anonymous, the new ones first', () => {
  const [, head, ...lines] = PICTURE.trimEnd().split('\n');
  expect(head?.split(/ +/).slice(3)).toEqual([...SFB_ACCOUNTS]);
  for (const line of lines) {
    const [organisation, teamsOnly, newInTeams, ...cells] = line.split(/ +/);
    const ways = SFB_ACCOUNTS.map(
      (accounts) =>
        sfbJoin({
          organisation: organisation as 'own',
          teamsOnly: teamsOnly === 'yes',
          newInTeams: newInTeams === 'yes',
          accounts,
        }).way,
    );
    expect(ways, line).toEqual(cells);
  }
});

test('on the days that the article names', () => {
  const days = [NEW_USERS_ANONYMOUS_FROM_US, ALL_ANONYMOUS_FROM_US];
  expect(days.map((us) => new Date(us / 1_000).toISOString().slice(0, 10))).toEqual([
    '2022-06-30',
    '2022-10-01',
  ]);
});
