/**
 * What the index and the views make on first use, made ahead of it between the page's questions, so that no first
 * use keeps anybody waiting. The order is that in which people come to need it.
 */
import { dueAt, prepareDue } from '../../src/trace/index/timers.ts';
import type { ChangeField } from '../../src/trace/indexed.ts';
import { preparingQueries } from '../../src/trace/query/facts.ts';
import { whyOf } from '../../src/trace/why/why.ts';
import { prepareFacts } from '../view/lanes/trace-facts.ts';
import { NOTHING, type ViewName } from '../view/view.ts';
import type { Slice } from './background.ts';
import type { OpenTrace } from './open-trace.ts';
import { pictureOf } from './views.ts';

const FIELDS = [
  'users.mode',
  'users.running',
  'users.pendingMode',
  'users.activityTeams',
  'users.activitySfb',
  'threads.status',
  'links.down',
] as const satisfies readonly ChangeField[];
/** What decisions are made of, for the why panel. */
const FIELDS_OF_DECISIONS = [
  'access',
  'epoch',
  'pairs.staleForHi',
  'pairs.staleForLo',
  'tenants.accessExplicit',
  'tenants.federation',
  'tenants.mode',
  'tenants.upgradePending',
  'users.access',
  'users.clientMode',
  'users.homed',
] as const satisfies readonly ChangeField[];
const VIEWS = ['lanes', 'map', 'ladder'] as const satisfies readonly ViewName[];
/** Any size will do. */
const SIZE = { width: 800, height: 500 };
/** Shares of the axis that are drawn once: the whole, and what has arrows in a trace of a million records. */
const ZOOMS = [1, 0.003, 0.0001];

/** To be done in the background; a slice is a few milliseconds' work in a trace of a million records. */
export function warmingSlice(open: OpenTrace): Slice {
  const steps = warming(open);
  return () => {
    try {
      return steps.next().done !== true;
    } catch {
      // What cannot be made of a damaged trace is told where somebody asks for it.
      return false;
    }
  };
}

function* warming(open: OpenTrace): Generator<void, void, undefined> {
  if (open.count === 0) return;
  const { trace } = open;
  while (trace.states.prepare()) yield;
  for (const field of FIELDS) while (trace.changes.prepare(field)) yield;
  while (prepareFacts(trace)) yield;
  for (const axis of ['user', 'tenant', 'link', 'message'] as const) {
    while (trace.records.prepare(axis)) yield;
  }
  trace.states.at(open.count - 1);
  yield;
  for (const zoom of ZOOMS) {
    for (const view of VIEWS) {
      drawOnce(open, view, zoom);
      yield;
    }
  }
  yield* preparingQueries(trace);
  while (trace.records.prepare('effect')) yield;
  for (const field of FIELDS_OF_DECISIONS) while (trace.changes.prepare(field)) yield;
  whyOf(trace, trace.messages.attempted[0] ?? 0);
  yield;
  while (prepareDue(trace)) yield;
  dueAt(trace, open.count - 1, 1);
}

function drawOnce(open: OpenTrace, view: ViewName, zoom: number): void {
  const axis = open.axis('folded');
  const fromU = (axis.length * (1 - zoom)) / 2;
  pictureOf(view, {
    trace: open.trace,
    axis,
    fromU,
    toU: fromU + axis.length * zoom,
    cursor: axis.momentAt(axis.length / 2),
    selection: NOTHING,
    matches: { passes: undefined, shown: open.count, total: open.count },
    violations: [],
    grouping: 'auto',
    scroll: 0,
    ...SIZE,
  });
}
