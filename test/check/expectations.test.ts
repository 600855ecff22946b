import { describe, expect, test } from 'vitest';
import { ANN, BOB, check, differences } from './upgrade.ts';

const M1 = {
  message: 'm1',
  outcome: 'delivered',
  lands: 'SfB',
  method: 'interop',
  interop: true,
  textOnly: true,
  tenancy: 'in-tenant',
  row: '2019-h1/1b.7',
  because: null,
  newSession: true,
};
const inThread = { of: BOB, seenBy: ANN, via: 'Teams', thread: 'of m1' };
const WHERE = { outcome: 'delivered', from: ANN };

const HOLDS: readonly unknown[] = [
  M1,
  { message: 'm2', lands: 'Teams', thread: 'sameAs m1', newSession: false },
  { message: 'm3', outcome: 'refused', because: 'thread-disabled', lands: null, method: null, row: null },
  { message: 'm4', outcome: 'delivered', lands: 'Teams', method: 'native', interop: false },
  { thread: 'of m1', at: '29m', status: 'open', method: 'interop' },
  { thread: 'of m1', at: '30m', status: 'disabled', disabledAt: '30m' },
  { thread: 'of m1', status: 'disabled', disabledAt: '2019-06-03T09:30:00Z' },
  { session: 'of m1', at: '18m', status: 'open' },
  { session: 'of m1', at: '20m', status: 'expired' },
  { user: BOB, at: '29m', mode: 'SfBOnly', clients: ['Teams', 'SfB'] },
  { user: BOB, at: '30m', mode: 'TeamsOnly', readOnly: 'None' },
  { presence: { of: BOB, seenBy: ANN, via: 'Teams' }, at: '1m', source: 'SfB', value: 'available' },
  { presence: { of: BOB, seenBy: ANN, via: 'Teams' }, at: '1h', source: 'Teams', value: 'available' },
  { presence: inThread, at: '1m', source: 'SfB', value: 'available' },
  { count: { of: 'messages', where: WHERE, is: 2 } },
  { count: { of: 'messages', is: 4 } },
  { totals: { 'messages.sent': 3, refusals: { 'thread-disabled': 1 }, 'refusals.link-down': 0 } },
  { totals: { rules: '2019-h1', 'threads.byMethod.interop': 1 } },
];

test.each(HOLDS.map((each) => [JSON.stringify(each), each] as const))('%s holds', (_, expectation) => {
  expect(differences(expectation)).toEqual([]);
});

const FAILS: readonly (readonly [unknown, readonly string[]])[] = [
  [{ ...M1, lands: 'Teams', row: '2019-h1/1b.1' }, ['lands: Teams, SfB', 'row: 2019-h1/1b.1, 2019-h1/1b.7']],
  [{ message: 'm1', interop: false, textOnly: false }, ['interop: false, true', 'textOnly: false, true']],
  [{ message: 'm1', tenancy: 'federated' }, ['tenancy: federated, in-tenant']],
  [{ message: 'm3', outcome: 'delivered' }, ['outcome: delivered, refused']],
  [{ message: 'm3', because: 'not-possible' }, ['because: not-possible, thread-disabled']],
  [{ message: 'm3', because: null }, ['because: none, thread-disabled']],
  [{ message: 'm4', thread: 'sameAs m1' }, ['thread: sameAs m1, thread 1, while m1 is in thread 0']],
  [{ message: 'm3', thread: 'sameAs m1' }, ['thread: sameAs m1, m3 is in no thread']],
  [
    { message: 'm5', outcome: 'delivered' },
    ['outcome: delivered, none', 'message: attempted, never attempted'],
  ],
  [{ thread: 'of m1', at: '29m', status: 'disabled' }, ['status: disabled, open']],
  [{ thread: 'of m1', at: '29m', disabledAt: '30m' }, ['disabledAt: 30m, none']],
  [{ thread: 'of m1', method: 'native' }, ['method: native, interop']],
  [{ thread: 'of m3', status: 'disabled' }, ['status: disabled, none']],
  [{ session: 'of m1', at: '20m', status: 'open' }, ['status: open, expired']],
  [{ session: 'of m4', status: 'expired' }, ['status: expired, none']],
  [{ user: BOB, at: '29m', mode: 'TeamsOnly' }, ['mode: TeamsOnly, SfBOnly']],
  [{ user: ANN, readOnly: 'ModeAndNotifications' }, ['readOnly: ModeAndNotifications, None']],
  [{ user: ANN, clients: ['SfB'] }, ['clients: SfB, Teams']],
  [
    { presence: { of: BOB, seenBy: ANN, via: 'Teams' }, at: '1m', source: 'Teams', value: 'busy' },
    ['source: Teams, SfB', 'value: busy, available'],
  ],
  [{ presence: { ...inThread, thread: 'of m3' }, source: 'SfB' }, ['source: SfB, no such conversation']],
  [{ count: { of: 'messages', where: { method: 'native' }, is: 2 } }, ['is: 2, 1']],
  [{ totals: { 'messages.sent': 4 } }, ['messages.sent: 4, 3']],
  [{ totals: { 'messages.lost': 0 } }, ['messages.lost: 0, no such figure']],
];

test.each(FAILS.map(([each, found]) => [JSON.stringify(each), each, found] as const))(
  '%s fails',
  (_, expectation, found) => {
    expect(differences(expectation)).toEqual(found);
  },
);

test('a fingerprint holds if it is the run’s, and fails family by family', () => {
  const [unknown] = check([{ fingerprint: { order: 'x', routing: 'y' } }]);
  const [order, routing] = unknown!.differences;
  expect([order!.what, routing!.what]).toEqual(['order', 'routing']);
  expect(order!.actual).toMatch(/^[0-9a-f]{64}$/);
  expect(differences({ fingerprint: { order: order!.actual, routing: routing!.actual } })).toEqual([]);
  expect(differences({ fingerprint: { order: order!.actual, routing: 'y' } })).toHaveLength(1);
});

describe('what a failing expectation says', () => {
  test('its place, what was expected, the row and gates that decided, and what to type', () => {
    const [result] = check([{ message: 'm3', outcome: 'delivered', lands: 'SfB' }]);
    expect(result).toMatchObject({
      about: 'message',
      file: 'scenario.json',
      line: 1,
      title: 'message m3: outcome delivered, lands SfB',
      command: 'coexsim explain scenario.json m3',
    });
    expect(result!.column).toBeGreaterThan(1);
    expect(result!.decided).toBe(
      'no row; state-legal (originator) passes: legal; state-legal (recipient) passes: legal; ' +
        'client-allowed passes: mode-allows-client; thread-open fails: thread-is-disabled',
    );
  });

  test('why a message was never written', () => {
    const [result] = check([{ message: 'm5', outcome: 'delivered' }]);
    expect(result!.decided).toBe('its time counts from m3, which never arrived');
  });

  test('the run up to the moment for a state, the whole run for a figure', () => {
    const [user, count] = check([
      { user: BOB, at: '30m', mode: 'Islands' },
      { count: { of: 'messages', where: WHERE, is: 0 } },
    ]);
    expect(user!.title).toBe(`user ${BOB} at 30m: mode Islands`);
    expect(user!.command).toBe('coexsim run scenario.json --until 30m');
    expect(count!.title).toBe(`count of messages with outcome delivered, from ${ANN}: is 0`);
    expect(count!.command).toBe('coexsim run scenario.json');
  });

  test('the row that a presence comes from', () => {
    const [result] = check([{ presence: { of: BOB, seenBy: ANN, via: 'Teams' }, source: 'SfB' }]);
    expect(result!.decided).toMatch(/^row 2019-h1\/3\./);
  });
});

test('a thread disabled meanwhile shows what its watcher last saw, or nothing if the switch says so', () => {
  const seen = { presence: inThread, at: '1h', source: 'SfB', value: 'available' };
  expect(differences(seen)).toEqual([]);
  const shown = differences(seen, { switches: { presenceInDisabledThread: 'unavailable' } });
  expect(shown).toEqual(['source: SfB, none', 'value: available, unknown']);
});
