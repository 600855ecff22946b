// Which epochs a run passes through.
import { expect, test } from 'vitest';
import { epochsFor, RULES_NAMES, type RulesName } from '../../src/rules/epochs.ts';
import { RULE_SET_IDS, RULE_SETS } from '../../src/rules/rule-sets.ts';

const us = (day: string): number => Date.parse(day) * 1_000;
const ids = (rules: RulesName, from: string, to: string): string[] =>
  epochsFor(rules, us(from), us(to)).map((epoch) => epoch.id);

test('a fixed rule set knows only its own epochs, clamped at both ends', () => {
  expect(ids('2021-08', '2019-01-01', '2019-01-02')).toEqual(['2021-08#0']);
  expect(ids('2021-08', '2021-09-09', '2021-09-09')).toEqual(['2021-08#0']);
  expect(ids('2021-08', '2021-09-09', '2021-09-10')).toEqual(['2021-08#0', '2021-08#1']);
  expect(ids('2021-08', '2021-09-10', '2024-09-10')).toEqual(['2021-08#1']);
  expect(ids('2021-08', '2030-01-01', '2031-01-01')).toEqual(['2021-08#1']);
  expect(ids('2021-06-anomaly', '2019-01-01', '2031-01-01')).toEqual(['2021-06-anomaly#0']);
});

test('an epoch begins with its first microsecond and not one before', () => {
  const start = us('2021-09-10');
  expect(epochsFor('2021-08', start - 1, start - 1).map((epoch) => epoch.id)).toEqual(['2021-08#0']);
  expect(epochsFor('2021-08', start, start).map((epoch) => epoch.id)).toEqual(['2021-08#1']);
  expect(epochsFor('2021-08', start - 1, start).map((epoch) => epoch.fromUs)).toEqual([
    us('2021-08-01'),
    start,
  ]);
});

test('by-date passes through all epochs but the anomaly', () => {
  expect(ids('by-date', '2018-01-01', '2030-01-01')).toEqual([
    '2018-11#0',
    '2019-h1#0',
    '2019-10-native#0',
    '2020-02-native-user#0',
    '2020-02-native-user#1',
    '2021-08#0',
    '2021-08#1',
    '2021-11#0',
    '2021-11#1',
    '2023-08#0',
    '2023-10#0',
    '2023-11#0',
    '2023-11#1',
    '2025-05#0',
  ]);
  expect(ids('by-date', '2021-06-10', '2021-06-11')).toEqual(['2020-02-native-user#1']);
  expect(ids('by-date', '2019-01-31', '2019-02-01')).toEqual(['2018-11#0', '2019-h1#0']);
});

test('places count from 0, and instants never go back', () => {
  const epochs = epochsFor('by-date', us('2020-01-01'), us('2024-01-01'));
  expect(epochs.map((epoch) => epoch.index)).toEqual(epochs.map((_, n) => n));
  expect(epochs.map((epoch) => epoch.fromUs)).toEqual(
    epochs.map((epoch) => epoch.fromUs).sort((a, b) => a - b),
  );
});

test('the windows of the rule sets join without a gap, the anomaly apart', () => {
  const chain = RULE_SETS.filter((set) => set.id !== '2021-06-anomaly');
  for (const [n, set] of chain.entries()) {
    const next = chain[n + 1];
    if (!next) expect(set.to).toBeNull();
    else expect(Date.parse(set.to!) + 86_400_000).toBe(Date.parse(next.from));
    expect(set.fromUs).toBe(us(set.from));
    expect(set.stages[0]!.fromUs).toBe(set.fromUs);
  }
  expect(RULE_SETS.map((set) => set.id)).toEqual(RULE_SET_IDS);
  expect(RULES_NAMES.at(-1)).toBe('by-date');
});
