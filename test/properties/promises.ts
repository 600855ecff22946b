/** Runs a scenario under the watcher; the same scenario is watched once, however many promises ask about it. */

import { planOf } from '../../src/run/from-scenario.ts';
import { Replication } from '../../src/run/replication.ts';
import type { ScenarioFile } from '../support/arbitraries.ts';
import { compileText, SEED } from '../support/running.ts';
import { type Finding, Watcher } from './watcher.ts';

const known = new Map<string, readonly Finding[]>();

export function findingsOf(file: ScenarioFile): readonly Finding[] {
  const text = JSON.stringify(file);
  const before = known.get(text);
  if (before !== undefined) return before;
  const findings = watch(text);
  known.set(text, findings);
  return findings;
}

export function watch(text: string): readonly Finding[] {
  const compiled = compileText(text);
  const plan = planOf(compiled, SEED);
  const watcher = new Watcher(compiled, plan.world);
  const replication = new Replication(plan, [watcher]);
  replication.run();
  return watcher.end(replication.messagesInFlight(), { ...replication.tally }, compiled.untilUs);
}
