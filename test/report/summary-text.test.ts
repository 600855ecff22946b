import { expect, test } from 'vitest';
import { DisabledThreads } from '../../src/report/disabled-threads.ts';
import { RefusedRequests } from '../../src/report/refused-requests.ts';
import { summaryText } from '../../src/report/summary-text.ts';
import { planOf } from '../../src/run/from-scenario.ts';
import { Replication } from '../../src/run/replication.ts';
import { summarise } from '../../src/run/summary.ts';
import { UPGRADE } from '../check/upgrade.ts';
import { compile } from '../support/running.ts';

function textOf(more: object, steps = Infinity): string {
  const compiled = compile({ ...UPGRADE, ...more });
  const disabled = new DisabledThreads();
  const requests = new RefusedRequests();
  const replication = new Replication(planOf(compiled, '7'), [disabled, requests]);
  replication.run(steps);
  return summaryText(summarise(compiled, '7', replication), {
    startUs: compiled.startUs,
    names: compiled.names,
    world: replication.world,
    disabled,
    requests,
    reasonOf: (code) => `reason ${code}`,
    sentenceOf: (reason) => `sentence of ${reason}`,
    next: [
      ['coexsim explain x m1', 'tells'],
      ['coexsim run x', 'repeats this run'],
    ],
  });
}

test('the summary in words', () => {
  expect(textOf({})).toBe(`Upgrade
scenario.json, seed 7, rules 2019-h1, 2h from 2019-06-03T09:00:00Z

Messages  4 attempted: 1 refused, 3 sent
          of those sent 3 delivered, 0 missed, 0 failed, 0 on their way at the end; 2 text only
Threads   2 created (1 native, 1 interop), 1 disabled
Sessions  1 opened, 1 expired
Latency   p50 23.936ms, p95 24ms, p99 24ms, max 24ms (percentiles within 0.8 %)

Refused
  1 thread-disabled: sentence of thread-disabled

Disabled
  interop thread of ann@contoso.com and bob@contoso.com, at 30m by mode-granted (user bob@contoso.com, mode TeamsOnly), record 15

Never due
  1 event timed by the arrival of m3, which never came

Next
  coexsim explain x m1  tells
  coexsim run x         repeats this run
`);
});

test('a run without a message says so in few lines', () => {
  const text = textOf({ events: [] });
  expect(text).toContain('Messages  0 attempted: 0 refused, 0 sent\n');
  expect(text).not.toMatch(/Latency|Refused|Disabled|Never due/);
});

test('a stopped run is said to be one', () => {
  expect(textOf({}, 1)).toContain('Interrupted after 0s');
});

test('more disabled threads than can be read are counted', () => {
  const users = Object.fromEntries(
    Array.from({ length: 25 }, (_, i) => [`u${i}@contoso.com`, { mode: 'TeamsOnly', clients: ['Teams'] }]),
  );
  const bob = 'bob@contoso.com';
  const events = [
    ...Object.keys(users).map((from) => ({ at: '1s', chat: { from, to: bob, via: 'Teams' } })),
    { at: '1m', setMode: { user: bob, mode: 'TeamsOnly' } },
  ];
  const text = textOf({ users: { ...users, [bob]: { mode: 'SfBOnly' } }, events });
  expect(text.match(/interop thread of/g)).toHaveLength(20);
  expect(text).toContain('\n  and 5 more\n');
});

test('names cannot reach the terminal', () => {
  const compiled = compile({ ...UPGRADE, events: [] });
  const replication = new Replication(planOf(compiled, '7'));
  replication.run();
  const summary = summarise(compiled, '7', replication);
  const text = summaryText(
    { ...summary, scenario: 'a\u001b[2Jb', file: 'c\u202ed', neverDue: { 'e\u0007f': 2 } },
    {
      startUs: 0,
      names: compiled.names,
      world: replication.world,
      disabled: new DisabledThreads(),
      requests: new RefusedRequests(),
      reasonOf: () => '',
      sentenceOf: () => '',
      next: [],
    },
  );
  expect(text).toContain('a[2Jb\ncd, seed');
  expect(text).toContain('2 events timed by the arrival of ef,');
});

test('a grant that is refused is told, with whom and why', () => {
  const text = textOf({
    users: { ...UPGRADE.users, 'bob@contoso.com': { homed: 'onPrem', mode: 'SfBOnly' } },
  });
  expect(text).toContain('\nRequests refused\n  bob@contoso.com, at 30m: reason ');
});
