/** What views are asked for in tests: whole traces of scenarios, and any stretch of them. */
import fc from 'fast-check';
import { indexTrace } from '../../../src/trace/index/index-trace.ts';
import type { IndexedTrace } from '../../../src/trace/indexed.ts';
import { type DisplayList, marksOf } from '../../../viz/list/display-list.ts';
import { newTimeAxis } from '../../../viz/view/time-axes.ts';
import { TIME_MODES, type TimeMode } from '../../../viz/view/time-axis.ts';
import { GROUPINGS, type Matches, NOTHING, type Selection, type ViewInput } from '../../../viz/view/view.ts';
import { runScenario } from '../../trace/index/scenario-traces.ts';

const traces = new Map<string, IndexedTrace>();

/** `scenarios/NAME.yaml`, run with seed 1 and indexed once a test file. */
export function traceOfScenario(name: string): IndexedTrace {
  let trace = traces.get(name);
  if (trace === undefined) {
    trace = indexTrace(runScenario(name).columns);
    traces.set(name, trace);
  }
  return trace;
}

/** All records pass. */
export function noFilter({ columns }: IndexedTrace): Matches {
  return { passes: undefined, shown: columns.count, total: columns.count };
}

/** The whole trace at fit-to-view, the cursor in its middle, unless said otherwise. */
export function viewInput(
  trace: IndexedTrace,
  mode: TimeMode = 'folded',
  more: Partial<ViewInput> = {},
): ViewInput {
  const axis = newTimeAxis(mode, trace);
  return {
    trace,
    axis,
    fromU: 0,
    toU: axis.length,
    cursor: axis.momentAt(axis.length / 2),
    selection: NOTHING,
    matches: noFilter(trace),
    violations: [],
    grouping: 'auto',
    scroll: 0,
    width: 1280,
    height: 800,
    ...more,
  };
}

const part = fc.double({ min: 0, max: 1, noNaN: true });

function selectionIn(trace: IndexedTrace): fc.Arbitrary<Selection> {
  const one = (subject: Selection['subject'], count: number) =>
    fc.nat(Math.max(0, count - 1)).map((id) => ({ subject, id }));
  const { users, tenants, links } = trace.columns.head.world;
  return fc.oneof(
    { weight: 4, arbitrary: fc.constant(NOTHING) },
    one('record', trace.columns.count),
    one('user', users.count),
    one('tenant', tenants.count),
    one('link', links.count),
    one('thread', trace.threads.count),
    one('session', trace.sessions.count),
    one('message', trace.messages.count),
  );
}

/** Any stretch, cursor, selection, filter, grouping, scroll and size, in any mode: what `inputOf` makes an input of. */
export function anyQuestion(trace: IndexedTrace) {
  return fc.record({
    mode: fc.constantFrom(...TIME_MODES),
    from: part,
    zoom: fc.oneof(fc.constant(1), fc.double({ min: 1e-7, max: 1, noNaN: true })),
    at: part,
    selection: selectionIn(trace),
    /** Every so manieth record passes the filter; 0 is no filter. */
    passing: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 9 })),
    grouping: fc.constantFrom(...GROUPINGS),
    scroll: fc.oneof(fc.constant(0), fc.nat(2000)),
    width: fc.integer({ min: 200, max: 2000 }),
    height: fc.integer({ min: 120, max: 1200 }),
  });
}
export type Question = ReturnType<typeof anyQuestion> extends fc.Arbitrary<infer Q> ? Q : never;

export function inputOf(trace: IndexedTrace, question: Question): ViewInput {
  const { mode, from, zoom, at, passing, ...rest } = question;
  const axis = newTimeAxis(mode, trace);
  const fromU = from * (1 - zoom) * axis.length;
  const total = trace.columns.count;
  const passes =
    passing === 0 ? undefined : Uint8Array.from({ length: total }, (_, n) => Number(n % passing === 0));
  return viewInput(trace, mode, {
    ...rest,
    fromU,
    toU: fromU + zoom * axis.length,
    cursor: axis.momentAt(at * axis.length),
    matches: { passes, shown: passing === 0 ? total : Math.ceil(total / passing), total },
  });
}

/** The list for a golden file: a mark a line as JSON, numbers rounded to a tenth. */
export function goldenOf(list: DisplayList): string {
  const lines = marksOf(list).map(({ box, weight, ...mark }) =>
    JSON.stringify({
      ...mark,
      box: box.map((value) => Math.round(value * 10) / 10 + 0),
      ...(weight === 255 ? {} : { weight }),
    }),
  );
  return `${lines.join('\n')}\n`;
}
