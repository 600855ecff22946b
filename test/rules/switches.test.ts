// The registry of switches, and how people write them.
import { expect, test } from 'vitest';
import type { SwitchEntry } from '../../src/rules/switch-entry.ts';
import { parseSwitch, withSwitches } from '../../src/rules/switch-text.ts';
import { defaultSwitches, SWITCH_NAMES, SWITCHES } from '../../src/rules/switches.ts';

test('every default is one of the values, every switch says what it is for', () => {
  for (const name of SWITCH_NAMES) {
    const entry: SwitchEntry = SWITCHES[name];
    expect(entry.says.endsWith('.')).toBe(true);
    expect(entry.cites).toMatch(/^[ANR]\d+/);
    if (entry.kind === 'choice') expect(Object.keys(entry.values)).toContain(entry.default);
    else expect(Number.isSafeInteger(entry.default)).toBe(true);
    expect(defaultSwitches()[name]).toBe(entry.default);
  }
});

test('the defaults that the ambiguities propose', () => {
  expect(defaultSwitches()).toMatchObject({
    sessionTimeout: 600_000_000,
    sessionClock: 'idle',
    federatedIslandsPresence: 'SfB',
    interopThreadAfterUpgrade: 'disabled',
    peerModeCache: 'immediate',
    sipFederation21V: 'off',
    federationRecheck: 'everySend',
    modeBlocksSignIn: 'byCloud',
    crossCloudExternalAccessDefault: 'closed',
    afterSessionExpiry: 'byTables',
    hybridGlobalIslands: 'allowed',
    presenceInDisabledThread: 'stale',
    presenceFollowsReachability: 'off',
  });
});

test('words are found in any spelling of case, durations become microseconds', () => {
  expect(parseSwitch('SESSIONCLOCK', 'Absolute')).toEqual({ name: 'sessionClock', value: 'absolute' });
  expect(parseSwitch('sessionTimeout', '15m')).toEqual({ name: 'sessionTimeout', value: 900_000_000 });
  expect(parseSwitch('messageBytes', '512')).toEqual({ name: 'messageBytes', value: 512 });
});

test.each([
  ['sesionClock', 'idle', 'there is no switch "sesionClock"'],
  ['sessionClock', 'lazy', 'switch sessionClock: "lazy" is none of idle, absolute'],
  ['sessionTimeout', 'long', 'switch sessionTimeout: "long" is no duration'],
  ['messageBytes', '0', 'switch messageBytes: "0" is no whole number above 0'],
  ['messageBytes', '1.5', 'switch messageBytes: "1.5" is no whole number above 0'],
  ['sessionClock', 'constructor', 'is none of'],
  ['__proto__', 'x', 'there is no switch'],
])('%s=%s is refused', (name, value, complaint) => {
  expect(parseSwitch(name, value)).toEqual({ complaint: expect.stringContaining(complaint) });
});

test('setting some leaves the others, and the defaults, alone', () => {
  const set = withSwitches(defaultSwitches(), [{ name: 'sessionClock', value: 'absolute' }]);
  expect(set).toEqual({ ...defaultSwitches(), sessionClock: 'absolute' });
  expect(defaultSwitches().sessionClock).toBe('idle');
});
