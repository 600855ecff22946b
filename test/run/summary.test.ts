import { expect, test } from 'vitest';
import { planOf } from '../../src/run/from-scenario.ts';
import { Replication } from '../../src/run/replication.ts';
import { summarise } from '../../src/run/summary.ts';
import type { Observer } from '../../src/trace/record.ts';
import { UPGRADE } from '../check/upgrade.ts';
import { compile } from '../support/running.ts';

function summaryOf(more: object, observers: Observer[] = []) {
  const compiled = compile({ ...UPGRADE, ...more });
  const replication = new Replication(planOf(compiled, '7'), observers);
  replication.run();
  return summarise(compiled, '7', replication);
}

test('the keys of the contract come first, in its order, then what else is known', () => {
  const compiled = compile(UPGRADE);
  const replication = new Replication(planOf(compiled, '7'));
  replication.run();
  const fingerprint = { order: 'a', time: 'b', routing: 'c', outcome: 'd' };
  const summary = summarise(compiled, '7', replication, fingerprint);
  expect(Object.keys(summary)).toEqual([
    'scenario',
    'file',
    'seed',
    'rules',
    'until',
    'events',
    'messages',
    'threads',
    'sessions',
    'refusals',
    'latencyUs',
    'fingerprint',
    'failures',
    'requestsRefused',
    'missedMails',
    'features',
    'neverDue',
  ]);
  expect(Object.keys(summary.messages)).toEqual([
    'attempted',
    'refused',
    'sent',
    'delivered',
    'missed',
    'failed',
    'inFlight',
    'textOnly',
  ]);
  expect(JSON.stringify(summary.threads)).toBe(
    '{"created":2,"disabled":1,"byMethod":{"native":1,"interop":1,"nativeFederated":0,"interopFederated":0,"sfb":0}}',
  );
  expect(Object.keys(summary.latencyUs).slice(0, 6)).toEqual(['count', 'min', 'p50', 'p95', 'p99', 'max']);
});

test('the figures are those of the contract’s example', () => {
  const { messages, sessions, refusals, until, latencyUs, neverDue } = summaryOf({});
  expect(messages).toEqual({
    attempted: 4,
    refused: 1,
    sent: 3,
    delivered: 3,
    missed: 0,
    failed: 0,
    inFlight: 0,
    textOnly: 2,
  });
  expect({ sessions, refusals, until }).toEqual({
    sessions: { opened: 1, expired: 1 },
    refusals: { 'thread-disabled': 1 },
    until: 7_200_000_000,
  });
  expect(latencyUs.count).toBe(3);
  expect(latencyUs.percentilesFrom).toBe('histogram');
  expect(latencyUs.relativeError).toBeLessThanOrEqual(0.01);
  expect(neverDue).toEqual({ m3: 1 });
});

test('without a message there is no latency', () => {
  const { latencyUs } = summaryOf({ events: [] });
  expect(latencyUs).toMatchObject({ count: 0, min: null, p50: null, p95: null, p99: null, max: null });
});

test('who looks changes no figure', () => {
  const looked = summaryOf({}, [{ record() {} }]);
  expect(looked).toEqual(summaryOf({}));
});

test('a stopped run says when, and what is on its way', () => {
  const compiled = compile({ ...UPGRADE, events: [UPGRADE.events[0]] });
  const replication = new Replication(planOf(compiled, '7'), [{ record() {} }]);
  replication.run(1);
  const { messages, interruptedAt } = summarise(compiled, '7', replication);
  expect(messages).toMatchObject({ sent: 1, delivered: 0, inFlight: 1 });
  expect(interruptedAt).toBe(0);
});

test('figures that do not add up are our mistake', () => {
  const compiled = compile(UPGRADE);
  const replication = new Replication(planOf(compiled, '7'));
  replication.run();
  replication.tally.delivered -= 1;
  expect(() => summarise(compiled, '7', replication)).toThrow(
    '3 messages were sent, but 2 delivered, 0 missed, 0 failed and 0 are on their way',
  );
  replication.tally.refused -= 1;
  expect(() => summarise(compiled, '7', replication)).toThrow('4 messages were attempted');
});
