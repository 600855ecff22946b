/** Where a label lets a message go, and whose homes are elsewhere. */
import { describe, expect, test } from 'vitest';
import { CLOUD, HOME, MODE, NONE } from '../../src/model/words.ts';
import { type Homes, leaves, misplacedHomes } from '../../src/rules/boundaries/homes.ts';
import { defaultSwitches } from '../../src/rules/switches.ts';

const { worldwide: WW, '21Vianet': CN, gcc: GCC } = CLOUD;

test('a label lets a message in, and within, but not out (R16.1)', () => {
  const table = [WW, CN, GCC].flatMap((from) => [WW, CN, GCC].map((to) => leaves(1 << WW, from, to)));
  expect(table).toEqual([false, true, true, false, false, false, false, false, false]);
  const two = [WW, CN, GCC].flatMap((from) =>
    [WW, CN, GCC].map((to) => leaves((1 << WW) | (1 << GCC), from, to)),
  );
  expect(two).toEqual([false, true, false, false, false, false, false, true, false]);
  const any = [WW, CN].flatMap((from) => [WW, CN].map((to) => leaves(0, from, to)));
  expect(any).toEqual([false, true, true, false]);
});

describe('homes of somebody whose data should be in China (R16.2)', () => {
  const inChina: Homes = { cloud: CN, mode: MODE.Islands, homed: HOME.online, mailbox: CN };
  const [TEAMS, SFB, MAILBOX] = [1, 2, 4];
  test.each([
    ['all in China', {}, 0, 0],
    ['Teams and Skype for Business in the worldwide cloud', { cloud: WW }, TEAMS! | SFB!, TEAMS! | SFB!],
    ['TeamsOnly there', { cloud: WW, mode: MODE.TeamsOnly }, TEAMS, TEAMS],
    ['Skype for Business only, there', { cloud: WW, mode: MODE.SfBOnly }, SFB, SFB],
    ['Skype for Business only, on premises', { cloud: WW, mode: MODE.SfBOnly, homed: HOME.onPrem }, 0, SFB],
    ['Islands on premises of a worldwide tenant', { cloud: WW, homed: HOME.onPrem }, TEAMS, TEAMS! | SFB!],
    ['a mailbox elsewhere', { mailbox: WW }, MAILBOX, MAILBOX],
    ['a mailbox on premises', { mailbox: NONE }, 0, MAILBOX],
    ['no mailbox', { mailbox: undefined }, 0, 0],
  ])('%s', (_, change: Partial<Homes>, inPlace, misplaced) => {
    const homes = { ...inChina, ...change } as Homes;
    const by = (premisesResidency: 'inPlace' | 'misplaced') =>
      misplacedHomes(homes, CN, { ...defaultSwitches(), premisesResidency });
    expect([by('inPlace'), by('misplaced')]).toEqual([inPlace, misplaced]);
  });
});
