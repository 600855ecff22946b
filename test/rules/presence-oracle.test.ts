// All 48 published presence cells and the 4 readings of the interop article, asked as cases.
import { expect, test } from 'vitest';
import { decidePresenceCase } from '../../src/rules/presence-case.ts';
import data from './data/presence.json' with { type: 'json' };

const printed = data.filter((cell) => cell.row !== null);
const readings = data.filter((cell) => cell.row === null);

test('there are 48 cells and 4 readings', () => {
  expect([printed.length, readings.length]).toEqual([48, 4]);
});

test('every cell of tables 3 and 4 is answered by its row', () => {
  for (const cell of printed)
    for (const publisherMode of cell.publisherModes) {
      const { tenancy, watcherClient } = cell;
      const answer = decidePresenceCase({ rules: cell.document, tenancy, watcherClient, publisherMode });
      expect(answer).toMatchObject({ row: cell.row, source: cell.shows });
    }
});

test.each(readings)('the switch gives the reading of $document in $watcherClient', (reading) => {
  const newest = reading.document === 'interop-doc-newest';
  const answer = decidePresenceCase({
    rules: '2021-11',
    tenancy: 'federated',
    watcherClient: reading.watcherClient,
    publisherMode: 'Islands',
    switches: { federatedIslandsPresence: newest ? 'Teams' : 'SfB' },
  });
  const place = newest ? 'interop-doc/presence' : '2021-11/4';
  expect(answer).toMatchObject({ source: reading.shows, row: `${place}.${reading.watcherClient}.Islands` });
});

test('the switch leaves Islands users of the same tenant alone', () => {
  const answer = decidePresenceCase({
    rules: '2021-11',
    tenancy: 'in-tenant',
    watcherClient: 'SfB',
    publisherMode: 'Islands',
    switches: { federatedIslandsPresence: 'Teams' },
  });
  expect(answer).toMatchObject({ source: 'SfB', row: '2021-11/3.SfB.Islands' });
});

test('across clouds there is presence where the era has it, else none with the row that says so', () => {
  const ask = (rules: string, watcherClient: string, publisherMode: string) =>
    decidePresenceCase({ rules, tenancy: 'cross-cloud', watcherClient, publisherMode });
  expect(ask('2021-08', 'Teams', 'SfBOnly')).toMatchObject({ source: 'none', row: '21v-none/x.1' });
  expect(ask('2021-11', 'Teams', 'SfBOnly')).toMatchObject({ source: 'SfB', row: '2021-11/4.Teams.SfB*' });
  expect(ask('2021-11', 'SfB', 'TeamsOnly')).toMatchObject({
    source: 'Teams',
    row: '2019-h1/4.SfB.TeamsOnly',
  });
  expect(ask('2021-11', 'Teams', 'TeamsOnly')).toMatchObject({ source: 'none', row: '21v-2021-11/x.1' });
  expect(ask('2023-08', 'Teams', 'TeamsOnly')).toMatchObject({ source: 'Teams' });
  expect(ask('2023-08', 'SfB', 'Islands')).toMatchObject({ source: 'none', row: '21v-2023-08/x.1' });
});

test('under its switch a watcher whom table 2 gives no route sees no presence', () => {
  const ask = (watcherHomed: string, on: string) =>
    decidePresenceCase({
      rules: '2021-11',
      tenancy: 'federated',
      watcherClient: 'Teams',
      watcherMode: 'Islands',
      watcherHomed,
      publisherMode: 'TeamsOnly',
      switches: { presenceFollowsReachability: on },
    });
  expect(ask('onPrem', 'on')).toMatchObject({ source: 'none', row: '2021-11/2a.2' });
  expect(ask('onPrem', 'off')).toMatchObject({ source: 'Teams', row: '2021-11/4.Teams.TeamsOnly' });
  expect(ask('online', 'on')).toMatchObject({ source: 'Teams', row: '2021-11/4.Teams.TeamsOnly' });
});
