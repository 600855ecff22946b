// Which states exist, against the published list and its exceptions.
import { expect, test } from 'vitest';
import { CLOUD, HOME, MODE, TOPOLOGY } from '../../src/model/words.ts';
import { REASON } from '../../src/rules/reasons.ts';
import data from './data/legality.json' with { type: 'json' };
import { DAYS, rulesOn } from './procedure-inputs.ts';

type Cloud = keyof typeof CLOUD;

function state(
  day: readonly [string, string],
  mode: string,
  homed: string,
  cloud: Cloud,
  pending = 0,
): number {
  const rules = rulesOn(day[0], day[1]);
  const home = homed.toLowerCase() === 'online' ? HOME.online : HOME.onPrem;
  return rules.stateLegal(MODE[mode as keyof typeof MODE], home, CLOUD[cloud], TOPOLOGY.hybrid, pending);
}

test.each(DAYS)('%s on %s knows the states that the list gives', (ruleSet, day) => {
  for (const cloud of ['worldwide', '21Vianet'] as const) {
    const after = day >= (cloud === 'worldwide' ? '2021-08-01' : '2023-10-01');
    const period = `WW ${after ? 'after' : 'before'} 2021-07-31 (21V ${after ? 'after' : 'before'} 2023-10-01)`;
    const rows = data.filter((row) => row.period === period);
    expect(rows).toHaveLength(10);
    for (const row of rows) {
      const reason = state([ruleSet, day], row.mode, row.homed, cloud);
      expect({ ...row, legal: reason === REASON.legal }).toEqual(row);
    }
  }
});

test('a pending assisted upgrade keeps an online mode legal, but lets no new one be granted (A30)', () => {
  const rules = rulesOn('2021-08', '2021-08-01');
  expect(state(['2021-08', '2021-08-01'], 'Islands', 'online', 'worldwide')).toBe(
    REASON['online-not-teams-only'],
  );
  expect(state(['2021-08', '2021-08-01'], 'Islands', 'online', 'worldwide', 1)).toBe(REASON.legal);
  const grant = (mode: number) => rules.grantAllowed(mode, MODE.Islands, HOME.online, CLOUD.worldwide, 1);
  expect(grant(MODE.SfBOnly)).toBe(REASON['online-not-teams-only']);
  expect(grant(MODE.Islands)).toBe(REASON.granted);
  expect(grant(MODE.TeamsOnly)).toBe(REASON.granted);
});

test('GCC follows the worldwide calendar; GCC High and DoD have none', () => {
  const last = ['2025-05', '2025-05-05'] as const;
  expect(state(last, 'Islands', 'online', 'gcc')).toBe(REASON['online-not-teams-only']);
  expect(state(last, 'Islands', 'online', 'gccHigh')).toBe(REASON.legal);
  expect(state(last, 'Islands', 'online', 'dod')).toBe(REASON.legal);
});

test('homing has to fit the topology', () => {
  const rules = rulesOn('2019-h1', '2019-02-01');
  const reason = (mode: number, homed: number, topology: number) =>
    rules.stateLegal(mode, homed, CLOUD.worldwide, topology, 0);
  expect(reason(MODE.TeamsOnly, HOME.online, TOPOLOGY.pureOnPrem)).toBe(REASON['online-in-pure-on-prem']);
  expect(reason(MODE.Islands, HOME.online, TOPOLOGY.pureOnPrem)).toBe(REASON['online-in-pure-on-prem']);
  expect(reason(MODE.SfBOnly, HOME.onPrem, TOPOLOGY.pureOnline)).toBe(REASON['on-prem-in-pure-online']);
  expect(reason(MODE.TeamsOnly, HOME.onPrem, TOPOLOGY.pureOnline)).toBe(REASON['teams-only-on-prem']);
  expect(reason(MODE.SfBOnly, HOME.onPrem, TOPOLOGY.pureOnPrem)).toBe(REASON.legal);
});
