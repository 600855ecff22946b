/** Real runs whose records are doctored, and the invariants that this breaks. */
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { type InvariantId, newInvariantChecker } from '../../src/check/invariants.ts';
import { planOf } from '../../src/run/from-scenario.ts';
import type { RecordBuffer } from '../../src/trace/record.ts';
import { compile, type Recorded, recorded } from '../support/running.ts';

/** The run of a scenario of the library. */
export const scenario = (name: string): Recorded =>
  recorded(compile(parse(readFileSync(new URL(`../../scenarios/${name}.yaml`, import.meta.url), 'utf8'))));

/** The invariants that do not hold for the run's records after `doctor` has been at a copy of them. */
export function broken(
  run: Recorded,
  doctor: (records: RecordBuffer[]) => void = () => undefined,
): Set<InvariantId> {
  const records = run.records.map((record) => ({
    ...record,
    values: record.values.slice(),
    dids: record.dids.slice(),
  }));
  doctor(records);
  const checker = newInvariantChecker(planOf(run.compiled, 'properties').world, run.compiled);
  for (const record of records) checker.record(record);
  checker.end();
  return new Set(checker.violations().map(({ invariant }) => invariant));
}
