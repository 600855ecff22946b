/** The invariants of guests and of data boundaries hold for real runs, and each is broken by records doctored against it. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { type InvariantId, newInvariantChecker } from '../../src/check/invariants.ts';
import { E, F, FIRST_FOLLOW_ON } from '../../src/model/event.ts';
import { T } from '../../src/model/transition.ts';
import { planOf } from '../../src/run/from-scenario.ts';
import { DID_STRIDE, type RecordBuffer } from '../../src/trace/record.ts';
import { compile, type Recorded, recorded } from '../support/running.ts';

const scenario = (name: string): Recorded =>
  recorded(compile(parse(readFileSync(new URL(`../../scenarios/${name}.yaml`, import.meta.url), 'utf8'))));
const GUESTS = scenario('guest-across-clouds');
const BORDER = scenario('boundary-crossings-are-counted');
const KEPT = scenario('boundary-refuses');
const MAIL = scenario('boundary-mail');
const SKYPE_MODE = scenario('guest-in-skype-mode-tenant');

function broken(run: Recorded, doctor: (records: RecordBuffer[]) => void = () => undefined): InvariantId[] {
  const records = run.records.map((record) => ({
    ...record,
    values: record.values.slice(),
    dids: record.dids.slice(),
  }));
  doctor(records);
  const checker = newInvariantChecker(planOf(run.compiled, 'properties').world, run.compiled);
  for (const record of records) checker.record(record);
  checker.end();
  return [...new Set(checker.violations().map(({ invariant }) => invariant))];
}

/** Takes every transition of this code out of the records. */
function without(records: RecordBuffer[], code: number): void {
  for (const record of records) {
    const kept: number[] = [];
    for (let at = 0; at < record.didCount * DID_STRIDE; at += DID_STRIDE) {
      if (record.dids[at] !== code) kept.push(...record.dids.subarray(at, at + DID_STRIDE));
    }
    record.didCount = kept.length / DID_STRIDE;
    record.dids = Float64Array.from(kept);
  }
}

/** The records of a follow-on. */
const told = (records: RecordBuffer[], followOn: number): RecordBuffer[] =>
  records.filter(({ kind }) => kind === FIRST_FOLLOW_ON + followOn);

test('nothing is broken in runs as they were', () => {
  for (const run of [GUESTS, BORDER, KEPT, MAIL, SKYPE_MODE]) expect(broken(run)).toEqual([]);
});

test('G1: a message of a guest who never accepted', () => {
  expect(broken(GUESTS, (records) => without(records, T.setGuestState))).toEqual(['G1']);
});

test('G2: Teams that goes on in the account that was left', () => {
  expect(broken(GUESTS, (records) => without(records, T.stopClient))).toContain('G2');
});

test('B1: a crossing that the World does not count', () => {
  expect(broken(BORDER, (records) => without(records, T.countCrossing))).toEqual(['B1']);
  expect(broken(MAIL, (records) => without(records, T.countCrossing))).toEqual(['B1']);
});

test('B1: a crossing of a message that stayed', () => {
  const staying = (records: RecordBuffer[]): void => {
    const labelled = told(records, F.messageLabelled).find(({ values }) => values[0] === 2)!;
    told(records, F.boundaryCrossed)[0]!.values[0] = labelled.values[0]!;
  };
  expect(broken(BORDER, staying)).toEqual(['B1']);
});

test('B1: a message that arrives in the other cloud and was not seen to leave', () => {
  const unseen = (records: RecordBuffer[]): void => {
    const [first] = told(records, F.boundaryCrossed);
    first!.kind = E.clientLearnedMode;
  };
  expect(broken(BORDER, unseen)).toContain('B1');
});
