/** A small world for checks: an interop thread that an upgrade strands, as a scenario without expectations. */
import { type CheckResult, ExpectationChecker } from '../../src/check/expectations.ts';
import { planOf, TRACE_WORDS } from '../../src/run/from-scenario.ts';
import { Replication } from '../../src/run/replication.ts';
import { summarise } from '../../src/run/summary.ts';
import { Fingerprinter } from '../../src/trace/fingerprint.ts';
import { newNodeHasher } from '../../src/trace/node-hasher.ts';
import { compile } from '../support/running.ts';

export const ANN = 'ann@contoso.com';
export const BOB = 'bob@contoso.com';

export const UPGRADE = {
  coexsim: 1,
  title: 'Upgrade',
  start: '2019-06-03T09:00:00Z',
  until: '2h',
  seed: '7',
  rules: '2019-h1',
  tenants: { contoso: { topology: 'hybrid', domains: ['contoso.com'], mode: 'Islands' } },
  users: {
    [ANN]: { mode: 'TeamsOnly', clients: ['Teams'] },
    [BOB]: { mode: 'SfBOnly', clients: ['SfB', 'Teams'] },
  },
  events: [
    { at: '0s', chat: { from: ANN, to: BOB, via: 'Teams', id: 'm1' } },
    { at: '9m', reply: { to: 'm1', id: 'm2' } },
    { at: '30m', setMode: { user: BOB, mode: 'TeamsOnly' } },
    { at: '31m', chat: { from: ANN, to: BOB, via: 'Teams', thread: 'of m1', id: 'm3' } },
    { at: 'm3 + 5m', chat: { from: ANN, to: BOB, via: 'Teams', id: 'm5' } },
    { at: '32m', chat: { from: ANN, to: BOB, via: 'Teams', thread: 'new', id: 'm4' } },
  ],
};

/** Runs the scenario with these expectations and says what came of each. */
export function check(expect: readonly unknown[], more: object = {}): CheckResult[] {
  const compiled = compile({ ...UPGRADE, ...more, expect });
  const plan = planOf(compiled, '7');
  const checker = new ExpectationChecker(compiled, plan.world, '7');
  const fingerprinter = new Fingerprinter(TRACE_WORDS, newNodeHasher);
  const replication = new Replication(plan, [checker, fingerprinter]);
  replication.run();
  const fingerprint = fingerprinter.fingerprint();
  return checker.end({
    summary: summarise(compiled, '7', replication, fingerprint),
    fingerprint: { ...fingerprint },
  });
}

/** `what: expected, actual` of each difference. */
export function differences(expectation: unknown, more: object = {}): string[] {
  const [result] = check([expectation], more);
  return result!.differences.map(({ what, expected, actual }) => `${what}: ${expected}, ${actual}`);
}
