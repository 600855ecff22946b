import { expect, test } from 'vitest';
import { runCli } from '../support/cli.ts';

const CASE = ['presence', '--rules', '2019-h1', '--tenancy', 'federated', '--watcher-client', 'Teams'];
const ISLANDS = [...CASE, '--publisher-mode', 'islands'];

test('the answer has the keys of the contract', async () => {
  const { code, out, err } = await runCli([...ISLANDS, '--json']);
  expect([code, err]).toEqual([0, '']);
  expect(JSON.parse(out)).toEqual({
    source: 'SfB',
    row: '2019-h1/4.Teams.Islands',
    source_text: expect.stringContaining('[COEX] Table 4'),
  });
});

test('a person reads whose presence it is, the row and the source', async () => {
  const { out } = await runCli(ISLANDS);
  expect(out).toContain('The watcher sees the presence of Skype for Business');
  expect(out).toContain('2019-h1/4.Teams.Islands');
});

test('a switch turns the answer', async () => {
  const { out } = await runCli([...ISLANDS, '--switch', 'federatedIslandsPresence=Teams', '--json']);
  expect(JSON.parse(out).source).toBe('Teams');
});

test.each([
  [CASE, 'missing --publisher-mode'],
  [[...CASE, '--publisher-mode', 'TeamsOny'], 'Did you mean TeamsOnly?'],
  [[...ISLANDS, '--at', 'x'], 'no date or instant'],
])('%j is a wrong command line', async (argv, message) => {
  const { code, out, err } = await runCli(argv);
  expect([code, out]).toEqual([2, '']);
  expect(err).toContain(message);
});
