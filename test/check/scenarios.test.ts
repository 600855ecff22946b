/** No scenario of the collection breaks an invariant, under its own seed or another. */
import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { newInvariantChecker } from '../../src/check/invariants.ts';
import { planOf } from '../../src/run/from-scenario.ts';
import { Replication } from '../../src/run/replication.ts';
import { compileScenario } from '../../src/scenario/compile.ts';
import { scenarioFromFile } from '../../src/scenario/node-files.ts';

const FOLDER = resolve(import.meta.dirname, '../../scenarios');
const FILES = readdirSync(FOLDER).filter((name) => name.endsWith('.yaml'));

describe.each(FILES)('%s', (file) => {
  const result = compileScenario(scenarioFromFile(join(FOLDER, file)));

  test.each(['1', 'another'])('breaks no invariant under seed %s', (seed) => {
    if (!('compiled' in result)) throw new Error(JSON.stringify(result.complaints));
    const plan = planOf(result.compiled, seed);
    const checker = newInvariantChecker(plan.world, result.compiled);
    const replication = new Replication(plan, [checker]);
    replication.run();
    checker.end({ inFlight: replication.messagesInFlight() });
    expect(checker.violations()).toEqual([]);
  });
});
