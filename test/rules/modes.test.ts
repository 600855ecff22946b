// Effective modes, grants, tenant-wide modes, what a mode allows in a client, moves, policy instances.
import { expect, test } from 'vitest';
import { CLIENT, CLOUD, HOME, METHOD, METHODS, MODE, MODES, NONE, TOPOLOGY } from '../../src/model/words.ts';
import { READ_ONLY } from '../../src/rules/granting.ts';
import { notifyAllowed, policyInstance } from '../../src/rules/policies.ts';
import { REASON, REASONS } from '../../src/rules/reasons.ts';
import { rulesOn } from './procedure-inputs.ts';

const WW = CLOUD.worldwide;
const V21 = CLOUD['21Vianet'];
const before = rulesOn('2019-h1', '2019-02-01');
const after = rulesOn('2021-11', '2021-11-11');

test('a user has their own mode, else the group’s, else the tenant’s; online homing wins once it has to', () => {
  const mode = (
    rules: typeof before,
    user: number,
    group: number,
    homed: number,
    cloud: number = WW,
    pending = 0,
  ) => rules.effectiveMode(user, group, MODE.Islands, homed, cloud, pending);
  expect(mode(before, MODE.SfBOnly, MODE.TeamsOnly, HOME.online)).toBe(MODE.SfBOnly);
  expect(mode(before, NONE, MODE.TeamsOnly, HOME.online)).toBe(MODE.TeamsOnly);
  expect(mode(before, NONE, NONE, HOME.online)).toBe(MODE.Islands);
  expect(mode(after, NONE, NONE, HOME.online)).toBe(MODE.TeamsOnly);
  expect(mode(after, MODE.SfBOnly, NONE, HOME.online)).toBe(MODE.TeamsOnly);
  expect(mode(after, MODE.SfBOnly, NONE, HOME.online, WW, 1)).toBe(MODE.SfBOnly);
  expect(mode(after, MODE.SfBOnly, NONE, HOME.onPrem)).toBe(MODE.SfBOnly);
  expect(mode(after, NONE, NONE, HOME.online, V21)).toBe(MODE.Islands);
});

test('TeamsOnly is not granted to a user homed on-premises (R1.21)', () => {
  const grant = (mode: number, homed: number) => after.grantAllowed(mode, MODE.Islands, homed, WW, 0);
  expect(grant(MODE.TeamsOnly, HOME.onPrem)).toBe(REASON['teams-only-on-prem']);
  expect(grant(MODE.TeamsOnly, HOME.online)).toBe(REASON.granted);
  expect(grant(MODE.SfBOnly, HOME.onPrem)).toBe(REASON.granted);
  expect(grant(MODE.SfBOnly, HOME.online)).toBe(REASON['online-not-teams-only']);
  expect(before.grantAllowed(MODE.SfBOnly, MODE.Islands, HOME.online, WW, 0)).toBe(REASON.granted);
});

test('the tenant-wide mode follows topology and date; Islands in hybrid is a switch (A39)', () => {
  const global = (rules: typeof before, mode: number, topology: number) =>
    REASONS[rules.tenantGlobalLegal(mode, topology, WW, 0)]!.name;
  expect(global(before, MODE.TeamsOnly, TOPOLOGY.hybrid)).toBe('on-prem-detected');
  expect(global(before, MODE.TeamsOnly, TOPOLOGY.pureOnline)).toBe('granted');
  expect(global(before, MODE.SfBOnly, TOPOLOGY.pureOnline)).toBe('granted');
  expect(global(after, MODE.SfBOnly, TOPOLOGY.pureOnline)).toBe('mode-is-read-only');
  expect(global(after, MODE.Islands, TOPOLOGY.hybrid)).toBe('granted');
  const strict = rulesOn('2021-11', '2021-11-11', { hybridGlobalIslands: 'refused' });
  expect(global(strict, MODE.Islands, TOPOLOGY.hybrid)).toBe('hybrid-global-islands');
  expect(global(strict, MODE.SfBOnly, TOPOLOGY.hybrid)).toBe('granted');
  const early = rulesOn('2019-h1', '2019-02-01', { hybridGlobalIslands: 'refused' });
  expect(global(early, MODE.Islands, TOPOLOGY.hybrid)).toBe('granted');
});

test('the mode is read-only in a tenant without on-premises after the retirement (R1.24)', () => {
  const value = (rules: typeof before, topology: number, pending = 0) =>
    READ_ONLY[rules.readOnly(topology, WW, pending)];
  expect(value(before, TOPOLOGY.pureOnline)).toBe('None');
  expect(value(after, TOPOLOGY.pureOnline)).toBe('ModeAndNotifications');
  expect(value(after, TOPOLOGY.pureOnline, 1)).toBe('None');
  expect(value(after, TOPOLOGY.hybrid)).toBe('None');
});

test('which client a mode lets people chat in', () => {
  const usable = MODES.map((_, mode) => [
    before.clientUsable(mode, CLIENT.Teams, WW),
    before.clientUsable(mode, CLIENT.SfB, WW),
  ]);
  expect(usable).toEqual([
    [true, false],
    [true, true],
    [false, true],
    [false, true],
    [false, true],
  ]);
  expect(after.clientUsable(MODE.Islands, CLIENT.Teams, V21)).toBe(false);
  expect(rulesOn('2021-11', '2023-04-01').clientUsable(MODE.Islands, CLIENT.Teams, V21)).toBe(true);
});

test('sign-in is blocked by mode for 21Vianet from 2023-08, elsewhere by switch (A36)', () => {
  const late = rulesOn('2023-08', '2023-08-28');
  expect(late.signInAllowed(MODE.TeamsOnly, CLIENT.SfB, V21)).toBe(false);
  expect(late.signInAllowed(MODE.SfBOnly, CLIENT.Teams, V21)).toBe(false);
  expect(late.signInAllowed(MODE.SfBWithTeamsCollab, CLIENT.Teams, V21)).toBe(true);
  expect(late.signInAllowed(MODE.Islands, CLIENT.SfB, V21)).toBe(true);
  expect(late.signInAllowed(MODE.TeamsOnly, CLIENT.SfB, WW)).toBe(true);
  expect(after.signInAllowed(MODE.TeamsOnly, CLIENT.SfB, V21)).toBe(true);
  expect(after.signInAllowed(MODE.Islands, CLIENT.Teams, V21)).toBe(false);
  const on = rulesOn('2021-11', '2021-11-11', { modeBlocksSignIn: 'on' });
  expect(on.signInAllowed(MODE.TeamsOnly, CLIENT.SfB, WW)).toBe(false);
  const off = rulesOn('2023-08', '2023-08-28', { modeBlocksSignIn: 'off' });
  expect(off.signInAllowed(MODE.TeamsOnly, CLIENT.SfB, V21)).toBe(true);
});

test('which sides of a thread survive a change of mode or home', () => {
  const side = (mode: number, homed: number, client: number, method: number) =>
    before.sideUsable(mode, homed, client, method, WW);
  const { Teams, SfB } = CLIENT;
  expect(side(MODE.TeamsOnly, HOME.online, SfB, METHOD.interop)).toBe(false);
  expect(side(MODE.TeamsOnly, HOME.online, Teams, METHOD.native)).toBe(true);
  expect(side(MODE.SfBOnly, HOME.online, Teams, METHOD.native)).toBe(false);
  expect(side(MODE.Islands, HOME.online, SfB, METHOD.interop)).toBe(true);
  expect(side(MODE.Islands, HOME.onPrem, Teams, METHOD.native)).toBe(true);
  for (const method of [METHOD.interop, METHOD.nativeFederated, METHOD.interopFederated]) {
    expect(side(MODE.Islands, HOME.onPrem, Teams, method)).toBe(false);
    expect(side(MODE.Islands, HOME.online, Teams, method)).toBe(true);
  }
  expect(METHODS.map((_, method) => side(MODE.Islands, HOME.online, SfB, method))).toEqual([
    false,
    true,
    false,
    true,
    true,
  ]);
});

test('a move to the cloud upgrades if asked, or from spring 2021; a move back removes TeamsOnly', () => {
  expect(before.moveResult(HOME.online, false, 0).assignment).toBe('stays');
  expect(before.moveResult(HOME.online, true, 0).assignment).toBe('TeamsOnly');
  expect(rulesOn('2020-02-native-user', '2021-04-01').moveResult(HOME.online, false, 0).assignment).toBe(
    'TeamsOnly',
  );
  expect(before.moveResult(HOME.onPrem, false, 0)).toMatchObject({
    homed: HOME.onPrem,
    assignment: 'TeamsOnlyRemoved',
  });
});

test('peers learn late of what the note names, and of nothing else (A11)', () => {
  const hours = (former: number, mode: number) => before.peerCacheUs(former, mode) / 3_600_000_000;
  expect(hours(MODE.Islands, MODE.SfBOnly)).toBe(36);
  expect(hours(MODE.SfBOnly, MODE.TeamsOnly)).toBe(2);
  expect(hours(MODE.Islands, MODE.TeamsOnly)).toBe(2);
  expect(hours(MODE.SfBOnly, MODE.Islands)).toBe(0);
  expect(hours(MODE.TeamsOnly, MODE.SfBOnly)).toBe(0);
});

test('policy instances are found in any spelling of case; a notice does not go with TeamsOnly (R1.15)', () => {
  expect(policyInstance('upgradetoTEAMS')).toMatchObject({ mode: MODE.TeamsOnly, notify: false });
  expect(policyInstance('SfBOnlyWithNotify')).toMatchObject({ mode: MODE.SfBOnly, notify: true });
  expect(policyInstance('TeamsOnly')).toBeUndefined();
  expect(notifyAllowed(MODE.TeamsOnly, true)).toBe(REASON['notify-with-teams-only']);
  expect(notifyAllowed(MODE.Islands, true)).toBe(REASON.granted);
});

test('nobody is given TeamsOnly in 21Vianet before it has Teams, and nobody is moved to it', () => {
  const early = rulesOn('2021-11', '2021-11-11');
  const late = rulesOn('2021-11', '2023-04-01');
  const { worldwide, '21Vianet': china } = CLOUD;
  const grant = (rules: typeof early, cloud: number): number =>
    rules.grantAllowed(MODE.TeamsOnly, MODE.SfBOnly, HOME.online, cloud, 0);
  expect(grant(early, china)).toBe(REASON['no-teams-in-21vianet']);
  expect(grant(late, china)).toBe(REASON.granted);
  expect(grant(early, worldwide)).toBe(REASON.granted);
  expect(early.tenantGlobalLegal(MODE.TeamsOnly, TOPOLOGY.pureOnline, china, 0)).toBe(
    REASON['no-teams-in-21vianet'],
  );
  expect(early.moveResult(HOME.online, true, china).assignment).toBe('stays');
  expect(late.moveResult(HOME.online, true, china).assignment).toBe('TeamsOnly');
});
