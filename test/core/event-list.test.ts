import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EventList } from '../../src/core/event-list.ts';

/** Pushes an event that carries `what` as its first operand. */
function schedule(list: EventList, timeUs: number, klass: number, what: number): void {
  list.push(timeUs, klass, list.reserve(), 1, what, 0, 0, 0, 0);
}

function drain(list: EventList): [timeUs: number, klass: number, what: number][] {
  const popped: [number, number, number][] = [];
  while (list.pop()) popped.push([list.timeUs, list.klass, list.a]);
  return popped;
}

describe('the order of events', () => {
  it('is by time, then by class, then by order of scheduling', () => {
    const list = new EventList();
    schedule(list, 20, 6, 1);
    schedule(list, 10, 6, 2);
    schedule(list, 10, 1, 3);
    schedule(list, 20, 4, 4);
    schedule(list, 10, 6, 5);
    schedule(list, 0, 7, 6);
    schedule(list, 10, 1, 7);
    expect(drain(list)).toEqual([
      [0, 7, 6],
      [10, 1, 3],
      [10, 1, 7],
      [10, 6, 2],
      [10, 6, 5],
      [20, 4, 4],
      [20, 6, 1],
    ]);
  });

  it('keeps a thousand events of one instant in the order they were scheduled in', () => {
    const list = new EventList(4);
    for (let what = 0; what < 1000; what++) schedule(list, 5, 3, what);
    expect(drain(list).map(([, , what]) => what)).toEqual(Array.from({ length: 1000 }, (_, what) => what));
  });

  it('puts an event scheduled by the last one before later ones', () => {
    const list = new EventList();
    schedule(list, 1, 4, 1);
    schedule(list, 3, 4, 2);
    list.pop();
    schedule(list, 2, 4, 3);
    expect(list.nextTimeUs()).toBe(2);
    expect(drain(list).map(([, , what]) => what)).toEqual([3, 2]);
  });

  it('holds times and sequence numbers near their limits exactly', () => {
    const list = new EventList();
    const latestUs = Number.MAX_SAFE_INTEGER;
    const greatestSeq = 1_125_899_906_842_623;
    list.push(latestUs, 7, greatestSeq, 255, -1, 2_147_483_647, -2_147_483_648, 4, 9e15);
    list.push(latestUs, 7, greatestSeq - 1, 0, 0, 0, 0, 0, -1);
    list.pop();
    expect([list.seq, list.kind, list.cause]).toEqual([greatestSeq - 1, 0, -1]);
    list.pop();
    expect(list).toMatchObject({ timeUs: latestUs, klass: 7, seq: greatestSeq, kind: 255, cause: 9e15 });
    expect([list.a, list.b, list.c, list.d]).toEqual([-1, 2_147_483_647, -2_147_483_648, 4]);
  });

  it('leaves the last event in place when there is none to pop', () => {
    const list = new EventList();
    schedule(list, 7, 2, 8);
    expect(list.pop()).toBe(true);
    expect(list.pop()).toBe(false);
    expect([list.timeUs, list.a, list.size, list.nextTimeUs()]).toEqual([7, 8, 0, Infinity]);
  });

  it('refuses the past, fractions of time, and a class that has no place', () => {
    const list = new EventList();
    schedule(list, 7, 2, 8);
    list.pop();
    expect(() => schedule(list, 6, 2, 8)).toThrow(/now or later/);
    expect(() => schedule(list, NaN, 2, 8)).toThrow(/now or later/);
    expect(() => schedule(list, Infinity, 2, 8)).toThrow(/whole/);
    expect(() => schedule(list, 8.5, 2, 8)).toThrow(/whole/);
    expect(() => schedule(list, 8, 8, 8)).toThrow(/class/);
  });
});

describe('timers', () => {
  it('fall due after the delay, with their lane’s kind and class and their owner as operand', () => {
    const list = new EventList();
    const lane = list.addLane(3, 42, 600);
    list.arm(lane, 5, 100, 77);
    expect([list.armed(lane, 5), list.dueUs(lane, 5), list.size]).toEqual([true, 700, 1]);
    expect(list.pop()).toBe(true);
    expect(list).toMatchObject({ timeUs: 700, klass: 3, kind: 42, a: 5, b: 0, c: 0, d: 0, cause: 77 });
    expect([list.armed(lane, 5), list.dueUs(lane, 5), list.size]).toEqual([false, Infinity, 0]);
  });

  it('start again when armed again, and leave nothing of the first time', () => {
    const list = new EventList();
    const lane = list.addLane(3, 1, 10);
    list.arm(lane, 1, 0, 0);
    list.arm(lane, 2, 1, 0);
    list.arm(lane, 1, 2, 0);
    expect(list.size).toBe(2);
    expect(drain(list)).toEqual([
      [11, 3, 2],
      [12, 3, 1],
    ]);
  });

  it('tie with events by class first, then by the order of arming and scheduling', () => {
    const list = new EventList();
    const lane = list.addLane(4, 1, 10);
    schedule(list, 10, 4, 100);
    list.arm(lane, 1, 0, 0);
    schedule(list, 10, 4, 101);
    schedule(list, 10, 3, 102);
    schedule(list, 10, 5, 103);
    expect(drain(list).map(([, , what]) => what)).toEqual([102, 100, 1, 101, 103]);
  });

  it('stop when disarmed, wherever they stand in the lane', () => {
    const list = new EventList();
    const lane = list.addLane(3, 1, 10);
    for (let owner = 0; owner < 5; owner++) list.arm(lane, owner, owner, 0);
    for (const owner of [0, 2, 4, 4, 99]) list.disarm(lane, owner);
    expect(list.size).toBe(2);
    expect(drain(list).map(([, , owner]) => owner)).toEqual([1, 3]);
  });

  it('of infinite delay are remembered, but neither counted nor fired', () => {
    const list = new EventList();
    const lane = list.addLane(3, 1, Infinity);
    list.arm(lane, 3, 0, 0);
    expect([list.armed(lane, 3), list.dueUs(lane, 3), list.size]).toEqual([true, Infinity, 0]);
    expect([list.nextTimeUs(), list.pop()]).toEqual([Infinity, false]);
    list.disarm(lane, 3);
    expect(list.armed(lane, 3)).toBe(false);
  });

  it('refuse to be armed at an earlier time than the last one, and by nobody', () => {
    const list = new EventList();
    const lane = list.addLane(3, 1, 10);
    list.arm(lane, 3, 5, 0);
    expect(() => list.arm(lane, 4, 4, 0)).toThrow(/order of time/);
    expect(() => list.arm(lane, -1, 5, 0)).toThrow(/owner/);
  });
});

interface Pending {
  readonly timeUs: number;
  readonly klass: number;
  readonly seq: number;
  readonly kind: number;
  readonly a: number;
  readonly cause: number;
}

const LANES = [
  { klass: 3, delayUs: 7 },
  { klass: 5, delayUs: 7 },
  { klass: 3, delayUs: 0 },
  { klass: 2, delayUs: Infinity },
] as const;

/** The specification: an array, sorted anew before every pop. Kinds from 10 are the timers of a lane. */
class NaiveList {
  pending: Pending[] = [];

  disarm(lane: number, owner: number): void {
    this.pending = this.pending.filter(({ kind, a }) => kind !== 10 + lane || a !== owner);
  }

  pop(): Pending | undefined {
    this.pending.sort((x, y) => x.timeUs - y.timeUs || x.klass - y.klass || x.seq - y.seq);
    return this.pending.shift();
  }
}

const operations = fc.array(
  fc.oneof(
    { weight: 4, arbitrary: fc.tuple(fc.constant('push' as const), fc.nat(20), fc.nat(7)) },
    { weight: 3, arbitrary: fc.tuple(fc.constant('pop' as const), fc.constant(0), fc.constant(0)) },
    { weight: 3, arbitrary: fc.tuple(fc.constant('arm' as const), fc.nat(3), fc.nat(40)) },
    { weight: 1, arbitrary: fc.tuple(fc.constant('disarm' as const), fc.nat(3), fc.nat(40)) },
  ),
  { maxLength: 200, size: 'max' },
);

function compare(steps: readonly (readonly ['push' | 'pop' | 'arm' | 'disarm', number, number])[]): void {
  const list = new EventList(4);
  const naive = new NaiveList();
  LANES.forEach(({ klass, delayUs }, lane) => {
    expect(list.addLane(klass, 10 + lane, delayUs)).toBe(lane);
  });
  let seq = 0;
  let nowUs = 0;
  steps.forEach(([what, x, y], step) => {
    if (what === 'push') {
      seq = list.reserve();
      list.push(nowUs + x, y, seq, 1, step, 0, 0, 0, step);
      naive.pending.push({ timeUs: nowUs + x, klass: y, seq, kind: 1, a: step, cause: step });
    } else if (what === 'arm') {
      list.arm(x, y, nowUs, step);
      naive.disarm(x, y);
      const { klass, delayUs } = LANES[x]!;
      // Sequence numbers are handed out in one order to events and timers.
      seq += 1;
      if (delayUs < Infinity) {
        naive.pending.push({ timeUs: nowUs + delayUs, klass, seq, kind: 10 + x, a: y, cause: step });
      }
    } else if (what === 'disarm') {
      list.disarm(x, y);
      naive.disarm(x, y);
    } else {
      const expected = naive.pop();
      expect(list.nextTimeUs()).toBe(expected?.timeUs ?? Infinity);
      expect(list.pop()).toBe(expected !== undefined);
      if (expected === undefined) return;
      const { timeUs, klass, kind, a, cause } = list;
      expect({ timeUs, klass, seq: list.seq, kind, a, cause }).toEqual(expected);
      nowUs = timeUs;
    }
    expect(list.size).toBe(naive.pending.length);
  });
  for (let expected = naive.pop(); expected !== undefined; expected = naive.pop()) {
    expect(list.pop()).toBe(true);
    expect([list.timeUs, list.seq, list.a]).toEqual([expected.timeUs, expected.seq, expected.a]);
  }
  expect(list.pop()).toBe(false);
}

describe('the event list', () => {
  it('does what a sorted array does, with ties, timers and growth', () => {
    fc.assert(
      fc.property(operations, (steps) => {
        compare(steps);
      }),
    );
  });

  it('keeps a hundred thousand events in order while it grows from four', () => {
    const list = new EventList(4);
    let scrambled = 1;
    for (let i = 0; i < 100_000; i++) {
      scrambled = (Math.imul(scrambled, 1_664_525) + 1_013_904_223) >>> 0;
      schedule(list, scrambled >>> 16, scrambled & 7, i);
    }
    const popped = drain(list);
    expect(popped).toHaveLength(100_000);
    const sorted = popped.toSorted((x, y) => x[0] - y[0] || x[1] - y[1] || x[2] - y[2]);
    expect(popped).toEqual(sorted);
  });

  it('uses the places of past events again: a million events pass through a list for four', () => {
    const list = new EventList(4);
    for (let i = 0; i < 4; i++) schedule(list, i, 6, i);
    for (let i = 0; i < 1_000_000; i++) {
      list.pop();
      schedule(list, list.timeUs + 4, 6, list.a);
    }
    expect(list.capacity).toBe(4);
    expect(drain(list).map(([, , what]) => what)).toEqual([0, 1, 2, 3]);
  });
});
