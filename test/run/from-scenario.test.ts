import { expect, test } from 'vitest';
import { PRESENCE } from '../../src/model/words.ts';
import { worldToJson } from '../../src/model/world.ts';
import { planOf, traceHeadOf } from '../../src/run/from-scenario.ts';
import { Replication } from '../../src/run/replication.ts';
import { ANN, BOB, UPGRADE } from '../check/upgrade.ts';
import { compile } from '../support/running.ts';

test('each plan has a World of its own', () => {
  const compiled = compile(UPGRADE);
  const before = JSON.stringify(worldToJson(compiled.world));
  const plan = planOf(compiled, '7');
  new Replication(plan).run();
  expect(plan.world.threads.count).toBe(2);
  expect(planOf(compiled, '7').world.threads.count).toBe(0);
  expect(JSON.stringify(worldToJson(compiled.world))).toBe(before);
});

test('contacts know at the start what presence is then', () => {
  const users = {
    [ANN]: { ...UPGRADE.users[ANN], contacts: [BOB] },
    [BOB]: { ...UPGRADE.users[BOB], activity: 'busy' },
  };
  const { world, watched } = planOf(compile({ ...UPGRADE, users }), '7');
  const { belief0, belief1, belief2, belief3 } = world.pairs;
  expect(watched).toBe(true);
  // Bob's Teams runs, but chat is off there in his mode.
  expect([belief0[0], belief1[0]]).toEqual([PRESENCE.offline, PRESENCE.busy]);
  // Ann is no contact of Bob's, so he knows nothing of her.
  expect([belief2[0], belief3[0]]).toEqual([-1, -1]);
});

test.each([
  ['nothing', {}, false],
  ['contacts', { users: { ...UPGRADE.users, [ANN]: { contacts: [BOB], mode: 'TeamsOnly' } } }, true],
  ['people who go away', { presence: { away: '5m' } }, true],
  [
    'an activity',
    { events: [{ at: '1m', setActivity: { user: ANN, client: 'Teams', activity: 'busy' } }] },
    true,
  ],
  [
    'an expected presence',
    { expect: [{ presence: { of: BOB, seenBy: ANN, via: 'Teams' }, source: 'SfB' }] },
    true,
  ],
  ['another expectation', { expect: [{ message: 'm1', outcome: 'delivered' }] }, false],
])('presence is watched because of %s: %o', (_, more, watched) => {
  expect(planOf(compile({ ...UPGRADE, ...more }), '7').watched).toBe(watched);
});

test('the head of a trace carries scenario, seed, switches and the tables in force, and no path', () => {
  const compiled = { ...compile(UPGRADE), file: 'folder/secret.yaml' };
  const { header, tables, names } = traceHeadOf(compiled, planOf(compiled, '7', 3), '1.2.3');
  expect(header).toMatchObject({
    program: '1.2.3',
    title: 'Upgrade',
    seed: '7',
    replication: 3,
    rules: '2019-h1',
    scenario: compiled.digest,
    untilUs: 7_200_000_000,
  });
  expect(names.users).toEqual([ANN, BOB]);
  expect(tables[0]).toMatchObject({ ruleSet: '2019-h1', edition: '2019-h1', table: '1a' });
  expect(JSON.stringify({ header, tables, names })).not.toContain('secret');
});
