import { describe, expect, it } from 'vitest';
import { indexTrace } from '../../../src/trace/index/index-trace.ts';
import { alteredColumns } from '../../bench/viewer/altered.ts';
import { millionColumns, stateDigestsAt } from '../../bench/viewer/million.ts';

const RECORDS = 20_000;

describe('the trace with one decision altered', () => {
  const columns = millionColumns(RECORDS);
  const before = indexTrace(columns);
  const { columns: altered, record, thread } = alteredColumns(columns, RECORDS / 2);
  const after = indexTrace(altered);

  it('can have happened, and differs from that record on', () => {
    expect([after.usable, after.damage]).toEqual([columns.count, undefined]);
    expect(record).toBeGreaterThanOrEqual(RECORDS / 2);
    expect(after.states.digestAt(record - 1)).toBe(before.states.digestAt(record - 1));
    expect(after.states.digestAt(record)).not.toBe(before.states.digestAt(record));
    expect(altered.decisions[altered.decision[record]!]).not.toBe(
      columns.decisions[columns.decision[record]!],
    );
  });

  it('differs in the landing of one thread only', () => {
    const others = [...before.messages.lands.keys()].filter(
      (message) => before.messages.lands[message] !== after.messages.lands[message],
    );
    expect(others).toEqual([...before.threads.messagesOf(thread)]);
    expect(others.length).toBeGreaterThan(0);
    expect(before.threads.madeBy[thread]).toBe(record);
  });

  it('is made of a trace that is the same each time', () => {
    const asked = [0, 777, RECORDS - 1];
    const digests = stateDigestsAt(asked, RECORDS);
    expect(asked.map((n) => digests.get(n))).toEqual(asked.map((n) => before.states.digestAt(n)));
  });
});
