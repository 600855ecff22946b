/**
 * The trace of a million records: states are right and found fast. Tests share their machine, so times are those of
 * the processor, and bounds three times those that hold on a machine of its own.
 */
import { beforeAll, describe, expect, it } from 'vitest';
import { OUTCOMES } from '../../../src/model/words.ts';
import { decodeColumns } from '../../../src/trace/columns-file.ts';
import { countsIn, countsOfPassing, rareRecordsOf } from '../../../src/trace/index/density.ts';
import { indexTrace } from '../../../src/trace/index/index-trace.ts';
import { placeFrom } from '../../../src/trace/index/sorted.ts';
import { dueAt } from '../../../src/trace/index/timers.ts';
import type { IndexedTrace } from '../../../src/trace/indexed.ts';
import { newNodeHasher } from '../../../src/trace/node-hasher.ts';
import { MILLION } from '../../bench/viewer/million.ts';
import { type MillionFile, millionCursors, millionFile } from '../../bench/viewer/million-file.ts';
import { processorMs } from '../../viewer/bench/figures.ts';

const SHARED = 3;
const cursors = millionCursors();
/** Digests cost more than states: so many are compared with those of the live run. */
const COMPARED = 24;

let file: MillionFile;
let trace: IndexedTrace;
let indexedMs: number;

/** Milliseconds that each call takes, ascending. */
function timesOf<Argument>(list: readonly Argument[], call: (argument: Argument) => unknown): number[] {
  const times = list.map((argument) => {
    const start = processorMs();
    call(argument);
    return processorMs() - start;
  });
  return times.sort((a, b) => a - b);
}

const p95 = (times: readonly number[]): number => times[Math.floor(times.length * 0.95)]!;

describe('a million records', () => {
  beforeAll(async () => {
    file = await millionFile();
    const columns = await decodeColumns(file.bytes);
    const start = processorMs();
    trace = indexTrace(columns, { newHasher: newNodeHasher });
    indexedMs = processorMs() - start;
  }, 120_000);

  it('are two thousand people in two clouds with every outcome', () => {
    const { threads, messages, usable, upgrades } = trace;
    expect(Math.abs(usable - MILLION)).toBeLessThan(10);
    expect(threads.world.users.count).toBe(2_000);
    expect(threads.world.tenants.count).toBe(2);
    expect(threads.count).toBeGreaterThan(15_000);
    expect(threads.count).toBeLessThan(30_000);
    expect(upgrades.length).toBeGreaterThan(50);
    const outcomes = new Set(Array.from(messages.outcome, (code) => OUTCOMES[code]));
    for (const outcome of ['delivered', 'missed', 'refused', 'failed'] as const) {
      expect(outcomes).toContain(outcome);
    }
  });

  it('are indexed in time', () => {
    expect(indexedMs).toBeLessThan(SHARED * 600);
  });

  it('have the states of the live run', () => {
    expect(file.digests.length).toBe(new Set(cursors).size);
    for (const [n, digest] of file.digests.slice(0, COMPARED)) expect(trace.states.digestAt(n)).toBe(digest);
  });

  it('give the state at any cursor in time', () => {
    // As the page does between the first questions.
    while (trace.states.prepare());
    const times = timesOf(cursors, (n) => trace.states.at(n));
    expect(p95(times)).toBeLessThan(SHARED * 6);
    expect(times.at(-1)).toBeLessThan(SHARED * 30);
  });

  it('answer what a frame asks in time', () => {
    const users = Array.from({ length: 200 }, (_, i) => i * 7);
    const visible = (n: number): void => {
      for (const user of users) trace.changes.valueAt('users.mode', user, n);
      for (const user of users) trace.changes.valueAt('threads.status', user * 11, n);
    };
    visible(0);
    expect(p95(timesOf(cursors, visible))).toBeLessThan(SHARED * 1);
    trace.messages.inFlightAt(0);
    expect(p95(timesOf(cursors, (n) => trace.messages.inFlightAt(n)))).toBeLessThan(SHARED * 1);
    dueAt(trace, 0, 10);
    expect(p95(timesOf(cursors, (n) => dueAt(trace, n, 10)))).toBeLessThan(SHARED * 3);
  });

  it('are counted in 1,600 stretches in time', () => {
    const endUs = trace.columns.atUs.at(-1)!;
    const boundaries = Int32Array.from({ length: 1_601 }, (_, i) =>
      placeFrom(trace.columns.atUs, endUs * (0.1 + (0.8 * i) / 1_600)),
    );
    const total = boundaries.at(-1)! - boundaries[0]!;
    const all = countsOfPassing(undefined, boundaries);
    expect(all.reduce((sum, count) => sum + count, 0)).toBe(total);
    const everyThird = Uint8Array.from({ length: trace.usable }, (_, n) => Number(n % 3 === 0));
    const draw = (): void => {
      countsOfPassing(everyThird, boundaries);
      countsIn(trace.records.of('user', 7), boundaries);
      for (const records of Object.values(rareRecordsOf(trace))) countsIn(records, boundaries);
    };
    for (let warm = 0; warm < 30; warm++) draw();
    expect(p95(timesOf(cursors.slice(0, 60), draw))).toBeLessThan(SHARED * 3);
  });

  it('are listed the same whether somebody prepares the lists in steps or asks at once', () => {
    const prepared = indexTrace(trace.columns, { newHasher: newNodeHasher });
    const stepsOf = (prepare: () => boolean): number => {
      let steps = 1;
      while (prepare()) steps += 1;
      return steps;
    };
    expect(stepsOf(() => prepared.records.prepare('user'))).toBeGreaterThan(100);
    expect(stepsOf(() => prepared.changes.prepare('threads.status'))).toBeGreaterThan(10);
    // The rest is made on the first question.
    prepared.records.prepare('thread');
    prepared.changes.prepare('users.mode');
    for (let id = 0; id < 2_000; id += 97) {
      for (const axis of ['user', 'thread'] as const) {
        expect(prepared.records.of(axis, id)).toEqual(trace.records.of(axis, id));
      }
      for (const field of ['threads.status', 'users.mode'] as const) {
        expect(prepared.changes.history(field, id)).toEqual(trace.changes.history(field, id));
      }
    }
    expect(prepared.records.prepare('user')).toBe(false);
  });
});
