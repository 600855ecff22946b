import fc from 'fast-check';
import { expect, test } from 'vitest';
import { indexTrace } from '../../../src/trace/index/index-trace.ts';
import type { IndexedTrace } from '../../../src/trace/indexed.ts';
import {
  type Direction,
  nextRecord,
  type StepContext,
  type StepSelection,
} from '../../../src/trace/steps/next-record.ts';
import { placeOf } from '../../../src/trace/steps/record-place.ts';
import { STEP_KINDS, type StepKind } from '../../../src/trace/steps/steps.ts';
import { allWith, columnsOf, nameOf, slowIndex } from './slow-index.ts';

const SCENARIOS = [
  'main.yaml',
  'split-conversation.yaml',
  'network-outage-times-out.yaml',
  'question-01-missed-in-skype.yaml',
  'retirement-assisted-upgrade.yaml',
  'presence-away-and-late.yaml',
];
/** Each by the plain index of the tests and by that of the viewer, which may name more people. */
const TRACES = SCENARIOS.flatMap((name) => {
  const columns = columnsOf(name);
  return [slowIndex(columns), indexTrace(columns)];
});
const NOTHING: StepSelection = { subject: 'none', id: -1 };
const ORDERS = STEP_KINDS.filter((kind) => kind !== 'cause' && kind !== 'effect');
const TIMEOUTS = [
  'session-expired',
  'peer-mode-checked',
  'missed-mail-due',
  'client-idled',
  'link-wait-ended',
];
const TROUBLES = ['message-refused', 'message-missed', 'message-failed', 'request-refused'];

function countOf({ columns }: IndexedTrace): number {
  return columns.count;
}

/** A trace, a record of it (or -1), something selected, a filter, violations. */
const SITUATIONS = fc.constantFrom(...TRACES).chain((trace) =>
  fc.record({
    trace: fc.constant(trace),
    n: fc.integer({ min: -1, max: countOf(trace) - 1 }),
    selection: selections(trace),
    passes: fc.option(passing(trace), { nil: undefined }),
    violations: fc
      .array(fc.nat(countOf(trace) - 1), { maxLength: 6 })
      .map((list) => list.sort((a, b) => a - b)),
  }),
);

function passing(trace: IndexedTrace): fc.Arbitrary<Uint8Array> {
  const count = countOf(trace);
  return fc.uint8Array({ minLength: count, maxLength: count, max: 1 });
}

function selections({ columns, messages, sessions, threads }: IndexedTrace): fc.Arbitrary<StepSelection> {
  const one = (subject: string, count: number): fc.Arbitrary<StepSelection>[] =>
    count === 0 ? [] : [fc.record({ subject: fc.constant(subject), id: fc.nat(count - 1) })];
  return fc.oneof(
    fc.constant(NOTHING),
    ...one('record', columns.count),
    ...one('user', threads.world.users.count),
    ...one('thread', threads.world.threads.count),
    ...one('message', messages.count),
    ...one('session', sessions.thread.length),
    ...one('link', 3),
  );
}

/** All records of the order in which record `n` is stepped through, found by asking each record. */
function orderOf(trace: IndexedTrace, kind: StepKind, n: number, context: StepContext): number[] {
  const { columns, records } = trace;
  const { subject, id } = context.selection;
  const anchor = subject === 'record' ? id : n;
  switch (kind) {
    case 'event':
      return allWith(columns, (at) => context.passes === undefined || context.passes[at] === 1);
    case 'state-change':
      return allWith(columns, (at) => columns.didStart[at + 1]! !== columns.didStart[at]!);
    case 'upgrade':
      return [...trace.upgrades];
    case 'timeout':
      return allWith(columns, (at) => TIMEOUTS.includes(nameOf(columns, at)));
    case 'trouble':
      return allWith(columns, (at) => TROUBLES.includes(nameOf(columns, at)));
    case 'violation':
      return [...new Set(context.violations)];
    case 'thread': {
      const selected = threadOf(trace, context.selection);
      if (selected >= 0) return [...records.of('thread', selected)];
      const thread = n < 0 ? -1 : records.concernedBy(n).thread;
      return thread < 0 ? [] : allWith(columns, (at) => records.concernedBy(at).thread === thread);
    }
    case 'user':
      if (subject === 'user') return allWith(columns, (at) => records.concernedBy(at).users.includes(id));
      if (subject === 'message') return withUser(trace, trace.messages.from[id]!);
      return anchor < 0 ? [] : withUser(trace, placeOf(trace, anchor).user);
    default:
      return clientOrder(trace, n, context.selection);
  }
}

function threadOf(trace: IndexedTrace, { subject, id }: StepSelection): number {
  if (subject === 'thread') return id;
  if (subject === 'session') return trace.sessions.thread[id]!;
  if (subject === 'message') return trace.messages.thread[id]!;
  return subject === 'record' ? trace.records.concernedBy(id).thread : -1;
}

function withUser(trace: IndexedTrace, user: number): number[] {
  return user < 0 ? [] : allWith(trace.columns, (at) => placeOf(trace, at).user === user);
}

function clientOrder(trace: IndexedTrace, n: number, { subject, id }: StepSelection): number[] {
  const anchor = subject === 'record' ? id : n;
  const here = anchor < 0 ? { user: -1, client: -1 } : placeOf(trace, anchor);
  const of = (user: number, client: number): number[] =>
    withUser(trace, user).filter((at) => placeOf(trace, at).client === client);
  if (subject === 'message') return of(trace.messages.from[id]!, trace.messages.via[id]!);
  if (subject !== 'user') return here.client < 0 ? [] : of(here.user, here.client);
  if (here.user === id && here.client >= 0) return of(id, here.client);
  return withUser(trace, id).filter((at) => placeOf(trace, at).client >= 0);
}

test('a step leads to the nearest record of its order', () => {
  fc.assert(
    fc.property(
      SITUATIONS,
      fc.constantFrom(...ORDERS),
      fc.constantFrom<Direction>(1, -1),
      (situation, kind, direction) => {
        const { trace, n } = situation;
        const order = orderOf(trace, kind, n, situation);
        const expected = direction === 1 ? order.find((at) => at > n) : order.filter((at) => at < n).at(-1);
        expect(nextRecord(trace, n, kind, direction, situation)).toBe(expected ?? -1);
      },
    ),
  );
});

test('as many steps back as were taken forward lead to the same record', () => {
  fc.assert(
    fc.property(
      SITUATIONS,
      fc.constantFrom(...ORDERS),
      fc.integer({ min: 1, max: 12 }),
      (situation, kind, steps) => {
        const { trace } = situation;
        const order = orderOf(trace, kind, situation.n, situation);
        const start = order[Math.max(0, situation.n) % Math.max(1, order.length)] ?? situation.n;
        let at = start;
        let taken = 0;
        for (let next = at; taken < steps && next >= 0; taken += next >= 0 ? 1 : 0) {
          next = nextRecord(trace, at, kind, 1, situation);
          if (next >= 0) at = next;
        }
        for (; taken > 0; taken--) at = nextRecord(trace, at, kind, -1, situation);
        expect(at).toBe(start);
      },
    ),
  );
});

test('each kind of step finds something in the scenarios', () => {
  const context = { selection: NOTHING, violations: [3] };
  const found = STEP_KINDS.filter((kind) =>
    TRACES.some((trace) =>
      allWith(trace.columns, () => true).some((n) => nextRecord(trace, n, kind, 1, context) >= 0),
    ),
  );
  expect(found).toEqual(STEP_KINDS);
});

test('a cause is before its effects, and the first effect leads back to it', () => {
  const context = { selection: NOTHING, violations: [] };
  for (const trace of TRACES) {
    for (let n = 0; n < countOf(trace); n++) {
      const cause = nextRecord(trace, n, 'cause', 1, context);
      const effect = nextRecord(trace, n, 'effect', -1, context);
      expect(cause).toBeLessThan(n);
      if (effect >= 0) expect(nextRecord(trace, effect, 'cause', 1, context)).toBe(n);
    }
  }
});

test('there is nothing to step to in an empty trace, nor from before the first to a cause', () => {
  const trace = slowIndex(columnsOf('main.yaml'));
  const empty = { ...trace, columns: { ...trace.columns, count: 0 }, upgrades: new Int32Array(0) };
  const context = { selection: NOTHING, violations: [] };
  for (const kind of ['event', 'state-change', 'upgrade', 'violation', 'thread', 'user', 'client'] as const) {
    expect(nextRecord(empty as unknown as IndexedTrace, -1, kind, 1, context)).toBe(-1);
  }
  expect(nextRecord(trace, -1, 'cause', -1, context)).toBe(-1);
  expect(nextRecord(trace, -1, 'effect', 1, context)).toBe(-1);
});
